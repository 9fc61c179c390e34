"""The settings of the web endpoint."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from assistant.access import Scope
from bots.web.access.addresses import networks

PER_MINUTE = 60
"""Requests a minute of each caller beyond loopback, unless set otherwise."""

_ORIGIN = re.compile(r"https?://(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?")


class Access(StrEnum):
    """Who may ask over HTTP."""

    LOOPBACK = "loopback"  # whoever is on this machine: nobody else reaches the server
    PUBLIC = "public"  # whoever reaches the server asks and reads what is public
    KEYS = "keys"  # only who shows a key or a page token, or has signed in

    @property
    def anonymous(self) -> frozenset[Scope]:
        """What a caller may do who shows nothing."""
        return frozenset() if self is Access.KEYS else frozenset({Scope.ASK, Scope.READ})


ACCESS_IN_WORDS = {
    Access.LOOPBACK: "whoever is on this machine may ask",
    Access.PUBLIC: "whoever reaches the server may ask and read what is public",
    Access.KEYS: "only who shows a key or a page token, or has signed in, may ask",
}


class WebSettings(BaseSettings):
    """Where the server listens and what it lets in."""

    model_config = SettingsConfigDict(
        env_prefix="LEERKRING_", env_file=".env", extra="ignore", frozen=True
    )

    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port to listen on.")
    access: Access = Field(
        default=Access.LOOPBACK,
        description="Who may ask: loopback (nobody from elsewhere), public (whoever reaches "
        "the server, what is public) or keys (who shows a key or a page token, or has signed in). "
        "Beyond loopback it must be set.",
    )
    widget_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Sites whose pages may ask by the widget, as https://www.example.nl, with "
        "commas between them.",
    )
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Names under which browsers reach the server, with commas between them; "
        "localhost and the address to listen on are always allowed.",
    )
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Addresses or networks of reverse proxies whose X-Forwarded-For is believed, "
        "with commas between them.",
    )
    serve_originals: bool = Field(
        default=False,
        description="Whether who may read a document may have the PDF that it was read from, where "
        "the gate found nothing in its text. What the text does not hold (pictures, comments, "
        "properties) was screened by nobody.",
    )
    rate_limit: int | None = Field(
        default=None,
        ge=0,
        description="Requests a minute of each key and of each address; 0 sets no limit. Unset: "
        "60, and none where LEERKRING_ACCESS is loopback.",
    )
    max_answers: int = Field(
        default=64, ge=1, description="Answers made at once; more are told to come back."
    )
    request_seconds: float = Field(
        default=180, gt=0, description="How long a request may take, to the end of its answer."
    )
    max_connections: int = Field(
        default=512, ge=1, description="Connections open at once; one that is idle makes room."
    )
    max_connections_per_address: int = Field(
        default=128,
        ge=1,
        description="The same of one address; LEERKRING_TRUSTED_PROXIES have no such limit.",
    )
    header_seconds: float = Field(
        default=10, gt=0, description="How long the headers of a request may take to arrive."
    )
    body_seconds: float = Field(
        default=30,
        gt=0,
        description="How long a request body may take, and a second more for each 10,000 bytes.",
    )
    write_seconds: float = Field(
        default=30, gt=0, description="How long a client may take nothing of its answer."
    )
    max_body_bytes: int = Field(
        default=1_000_000, ge=1, description="Largest request body that is read."
    )
    max_ingest_bytes: int = Field(
        default=256_000_000,
        ge=1,
        description="Largest batch of finished chunks that is read from leerkring ingest.",
    )

    @field_validator("allowed_hosts", "trusted_proxies", "widget_origins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(name.strip() for name in value.split(",") if name.strip())
        return value

    @field_validator("widget_origins")
    @classmethod
    def _are_origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        """Take origins as browsers send them: without path, in lower case."""
        origins = tuple(origin.lower().removesuffix("/") for origin in value)
        for origin in origins:
            if _ORIGIN.fullmatch(origin) is None:
                raise ValueError(
                    f"{origin!r} is no origin of a site: write https://www.example.nl, without path"
                )
        return origins

    @field_validator("trusted_proxies")
    @classmethod
    def _are_networks(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        networks(value)  # a ValueError says which is none
        return value

    @property
    def per_minute(self) -> int:
        """Requests a minute of each caller; 0 sets no limit."""
        if self.rate_limit is not None:
            return self.rate_limit
        return 0 if self.access is Access.LOOPBACK else PER_MINUTE
