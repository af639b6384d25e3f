"""The HTTP client against a real server on this machine."""

import gzip
import ipaddress
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pontdarc.core.refusals import Forbidden, Invalid, Refusal, Unavailable, Unreadable
from pontdarc.outside.http import AllowedHosts, GuardedFetcher, Limits, is_public


class _Handler(BaseHTTPRequestHandler):
    seen: list[dict[str, str]] = []

    def do_GET(self) -> None:
        self.seen.append({name.lower(): value for name, value in self.headers.items()} | {"path": self.path})
        name = self.path.strip("/").split("/")[0].partition("?")[0]
        getattr(self, f"answer_{name}", self.answer_missing)()

    def say(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for header, value in headers.items():
            self.send_header(header.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer_file(self) -> None:
        if self.headers.get("If-None-Match") == '"v1"':
            self.say(304)
        else:
            self.say(200, b"a,b\n1,2\n", ETag='"v1"')

    def answer_missing(self) -> None:
        self.say(404, b"no")

    def answer_moved(self) -> None:
        self.say(302, Location="/file")

    def answer_endless(self) -> None:
        self.say(302, Location="/endless")

    def answer_inside(self) -> None:
        self.say(302, Location="http://169.254.169.254/latest/meta-data")

    def answer_abroad(self) -> None:
        self.say(302, Location=f"http://autre.test:{self.server.server_address[1]}/file")

    def answer_local(self) -> None:
        self.say(302, Location="file:///etc/passwd")

    def answer_big(self) -> None:
        self.say(200, b"x" * 100_000)

    def answer_bomb(self) -> None:
        self.say(200, gzip.compress(b"0" * 5_000_000), Content_Encoding="gzip")

    def answer_cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"only this")

    def answer_silent(self) -> None:
        time.sleep(1.5)
        self.say(200)

    def answer_slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(20):
            time.sleep(0.1)
            try:
                self.wfile.write(b"x")
            except OSError:
                return

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()


def _names(**names: str):  # type: ignore[no-untyped-def]
    return lambda host, port: [names.get(host.replace(".", "_"), host)]


def _fetch(url: str, *allowed: str, limits: Limits | None = None, resolve=None, headers=None) -> bytes:  # type: ignore[no-untyped-def]
    more = {"resolve": resolve} if resolve else {}
    with GuardedFetcher(allowed, limits=limits, **more).open(url, headers=headers) as answer:
        return b"".join(answer.chunks)


def test_a_listed_host_is_read(port: int) -> None:
    assert _fetch(f"http://127.0.0.1:{port}/file", "127.0.0.1") == b"a,b\n1,2\n"
    assert _fetch(f"http://127.0.0.1:{port}/moved", "127.0.0.0/8") == b"a,b\n1,2\n"


def test_the_answer_tells_its_tag_and_an_unchanged_file_comes_back_as_304(port: int) -> None:
    fetcher = GuardedFetcher(["127.0.0.1"])
    with fetcher.open(f"http://127.0.0.1:{port}/file") as answer:
        tag = answer.headers["etag"]
    with fetcher.open(f"http://127.0.0.1:{port}/file", headers={"If-None-Match": tag}) as answer:
        assert (answer.status, b"".join(answer.chunks)) == (304, b"")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "0",
        "2130706433",
        "0x7f000001",
        "017700000001",
        "127.1",
        "224.0.0.1",
        "255.255.255.255",
        "[::1]",
        "[::]",
        "[fe80::1]",
        "[fc00::1]",
        "[ff02::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:a9fe:a9fe]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
    ],
)
def test_a_private_address_is_refused_however_it_is_written(host: str) -> None:
    with pytest.raises(Refusal) as refused:
        _fetch(f"http://{host}/")
    assert refused.value.code in ("private_address", "source_unreachable")
    assert not isinstance(refused.value, Unavailable) or host.startswith("0")


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_is_judged_as_itself(address: ipaddress.IPv4Address) -> None:
    mapped = ipaddress.ip_address(f"::ffff:{address}")
    translated = ipaddress.IPv6Address(int(ipaddress.IPv6Address("64:ff9b::")) + int(address))
    assert is_public(mapped) == is_public(address) == is_public(translated)


@given(st.sampled_from(["10.0.0.0/8", "127.0.0.0/8", "192.168.0.0/16", "fc00::/7", "224.0.0.0/4"]), st.data())
def test_no_address_of_a_private_network_is_public(network: str, data: st.DataObject) -> None:
    net = ipaddress.ip_network(network)
    assert not is_public(data.draw(st.ip_addresses(network=net)))


