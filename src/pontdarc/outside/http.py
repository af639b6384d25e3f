"""The only HTTP client: it goes where strangers' addresses lead, and nowhere inside.

The name of a host is resolved once and the connection goes to that very address, so that an answer of the DNS that
changes in between leads nowhere. Addresses of private networks are refused unless the administrator lists them.
"""

import ipaddress
import socket
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import SplitResult, urljoin, urlsplit

import httpx

from pontdarc.core.refusals import Forbidden, Invalid, Refusal, Unavailable, Unreadable
from pontdarc.core.words import gettext_noop

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Sequence[str]]

USUAL_PORTS = frozenset({80, 443, 8080, 8443})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 1 << 16
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much and how long: bytes once decompressed, seconds in all, seconds for one silence, redirections."""

    max_bytes: int = 2 * 1024**3
    seconds: float = 600
    silence: float = 30
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered. *headers* in lower case; *chunks* can be read once, while the answer is open."""

    status: int
    headers: Mapping[str, str]
    url: str
    chunks: Iterator[bytes] = field(repr=False)


class Fetcher(Protocol):
    """What connectors receive to read from elsewhere."""

    def open(self, url: str, *, headers: Mapping[str, str] | None = None) -> AbstractContextManager[Answer]:
        """Open an address by GET. Answers 200 to 299 and 304 come back; anything else is a Refusal.

        :raises Invalid: it is no http(s) address, or it holds a password.
        :raises Forbidden: it leads to a private network or an unusual port.
        :raises Unavailable: the server does not answer, or answers an error.
        :raises Unreadable: while reading, past the limit of size.
        """


class AllowedHosts:
    """Private hosts and networks that the administrator lists: names, addresses or networks (``10.1.0.0/16``)."""

    def __init__(self, allowed: Iterable[str]) -> None:
        self._names: set[str] = set()
        self._networks: list[ipaddress.IPv4Network | ipaddress.IPv6Network] = []
        for entry in (entry.strip().lower() for entry in allowed):
            try:
                self._networks.append(ipaddress.ip_network(entry, strict=False))
            except ValueError:
                self._names.add(entry)

    def name(self, host: str) -> bool:
        """Tell whether the host is listed by its name."""
        return host.lower().rstrip(".") in self._names

    def address(self, address: IPAddress) -> bool:
        """Tell whether the address is in a listed network."""
        return any(address.version == network.version and address in network for network in self._networks)


def is_public(address: IPAddress) -> bool:
    """Tell whether an address is of the public Internet, looking inside those that carry another one."""
    carried = _carried(address)
    if carried is not None:
        return is_public(carried)
    return address.is_global and not (
        address.is_multicast
        or address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_reserved
        or address.is_unspecified
    )


