"""Fetching one address that the user names: the only place of the package that opens a connection.

The name is resolved first, every address that it has is checked, and the connection goes to one of those that were, so
that a name which changes its address in between gains nothing; each redirect is checked the same way. No proxy, cookie
or password is used, from the environment or from the address. Names and certificates are those of the system.

The standard library is used, since this is about which socket is opened: `http.client` speaks over a socket that is
handed to it, where other libraries resolve names by themselves.
"""

from __future__ import annotations

import datetime
import http.client
import io
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Sequence
from typing import Any, Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

import msgspec

from musnad.case.intake.source import megabytes
from musnad.errors import RefusalError
from musnad.version import __version__

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Policy = Callable[[Address], bool]
Resolve = Callable[[str, int], Sequence[str]]

_PORTS: Final = {"http": 80, "https": 443}
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_OK: Final = range(200, 300)
_CHUNK: Final = 1 << 16
_KEPT: Final = "%/:=&?~+!$,;'@()*[]-._"
"""What stands in an address as it is; letters of other scripts are written as their bytes."""
_TUNNELS: Final = tuple(
    ipaddress.ip_network(network)
    for network in (
        "192.0.0.0/24", "192.88.99.0/24", "::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/23",
        "2002::/16", "fec0::/10",
    )
)  # fmt: skip
"""Addresses that lead to others, or are set apart, and are not all told so by `is_global`
(IANA special-purpose address registries)."""


