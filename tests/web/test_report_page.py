"""The page of a report in a browser: letters stay joined, what is copied is what came, and one judges by keyboard."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from musnad.web.security import CSRF
from tests.web.places import dress, go
from tests.web.served import copied, musnad, serving, watched

TEXT = (
    "وكالة النبع – السرو – 30 كانون الثاني 2022\n"
    "قال العميد سامر الحداد إن \u202bقوات الحدود\u202c اعتقلت أربعة مهربين 😀 في بلدة البوكمال أمس،"
    " وأضاف أن \u2067مُسَلَّحِينَ\u2069 قتلوا عنصرين قرب بيوتهم.\n"
    "ونفى ناطق باسم «جبهة الوادي» <script>document.title = 'x'</script><b>ذلك</b>."
)
RANGES = """
(text) => {
  const node = document.querySelector('[data-text]').firstChild;
  return [...text.matchAll(/[\\p{L}\\p{M}]+/gu)].map((word) => {
    const range = document.createRange();
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].length);
    const { x, y, width, height } = range.getBoundingClientRect();
    return [x, y, width, height];
  });
}
"""
PLACE = """
([from, to]) => {
  const node = document.querySelector('[data-text]').firstChild;
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  const { x, y, width, height } = range.getBoundingClientRect();
  return [x, y, width, height];
}
"""
BOUNDARY = """
([from, to]) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('::highlight(boundary) { color: inherit; background-color: transparent; }');
  document.adoptedStyleSheets = [sheet];
  const node = document.querySelector('[data-text]').firstChild;
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  CSS.highlights.clear();
  CSS.highlights.set('boundary', new Highlight(range));
}
"""
APART = """
([from, to]) => {
  const node = document.querySelector('[data-text]').firstChild;
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  const element = document.createElement('span');
  element.style.display = 'inline-block';
  range.surroundContents(element);
}
"""
DIFFERENCE = """
async ([one, other]) => {
  const pixels = async (coded) => {
    const bytes = Uint8Array.from(atob(coded), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return [bitmap.width, bitmap.height, context.getImageData(0, 0, bitmap.width, bitmap.height).data];
  };
  const [[width, height, first], [otherWidth, otherHeight, second]] = [await pixels(one), await pixels(other)];
  if (width !== otherWidth || height !== otherHeight) return [255, width];
  const columns = new Set();
  let most = 0;
  for (const [at, value] of first.entries()) {
    if (value === second[at]) continue;
    most = Math.max(most, Math.abs(value - second[at]));
    columns.add(Math.floor(at / 4) % width);
  }
  return [most, columns.size];
}
"""
SEAM = 32
SEAM_COLUMNS = 2
"""By so much of 255 the pixels may differ, in so many columns, where a letter is painted in two goes."""
PRESS = "([key, code]) => document.body.dispatchEvent(new KeyboardEvent('keydown', {key, code, bubbles: true}))"


@pytest.fixture(scope="module")
def case(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo case with a report that has hidden characters, an emoji, vowels and markup."""
    folder = tmp_path_factory.mktemp("report")
    made = copied(demo, folder / "case")
    (folder / "hidden.txt").write_bytes(TEXT.encode())
    musnad("add", "--case", made, folder / "hidden.txt")
    musnad("run", "--case", made)
    return made


@pytest.fixture(scope="module", params=["ar", "en"])
def window(
    request: pytest.FixtureRequest, case: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    """A window on the page of that report, in each language; at the end nothing may have been complained of."""
    folder = tmp_path_factory.mktemp("served")
    with serving(copied(case, folder / "case"), folder / "home") as served, watched(browser, served) as opened:
        dress(opened.page, request.param, "light")
        report = opened.page.request.get(f"{served.origin}/api/reports?words=hidden").json()["rows"][0]["id"]
        go(opened.page, f"{served.origin}/reports/{report}")
        yield opened.page


@pytest.fixture
def page(window: Page) -> Page:
    """The page loaded anew, nothing of the report judged."""
    origin, _, rest = window.url.partition("/reports/")
    session = window.request.get(f"{origin}/api/session").json()
    headers = {CSRF: session["csrf"], "origin": origin}
    while window.request.post(f"{origin}/api/undo", data={}, headers=headers).json() is not None:
        pass
    go(window, f"{origin}/reports/{rest.partition('?')[0]}")
    window.locator("[data-text]").wait_for()
    window.evaluate("() => document.fonts.ready")
    return window


def told(page: Page) -> Any:
    """The report as the server has it by now."""
    return page.request.get(page.url.split("?")[0].replace("/reports/", "/api/reports/")).json()


def verdicts(page: Page) -> dict[str, tuple[str, list[str]]]:
    return {
        claim: (each["verdict"], sorted(each["corrections"]))
        for claim, judged in told(page)["verdicts"].items()
        for each in judged
    }


def plain(page: Page) -> None:
    """Take all that is drawn over the text away, and the labels above it."""
    page.evaluate("() => { CSS.highlights.clear(); document.querySelector('.over').hidden = true; }")
    page.locator(".over").evaluate("each => each.style.display = 'none'")


def picture(page: Page) -> bytes:
    return page.locator("[data-text]").screenshot(animations="disabled")


def difference(page: Page, one: bytes, other: bytes) -> tuple[int, int]:
    """By how much the most different pixels of two pictures differ, of 255, and in how many columns any do."""
    most, columns = page.evaluate(DIFFERENCE, [base64.b64encode(each).decode() for each in (one, other)])
    return int(most), int(columns)


def units(text: str) -> int:
    """The UTF-16 units of a text."""
    return len(text.encode("utf-16-le")) // 2


def within(word: str) -> tuple[int, int]:
    """A place inside a word and its end, in UTF-16 units of the text."""
    start = units(TEXT[: TEXT.index(word)])
    return start + 2, start + units(word)


def test_words_keep_their_places_under_all_that_is_drawn_over_them(page: Page) -> None:
    assert page.evaluate("() => CSS.highlights.size") >= 3
    drawn = page.evaluate(RANGES, TEXT)
    plain(page)
    assert page.evaluate("() => CSS.highlights.size") == 0
    assert drawn == page.evaluate(RANGES, TEXT)
    assert all(width > 0 for *_, width, _ in drawn)


@pytest.mark.parametrize("word", ["اعتقلت", "مُسَلَّحِينَ", "عنصرين"])
def test_a_highlight_that_begins_inside_a_word_leaves_its_letters_joined(page: Page, word: str) -> None:
    plain(page)
    before = picture(page)
    page.evaluate(BOUNDARY, list(within(word)))
    most, columns = difference(page, before, picture(page))
    assert most <= SEAM
    assert columns <= SEAM_COLUMNS
    page.evaluate(APART, list(within(word)))
    most, columns = difference(page, before, picture(page))
    assert most > 4 * SEAM, "an element that parts the letters would have been seen"
    assert columns > SEAM_COLUMNS


def test_the_text_is_as_received_whatever_is_shown_over_it(page: Page) -> None:
    assert page.locator("[data-text]").evaluate("each => each.textContent") == TEXT
    selecting = "each => { getSelection().selectAllChildren(each); return getSelection().toString(); }"
    assert page.locator("[data-text]").evaluate(selecting) == TEXT
    shown = page.locator(".tag.hidden").all_text_contents()
    assert shown == ["RLE", "PDF", "RLI", "PDI"]
    assert page.title() != "x"
    assert page.locator("[data-text] *").count() == 0


def test_one_judges_by_keyboard_and_never_while_typing(page: Page) -> None:
    first, second = (each["id"] for each in told(page)["page"]["claims"][:2])
    with page.expect_response("**/api/judgements"):
        page.keyboard.press("a")
    page.keyboard.press("j")
    assert f"claim={second}" in page.url
    page.keyboard.press("r")
    page.get_by_role("textbox").fill("")
    page.keyboard.type("ajkruz ؟?")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('dialog[open]') === null")
    assert verdicts(page) == {first: ("accepted", []), second: ("rejected", [])}
    assert [each["reason"] for each in told(page)["verdicts"][second]] == ["ajkruz ؟?"]
    with page.expect_response("**/api/undo"):
        page.keyboard.press("z")
    assert verdicts(page) == {first: ("accepted", [])}
    page.keyboard.press("k")
    assert f"claim={first}" in page.url


def test_the_keys_of_an_arabic_keyboard_are_those_in_the_same_places(page: Page) -> None:
    first, second = (each["id"] for each in told(page)["page"]["claims"][:2])
    page.evaluate(PRESS, ["ت", "KeyJ"])
    page.wait_for_url(f"**claim={second}")
    with page.expect_response("**/api/judgements"):
        page.evaluate(PRESS, ["ع", "KeyU"])
    assert verdicts(page) == {second: ("unsure", [])}
    page.evaluate(PRESS, ["؟", "Slash"])
    assert page.get_by_role("dialog").is_visible()
    page.keyboard.press("Escape")
    page.evaluate(PRESS, ["ن", "KeyK"])
    page.wait_for_url(f"**claim={first}")


def test_words_drawn_by_keyboard_are_kept_with_a_correction(page: Page) -> None:
    claim = told(page)["page"]["claims"][0]["id"]
    page.keyboard.press("e")
    page.locator("form.editor").get_by_role("button").nth(6).click()  # where
    page.get_by_role("radio").last.wait_for()
    page.locator("form.editor .words").get_by_role("button").last.click()
    with page.expect_response("**/api/snap"):
        page.keyboard.press("ArrowLeft")
    with page.expect_response("**/api/snap"):
        page.keyboard.press("Shift+ArrowLeft")
    page.locator("form.editor .words mark").wait_for()
    expect(page.locator("form.editor .words mark")).to_have_text(re.compile(r"^\s*\S+\s+\S+\s*$"))
    words = page.locator("form.editor .words mark").inner_text()
    page.locator("form.editor .words").get_by_role("button").first.click()
    with page.expect_response("**/api/corrections"):
        page.locator("form.editor [type=submit]").click()
    (judged,) = told(page)["verdicts"][claim]
    put = judged["corrections"]["place"]
    assert put["value"] == {"name": words, "authority": None}
    assert put["words"]["text"] == words
    assert TEXT[put["words"]["start"] : put["words"]["end"]] == words


def test_a_click_in_the_text_chooses_its_claim(page: Page) -> None:
    second = told(page)["page"]["claims"][1]
    start, end = (units(TEXT[: second["trigger"][name]]) for name in ("start", "end"))
    x, y, width, height = page.evaluate(PLACE, [start, end])
    page.mouse.click(x + width / 2, y + height / 2)
    page.wait_for_url(f"**claim={second['id']}")


def test_the_original_is_shown_in_a_frame_that_may_do_nothing(page: Page) -> None:
    page.get_by_role("tab").nth(1).click()
    frame = page.locator("iframe")
    assert frame.get_attribute("sandbox") == ""
    page.frame_locator("iframe").get_by_text("قال العميد").wait_for()
    assert page.frame_locator("iframe").locator("script").count() == 0
    assert page.title() != "x"
