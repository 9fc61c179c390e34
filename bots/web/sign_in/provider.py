"""The provider where people sign in: OpenID Connect, by Authlib, which checks what it says."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlencode

from bots.web.sign_in.settings import SignInSettings

if TYPE_CHECKING:
    from authlib.integrations.starlette_client import StarletteOAuth2App

logger = logging.getLogger(__name__)

TIMEOUT = 5.0
"""Seconds that the provider may take for one request."""

CLOCK_SKEW = 30
"""Seconds by which its clock may differ from ours."""

RELOAD = 3600
"""Seconds after which it is asked anew where its addresses are."""

SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
"""Signatures by a key that only the provider has: no `none`, no secret that is shared."""

_NAME = re.compile(r"[a-z_]{1,40}")
_USED = (
    "authorization_endpoint",
    "token_endpoint",
    "jwks_uri",
    "userinfo_endpoint",
    "end_session_endpoint",
)


class ProviderError(Exception):
    """Nobody could be signed in."""


class ProviderUnreachableError(ProviderError):
    """The provider can't be reached, or answers what is no OpenID Connect."""


class ProviderRefusedError(ProviderError):
    """The provider refuses, or says what does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """Where to send a browser, and what it must come back with."""

    url: str
    state: str
    nonce: str
    code_verifier: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who signed in, by the provider's own id, which goes no further than a hash of it."""

    subject: str
    groups: frozenset[str]


class Provider(Protocol):
    """What the pages ask of a provider; every method raises ProviderError."""

    async def going(self, redirect_uri: str) -> Going:
        """Return where to send a browser."""

    async def person(
        self, code: str, *, nonce: str, code_verifier: str, redirect_uri: str
    ) -> Person:
        """Return who came back with a code."""

    async def sign_out_url(self, back_to: str) -> str | None:
        """Return where one signs out of the provider itself; None where it has no such place."""

    async def look(self) -> None:
        """Find out whether it answers as it should."""


