"""Fetching from servers on this computer, which the policy of these tests allows and that of the package does not."""

import datetime
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from musnad.case.intake import online
from musnad.case.intake.online import Address, Fetcher, FetchLimits, is_public
from musnad.errors import RefusalError

Answer = Callable[[str], bytes | Iterator[bytes]]


def ok(body: bytes, *headers: str) -> bytes:
    told = "".join(f"{header}\r\n" for header in (*headers, f"Content-Length: {len(body)}"))
    return f"HTTP/1.1 200 OK\r\n{told}\r\n".encode() + body


def to(address: str, status: int = 302) -> bytes:
    return f"HTTP/1.1 {status} Found\r\nLocation: {address}\r\nContent-Length: 0\r\n\r\n".encode()


@contextmanager
def server(answer: Answer, context: ssl.SSLContext | None = None) -> Iterator[tuple[int, list[str]]]:
    """A server on this computer: its port, and the requests it was sent."""
    asked: list[str] = []
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connected, _ = listening.accept()
            except OSError:
                return
            with connected:
                try:
                    reply(context.wrap_socket(connected, server_side=True) if context else connected)
                except OSError:
                    continue

    def reply(connected: socket.socket) -> None:
        with connected:
            request = b""
            while b"\r\n\r\n" not in request:
                request += connected.recv(4096)
            asked.append(request.decode())
            given = answer(request.split()[1].decode())
            for part in [given] if isinstance(given, bytes) else given:
                connected.sendall(part)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1], asked
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()


def this_computer(address: Address) -> bool:
    return address == ipaddress.ip_address("127.0.0.1")


def here(host: str, _port: int) -> Sequence[str]:
    return [host] if host[0].isdigit() or ":" in host else ["127.0.0.1"]


HERE = Fetcher(allows=this_computer, resolve=here)


def refusal(fetcher: Fetcher, address: str) -> RefusalError:
    with pytest.raises(RefusalError) as caught:
        fetcher.fetch(address)
    return caught.value


def test_an_address_gives_its_bytes_with_all_that_is_told_of_them() -> None:
    body = "قال".encode("cp1256")
    with server(lambda _: ok(body, "Content-Type: text/html; charset=windows-1256", "X-A: 1", "X-A: 2")) as (
        port,
        asked,
    ):
        got = HERE.fetch(f"http://example.test:{port}/أخبار/1?ن=قال&a=b%20c#part")
    assert (got.data, got.status, got.redirects, got.charset, got.server) == (
        body,
        200,
        (),
        "windows-1256",
        "127.0.0.1",
    )
    assert (
        got.address == f"http://example.test:{port}/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1?%D9%86=%D9%82%D8%A7%D9%84&a=b%20c"
    )
    assert [value for name, value in got.headers if name == "X-A"] == ["1", "2"]
    when = datetime.datetime.fromisoformat(got.fetched_at)
    assert abs(datetime.datetime.now(datetime.UTC) - when) < datetime.timedelta(minutes=1)
    lines = asked[0].split("\r\n")
    assert f"Host: example.test:{port}" in lines
    assert not any(line.lower().startswith(("cookie", "authorization", "proxy")) for line in lines)


def test_chunks_and_redirects_are_followed_and_told() -> None:
    def answer(path: str) -> bytes:
        chunks = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
        return {"/": to("/b", 301), "/b": to("//other.test:PORT/c", 308), "/c": chunks}[path].replace(
            b"PORT", str(ports[0]).encode()
        )

    ports: list[int] = []
    with server(answer) as (port, _):
        ports.append(port)
        got = HERE.fetch(f"http://example.test:{port}/")
    assert (got.data, got.address) == (b"abcde", f"http://other.test:{port}/c")
    assert got.redirects == (f"http://example.test:{port}/", f"http://example.test:{port}/b")
    assert got.charset is None


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.1", "224.0.0.1",
        "240.0.0.1", "255.255.255.255", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1",
        "192.88.99.1", "::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "fec0::1", "2001:db8::1",
        "::ffff:8.8.8.8",        "::ffff:127.0.0.1", "::7f00:1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::",
    ],
)  # fmt: skip
def test_addresses_that_are_not_of_the_open_network_are_refused(number: str) -> None:
    assert not is_public(ipaddress.ip_address(number))
    shown = f"[{number}]" if ":" in number else number
    assert refusal(Fetcher(), f"http://{shown}/").key == "intake.online-private"


@pytest.mark.parametrize("number", ["8.8.8.8", "93.184.216.34", "2606:2800:220:1::1"])
def test_addresses_of_the_open_network_are_not(number: str) -> None:
    assert is_public(ipaddress.ip_address(number))


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f.1", "0177.0.0.1"])
def test_other_ways_to_write_this_computer_are_this_computer(host: str) -> None:
    with server(lambda _: ok(b"x")) as (port, asked):
        assert refusal(Fetcher(), f"http://{host}:{port}/").key in {"intake.online-private", "intake.online-name"}
    assert asked == []


