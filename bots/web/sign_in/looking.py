"""What `leerkring doctor` says of signing in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bots.errors import SignInUnreachableError
from bots.keys.port import NoKeys
from bots.web.sign_in.paths import BACK, SIGN_OUT
from bots.web.sign_in.provider import ProviderError
from bots.web.sign_in.service import make_sign_in

if TYPE_CHECKING:
    from bots.web.settings import WebSettings
    from bots.web.sign_in.settings import SignInSettings


async def look(settings: SignInSettings, *, web: WebSettings) -> str:
    """Return where people sign in, and the addresses that must be known there.

    Raises SettingsError, and SignInUnreachableError for a provider that does not answer as one.
    """
    sign_in = make_sign_in(settings, web=web, keys=NoKeys())
    assert sign_in is not None  # noqa: S101  whoever asks has looked
    try:
        await sign_in.provider.look()
    except ProviderError as error:
        raise SignInUnreachableError(str(settings.oidc_issuer), str(error)) from error
    base = settings.public_url or f"http://localhost:{web.port}"
    groups = len(settings.oidc_groups)
    return (
        f"{settings.oidc_issuer} answers; it must know {base}{BACK} (redirect) and "
        f"{base}{SIGN_OUT} (after signing out); {groups or 'no'} "
        f"{'group opens' if groups == 1 else 'groups open'} more than what is public"
    )
