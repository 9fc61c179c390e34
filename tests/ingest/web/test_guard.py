"""Which addresses may be reached, and what the setting opens."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from ingest.errors import SourceError
from ingest.settings import IngestSettings
from ingest.web.address import parse
from ingest.web.allowed import Allowed
from ingest.web.guard import Guard
from tests.support.fetching import resolves

INNER = (
    *("127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1"),
    *("169.254.169.254", "169.254.1.1", "100.64.0.1", "100.127.255.255", "0.0.0.0", "0.1.2.3"),
    *("192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1"),
    *("239.1.1.1", "240.0.0.1", "255.255.255.255", "192.88.99.1", "168.63.129.16"),
    *("::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "100::1"),
    *("::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:a9fe:a9fe", "::127.0.0.1", "::8.8.8.8"),
    *("64:ff9b::127.0.0.1", "64:ff9b::8.8.8.8", "64:ff9b:1::1", "2002:7f00:1::", "2002:808:808::"),
    *("2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1", "2001:10::1", "3fff::1"),
    *("4000::1", "5f00::1"),
)
OUTER = ("8.8.8.8", "93.184.216.34", "2606:4700::1111", "2a02:2f0::1")


@pytest.mark.parametrize("ip", INNER)
def test_what_is_not_on_the_open_internet_is_refused(ip: str) -> None:
    host = f"[{ip}]" if ":" in ip else ip
    with pytest.raises(SourceError, match="no address of the open internet"):
        Guard(resolve=resolves()).check(parse(f"http://{host}/"))
    with pytest.raises(SourceError, match="no address of the open internet"):
        Guard(resolve=resolves(name_example=[ip])).check(parse("http://name.example/"))


@pytest.mark.parametrize("ip", OUTER)
def test_the_open_internet_may_be_reached(ip: str) -> None:
    reach = Guard(resolve=resolves(name_example=[ip])).check(parse("https://name.example/"))
    assert reach.ips == (ip,)
    assert not reach.is_inside


@pytest.mark.parametrize("port", [22, 25, 6379, 8080, 443])
def test_other_ports_are_refused(port: int) -> None:
    guard = Guard(resolve=resolves(name_example=["8.8.8.8"]))
    with pytest.raises(SourceError, match=f"names port {port}"):
        guard.check(parse(f"http://name.example:{port}/"))


@pytest.mark.parametrize(
    ("allowed", "address", "ip", "may"),
    [
        ("intranet.example", "http://intranet.example/", "10.1.2.3", True),
        ("intranet.example", "http://sub.intranet.example/", "10.1.2.3", False),
        ("intranet.example", "http://intranet.example:8080/", "10.1.2.3", False),
        ("intranet.example:8080", "http://intranet.example:8080/", "10.1.2.3", True),
        ("intranet.example:8080", "http://intranet.example/", "10.1.2.3", False),
        ("outer.example:8443", "https://outer.example:8443/", "8.8.8.8", True),
        ("10.1.0.0/16", "http://any.example/", "10.1.2.3", True),
        ("10.1.0.0/16", "http://any.example/", "10.2.2.3", False),
        ("10.1.0.0/16", "http://any.example/", "10.1.2.3,127.0.0.1", False),
        ("10.1.0.0/16", "http://any.example:8080/", "10.1.2.3", False),
        ("127.0.0.1", "http://127.0.0.1/", "", True),
        ("[::1]:81", "http://[::1]:81/", "", True),
        ("cloud.example", "http://cloud.example/", "169.254.169.254", False),
        ("cloud.example", "http://cloud.example/", "::ffff:169.254.169.254", False),
        ("169.254.169.254", "http://169.254.169.254/", "", True),
        ("0.0.0.0/0", "http://any.example/", "224.0.0.1", False),
        ("::/0", "http://any.example/", "::", False),
        ("64:ff9b::/96", "http://any.example/", "64:ff9b::8.8.8.8", True),
        ("64:ff9b::/96", "http://any.example/", "64:ff9b::10.0.0.1", False),
    ],
)
def test_the_setting_opens_what_it_names_and_no_more(
    allowed: str, address: str, ip: str, *, may: bool
) -> None:
    name = parse(address).host
    resolve = resolves(**{name.replace(".", "_"): [ip]}) if ip else resolves()
    guard = Guard(Allowed.of([allowed]), resolve=resolve)
    if may:
        assert guard.check(parse(address)).ips
    else:
        with pytest.raises(SourceError):
            guard.check(parse(address))


def test_what_is_allowed_inside_is_known_to_be_inside() -> None:
    guard = Guard(Allowed.of(["127.0.0.1"]), resolve=resolves())
    assert guard.check(parse("http://127.0.0.1/")).is_inside


def test_a_name_that_does_not_exist_is_a_problem() -> None:
    with pytest.raises(SourceError, match=r"there is no host nergens\.example"):
        Guard(resolve=resolves()).check(parse("http://nergens.example/"))


def test_a_name_without_addresses_is_a_problem() -> None:
    with pytest.raises(SourceError, match="there is no host"):
        Guard(resolve=lambda _host, _port: []).check(parse("http://leeg.example/"))


@pytest.mark.parametrize("entry", ["10.0.0.1/8", "http://h.nl", "h.nl:x", "a b"])
def test_a_setting_that_is_neither_host_nor_network_is_refused(entry: str) -> None:
    with pytest.raises(ValidationError):
        IngestSettings(_env_file=None, fetch_allow=entry)  # type: ignore[arg-type]  # as it is set


def test_the_setting_is_a_list_with_commas() -> None:
    settings = IngestSettings(_env_file=None, fetch_allow="a.nl, 10.0.0.0/8")  # type: ignore[arg-type]  # as above
    assert settings.fetch_allow == ("a.nl", "10.0.0.0/8")