def _carried(address: IPAddress) -> IPAddress | None:
    """The IPv4 address inside a mapped, 6to4, Teredo or NAT64 one."""
    if not isinstance(address, ipaddress.IPv6Address):
        return None
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address.sixtofour:
        return address.sixtofour
    if address.teredo:
        return address.teredo[1]
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def resolve(host: str, port: int) -> Sequence[str]:
    """Return the addresses of a host, in the order of the system."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class GuardedFetcher:
    """A fetcher for addresses that strangers give."""

    def __init__(
        self, allowed: Iterable[str] = (), *, limits: Limits | None = None, resolve: Resolve = resolve
    ) -> None:
        self._allowed = AllowedHosts(allowed)
        self._limits = limits or Limits()
        self._resolve = resolve

    @contextmanager
    def open(self, url: str, *, headers: Mapping[str, str] | None = None) -> Iterator[Answer]:
        """Open an address by GET: see :class:`Fetcher`."""
        deadline = time.monotonic() + self._limits.seconds
        timeout = httpx.Timeout(self._limits.silence, connect=min(10.0, self._limits.silence))
        # Neither proxies nor credentials of the environment: they would lead around the guard, or leak.
        with httpx.Client(trust_env=False, timeout=timeout, follow_redirects=False) as client:
            response, reached = self._follow(client, url, headers or {})
            try:
                yield Answer(
                    status=response.status_code,
                    headers={name.lower(): value for name, value in response.headers.items()},
                    url=reached,
                    chunks=self._chunks(response, deadline),
                )
            finally:
                response.close()

    def _follow(self, client: httpx.Client, url: str, headers: Mapping[str, str]) -> tuple[httpx.Response, str]:
        origin = ""
        for _ in range(self._limits.redirects + 1):
            parts = _parsed(url)
            origin = origin or parts.netloc
            # What was meant for one host is not told to another.
            told = headers if parts.netloc == origin else {}
            response = self._send(client, parts, told)
            if response.status_code not in _REDIRECTS or "location" not in response.headers:
                return _accepted(response), url
            response.close()
            url = urljoin(url, response.headers["location"])
        raise Unavailable(
            "too_many_redirections",
            gettext_noop("L’adresse renvoie sans fin vers d’autres adresses."),
            gettext_noop("Ouvrez-la dans un navigateur et donnez l’adresse finale du fichier."),
        )

    def _send(self, client: httpx.Client, parts: SplitResult, headers: Mapping[str, str]) -> httpx.Response:
        host = _ascii(parts.hostname or "")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        address = self._checked(host, port)
        literal = f"[{address}]" if address.version == 6 else str(address)
        request = client.build_request(
            "GET",
            httpx.URL(parts._replace(netloc=f"{literal}:{port}", fragment="").geturl()),
            headers={
                "Accept-Encoding": "identity",
                "User-Agent": "PontdArc",
                **headers,
                "Host": _told_host(host, parts),
            },
            extensions={"sni_hostname": host},
        )
        try:
            return client.send(request, stream=True)
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise _unreachable() from error

    def _checked(self, host: str, port: int) -> IPAddress:
        """Return the address to connect to: the first one, every one of them being allowed."""
        try:
            addresses = [ipaddress.ip_address(text.partition("%")[0]) for text in self._resolve(host, port)]
        except (OSError, UnicodeError) as error:
            raise _unreachable() from error
        if not addresses:
            raise _unreachable()
        named = self._allowed.name(host)
        for address in addresses:
            listed = named or self._allowed.address(address)
            if not listed and not is_public(address):
                raise Forbidden(
                    "private_address",
                    gettext_noop("Cette adresse mène à un réseau privé."),
                    gettext_noop("Si c’est voulu, l’administrateur l’ajoute à PONTDARC_ALLOWED_HOSTS_OUT."),
                )
            if not listed and port not in USUAL_PORTS:
                raise Forbidden(
                    "unusual_port",
                    gettext_noop("Le port %(port)s n’est pas un port habituel du Web."),
                    gettext_noop("Si c’est voulu, l’administrateur ajoute cet hôte à PONTDARC_ALLOWED_HOSTS_OUT."),
                    {"port": port},
                )
        return addresses[0]

    def _chunks(self, response: httpx.Response, deadline: float) -> Iterator[bytes]:
        size = 0
        try:
            for chunk in response.iter_bytes(_CHUNK):
                size += len(chunk)
                if size > self._limits.max_bytes:
                    raise _too_big(self._limits.max_bytes)
                if time.monotonic() > deadline:
                    raise _unreachable()
                yield chunk
        except (httpx.HTTPError, OSError) as error:
            raise _unreachable() from error


def _parsed(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError:
        parts = SplitResult("", "", "", "", "")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Invalid(
            "address_invalid",
            gettext_noop("L’adresse n’est pas une adresse du Web."),
            gettext_noop("Elle commence par https:// et mène droit au fichier."),
        )
    if parts.username or parts.password:
        raise Invalid(
            "address_with_password",
            gettext_noop("L’adresse contient un mot de passe."),
            gettext_noop("Donnez une adresse qui s’ouvre sans mot de passe."),
        )
    return parts


def _ascii(host: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError as error:
        raise _unreachable() from error


def _told_host(host: str, parts: SplitResult) -> str:
    shown = f"[{host}]" if ":" in host else host
    return shown if parts.port is None else f"{shown}:{parts.port}"


def _accepted(response: httpx.Response) -> httpx.Response:
    if response.is_success or response.status_code == 304:
        return response
    response.close()
    raise Unavailable(
        "source_error",
        gettext_noop("Le serveur répond par l’erreur %(status)s."),
        gettext_noop("Ouvrez l’adresse dans un navigateur ; si elle a changé, donnez la nouvelle."),
        {"status": response.status_code},
    )


def _unreachable() -> Refusal:
    return Unavailable(
        "source_unreachable",
        gettext_noop("Le serveur ne répond pas, ou s’arrête en route."),
        gettext_noop("Nous réessaierons. Si cela dure, vérifiez l’adresse dans un navigateur."),
    )


def _too_big(limit: int) -> Refusal:
    return Unreadable(
        "file_too_big",
        gettext_noop("Le fichier dépasse %(limit)s Mo : il n’a pas été gardé."),
        gettext_noop("Publiez-le par parties à la source, ou demandez à l’administrateur de relever la limite."),
        {"limit": limit // 1_000_000},
    )
