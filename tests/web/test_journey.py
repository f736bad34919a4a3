"""The way of an investigator in a browser: files dropped, read, judged by keyboard, compared, exported, verified.

In Arabic and again in English; nothing may be asked beyond this computer, and the browser may have nothing to say.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.places import LANGUAGES, dress, go, settled
from tests.web.served import SAMPLES, Served, kept, musnad, serving, watched
from tests.web.words import Words

_PATIENCE: Final = 240
_TEN: Final = 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_of_an_investigator(browser: Browser, tmp_path: Path, language: str) -> None:
    say = Words(language)
    folder = tmp_path / "khaldat"
    with serving(None, tmp_path / "home") as served, watched(browser, served) as window:
        page = window.page
        dress(page, language, "light")
        make_a_case(page, served, say, folder)
        review(page, served, say)
        compare(page, served, say)
        package = export(page, served, say, tmp_path / "downloads")
    verify(package, tmp_path / "unpacked")
    assert "judge" not in musnad("verify", "--case", folder)
    check_the_journal(folder)


def make_a_case(page: Page, served: Served, say: Words, folder: Path) -> None:
    """Drop files on the first page, name the case, and wait until all of them are read."""
    go(page, served.origin + "/")
    assert page.url == served.origin + "/begin"
    files = [
        [path.name, path.read_text(encoding="utf-8")]
        for path in (*sorted(SAMPLES.glob("*.txt")), *sorted((SAMPLES / "case").glob("*")))
        if path.is_file() and path.suffix != ".md"
    ]
    dropped = page.evaluate_handle(
        "files => { const transfer = new DataTransfer();"
        " for (const [name, text] of files) transfer.items.add(new File([text], name)); return transfer; }",
        files,
    )
    zone = page.get_by_role("group", name=say("work_drop_title"))
    zone.dispatch_event("dragenter", {"dataTransfer": dropped})
    zone.dispatch_event("drop", {"dataTransfer": dropped})
    page.get_by_label(say("home_case_title")).fill("سوق الخالدات")
    page.get_by_label(say("home_case_folder"), exact=True).fill(str(folder))
    page.get_by_role("button", name=say("home_make_and_read")).click()
    page.wait_for_url(served.origin + "/")
    wait_until_read(page, served)
    go(page, served.origin + "/")
    expect(page.get_by_role("heading", name=say("home_review"))).to_be_visible()


def wait_until_read(page: Page, served: Served) -> None:
    """Wait until nothing goes on, nothing waits to be read, and incidents are there."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        work = page.request.get(f"{served.origin}/api/work").json()
        found = page.request.get(f"{served.origin}/api/incidents?limit=1").json()["total"]
        if work["state"]["under_way"] is None and not work["queued"] and found:
            assert not work["failed"], work
            return
        page.wait_for_timeout(300)
    pytest.fail("the files are not read")


def review(page: Page, served: Served, say: Words) -> None:
    """Ten claims by keyboard: seven accepted, one unsure, one rejected, one corrected by drawing; and one undone."""
    report = largest_report(page, served)
    go(page, served.origin + "/reports")
    page.locator(f"main a[href^='/reports/{report['id']}']").first.click()
    page.wait_for_url(f"**/reports/{report['id']}*")
    settled(page)
    for _ in range(7):
        page.keyboard.press("KeyA")
        page.keyboard.press("KeyJ")
    expect(page.get_by_text(say.like("judge_done_accepted"))).to_be_visible()
    page.keyboard.press("KeyU")
    expect(page.get_by_text(say.like("judge_done_unsure"))).to_be_visible()
    page.keyboard.press("KeyJ")
    page.keyboard.press("KeyR")
    page.get_by_role("button", name=say("judge_reason_background")).click()
    page.get_by_role("dialog").get_by_role("button", name=say("judge_reject"), exact=True).click()
    expect(page.get_by_text(say.like("judge_done_rejected"))).to_be_visible()
    page.keyboard.press("KeyJ")
    draw_a_target(page, served, say)
    judged = verdicts(page, served, report["id"])
    assert sorted(each["verdict"] for each in judged) == ["accepted"] * 8 + ["rejected", "unsure"]
    assert len(judged) == _TEN
    corrected = [each for each in judged if each["corrections"]]
    assert len(corrected) == 1
    page.keyboard.press("KeyZ")
    expect(page.get_by_text(say.like("judge_undone"))).to_be_visible()
    assert len(verdicts(page, served, report["id"])) == _TEN - 1
    page.keyboard.press("KeyA")
    expect(page.get_by_text(say.like("judge_done_accepted"))).to_be_visible()


