"""A workbench as a user has it: `musnad serve` in a process of its own, and the browser that is installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import httpx
import msgspec
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, sync_playwright

from musnad.web.security import CSRF

ROOT: Final = Path(__file__).parents[2]
SAMPLES: Final = ROOT / "samples"
MUSNAD: Final = Path(sys.executable).with_name("musnad")
NO_BROWSER: Final = "no Chromium is installed (apt-get install chromium)"
NO_PAGES: Final = "the pages are not built (make ui)"
PAGES: Final = ROOT / "src" / "musnad" / "web" / "pages"
_FLAGS: Final = ("--no-sandbox", "--enable-unsafe-swiftshader", "--force-prefers-reduced-motion")
_SECONDS: Final = 15_000


class Served(msgspec.Struct, frozen=True):
    """A workbench that runs: the address that opens it once."""

    address: str

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"

    @contextmanager
    def client(self) -> Iterator[httpx.Client]:
        """A client that has passed the gate; it passes once."""
        with httpx.Client(base_url=self.origin, timeout=60) as client:
            client.get(self.address)
            client.headers.update({"origin": self.origin, CSRF: client.get("/api/session").json()["csrf"]})
            yield client


@contextmanager
def serving(case: Path | None, home: Path, *options: str) -> Iterator[Served]:
    """Serve a case, or none, with a home folder of the test's own."""
    home.mkdir(parents=True, exist_ok=True)
    command = [str(MUSNAD), "--lang", "en", "serve", *([str(case)] if case else []), "--as", "Rima", *options]
    environ = {"HOME": str(home), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT / "src"), "LANG": "C.UTF-8"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environ, cwd=home
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            line = process.stdout.readline()
            assert "http://127.0.0.1:" in line, line + process.stderr.read()
            yield Served(line.split()[-1])
        finally:
            process.terminate()


def musnad(*arguments: str | Path) -> str:
    """Run the command line; its output."""
    environ = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT / "src"), "LANG": "C.UTF-8", "MUSNAD_USER": "Salma"}
    command = [str(each) for each in (MUSNAD, *arguments)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environ)
    assert done.returncode == 0, done.stderr
    return done.stdout


def demo_case(folder: Path) -> Path:
    """The samples as a case, read and linked."""
    musnad("init", folder, "--title", "demo")
    musnad("add", "--case", folder, SAMPLES)
    musnad("run", "--case", folder)
    return folder


def copied(case: Path, target: Path) -> Path:
    """A copy of a case to work on."""
    return Path(shutil.copytree(case, target))


class Watched:
    """A page that may ask nothing beyond this computer and may not complain; `check` says what it did all the same."""

    def __init__(self, context: BrowserContext, served: Served) -> None:
        self._origin = served.origin
        self._context = context
        self.wrong: list[str] = []
        context.set_default_timeout(_SECONDS)
        context.on("request", self._asked)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.wrong.append(f"error: {error.error}"))
        self.page: Page = context.new_page()

    def another(self) -> Page:
        """A second page of the same person, in another window."""
        return self._context.new_page()

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((f"{self._origin}/", "blob:")):
            self.wrong.append(f"asked for {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" or "Content Security Policy" in message.text:
            self.wrong.append(f"{message.type}: {message.text}")

    def check(self) -> None:
        """Verify that nothing went beyond this computer, and that the browser had nothing to say."""
        assert not self.wrong, "\n".join(self.wrong)


@contextmanager
def browsing() -> Iterator[Browser]:
    """The browser that is installed."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*_FLAGS])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def watched(browser: Browser, served: Served, **options: Any) -> Iterator[Watched]:
    """A window on a workbench that has not been opened yet; at the end it is checked."""
    given: Mapping[str, Any] = {"viewport": {"width": 1440, "height": 900}, "accept_downloads": True, **options}
    with browser.new_context(**given) as context:
        made = Watched(context, served)
        made.page.goto(served.address)
        yield made
        made.check()


def kept(page: Page, button: Locator, folder: Path) -> Path:
    """Press what gives a file, and keep the file in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with page.expect_download() as waiting:
        button.click()
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target
