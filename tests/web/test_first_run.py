"""The first run in the browser: files are dropped, the reading is seen as it goes, what fails can be done again."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.case.material import report
from tests.web.places import AXE, LANGUAGES, THEMES, dress, faults, go, settled
from tests.web.served import serving, watched

MESSAGES: Final = Path(__file__).parents[2] / "src" / "musnad" / "web" / "ui" / "messages"


def words(language: str) -> dict[str, str]:
    """The strings of the pages of work and home in a language."""
    found: dict[str, str] = {}
    for area in ("home", "work", "shell"):
        found |= json.loads((MESSAGES / language / f"{area}.json").read_text(encoding="utf-8"))
    return found


def material(folder: Path) -> Path:
    """A folder with five reports in folders of its own, and what cannot be taken or read."""
    inside = folder / "أخبار" / "نيسان"
    inside.mkdir(parents=True)
    for number in range(5):
        (inside / f"{number}.txt").write_text(report(number), encoding="utf-8")
    (inside / "empty.txt").write_bytes(b"")
    (inside / "photo.png").write_bytes(b"\x89PNG")
    (folder / "أخبار" / "طويل.txt").write_text(report(7) + " وانتهى الخبر." * 300_000, encoding="utf-8")
    return folder / "أخبار"


def drop(page: Page, zone: Locator, path: Path) -> None:
    """Drop a file or folder of this computer on the page, as the file manager would."""
    box = zone.bounding_box()
    assert box is not None
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(path)], "dragOperationsMask": 1}
    at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + 20, "data": data}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, **at})
    session.detach()


def ended(page: Page, origin: str) -> dict[str, Any]:
    """What ended last, when nothing goes on any more."""
    until = time.monotonic() + 60
    while True:
        state: dict[str, Any] = page.request.get(f"{origin}/api/work").json()["state"]
        if state["under_way"] is None and not state["waiting"]:
            last: dict[str, Any] = state["ended"][0]
            return last
        assert time.monotonic() < until
        page.wait_for_timeout(200)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_folder_is_dropped_read_and_shown_as_it_goes(browser: Browser, tmp_path: Path, language: str) -> None:
    say = words(language)
    folder = material(tmp_path)
    with serving(None, tmp_path / "home") as served, watched(browser, served) as window:
        page = window.page
        dress(page, language, "light")
        go(page, served.origin)
        expect(page).to_have_url(f"{served.origin}/begin")
        zone = page.get_by_role("group", name=say["work_drop_title"])
        drop(page, zone, folder)
        expect(page.get_by_label(say["home_case_title"])).to_have_value("أخبار")
        page.get_by_role("button", name=say["home_make_and_read"]).click()
        expect(page).to_have_url(f"{served.origin}/")
        expect(page.locator("h1")).to_have_text("أخبار")
        expect(page.get_by_text(say["work_failures"].replace("{count}", "1"))).to_be_visible(timeout=60_000)
        expect(page.get_by_text(say["work_not_taken"].replace("{count}", "1"))).to_be_visible()
        expect(page.get_by_text("أخبار/نيسان/empty.txt")).to_be_visible()
        expect(page.get_by_role("heading", name=say["home_review"])).to_be_visible(timeout=20_000)
        page.get_by_role("button", name=say["work_retry_failed"]).click()
        assert ended(page, served.origin)["kind"] == "retry"
        expect(page.get_by_text(say["work_failures"].replace("{count}", "1"))).to_be_visible()
        expect(page.get_by_role("link", name=say["home_other_cases"])).to_be_visible()
        settled(page)
        found = page.evaluate("() => fetch('/api/home').then(answer => answer.json())")
        assert (found["figures"]["done"], found["figures"]["failed"], found["figures"]["refused"]) == (5, 1, 1)


@pytest.mark.parametrize(("language", "theme"), tuple(zip(LANGUAGES, THEMES, strict=True)))
def test_the_first_page_and_running_and_failed_work_have_no_grave_fault(
    browser: Browser, tmp_path: Path, language: str, theme: str
) -> None:
    assert AXE.is_file(), "npm ci"
    say = words(language)
    folder = material(tmp_path)
    with serving(None, tmp_path / "home") as served, watched(browser, served, color_scheme=theme) as window:
        page = window.page
        dress(page, language, theme)
        go(page, f"{served.origin}/begin")
        wrong = faults(page)
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name=say["work_choose_folder"]).press("Enter")
        chooser.value.set_files(folder)
        page.get_by_label(say["home_case_title"]).fill("x")
        wrong += faults(page)
        page.get_by_role("button", name=say["home_make_and_read"]).press("Enter")
        page.get_by_role("progressbar").first.wait_for()
        wrong += faults(page)
        expect(page.get_by_text(say["work_failures"].replace("{count}", "1"))).to_be_visible(timeout=60_000)
        page.get_by_role("button", name=say["home_add"]).press("Enter")
        page.get_by_text(say["work_known"]).press("Enter")
        expect(page.get_by_label(say["work_outlet"])).to_be_visible()
        wrong += faults(page)
    assert not wrong, "\n".join(wrong)


def test_a_folder_that_cannot_be_used_is_told_beside_the_form(browser: Browser, tmp_path: Path) -> None:
    say = words("ar")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thing").touch()
    with serving(None, tmp_path / "home") as served, watched(browser, served) as window:
        page = window.page
        dress(page, "ar", "light")
        go(page, f"{served.origin}/begin")
        page.get_by_label(say["home_case_title"]).fill("قضية")
        assert page.get_by_label(say["home_case_folder"], exact=True).input_value().endswith("/musnad/قضية")
        page.get_by_label(say["home_case_folder"], exact=True).fill(str(tmp_path / "full"))
        page.get_by_role("button", name=say["home_make"], exact=True).click()
        expect(page.get_by_role("alert")).to_contain_text("المجلد ليس فارغاً")
        window.wrong.clear()  # the browser notes the refusal in its console
