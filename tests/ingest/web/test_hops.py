"""Where requests lead: each hop is checked, and connected to as checked."""

from __future__ import annotations

import pytest

from ingest.errors import SourceError
from ingest.web.address import parse
from ingest.web.answer import Fetched
from tests.support.fetching import client_of, got, refused, resolves
from tests.support.hostile_site import Site, moved, page


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://127.0.0.1:9/", "names port 9"),
        ("http://127.0.0.1/", "no address of the open internet"),
        ("http://[::1]/", "no address of the open internet"),
        ("http://169.254.169.254/latest/meta-data/", "no address of the open internet"),
        ("http://localhost/", "leads to 127.0.0.1"),
        ("//10.0.0.1/", "no address of the open internet"),
        ("http://2130706433/", "is a number where"),
        ("http://0x7f000001/", "is a number where"),
        ("file:///etc/passwd", "no other is fetched"),
        ("gopher://127.0.0.1:70/_x", "no other is fetched"),
        ("javascript:alert(1)", "no other is fetched"),
        ("http://user:secret@example.org/", "holds a user name"),
        ("http://127.0.0.1\\@example.org/", "a backslash"),
        ("http://unknown.example/", "there is no host"),
    ],
)
def test_a_redirect_is_checked_as_the_first_address_was(
    served: Site, location: str, reason: str
) -> None:
    served.routes["/"] = moved(location)
    told = refused(served, resolve=resolves(localhost=["127.0.0.1"]))
    assert reason in told
    assert "secret" not in told
    assert served.paths == ["/"]


def test_each_hop_is_looked_up_anew_and_connected_to_as_checked(served: Site) -> None:
    """DNS rebinding: the second answer of the name is another, and is refused."""
    served.routes["/"] = moved(f"http://site.example:{served.port}/next")
    served.routes["/next"] = page("must not be read")
    name = f"site.example:{served.port}"
    resolve = resolves(site_example=["127.0.0.1", "169.254.169.254"])
    with pytest.raises(SourceError, match=r"leads to 169\.254\.169\.254"):
        client_of(name, resolve=resolve).get(parse(f"http://{name}/"))
    assert served.paths == ["/"]


def test_a_name_is_looked_up_once_for_a_request(served: Site) -> None:
    """Whatever the name leads to a moment later, the checked address is connected to."""
    served.routes["/"] = page("as checked")
    name = f"site.example:{served.port}"
    resolve = resolves(site_example=["127.0.0.1", "127.0.0.2"])
    found = client_of(name, resolve=resolve).get(parse(f"http://{name}/"))
    assert isinstance(found, Fetched)
    assert served.asked[0].host == name
    assert resolve("site.example", 80) == ["127.0.0.2"]  # not asked for meanwhile


def test_the_second_checked_address_is_tried_where_the_first_is_dead(served: Site) -> None:
    served.routes["/"] = page("alive")
    name = f"site.example:{served.port}"
    resolve = resolves(site_example=["127.0.0.9,127.0.0.1"])
    found = client_of(name, resolve=resolve).get(parse(f"http://{name}/"))
    assert isinstance(found, Fetched)


def test_a_name_with_one_forbidden_address_among_others_is_refused() -> None:
    resolve = resolves(mixed_example=["93.184.216.34,10.0.0.8"])
    with pytest.raises(SourceError, match=r"leads to 10\.0\.0\.8"):
        client_of(resolve=resolve).get(parse("http://mixed.example/"))


def test_what_is_outside_does_not_lead_inside_even_where_that_is_allowed(served: Site) -> None:
    """An allowed inner host is for who names it, not for any page that redirects there."""
    outside = f"outside.example:{served.port}"
    served.routes["/"] = moved(f"{served.address}/inner")
    client = client_of(
        f"127.0.0.1:{served.port}",
        outside,
        outside=["outside.example"],
        resolve=resolves(outside_example=["127.0.0.1"]),
    )
    with pytest.raises(SourceError, match="redirects into an inner network"):
        client.get(parse(f"http://{outside}/"))
    assert served.paths == ["/"]


def test_redirects_end_after_five(served: Site) -> None:
    served.routes["/"] = moved("/")
    assert "redirects more than 5 times" in refused(served)
    assert len(served.asked) == 6


def test_a_redirect_is_followed_relative_to_where_it_stands(served: Site) -> None:
    served.routes["/a/b"] = moved("../c?d", "301 Moved Permanently")
    served.routes["/c?d"] = page("there")
    assert str(got(served, "/a/b").address) == f"{served.address}/c?d"


def test_a_redirect_in_utf8_is_understood(served: Site) -> None:
    served.routes["/"] = moved("/caf\u00c3\u00a9")  # é in UTF-8, as bytes of the header
    served.routes["/caf%C3%A9"] = page("there")
    assert got(served).body == b"there"
