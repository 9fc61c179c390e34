"""The settings of signing in: which provider, and what its groups open here."""

from __future__ import annotations

import ipaddress
import json
from collections.abc import Collection, Mapping
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from assistant.access import AUDIENCES, PUBLIC, SCOPES, Scope

EVERYBODY = frozenset({Scope.ASK, Scope.READ})
"""What whoever signs in may do, of what is public."""

_OPENS = {*SCOPES, *(AUDIENCES - PUBLIC)}
_NEEDED = ("oidc_issuer", "oidc_client_id", "oidc_client_secret")


class SignInSettings(BaseSettings):
    """An OpenID Connect provider; without an issuer nobody can sign in."""

    model_config = SettingsConfigDict(
        env_prefix="LEERKRING_", env_file=".env", extra="ignore", frozen=True
    )

    public_url: str | None = Field(
        default=None,
        description="Address by which browsers reach the server, as https://leerkring.example.nl. "
        "Signing in beyond loopback takes it.",
    )
    oidc_issuer: str | None = Field(
        default=None, description="The OpenID Connect provider where people sign in."
    )
    oidc_client_id: str | None = Field(
        default=None, description="Under which name the provider knows this server."
    )
    oidc_client_secret: SecretStr | None = Field(
        default=None, description="What the server shows the provider."
    )
    oidc_scope: str = Field(
        default="openid",
        description="What the provider is asked for, with spaces between: openid, and what else it "
        "takes to be told the groups.",
    )
    oidc_claim: str = Field(default="groups", description="The claim that holds the groups.")
    oidc_groups: Annotated[Mapping[str, frozenset[str]], NoDecode] = Field(
        default_factory=dict,
        description="What groups open, as buyers-nl=buyers,office=admin+ingest: audiences "
        "(participants, buyers) and scopes (ingest, admin), or the same as a JSON object. Others "
        "who sign in ask and read what is public.",
    )
    oidc_hours: float = Field(
        default=8, gt=0, le=24, description="Hours until one has to sign in again."
    )

    @field_validator("oidc_issuer", "public_url")
    @classmethod
    def _is_safe_address(cls, value: str | None) -> str | None:
        """Demand TLS of what is not on this machine: passwords and sessions go there."""
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme != "https" and not (parts.scheme == "http" and _is_here(parts.hostname)):
            raise ValueError("it should be an address that begins with https://")
        if parts.query or parts.fragment or not parts.hostname:
            raise ValueError("it should be an address without ? and #")
        return value

    @field_validator("public_url")
    @classmethod
    def _is_origin(cls, value: str | None) -> str | None:
        if value is not None and urlsplit(value).path.strip("/"):
            raise ValueError("it should be a name alone, as https://leerkring.example.nl, no path")
        return None if value is None else value.rstrip("/").lower()

    @field_validator("oidc_scope")
    @classmethod
    def _asks_who_it_is(cls, value: str) -> str:
        if "openid" not in value.split():
            raise ValueError("it should hold openid")
        return " ".join(value.split())

    @field_validator("oidc_groups", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        if value.lstrip().startswith("{"):
            return json.loads(value)
        return dict(_group(each.strip()) for each in value.split(",") if each.strip())

    @field_validator("oidc_groups")
    @classmethod
    def _opens_what_there_is(cls, value: Mapping[str, frozenset[str]]) -> object:
        for group, opened in value.items():
            if unknown := opened - _OPENS:
                raise ValueError(
                    f"the group {group!r} opens {min(unknown)!r}, which is neither an audience nor "
                    f"a scope: {', '.join(sorted(_OPENS))}"
                )
        return value

    @model_validator(mode="after")
    def _is_all_or_nothing(self) -> Self:
        missing = [name for name in _NEEDED if not getattr(self, name)]
        if missing and len(missing) < len(_NEEDED):
            names = " and ".join(f"LEERKRING_{name.upper()}" for name in missing)
            raise ValueError(f"Signing in takes {names} too")
        return self

    @property
    def is_on(self) -> bool:
        """Tell whether people can sign in."""
        return self.oidc_issuer is not None

    def opened_by(self, groups: Collection[str]) -> tuple[frozenset[Scope], frozenset[str]]:
        """Return the scopes and audiences of whoever is in these groups; unknown ones open none."""
        opened = frozenset[str]().union(
            *(self.oidc_groups[group] for group in groups if group in self.oidc_groups)
        )
        scopes = EVERYBODY | {scope for scope in SCOPES if scope in opened}
        return scopes, opened - SCOPES


def _group(written: str) -> tuple[str, frozenset[str]]:
    name, _, opened = written.rpartition("=")  # names of a directory hold = themselves
    if not name.strip() or not opened.strip():
        raise ValueError(f"{written!r} should be a group, = and what it opens")
    return name.strip(), frozenset(each.strip() for each in opened.split("+"))


def _is_here(host: str | None) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False


NO_PROVIDER = SignInSettings.model_construct()
"""Nobody can sign in; sessions begin by links of the server's owner alone."""
