"""The server as it is started by a person: events come as they happen, and it ends while a page listens."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from musnad.web.security import CSRF
from tests.case.material import report

ADDRESS = re.compile(rb"http://127\.0\.0\.1:\d+/\?token=\S+")


class Served(msgspec.Struct, frozen=True):
    """A server of its own process, and a client that has entered."""

    process: subprocess.Popen[bytes]
    client: httpx.Client


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Served]:
    environ = {**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data"), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-c", "from musnad.cli.main import run; run()", "serve"]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        try:
            found = ADDRESS.search(process.stdout.readline())
            assert found is not None
            address = found[0].decode()
            base = address.partition("/?")[0]
            with httpx.Client(base_url=base, headers={"origin": base}, timeout=60) as client:
                client.get(address)
                client.headers[CSRF] = client.get("/api/session").json()["csrf"]
                yield Served(process, client)
        finally:
            process.kill()


def events_until(client: httpx.Client, over: Any) -> list[tuple[str, Any]]:
    """The events of the stream until one for which `over` holds."""
    found: list[tuple[str, Any]] = []
    kind = ""
    with client.stream("GET", "/api/work/events") as stream:
        for line in stream.iter_lines():
            name, _, value = line.partition(": ")
            if name == "event":
                kind = value
            elif name == "data":
                found.append((kind, json.loads(value)))
                if over(*found[-1]):
                    return found
    raise AssertionError(found)


def test_a_case_is_begun_filled_and_read_while_the_page_listens(server: Served, tmp_path: Path) -> None:
    client = server.client
    folder = str(tmp_path / "musnad" / "first")
    assert client.get("/api/cases").json()["cases"] == str(tmp_path / "musnad")
    assert client.post("/api/cases", json={"title": "أول", "folder": folder}).status_code == 201
    client.headers[CSRF] = client.get("/api/session").json()["csrf"]  # each case that is opened has its own
    files = [("files", (f"in/{number}.txt", report(number).encode())) for number in range(4)]
    assert client.post("/api/files", files=files).status_code == 202

    def is_over(kind: str, data: Any) -> bool:
        return kind == "work" and bool(data["ended"]) and data["ended"][0]["kind"] == "run"

    events = events_until(client, is_over)
    assert sum(kind == "read" for kind, _ in events) == 4
    ended = events[-1][1]["ended"][0]
    assert (ended["ending"], ended["done"], ended["failed"]) == ("done", 4, 0)


def test_it_ends_at_once_though_a_page_listens(server: Served) -> None:
    with server.client.stream("GET", "/api/work/events") as stream:
        assert stream.status_code == 200
        began = time.monotonic()
        os.killpg(server.process.pid, signal.SIGINT)
        assert list(stream.iter_lines()) == []
        out, err = server.process.communicate(timeout=60)
    assert server.process.returncode in {0, 130}
    assert b"Traceback" not in err, err.decode()
    assert b"Cancel" not in err, err.decode()
    assert time.monotonic() - began < 30
    assert out == b""
