"""The pages of a workbench by their addresses, and when one of them is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

UI: Final = Path(__file__).parents[2] / "src" / "musnad" / "web" / "ui"
AXE: Final = UI / "node_modules" / "axe-core" / "axe.min.js"
LANGUAGES: Final = ("ar", "en")
THEMES: Final = ("light", "dark")
LISTS: Final[Mapping[str, str]] = {
    "home": "/",
    "begin": "/begin",
    "reports": "/reports",
    "claims": "/claims",
    "incidents": "/incidents",
    "map": "/map",
    "quotes": "/quotes",
    "names": "/names",
    "journal": "/journal",
    "export": "/export",
}
_RULES: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_GRAVE: Final = frozenset({"serious", "critical"})


def dress(page: Page, language: str, theme: str) -> None:
    """Have the pages shown in a language and a theme from now on, as a user's choice before would."""
    page.evaluate(
        "([language, theme]) => { localStorage.setItem('musnad.language', language);"
        " localStorage.setItem('musnad.theme', theme); }",
        [language, theme],
    )


def go(page: Page, address: str) -> None:
    """Open a page, and wait until all of it is there."""
    page.goto(address)
    settled(page)


def settled(page: Page) -> None:
    """Wait until a page has its heading and nothing in it is still being loaded."""
    page.locator("main h1").first.wait_for()
    page.wait_for_function('() => !document.querySelector(\'[aria-busy="true"], main [role="status"] > .ring\')')
    page.wait_for_timeout(150)


def addresses(page: Page, origin: str) -> Iterator[tuple[str, str]]:
    """All pages: name and path, those of one thing with the first there is."""
    yield from LISTS.items()
    for name, listing, path in (
        ("report", "/api/reports?limit=1", "/reports/{}"),
        ("incident", "/api/incidents?limit=1", "/incidents/{}"),
        ("actor", "/api/names?group=actors&limit=1", "/names/actors/{}"),
        ("place", "/api/names?group=places&limit=1", "/names/places/{}"),
    ):
        rows: list[dict[str, Any]] = page.request.get(origin + listing).json()["rows"]
        yield name, path.format(rows[0]["id"])


def faults(page: Page) -> list[str]:
    """What axe finds grave on a page, each with the first elements it finds it at."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", list(_RULES))
    return [
        f"{each['id']}: {each['help']} ({'; '.join(' '.join(map(str, node['target'])) for node in each['nodes'][:3])})"
        for each in found["violations"]
        if each["impact"] in _GRAVE
    ]
