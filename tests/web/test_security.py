"""The gate: one browser gets in, once; nobody else gets anything, from any route."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import pytest

from musnad.web.app import make_app
from musnad.web.openapi import described
from musnad.web.security import CSRF, POLICY, Gate, Keys
from tests.web.conftest import HERE, Client, enter, outsider, settings_of

PAGES = ("/", "/claims", "/assets/none.js", "/none")
HOSTS = ("example.org", "127.0.0.1", "127.0.0.1:8001", "127.0.0.1.example.org:8000", "", "0.0.0.0:8000")
ROUTES = [(method.upper(), path) for path, item in described()["paths"].items() for method in item]


def filled(path: str) -> str:
    """A path with something in the place of each of its parameters."""
    parts = ["x" if part.startswith("{") else part for part in path.split("/")]
    return "/".join(parts)


def test_the_printed_address_opens_once_and_loses_its_token(gate: Gate) -> None:
    with outsider(gate) as first, outsider(gate) as second:
        opened = first.get(gate.address, follow_redirects=False)
        assert (opened.status_code, opened.headers["location"]) == (303, "/")
        assert {"HttpOnly", "SameSite=Strict"} <= set(opened.headers["set-cookie"].split("; "))
        assert first.get("/api/session").status_code == 200
        assert second.get(gate.address, follow_redirects=False).status_code == 401
        assert first.get(gate.address, follow_redirects=False).status_code == 303


@pytest.mark.parametrize(("method", "path"), [*ROUTES, *(("GET", path) for path in PAGES)])
def test_a_second_client_gets_nothing_from_any_route(gate: Gate, method: str, path: str) -> None:
    with outsider(gate) as first, outsider(gate) as second:
        enter(first, gate)
        answer = second.request(method, filled(path), headers={"origin": HERE})
        assert answer.status_code == 401
        assert answer.text.startswith("This page opens with the address")


def test_a_wrong_token_or_cookie_opens_nothing(gate: Gate) -> None:
    with outsider(gate) as client:
        assert client.get("/?token=" + "x" * 43).status_code == 401
        assert client.get("/?token=").status_code == 401
        assert client.get("/api/session", headers={b"cookie": b"musnad-8000=\xe9"}).status_code == 401
        assert client.get("/api/session", headers={"cookie": "musnad-8000="}).status_code == 401


@pytest.mark.parametrize("host", HOSTS)
def test_another_host_is_not_answered(client: Client, host: str) -> None:
    assert client.get("/api/session", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://example.org"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "http://127.0.0.1:8001"},
        {CSRF: ""},
        {CSRF: "wrong"},
    ],
)
@pytest.mark.parametrize(("method", "path"), [each for each in ROUTES if each[0] != "GET"] + [("POST", "/api/none")])
def test_a_change_from_elsewhere_is_refused(client: Client, method: str, path: str, headers: dict[str, str]) -> None:
    assert client.request(method, filled(path), headers=headers).status_code == 403


@pytest.mark.parametrize("path", [*PAGES, "/api/session", "/api/none", "/api/schema/openapi.json"])
def test_every_answer_bears_the_policy_and_the_other_headers(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY
    assert POLICY.startswith("default-src 'self';")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("path", ["/assets/%00", "/assets/" + "a" * 5000, "/" + "a" * 5000 + ".js", "/%00.js"])
def test_names_that_no_file_can_have_are_not_there(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_schema_names_no_address_elsewhere(client: Client) -> None:
    assert "https://cdn" not in client.get("/api/schema").text


def test_who_may_not_pass_is_told_in_their_language_first(gate: Gate) -> None:
    with outsider(gate) as client:
        told = client.get("/", headers={"accept-language": "ar-SY,ar;q=0.9"}).text
    assert told.startswith("تُفتح هذه الصفحة")


def test_every_start_has_secrets_of_its_own() -> None:
    found = {secret for _ in range(50) for keys in [Keys()] for secret in (keys.token, keys.cookie, keys.csrf)}
    assert len(found) == 150
    assert all(len(secret) >= 43 for secret in found)


def test_an_error_of_a_request_is_told_in_the_language_of_the_page(client: Client) -> None:
    arabic = client.get("/api/none", headers={"accept-language": "ar"}).json()
    assert arabic == {"key": "web.nothing-here", "message": "لا شيء في هذا العنوان", "fields": {}}


def test_pages_that_are_not_built_say_how_to_build_them(tmp_path: Path) -> None:
    made_of = make_app(settings_of(tmp_path, pages=tmp_path))
    with outsider(made_of) as client:
        answer = enter(client, made_of).get("/claims")
    assert answer.status_code == 503
    assert "make ui" in answer.text


def test_a_fault_of_ours_is_told_where_the_server_was_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def broken(*_: Any) -> Any:
        raise ZeroDivisionError("the secret detail")

    made_of = make_app(settings_of(tmp_path, complain=told.append))
    monkeypatch.setattr("musnad.web.api.session.load_labels", broken)
    with outsider(made_of, raising=False) as client:
        answer = enter(client, made_of).get("/api/labels")
    assert (answer.status_code, answer.json()["key"]) == (500, "web.fault")
    assert "secret detail" not in answer.text
    assert any("the secret detail" in each for each in told)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:80", "localhost"])
def test_at_the_usual_port_of_pages_browsers_leave_the_port_out(tmp_path: Path, host: str) -> None:
    gate = make_app(settings_of(tmp_path, port=80))
    with outsider(gate) as client:
        assert client.get(gate.address, headers={"host": host}, follow_redirects=False).status_code == 303
        client.headers.update({"host": host, "origin": f"http://{host}"})
        client.headers[CSRF] = client.get("/api/session").json()["csrf"]
        assert client.post("/api/work/stop").status_code == 202
        assert client.post("/api/work/stop", headers={"origin": "http://example.org"}).status_code == 403


def test_who_asks_while_the_server_ends_is_told_so() -> None:
    keys = Keys()
    told: list[MutableMapping[str, Any]] = []

    async def cancelled(_scope: Any, _receive: Any, _send: Any) -> None:
        raise asyncio.CancelledError

    async def nothing() -> MutableMapping[str, Any]:
        return {}

    async def keep(message: MutableMapping[str, Any]) -> None:
        told.append(message)

    gate = Gate(cancelled, keys, 8000)
    headers = [(b"host", b"127.0.0.1:8000"), (b"cookie", f"musnad-8000={keys.cookie}".encode())]
    scope = {"type": "http", "path": "/", "method": "GET", "query_string": b"", "headers": headers}
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(gate(scope, nothing, keep))
    gate.ending()
    asyncio.run(gate(scope, nothing, keep))
    assert (told[0]["status"], "musnad serve" in told[1]["body"].decode()) == (503, True)
