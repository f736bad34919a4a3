"""A long report is shown in stretches: it reads, copies and is judged as a short one."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.web.places import go
from tests.web.served import musnad, serving, watched

PLACES = ("درعا", "دوما", "تدمر", "الرقة", "إدلب", "حمص")
SENTENCES = [
    f"قال ناطق باسم الدفاع المدني إن {number} مدنيين قتلوا في قصف على مدينة {PLACES[number % len(PLACES)]} 😀."
    for number in range(3, 403)
]
TEXT = "\n".join([*SENTENCES, "ب" * 30_000, "قُتل أربعة جنود في هجوم على حاجز قرب مدينة الموصل."]) + "\n"
SELECTED = """
([from, to]) => {
  const chunks = document.querySelectorAll('[data-text] > *');
  getSelection().setBaseAndExtent(chunks[from].firstChild, 3, chunks[to], chunks[to].childNodes.length);
}
"""
COPIED = """
() => {
  const clipboard = new DataTransfer();
  const text = document.querySelector('[data-text]');
  text.dispatchEvent(new ClipboardEvent('copy', { clipboardData: clipboard, bubbles: true, cancelable: true }));
  return clipboard.getData('text/plain');
}
"""
TRIGGER = """
() => {
  const [range] = CSS.highlights.get('m-chosen');
  const frame = document.querySelector('[data-text]').closest('.frame').getBoundingClientRect();
  const box = range.getBoundingClientRect();
  return [range.toString(), box.top >= frame.top && box.bottom <= frame.bottom];
}
"""


def chosen(page: Page, word: str) -> None:
    """Wait until the word of the chosen claim's event is one, and stands in view."""
    page.wait_for_function(f"word => {{ const [said, seen] = ({TRIGGER})(); return said === word && seen; }}", arg=word)


def test_it_reads_and_copies_and_is_judged_as_a_short_one(browser: Browser, tmp_path: Path) -> None:
    case = tmp_path / "case"
    (tmp_path / "long.txt").write_text(TEXT, encoding="utf-8")
    musnad("init", case, "--title", "long")
    musnad("add", "--case", case, tmp_path / "long.txt")
    musnad("run", "--case", case)
    with serving(case, tmp_path / "home") as served, watched(browser, served) as window:
        page = window.page
        report = page.request.get(f"{served.origin}/api/reports").json()["rows"][0]["id"]
        shown = page.request.get(f"{served.origin}/api/reports/{report}").json()
        claims = shown["page"]["claims"]
        assert shown["text"] == TEXT
        assert len(claims) > len(SENTENCES)
        go(page, f"{served.origin}/reports/{report}?claim={claims[-1]['id']}")
        text = page.locator("[data-text]")
        assert text.locator("> *").count() > 1
        assert text.evaluate("each => each.textContent") == TEXT

        chosen(page, claims[-1]["trigger"]["text"])
        page.keyboard.press("KeyK")
        chosen(page, claims[-2]["trigger"]["text"])
        page.keyboard.press("KeyA")
        page.locator(f"#claim-{claims[-2]['id']}[aria-current]").wait_for()
        page.wait_for_function("many => document.querySelectorAll('article').length === many", arg=len(claims))

        pieces = text.evaluate("each => [...each.children].map((chunk) => chunk.textContent)")
        page.evaluate(SELECTED, [1, 3])
        assert page.evaluate(COPIED) == "".join(pieces[1:4])[3:]
