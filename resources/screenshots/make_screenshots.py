"""The pictures of the workbench in README.md, taken of the demo case in the browser that is installed.

    python -m resources.screenshots.make_screenshots

The pages have to be built (`make ui`) and Chromium installed. The pictures change with the fonts and the browser of the
computer, so that no test compares them.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

from tests.web.places import dress, go
from tests.web.served import Served, browsing, demo_case, serving, watched

OUT: Final = Path(__file__).parents[2] / "docs" / "images"
SIZE: Final = {"width": 1360, "height": 850}


def main() -> None:
    """Take the pictures."""
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="musnad-pictures-") as name:
        folder = Path(name)
        case = demo_case(folder / "case")
        with (
            browsing() as browser,
            serving(case, folder / "home") as served,
            watched(browser, served, viewport=SIZE, color_scheme="light") as window,
        ):
            report(window.page, served)
            incident(window.page, served)


def report(page: Page, served: Served) -> None:
    """A report with its claims, in Arabic."""
    dress(page, "ar", "light")
    rows: list[dict[str, Any]] = page.request.get(f"{served.origin}/api/reports?limit=100").json()["rows"]
    found = max(rows, key=lambda row: row["claims"])
    go(page, f"{served.origin}/reports/{found['id']}")
    page.keyboard.press("KeyJ")
    page.wait_for_timeout(500)
    page.screenshot(path=OUT / "report.ar.png")


def incident(page: Page, served: Served) -> None:
    """The incident with the most origins, in English."""
    dress(page, "en", "light")
    go(page, f"{served.origin}/incidents")
    page.locator("main table tbody a").first.click()
    page.wait_for_url("**/incidents/*")
    go(page, page.url)
    page.screenshot(path=OUT / "incident.en.png")


if __name__ == "__main__":
    main()
    print(f"Written to {OUT}")
