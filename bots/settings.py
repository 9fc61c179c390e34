"""The one Settings: a section a package, from options, the environment and .env."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar, get_args

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    SettingsConfigDict,
)

from assistant.journal.settings import JournalSettings
from assistant.settings import AssistantSettings
from bots.errors import SettingsError
from bots.logs import LogLevel
from bots.slack.settings import SlackSettings
from bots.web.settings import WebSettings
from bots.web.sign_in.settings import SignInSettings
from evaluation.settings import EvaluationSettings
from ingest.settings import IngestSettings

PREFIX = "LEERKRING_"

Section = TypeVar("Section", bound=BaseSettings)


class TerminalSettings(BaseSettings):
    """How the commands behave."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", extra="ignore", frozen=True
    )

    log_level: LogLevel = Field(default=LogLevel.WARNING, description="How much is logged.")

    @field_validator("log_level", mode="before")
    @classmethod
    def _any_case(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting of this process."""

    ingest: IngestSettings
    assistant: AssistantSettings
    journal: JournalSettings
    evaluation: EvaluationSettings
    web: WebSettings
    sign_in: SignInSettings
    slack: SlackSettings
    terminal: TerminalSettings


SECTIONS: tuple[type[BaseSettings], ...] = (
    IngestSettings,
    AssistantSettings,
    JournalSettings,
    EvaluationSettings,
    WebSettings,
    SignInSettings,
    SlackSettings,
    TerminalSettings,
)


def load_settings(data_dir: Path | None = None, *, env_file: Path = Path(".env")) -> Settings:
    """Return the settings: `data_dir` before the environment, the environment before `env_file`.

    Raises SettingsError for a LEERKRING_ name that no section knows, and for a value that is no
    good. A variable that is set to nothing counts as not set.
    """
    found = _Found.of(env_file)
    _check_names(found)
    ingest = _load(IngestSettings, found)
    if data_dir is not None:
        ingest = ingest.model_copy(update={"data_dir": data_dir})
    return Settings(
        ingest=ingest,
        assistant=_load(AssistantSettings, found),
        journal=_load(JournalSettings, found),
        evaluation=_load(EvaluationSettings, found),
        web=_load(WebSettings, found),
        sign_in=_load(SignInSettings, found),
        slack=_load(SlackSettings, found),
        terminal=_load(TerminalSettings, found),
    )


def known_names() -> tuple[str, ...]:
    """Return every name that may be set, read off the sections themselves."""
    fields = (field for section in SECTIONS for field in section.model_fields)
    return tuple(dict.fromkeys(f"{PREFIX}{field.upper()}" for field in fields))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What the environment and the .env file say; names in lower case."""

    environment: Mapping[str, str | None]
    file: Mapping[str, str | None]
    env_file: Path

    @classmethod
    def of(cls, env_file: Path) -> _Found:
        try:
            file = DotEnvSettingsSource(
                TerminalSettings, env_file=env_file, env_file_encoding="utf-8"
            )
        except UnicodeDecodeError as error:
            raise SettingsError(
                f"{env_file} is not UTF-8 text (byte {error.start}). Save it as UTF-8."
            ) from error
        environment = EnvSettingsSource(TerminalSettings).env_vars
        return cls(environment=environment, file=file.env_vars, env_file=env_file)

    def place(self, name: str) -> str:
        """Say where a name that is not in the environment stands."""
        return f" in {self.env_file}" if name.lower() not in self.environment else ""


def _check_names(found: _Found) -> None:
    known = known_names()
    sentences = [
        _unknown(name.upper(), known, found)
        for name in sorted({*found.environment, *found.file})
        if name.startswith(PREFIX.lower()) and name.upper() not in known
    ]
    if sentences:
        raise SettingsError(" ".join(sentences))


def _unknown(name: str, known: tuple[str, ...], found: _Found) -> str:
    nearest = get_close_matches(name, known, n=1, cutoff=0.75)
    advice = f"Did you mean {nearest[0]}?" if nearest else f"Known: {', '.join(sorted(known))}."
    return f"There is no setting {name}{found.place(name)}. {advice}"


def _load(section: type[Section], found: _Found) -> Section:
    try:
        return section(_env_file=found.env_file, _env_file_encoding="utf-8", _env_ignore_empty=True)
    except ValidationError as error:
        sentences = [_wrong(detail, section, found) for detail in error.errors()]
        raise SettingsError(" ".join(sentences)) from error


def _wrong(detail: ErrorDetails, section: type[BaseSettings], found: _Found) -> str:
    field = str(detail["loc"][0]) if detail["loc"] else ""
    expected = detail["msg"].removeprefix("Value error, ").rstrip(".")
    if not field:
        return f"{expected}."
    name = f"{PREFIX}{field.upper()}"
    value = "" if _is_secret(section, field, detail["input"]) else f" is {detail['input']!r}"
    expected = expected.replace("Input should", "it should")
    return f"{name}{found.place(name)}{value}, but {expected[:1].lower()}{expected[1:]}."


def _is_secret(section: type[BaseSettings], field: str, value: object) -> bool:
    """Tell whether the value must not be shown; an address may hold a password before its @."""
    annotation = section.model_fields[field].annotation
    return SecretStr in (annotation, *get_args(annotation)) or "@" in str(value)
