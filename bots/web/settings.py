"""The settings of the web endpoint."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class WebSettings(BaseSettings):
    """Where the server listens and what it lets in."""

    model_config = SettingsConfigDict(
        env_prefix="LEERKRING_", env_file=".env", extra="ignore", frozen=True
    )

    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port to listen on.")
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Names under which browsers reach the server, with commas between them; "
        "localhost and the address to listen on are always allowed.",
    )
    max_body_bytes: int = Field(
        default=1_000_000, ge=1, description="Largest request body that is read."
    )
    max_ingest_bytes: int = Field(
        default=256_000_000,
        ge=1,
        description="Largest batch of finished chunks that is read from leerkring ingest.",
    )

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(name.strip() for name in value.split(",") if name.strip())
        return value