class FetchLimits(msgspec.Struct, frozen=True, kw_only=True):
    """How much is fetched: bytes of the answer, redirects, and seconds for all of it."""

    size: int = 32 << 20
    redirects: int = 5
    seconds: float = 60.0


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """What an address gave.

    Attributes:
        data: The bytes of the answer, as they came.
        address: The address that gave them, after all redirects.
        redirects: The addresses before it, from the one that was asked for on.
        status: The status of the answer.
        headers: Its headers, in their order.
        server: The number of the server that was asked.
        fetched_at: When, as an ISO date and time in UTC.
    """

    data: bytes
    address: str
    redirects: tuple[str, ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    server: str
    fetched_at: str

    @property
    def charset(self) -> str | None:
        """The encoding that the headers name."""
        message = http.client.HTTPMessage()
        for name, value in self.headers:
            if name.lower() == "content-type":
                message["Content-Type"] = value
                break
        return message.get_content_charset()


def is_public(address: Address) -> bool:
    """Whether an address is one of the open network: not of this computer, a house, a company, or set apart."""
    return address.is_global and not address.is_multicast and not any(address in network for network in _TUNNELS)


def resolve(host: str, port: int) -> Sequence[str]:
    """All addresses that the system has for a name."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class Fetcher(msgspec.Struct, frozen=True, kw_only=True):
    """How addresses are fetched. Tests bring a policy, names and certificates of their own; nothing else does."""

    limits: FetchLimits = FetchLimits()
    allows: Policy = is_public
    resolve: Resolve = resolve
    tls: ssl.SSLContext | None = None

    def fetch(self, address: str) -> Fetched:
        """What `address` gives.

        Raises:
            RefusalError: if it is no address of the open web, leads to one that is not, does not answer with success
                in time, or gives more than is taken.
        """
        passed: list[str] = []
        deadline = time.monotonic() + self.limits.seconds
        current = _written(address)
        while True:
            answer = self._ask(current, deadline)
            if answer.location is None:
                return answer.fetched(current, tuple(passed))
            passed.append(current)
            if len(passed) > self.limits.redirects:
                raise RefusalError("intake.online-redirects", most=self.limits.redirects)
            current = _written(urljoin(current, answer.location))

    def _ask(self, address: str, deadline: float) -> _Answer:
        parts = urlsplit(address)
        host, port = _host_and_port(parts)
        server = self._checked(host, port)
        try:
            return self._over(self._connected(server, host, port, parts.scheme, deadline), parts, server)
        except RefusalError:
            raise
        except TimeoutError as error:
            raise RefusalError("intake.online-slow", seconds=int(self.limits.seconds)) from error
        except ssl.SSLError as error:
            raise RefusalError("intake.online-certificate", host=host, reason=error.reason or str(error)) from error
        except http.client.IncompleteRead as error:
            raise RefusalError("intake.cut") from error
        except (http.client.HTTPException, ValueError) as error:
            raise RefusalError("intake.online-answer", host=host, reason=str(error)[:200]) from error
        except OSError as error:
            raise RefusalError("intake.online-connect", host=host, reason=error.strerror or str(error)) from error

    def _checked(self, host: str, port: int) -> str:
        """An address of a host, all of whose addresses may be asked."""
        try:
            found = self.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise RefusalError("intake.online-name", host=host) from error
        for number in found:
            if not self.allows(ipaddress.ip_address(number.partition("%")[0])):
                raise RefusalError("intake.online-private", host=host, address=number)
        if not found:
            raise RefusalError("intake.online-name", host=host)
        return found[0]

    def _connected(self, server: str, host: str, port: int, scheme: str, deadline: float) -> _TimedSocket:
        plain = socket.create_connection((server, port), timeout=_left(deadline))
        if scheme == "http":
            return _TimedSocket(plain, deadline)
        context = self.tls or ssl.create_default_context()
        plain.settimeout(_left(deadline))
        try:
            return _TimedSocket(context.wrap_socket(plain, server_hostname=host), deadline)
        except BaseException:
            plain.close()
            raise

    def _over(self, connected: _TimedSocket, parts: SplitResult, server: str) -> _Answer:
        """Ask over a connection, and read what is answered."""
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port)
        connection.sock = connected  # sends, makes a file and closes, as a socket does
        try:
            path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
            connection.putrequest("GET", path, skip_host=True, skip_accept_encoding=True)
            for name, value in (("Host", parts.netloc), *_HEADERS):
                connection.putheader(name, value)
            connection.endheaders()
            response = connection.getresponse()
            return self._answer(response, server)
        finally:
            connection.close()
            connected.end()

    def _answer(self, response: http.client.HTTPResponse, server: str) -> _Answer:
        location = response.getheader("Location")
        headers = tuple(response.getheaders())
        if response.status in _REDIRECTS and location:
            return _Answer(b"", response.status, headers, server, location)
        if response.status not in _OK:
            raise RefusalError("intake.online-status", status=response.status)
        held = bytearray()
        while chunk := response.read(min(_CHUNK, self.limits.size + 1 - len(held))):
            held += chunk
            if len(held) > self.limits.size:
                raise RefusalError("intake.too-large", most=megabytes(self.limits.size))
        if response.length:
            raise RefusalError("intake.cut")
        return _Answer(bytes(held), response.status, headers, server)


_HEADERS: Final = (
    ("User-Agent", f"Musnad/{__version__}"),
    ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"),
    ("Accept-Encoding", "identity"),
    ("Connection", "close"),
)


class _Answer(msgspec.Struct, frozen=True):
    """What a server answered: bytes, or where else to ask."""

    data: bytes
    status: int
    headers: tuple[tuple[str, str], ...]
    server: str
    location: str | None = None

    def fetched(self, address: str, redirects: tuple[str, ...]) -> Fetched:
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        return Fetched(
            data=self.data,
            address=address,
            redirects=redirects,
            status=self.status,
            headers=self.headers,
            server=self.server,
            fetched_at=now,
        )


class _TimedSocket:
    """A socket whose every step has no more time than is left of the whole."""

    def __init__(self, connected: socket.socket, deadline: float) -> None:
        self._socket = connected
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        self._socket.settimeout(_left(self._deadline))
        self._socket.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_TimedReader(self._socket, self._deadline), _CHUNK)

    def close(self) -> None:
        """Nothing: a connection is told to close while its answer is still to be read."""

    def end(self) -> None:
        """Close the socket."""
        self._socket.close()


class _TimedReader(io.RawIOBase):
    """What comes over a socket, in the time that is left."""

    def __init__(self, connected: socket.socket, deadline: float) -> None:
        super().__init__()
        self._socket = connected
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a part of `buffer` with what comes next.

        Raises:
            TimeoutError: if no time is left.
        """
        self._socket.settimeout(_left(self._deadline))
        return self._socket.recv_into(buffer)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _written(address: str) -> str:
    """An address as it goes over the line: letters of other scripts as their bytes, without its fragment.

    Raises:
        RefusalError: if it is none of the web, or has a password in it.
    """
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname, parts.port
        name = (host or "").encode("idna").decode("ascii") if host and ":" not in host else host
    except (ValueError, UnicodeError) as error:
        raise RefusalError("intake.online-address", address=address[:200]) from error
    if parts.scheme not in _PORTS or not name:
        raise RefusalError("intake.online-address", address=address[:200])
    if parts.username is not None or parts.password is not None:
        raise RefusalError("intake.online-password")
    shown = f"[{name}]" if ":" in name else name
    netloc = shown if port is None else f"{shown}:{port}"
    return urlunsplit((parts.scheme, netloc, quote(parts.path, _KEPT), quote(parts.query, _KEPT), ""))


def _host_and_port(parts: SplitResult) -> tuple[str, int]:
    return parts.hostname or "", parts.port or _PORTS[parts.scheme]


def fetch(address: str, limits: FetchLimits | None = None) -> Fetched:
    """What an address of the open web gives.

    Raises:
        RefusalError: as `Fetcher.fetch` tells.
    """
    return Fetcher(limits=limits or FetchLimits()).fetch(address)
