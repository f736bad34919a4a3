"""Every page in Arabic and light, in English and dark: nothing grave for axe, nothing asked beyond this computer.

Direction follows the language and contrast the theme, neither both, so that two of the four pairs show all.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.web.places import AXE, LANGUAGES, THEMES, addresses, dress, faults, go
from tests.web.served import serving, watched

WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize(("language", "theme"), tuple(zip(LANGUAGES, THEMES, strict=True)))
def test_no_page_has_a_grave_fault(demo: Path, browser: Browser, tmp_path: Path, language: str, theme: str) -> None:
    assert AXE.is_file(), "npm ci"
    wrong: list[str] = []
    with serving(demo, tmp_path / "home") as served, watched(browser, served, color_scheme=theme) as window:
        page = window.page
        dress(page, language, theme)
        for name, path in addresses(page, served.origin):
            go(page, served.origin + path)
            direction = page.evaluate("() => [document.documentElement.lang, document.documentElement.dir]")
            assert direction == [language, "rtl" if language == "ar" else "ltr"]
            wrong += [f"{name}: {each}" for each in faults(page)]
            for window_width in (800, 1440):
                page.set_viewport_size({"width": window_width, "height": 900})
                width = page.evaluate(WIDER)
                wrong += [f"{name}: the page is {width} px wider than its window"] if width > 0 else []
    assert not wrong, "\n".join(wrong)
