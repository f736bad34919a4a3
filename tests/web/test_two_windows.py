"""Two windows on one case, and the command line beside them, follow each other; what one is busy with stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from musnad.export.labels import load_labels
from tests.web.places import LANGUAGES, dress, go
from tests.web.served import copied, musnad, serving, watched
from tests.web.words import Words


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_decided_elsewhere_is_shown(demo: Path, browser: Browser, tmp_path: Path, language: str) -> None:
    say, labels = Words(language), load_labels("ar" if language == "ar" else "en")
    case = copied(demo, tmp_path / "case")
    with serving(case, tmp_path / "home") as served, watched(browser, served) as window:
        deciding, listing, correcting = window.page, window.another(), window.another()
        dress(deciding, language, "light")
        rows = deciding.request.get(f"{served.origin}/api/reports?limit=100").json()["rows"]
        report = next(row["id"] for row in rows if row["claims"] >= 3)
        shown = deciding.request.get(f"{served.origin}/api/reports/{report}").json()
        first, second, last = (shown["page"]["claims"][at]["id"] for at in (0, 1, -1))
        go(deciding, f"{served.origin}/reports/{report}?claim={first}")
        go(listing, f"{served.origin}/claims?report={report}")
        go(correcting, f"{served.origin}/reports/{report}?claim={last}")

        correcting.keyboard.press("KeyE")
        editor = correcting.locator("form.editor")
        editor.get_by_role("button", name=labels("field", "place"), exact=True).click()
        editor.get_by_label(say("judge_other_place")).fill("بلدة النبع")
        listing.locator("tbody tr").nth(1).get_by_role("checkbox").check()

        deciding.keyboard.press("KeyA")
        accepted = labels("standpoint", "accepted")
        expect(correcting.locator(f"#claim-{first}").get_by_text(accepted)).to_be_visible()
        expect(listing.locator("tbody").get_by_text(accepted)).to_have_count(1)

        musnad("judge", "unsure", "--case", case, f"{report}/{second}")
        expect(correcting.locator(f"#claim-{second}").get_by_text(say("judge_by_others", count=1))).to_be_visible()
        expect(listing.locator("tbody").get_by_text(labels("standpoint", "unsure"))).to_have_count(1)

        expect(listing.locator("tbody tr").nth(1).get_by_role("checkbox")).to_be_checked()
        expect(editor.get_by_label(say("judge_other_place"))).to_have_value("بلدة النبع")
        editor.get_by_role("button", name=say("judge_save")).click()
        expect(correcting.get_by_text(say.like("judge_done_corrected"))).to_be_visible()
        expect(deciding.locator(f"#claim-{last}").get_by_text(say("judge_corrected"))).to_be_visible()


def test_a_window_on_a_case_that_was_left_shows_the_one_that_is_open(
    demo: Path, browser: Browser, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    musnad("init", other, "--title", "the other one")
    case = copied(demo, tmp_path / "case")
    with serving(case, tmp_path / "home") as served, watched(browser, served) as window:
        opening, left = window.page, window.another()
        dress(opening, "en", "light")
        go(left, f"{served.origin}/claims")
        go(opening, f"{served.origin}/begin")
        opening.get_by_label(Words("en")("home_open_folder")).fill(str(other))
        opening.get_by_label(Words("en")("home_open_folder")).press("Enter")
        for each in (opening, left):
            each.wait_for_url(f"{served.origin}/")
            expect(each.locator("main h1")).to_have_text("the other one")