def test_a_public_address_is_public() -> None:
    assert is_public(ipaddress.ip_address("93.184.216.34"))
    assert is_public(ipaddress.ip_address("2606:2800:220:1::1"))


def test_a_name_that_leads_inside_is_refused(port: int) -> None:
    with pytest.raises(Forbidden):
        _fetch("http://dehors.test/", resolve=_names(dehors_test="127.0.0.1"))


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(Forbidden):
        _fetch("http://dehors.test/", resolve=lambda host, port: ["93.184.216.34", "10.0.0.1"])


def test_the_name_is_resolved_once_and_the_connection_goes_to_that_very_address(port: int) -> None:
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["192.0.2.1"]

    _Handler.seen.clear()
    body = _fetch(f"http://dehors.test:{port}/file", "dehors.test", resolve=rebinding)
    assert (body, asked) == (b"a,b\n1,2\n", ["dehors.test"])
    assert _Handler.seen[0]["host"] == f"dehors.test:{port}"


def test_every_redirection_is_checked_again(port: int) -> None:
    with pytest.raises(Forbidden) as refused:
        _fetch(f"http://127.0.0.1:{port}/inside", "127.0.0.1")
    assert refused.value.code == "private_address"
    with pytest.raises(Invalid):
        _fetch(f"http://127.0.0.1:{port}/local", "127.0.0.1")


def test_redirections_come_to_an_end(port: int) -> None:
    with pytest.raises(Unavailable) as refused:
        _fetch(f"http://127.0.0.1:{port}/endless", "127.0.0.1")
    assert refused.value.code == "too_many_redirections"


def test_headers_meant_for_one_host_are_not_told_to_another(port: int) -> None:
    _Handler.seen.clear()
    names = _names(un_test="127.0.0.1", autre_test="127.0.0.1")
    _fetch(f"http://un.test:{port}/abroad", "un.test", "autre.test", resolve=names, headers={"X-Key": "k"})
    assert [("x-key" in seen) for seen in _Handler.seen] == [True, False]


def test_an_unusual_port_is_refused_unless_the_host_is_listed(port: int) -> None:
    with pytest.raises(Forbidden) as refused:
        _fetch("http://dehors.test:22/", resolve=lambda host, port: ["93.184.216.34"])
    assert refused.value.code == "unusual_port"


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://exemple.test/a", "exemple.test", "http://", "http://[", ""]
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(Invalid):
        _fetch(url)


def test_an_address_with_a_password_is_refused_and_the_password_not_repeated() -> None:
    with pytest.raises(Invalid) as refused:
        _fetch("http://moi:secret@exemple.test/")
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("path", ["big", "bomb"])
def test_a_file_past_the_limit_is_refused_while_it_comes(port: int, path: str) -> None:
    with pytest.raises(Unreadable):
        _fetch(f"http://127.0.0.1:{port}/{path}", "127.0.0.1", limits=Limits(max_bytes=50_000))


@pytest.mark.parametrize(
    ("path", "limits"),
    [("cut", Limits()), ("silent", Limits(silence=0.3)), ("slow", Limits(seconds=0.4)), ("missing", Limits())],
)
def test_a_server_that_fails_is_unavailable_in_french(port: int, path: str, limits: Limits) -> None:
    with pytest.raises(Unavailable) as refused:
        _fetch(f"http://127.0.0.1:{port}/{path}", "127.0.0.1", limits=limits)
    assert "serveur" in str(refused.value)


def test_a_port_where_nothing_listens_and_a_name_that_does_not_exist_are_unavailable() -> None:
    with pytest.raises(Unavailable):
        _fetch("http://127.0.0.1:9/", "127.0.0.1")

    def unknown(host: str, port: int) -> list[str]:
        raise OSError("no such host")

    with pytest.raises(Unavailable):
        _fetch("http://nulle-part.test/", resolve=unknown)


def test_the_proxy_of_the_environment_is_not_used(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert _fetch(f"http://127.0.0.1:{port}/file", "127.0.0.1")


def test_hosts_are_listed_by_name_address_or_network() -> None:
    allowed = AllowedHosts([" Intranet.Mairie.Local ", "10.1.0.0/16", "fd00::1"])
    assert allowed.name("intranet.mairie.local")
    assert not allowed.name("mairie.local")
    assert allowed.address(ipaddress.ip_address("10.1.9.9"))
    assert not allowed.address(ipaddress.ip_address("10.2.0.1"))
    assert allowed.address(ipaddress.ip_address("fd00::1"))