class OidcProvider:
    """The provider of the settings; asked for its addresses when they are first needed."""

    def __init__(
        self, settings: SignInSettings, *, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._settings = settings
        self._now = now
        self._client: StarletteOAuth2App | None = None
        self._loaded_at = 0.0

    async def going(self, redirect_uri: str) -> Going:
        """Return where to send a browser: with PKCE, a state and a nonce of its own."""
        client = await self._reached()
        with _refusals():
            made = await client.create_authorization_url(redirect_uri)
        return Going(
            url=made["url"],
            state=made["state"],
            nonce=made["nonce"],
            code_verifier=made["code_verifier"],
        )

    async def person(
        self, code: str, *, nonce: str, code_verifier: str, redirect_uri: str
    ) -> Person:
        """Return who came back with a code, once its token was found to be signed and meant."""
        client = await self._reached()
        with _refusals():
            token = await client.fetch_access_token(
                redirect_uri=redirect_uri, code=code, code_verifier=code_verifier
            )
            claims = await client.parse_id_token(
                token, nonce=nonce, claims_options=self._demands(), leeway=CLOCK_SKEW
            )
            if claims is None:
                raise ProviderRefusedError("it gave no id token")
            subject = str(claims["sub"])
            groups = claims.get(self._settings.oidc_claim)
            is_asked = bool(self._settings.oidc_groups)  # else no group opens anything
            if groups is None and is_asked and "userinfo_endpoint" in client.server_metadata:
                groups = await self._told_apart(client, token, subject)
        return Person(subject=subject, groups=_names(groups))

    async def sign_out_url(self, back_to: str) -> str | None:
        """Return where one signs out of the provider itself; None where it has no such place."""
        client = await self._reached()
        place = client.server_metadata.get("end_session_endpoint")
        if place is None:
            return None
        told = {"client_id": client.client_id, "post_logout_redirect_uri": back_to}
        return f"{place}{'&' if '?' in place else '?'}{urlencode(told)}"

    async def look(self) -> None:
        """Find out whether it answers as it should, and has keys."""
        client = await self._reached()
        with _refusals():
            await client.fetch_jwk_set()

    def _demands(self) -> dict[str, dict[str, object]]:
        """Return whom a token must be by and for: Authlib checks no audience unless it is told."""
        settings = self._settings
        return {
            "iss": {"essential": True, "value": settings.oidc_issuer},
            "aud": {"essential": True, "value": settings.oidc_client_id},
        }

    async def _told_apart(
        self, client: StarletteOAuth2App, token: Mapping[str, Any], subject: str
    ) -> object:
        """Return the groups where the provider keeps them out of the token."""
        told = await client.userinfo(token=token)
        if told.get("sub") != subject:
            raise ProviderRefusedError("it told of somebody else")
        return told.get(self._settings.oidc_claim)

    async def _reached(self) -> StarletteOAuth2App:
        if self._client is None or self._now() - self._loaded_at > RELOAD:
            client = self._made()
            with _refusals():
                found = await client.load_server_metadata()
                client.server_metadata = _usable(found, issuer=str(self._settings.oidc_issuer))
            self._client, self._loaded_at = client, self._now()
        return self._client

    def _made(self) -> StarletteOAuth2App:
        from authlib.integrations.starlette_client import OAuth  # noqa: PLC0415  only when used

        from bots.http import httpx  # noqa: PLC0415  as above

        settings = self._settings
        secret = settings.oidc_client_secret
        client: StarletteOAuth2App = OAuth().register(
            "provider",
            client_id=settings.oidc_client_id,
            client_secret=secret.get_secret_value() if secret else None,
            server_metadata_url=(
                f"{str(settings.oidc_issuer).rstrip('/')}/.well-known/openid-configuration"
            ),
            client_kwargs={
                "scope": settings.oidc_scope,
                "code_challenge_method": "S256",
                "timeout": TIMEOUT,
                "verify": httpx.create_ssl_context(),  # once, not at each request
            },
        )
        return client


@contextmanager
def _refusals() -> Iterator[None]:
    """Tell apart who can't be reached and who says what does not hold; log the kind alone."""
    from authlib.integrations.base_client import OAuthError  # noqa: PLC0415  only when used
    from joserfc.errors import JoseError  # noqa: PLC0415  as above

    try:
        yield
    except ProviderError as error:
        logger.warning("the provider could not sign somebody in: %s", error)
        raise
    except (OAuthError, JoseError) as error:
        logger.warning("the provider could not sign somebody in: %s", _kind(error))
        raise ProviderRefusedError(type(error).__name__) from error
    except Exception as error:  # no connection, or an answer that nobody foresaw: nobody gets in
        logger.warning("the provider can't be reached: %s", type(error).__name__)
        raise ProviderUnreachableError(type(error).__name__) from error


def _kind(error: Exception) -> str:
    """Say what was wrong by names of the protocol: `invalid_client`, or the claim; no values."""
    told = str(getattr(error, "claim", None) or getattr(error, "error", None) or "")
    name = type(error).__name__
    return f"{name} ({told})" if _NAME.fullmatch(told) else name


def _usable(found: Mapping[str, Any], *, issuer: str) -> dict[str, Any]:
    """Return what is used of what a provider says of itself."""
    if found["issuer"] != issuer:
        raise ProviderUnreachableError("it goes by another name than LEERKRING_OIDC_ISSUER")
    offered = found.get("id_token_signing_alg_values_supported") or ["RS256"]
    methods = found.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    return {
        "issuer": issuer,
        "_loaded_at": found["_loaded_at"],  # Authlib's mark that nothing need be fetched
        "id_token_signing_alg_values_supported": [each for each in SIGNATURES if each in offered],
        "token_endpoint_auth_method": (
            "client_secret_basic" if "client_secret_basic" in methods else "client_secret_post"
        ),
        **{name: found[name] for name in _USED if name in found},
    }


def _names(groups: object) -> frozenset[str]:
    given = [groups] if isinstance(groups, str) else groups
    if not isinstance(given, list | tuple):
        return frozenset()
    return frozenset(group for group in given if isinstance(group, str))
