"""A workbench for tests: its gate, and a client that has passed it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, cast

import httpx
import pytest
from litestar.testing import TestClient
from playwright.sync_api import Browser

from musnad.case.case import Case
from musnad.web.app import make_app
from musnad.web.security import CSRF, Gate
from musnad.web.settings import Settings
from tests.case.conftest import case, database, databases, new_case, postgres  # noqa: F401 - fixtures, found by their names here
from tests.web.served import NO_BROWSER, NO_PAGES, PAGES, browsing, demo_case

PORT: Final = 8000
HERE: Final = f"http://127.0.0.1:{PORT}"
Client = TestClient[Any]


def settings_of(folder: Path, opened: Path | None = None, **more: Any) -> Settings:
    """Settings whose data lie in a folder of the test."""
    given = {"port": PORT, "who": "Rima", "data": folder / "data", "cases": folder / "cases", "case": opened, **more}
    return Settings(**given)


def outsider(gate: Gate, *, raising: bool = True) -> Client:
    """A client that has not passed the gate; use it in a `with`."""
    return TestClient(cast("Any", gate), base_url=HERE, raise_server_exceptions=raising)


def enter(client: Client, gate: Gate) -> Client:
    """Open the gate, and bear the token of changes from then on, as pages do: after a case was opened the new one."""
    assert client.get(gate.address, follow_redirects=False).status_code == 303
    client.headers["origin"] = HERE

    def ask(response: httpx.Response | None = None) -> None:
        if response is None or (response.request.method == "POST" and response.url.path.startswith("/api/cases")):
            client.headers[CSRF] = client.get("/api/session").json()["csrf"]

    ask()
    client.event_hooks["response"].append(ask)
    return client


@pytest.fixture
def gate(tmp_path: Path) -> Gate:
    """A workbench without a case."""
    return make_app(settings_of(tmp_path))


@pytest.fixture
def client(gate: Gate) -> Iterator[Client]:
    """A client of a workbench without a case."""
    with outsider(gate) as made:
        yield enter(made, gate)


@pytest.fixture
def served(case: Case, tmp_path: Path) -> Iterator[Client]:  # noqa: F811 - the fixture
    """A client of a workbench with the case of the test (`case`, on each database)."""
    made_of = make_app(settings_of(tmp_path, case.folder))
    with outsider(made_of) as made:
        yield enter(made, made_of)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo case; a test that changes it works on a copy (`served.copied`)."""
    return demo_case(tmp_path_factory.mktemp("demo") / "case")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser that is installed; the test is skipped where there is none, or no pages to show.

    While it is open its thread runs an event loop, and tests of other modules may want one of their own.
    """
    if shutil.which("chromium") is None:
        pytest.skip(NO_BROWSER)
    if not (PAGES / "index.html").is_file():
        pytest.skip(NO_PAGES)
    with browsing() as opened:
        yield opened