def test_a_name_with_one_address_that_is_not_open_is_refused() -> None:
    fetcher = Fetcher(resolve=lambda _host, _port: ["8.8.8.8", "10.0.0.1"])
    found = refusal(fetcher, "http://example.test/")
    assert (found.key, found.fields) == ("intake.online-private", {"host": "example.test", "address": "10.0.0.1"})


@pytest.mark.parametrize(
    "location", ["http://10.0.0.1/", "http://[::ffff:127.0.0.1]/", "//169.254.169.254/latest/meta-data"]
)
def test_a_redirect_to_an_address_that_is_not_open_is_refused(location: str) -> None:
    with server(lambda _: to(location)) as (port, _):
        assert refusal(HERE, f"http://127.0.0.1:{port}/").key == "intake.online-private"


def test_the_connection_goes_to_the_address_that_was_checked() -> None:
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    with server(lambda _: ok(b"x")) as (port, _):
        fetcher = Fetcher(allows=this_computer, resolve=lambda _host, _port: next(answers))
        assert fetcher.fetch(f"http://rebind.test:{port}/").server == "127.0.0.1"
        assert refusal(fetcher, f"http://rebind.test:{port}/").key == "intake.online-private"


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("ftp://example.test/", "intake.online-address"),
        ("file:///etc/passwd", "intake.online-address"),
        ("example.test/a", "intake.online-address"),
        ("http://", "intake.online-address"),
        ("http://example.test:99999/", "intake.online-address"),
        ("http://[::1/", "intake.online-address"),
        ("http://user:secret@example.test/", "intake.online-password"),
        ("http://user@example.test/", "intake.online-password"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(address: str, key: str) -> None:
    found = refusal(HERE, address)
    assert found.key == key
    assert "secret" not in str(found)


def test_a_redirect_to_what_is_no_address_of_the_web_is_refused() -> None:
    with server(lambda _: to("file:///etc/passwd")) as (port, _):
        assert refusal(HERE, f"http://127.0.0.1:{port}/").key == "intake.online-address"


def test_redirects_end() -> None:
    with server(lambda _: to("/again")) as (port, asked):
        found = refusal(HERE, f"http://127.0.0.1:{port}/")
    assert (found.key, len(asked)) == ("intake.online-redirects", 6)


def drop_by_drop(first: bytes) -> Iterator[bytes]:
    yield first
    while True:
        time.sleep(0.05)
        yield b"x"


@pytest.mark.parametrize("first", [b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n"])
def test_an_answer_that_drips_is_ended_in_time(first: bytes) -> None:
    fetcher = msgspec.structs.replace(HERE, limits=FetchLimits(seconds=0.4))
    with server(lambda _: drop_by_drop(first)) as (port, _):
        assert refusal(fetcher, f"http://127.0.0.1:{port}/").key == "intake.online-slow"


def endless() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
    while True:
        yield b"x" * 1000


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        (lambda _: endless(), "intake.too-large"),
        (lambda _: ok(b"x" * 6000), "intake.too-large"),
        (lambda _: ok(b"x" * 2000)[:-10], "intake.cut"),
        (lambda _: b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc", "intake.cut"),
        (lambda _: b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "intake.online-status"),
        (lambda _: b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", "intake.online-status"),
        (lambda _: b"SSH-2.0-OpenSSH\r\n\r\n", "intake.online-answer"),
        (lambda _: b"", "intake.online-answer"),
        (lambda _: b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n", "intake.online-answer"),
    ],
)
def test_an_answer_that_is_no_page_is_refused(answer: Answer, key: str) -> None:
    fetcher = msgspec.structs.replace(HERE, limits=FetchLimits(size=5000))
    with server(answer) as (port, _):
        assert refusal(fetcher, f"http://127.0.0.1:{port}/").key == key


def test_a_server_that_is_not_there_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert refusal(HERE, f"http://127.0.0.1:{port}/").key == "intake.online-connect"

    def nothing(_host: str, _port: int) -> Sequence[str]:
        raise socket.gaierror("no such name")

    assert refusal(Fetcher(resolve=nothing), "http://example.test/").key == "intake.online-name"


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with server(lambda _: ok(b"x")) as (port, _):
        assert HERE.fetch(f"http://127.0.0.1:{port}/").data == b"x"


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """A certificate that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "made.pem", folder / "key.pem"
    paths[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return paths


def test_certificates_are_checked_for_the_name_that_was_asked_for(tmp_path: Path) -> None:
    made, key = certificate(tmp_path, "example.test")
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    theirs.load_cert_chain(made, key)
    ours = ssl.create_default_context(cafile=str(made))
    with server(lambda _: ok(b"x"), theirs) as (port, _):
        knowing = msgspec.structs.replace(HERE, tls=ours)
        assert knowing.fetch(f"https://example.test:{port}/").data == b"x"
        assert refusal(knowing, f"https://other.test:{port}/").key == "intake.online-certificate"
        assert refusal(HERE, f"https://example.test:{port}/").key == "intake.online-certificate"


def test_the_open_door_is_the_one_of_the_open_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object, **__: object) -> socket.socket:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "create_connection", none)
    with pytest.raises(RefusalError):
        online.fetch("http://127.0.0.1/")