def largest_report(page: Page, served: Served) -> dict[str, Any]:
    """The report with the most claims."""
    rows: list[dict[str, Any]] = page.request.get(f"{served.origin}/api/reports?limit=100").json()["rows"]
    return max(rows, key=lambda row: row["claims"])


def draw_a_target(page: Page, served: Served, say: Words) -> None:
    """Correct whom it was done to by drawing over half a word: the whole word is taken."""
    page.keyboard.press("KeyE")
    spoken = {"Accept-Language": say.language}
    labels = page.request.get(f"{served.origin}/api/labels", headers=spoken).json()["groups"]["field"]
    editor = page.get_by_role("form", name=say.like("judge_editing"))
    editor.get_by_role("button", name=labels["targets"], exact=True).click()
    page.get_by_role("button", name=say("judge_draw"), exact=True).click()
    text = page.locator("[data-text]").first
    text.focus()
    for _ in range(3):
        page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Enter")
    editor.locator("mark").wait_for()
    drawn = editor.locator("mark").inner_text().strip()
    assert drawn
    editor.get_by_role("button", name=say("judge_take_words")).click()
    editor.get_by_role("button", name=say("judge_save")).click()
    expect(page.get_by_text(say.like("judge_done_corrected"))).to_be_visible()


def verdicts(page: Page, served: Served, report: str) -> list[dict[str, Any]]:
    """What is judged of the claims of a report by now."""
    found: dict[str, list[dict[str, Any]]] = page.request.get(f"{served.origin}/api/reports/{report}").json()[
        "verdicts"
    ]
    return [each for judged in found.values() for each in judged if each["verdict"]]


def compare(page: Page, served: Served, say: Words) -> None:
    """Open the incident with the most origins: its contradiction is told with both sentences."""
    go(page, served.origin + "/incidents")
    page.locator("main table tbody a").first.click()
    settled(page)
    rows = page.locator("main table tbody tr")
    assert rows.count() >= 3
    expect(page.get_by_text(say("incident_against")).first).to_be_visible()


def export(page: Page, served: Served, say: Words, downloads: Path) -> Path:
    """Make the evidence package on the page of exports."""
    go(page, served.origin + "/export")
    page.get_by_role("radio", name=say("export_f_package")).check()
    page.get_by_role("button", name=say("export_prepare"), exact=True).click()
    ready = page.get_by_role("button", name=say.like("export_download"))
    ready.wait_for(timeout=1000 * _PATIENCE)
    return kept(page, ready, downloads)


def verify(package: Path, folder: Path) -> None:
    """Unpack the package and run its verifier with nothing of Musnad at hand."""
    with zipfile.ZipFile(package) as opened:
        opened.extractall(folder)
    verifier = next(folder.rglob("verify.py"))
    done = subprocess.run(
        [sys.executable, "-I", verifier.name], cwd=verifier.parent, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def check_the_journal(folder: Path) -> None:
    """Everything that was done stands in the journal, under the name of who did it."""
    entries = [json.loads(line) for line in musnad("journal", "--case", folder, "--json").splitlines()]
    actions = [each["action"] for each in entries if each["who"] == "Rima"]
    assert actions.count("claim.accepted") == 8
    assert {"claim.unsure", "claim.rejected", "claim.corrected", "judgement.undone", "export.made"} <= set(actions)
