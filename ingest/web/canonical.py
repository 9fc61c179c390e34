"""Which addresses name one page: fragments, trackers, schemes and last slashes make no other."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.errors import SourceError
from ingest.web.address import Address, join

_TRACKERS = re.compile(
    r"(utm_\w+|pk_\w+|mtm_\w+|piwik_\w+|matomo_\w+|hsa_\w+|_hs\w+|fbclid|gclid|gclsrc|dclid|gbraid"
    r"|wbraid|msclkid|yclid|twclid|igshid|mc_[ce]id|_ga|_gl|ref_src)",
    re.IGNORECASE,
)


def without_trackers(address: Address) -> Address:
    """Return the address without the parameters that tell who sent the visitor."""
    path, _, query = address.target.partition("?")
    kept = [
        pair
        for pair in query.split("&")
        if pair and not _TRACKERS.fullmatch(pair.partition("=")[0])
    ]
    return replace(address, target=f"{path}?{'&'.join(kept)}" if kept else path)


def page_key(address: Address) -> str:
    """Return what all spellings of an address have in common: it names a page's file and row."""
    plain = without_trackers(address)
    path, mark, query = plain.target.partition("?")
    authority = re.sub(r":(80|443)$", "", plain.authority)
    return f"{authority}{path.rstrip('/')}{mark}{query}"


def same_site(one: Address, other: Address) -> bool:
    """Tell whether two addresses are of one host; with and without www. counts as one."""
    return _bare(one) == _bare(other)


def canonical_of(address: Address, link: str) -> Address | None:
    """Return where a page says that it stands, where that is elsewhere on the same site.

    None where it says nothing, stands there already, or names somebody else's site: nobody
    speaks for another.
    """
    if not link.strip():
        return None
    try:
        named = without_trackers(join(address, link))
    except SourceError:
        return None
    is_elsewhere = page_key(named) != page_key(address)
    return named if is_elsewhere and same_site(named, address) else None


def _bare(address: Address) -> tuple[str, int]:
    usual = address.port in {80, 443}
    return address.host.removeprefix("www."), 0 if usual else address.port
