"""TLS is verified by the name that was asked for, though the connection goes to an address."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import SourceError
from ingest.web.address import parse
from ingest.web.answer import Fetched
from tests.support.certificates import certificate, trusting, wrapped
from tests.support.fetching import client_of, resolves
from tests.support.hostile_site import moved, page, site


def test_certificate_sni_and_host_are_those_of_the_name(tmp_path: Path) -> None:
    path, names = certificate(tmp_path, "site.example"), list[str | None]()
    with site(wrapped(path, names)) as served:
        served.routes["/"] = page("proven")
        name = f"site.example:{served.port}"
        resolve = resolves(site_example=["127.0.0.1"])
        client = client_of(name, resolve=resolve, ssl_context=trusting(path))
        found = client.get(parse(f"https://{name}/"))
    assert isinstance(found, Fetched)
    assert found.body == b"proven"
    assert names == ["site.example"]
    assert served.asked[0].host == name


@pytest.mark.parametrize("trusted", [True, False])
def test_a_certificate_of_nobody_or_of_another_name_is_refused(
    tmp_path: Path, *, trusted: bool
) -> None:
    path = certificate(tmp_path, "site.example")
    with site(wrapped(path, [])) as served:
        served.routes["/"] = page("must not be read")
        host = "other.example" if trusted else "site.example"
        name = f"{host}:{served.port}"
        resolve = resolves(other_example=["127.0.0.1"], site_example=["127.0.0.1"])
        context = trusting(path) if trusted else None
        client = client_of(name, resolve=resolve, ssl_context=context)
        with pytest.raises(SourceError, match="its certificate is not valid"):
            client.get(parse(f"https://{name}/"))
    assert served.asked == []


def test_a_redirect_from_https_to_http_is_not_followed(tmp_path: Path) -> None:
    path = certificate(tmp_path, "site.example")
    with site() as plain, site(wrapped(path, [])) as served:
        plain.routes["/"] = page("must not be read")
        served.routes["/"] = moved(f"{plain.address}/")
        name = f"site.example:{served.port}"
        client = client_of(
            name,
            f"127.0.0.1:{plain.port}",
            resolve=resolves(site_example=["127.0.0.1"]),
            ssl_context=trusting(path),
        )
        with pytest.raises(SourceError, match="redirects from https"):
            client.get(parse(f"https://{name}/"))
    assert plain.asked == []
