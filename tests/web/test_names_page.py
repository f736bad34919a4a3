"""The page of names in the browser: a name is corrected for the case, as one types, and taken back at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.web.places import dress, go
from tests.web.served import copied, serving, watched

WORDS = {
    "en": {
        "correct": "Correct what",
        "actor": "Actor or state",
        "save": "Say so for the case",
        "undo": "Undo",
        "done": "Taken back.",
    },
    "ar": {
        "correct": "تصحيح ما يعنيه",
        "actor": "فاعل أو دولة",
        "save": "اعتماده في القضية",
        "undo": "تراجع",
        "done": "تم التراجع.",
    },
}


def unknown(page: Page, origin: str) -> list[str]:
    found = page.request.get(f"{origin}/api/names?group=unknown&limit=200").json()["rows"]
    return [row["id"] for row in found]


def test_every_type_to_choose_among_is_told_in_words(demo: Path, browser: Browser, tmp_path: Path) -> None:
    with serving(copied(demo, tmp_path / "case"), tmp_path / "home") as served, watched(browser, served) as window:
        dress(window.page, "ar", "light")
        for group in ("actors", "places"):
            go(window.page, f"{served.origin}/names?group={group}")
            offered = window.page.locator("form.filters select").first.locator("option").all_inner_texts()
            assert len(offered) > 2
            assert [each for each in offered if re.search("[A-Za-z]", each)] == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_name_is_corrected_and_taken_back(demo: Path, browser: Browser, tmp_path: Path, language: str) -> None:
    say = WORDS[language]
    with serving(copied(demo, tmp_path / "case"), tmp_path / "home") as served, watched(browser, served) as window:
        page = window.page
        dress(page, language, "light")
        go(page, f"{served.origin}/names?group=unknown")
        before = unknown(page, served.origin)
        page.get_by_role("button", name=say["correct"]).first.click()
        page.get_by_role("combobox", name=say["actor"]).fill("syrian dem")
        page.get_by_role("option", name="Syrian Democratic Forces").first.click()
        claims = page.request.get(f"{served.origin}/api/names?group=unknown&limit=1").json()["rows"][0]["claims"]
        assert claims > 2
        page.locator("dialog .extent").get_by_text(str(claims)).wait_for()
        page.get_by_role("button", name=say["save"]).click()
        page.get_by_role("button", name=say["undo"]).wait_for()
        assert set(before) - set(unknown(page, served.origin))
        page.get_by_role("button", name=say["undo"]).click()
        page.get_by_text(say["done"]).wait_for()
        assert unknown(page, served.origin) == before
