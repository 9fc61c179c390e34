"""Signing in, put together from the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bots.errors import SettingsError
from bots.web.settings import Access
from bots.web.sign_in.sessions import Sessions

if TYPE_CHECKING:
    from bots.keys.port import Keys
    from bots.web.settings import WebSettings
    from bots.web.sign_in.provider import Provider
    from bots.web.sign_in.settings import SignInSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """The provider, and who has signed in there."""

    provider: Provider
    sessions: Sessions


def make_sign_in(settings: SignInSettings, *, web: WebSettings, keys: Keys) -> SignIn | None:
    """Return the way to sign in, or None where none is set; the provider is not asked yet.

    Raises SettingsError where people from elsewhere would be sent back to an unknown address.
    """
    if not settings.is_on:
        return None
    if web.access is not Access.LOOPBACK and settings.public_url is None:
        raise SettingsError(
            "LEERKRING_PUBLIC_URL is not set: to sign in beyond loopback it must say by which "
            "address browsers reach this server, as https://leerkring.example.nl."
        )
    from bots.web.sign_in.provider import OidcProvider  # noqa: PLC0415  only where it is on

    return SignIn(provider=OidcProvider(settings), sessions=Sessions(keys=keys, rules=settings))
