"""Who may speak with the workbench: one browser on this computer, which has opened the address that was printed.

Every request passes the `Gate`, before anything is looked up and whatever it asks for. The address holds a token that
opens the gate once and gives a cookie; without the cookie nothing is answered, not even a page. A request must name
this computer as its host, so that no other name can be made to lead here (DNS rebinding); one that changes something
must come from a page of ours (`Origin`) and bear the token that only our pages are told (`X-Musnad-CSRF`).
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from typing import Any, Final
from urllib.parse import parse_qs

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
"""An ASGI application, as its specification says."""

CSRF: Final = "x-musnad-csrf"
"""The header of every request that changes something."""
POLICY: Final = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
"""The Content-Security-Policy of every answer, but for those that set a stricter one of their own."""
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_HOSTS: Final = ("127.0.0.1", "localhost", "[::1]")
_BYTES: Final = 32
_LANGUAGES: Final = b"accept-language"
_HEADERS: Final[Mapping[str, str]] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cache-control": "no-store",
}
_CLOSED: Final = {
    "en": "This page opens with the address that `musnad serve` printed, once, in one browser.",
    "ar": "تُفتح هذه الصفحة بالعنوان الذي طبعه musnad serve، مرة واحدة وفي متصفح واحد.",
}
_REFUSED: Final = {
    "en": "This request did not come from a page of this workbench; load the page anew.",
    "ar": "لم يأتِ هذا الطلب من صفحة من صفحات مُسنَد؛ أعد تحميل الصفحة.",
}


class Keys:
    """The secrets of one start of the workbench: the token that opens it once, the cookie, the token of changes."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(_BYTES)
        self.cookie = secrets.token_urlsafe(_BYTES)
        self.csrf = secrets.token_urlsafe(_BYTES)
        self._used = False

    def redeem(self, token: str) -> bool:
        """Whether a token opens the gate; after that it opens it no more."""
        if self._used or not _same(token, self.token):
            return False
        self._used = True
        return True


class Gate:
    """An ASGI application that lets through to another what may pass, and puts the headers on all that comes back.

    `ending` is called when the server begins to end, so that answers which would go on for ever are over. It is called
    while a signal is handled.
    """

    def __init__(self, inner: Application, keys: Keys, port: int, ending: Callable[[], None] = lambda: None) -> None:
        self.ending = ending
        self._inner = inner
        self._keys = keys
        self._port = port
        self._hosts = frozenset(f"{host}:{port}" for host in _HOSTS)

    @property
    def address(self) -> str:
        """The address that opens the workbench once."""
        return f"http://127.0.0.1:{self._port}/?token={self._keys.token}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or pass it on."""
        if scope["type"] == "lifespan":
            await self._inner(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        headers = _headers(scope["headers"])
        if headers.get("host", "") not in self._hosts:
            await _answer(send, 421, _text(headers, _CLOSED))
        elif self._opens(scope, headers):
            await _answer(send, 303, "", {"location": "/", "set-cookie": self._cookie()})
        elif not _same(_cookies(headers).get(self._name, ""), self._keys.cookie):
            await _answer(send, 401, _text(headers, _CLOSED))
        elif scope["method"] not in _SAFE and not self._is_ours(headers):
            await _answer(send, 403, _text(headers, _REFUSED))
        else:
            await self._inner(scope, receive, _with_headers(send))

    @property
    def _name(self) -> str:
        """The name of the cookie: browsers do not keep those of two ports apart."""
        return f"musnad-{self._port}"

    def _cookie(self) -> str:
        return f"{self._name}={self._keys.cookie}; Path=/; HttpOnly; SameSite=Strict"

    def _opens(self, scope: Scope, headers: Mapping[str, str]) -> bool:
        """Whether a request opens the workbench; one that is in already only loses the token from its address."""
        if scope["path"] != "/" or scope["method"] != "GET":
            return False
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [])
        if not given:
            return False
        return _same(_cookies(headers).get(self._name, ""), self._keys.cookie) or self._keys.redeem(given[0])

    def _is_ours(self, headers: Mapping[str, str]) -> bool:
        origin = headers.get("origin", "").removeprefix("http://")
        return origin in self._hosts and _same(headers.get(CSRF, ""), self._keys.csrf)


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), wanted.encode())


def _headers(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in raw}


def _cookies(headers: Mapping[str, str]) -> dict[str, str]:
    parts = (part.strip().partition("=") for part in headers.get("cookie", "").split(";"))
    return {name: value for name, _, value in parts if name}


def _text(headers: Mapping[str, str], words: Mapping[str, str]) -> str:
    """What is told somebody who may not pass: in both languages, theirs first."""
    first = "ar" if headers.get(_LANGUAGES.decode(), "").lower().startswith("ar") else "en"
    return "\n".join([words[first], *(text for language, text in words.items() if language != first)]) + "\n"


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            present = {name.lower() for name, _ in message["headers"]}
            more = [(n.encode(), v.encode()) for n, v in _HEADERS.items() if n.encode() not in present]
            message = {**message, "headers": [*message["headers"], *more]}
        await send(message)

    return sending


async def _answer(send: Send, status: int, text: str, more: Mapping[str, str] | None = None) -> None:
    body = text.encode()
    told = {"content-type": "text/plain; charset=utf-8", "content-length": str(len(body)), **_HEADERS, **(more or {})}
    headers = [(name.encode(), value.encode()) for name, value in told.items()]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
