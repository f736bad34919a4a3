"""The map, the timeline and who quotes whom in the browser: drawn from this computer alone, linked by the address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.web.places import dress, settled
from tests.web.served import Served, Watched, serving, watched
from tests.web.tiles import write_tiles

DRAWN: Final = "[data-drawn]"
BARS: Final = ".timeline rect.bar"
RED: Final = (220, 40, 40)


@pytest.fixture
def served(demo: Path, tmp_path: Path) -> Iterator[Served]:
    """The demo case, served."""
    with serving(demo, tmp_path / "home") as made:
        yield made


def opened(window: Watched, served: Served, path: str, language: str = "en") -> Page:
    """A page in a language, all of it there."""
    dress(window.page, language, "light")
    window.page.goto(served.origin + path)
    settled(window.page)
    return window.page


def asked(page: Page) -> dict[str, list[str]]:
    """What the address asks for."""
    return parse_qs(urlsplit(page.url).query)


def colours(page: Page) -> set[tuple[int, int, int]]:
    """The colours of the map as it is seen."""
    png = page.locator(".maplibregl-canvas").screenshot()
    found: list[list[int]] = page.evaluate(
        """async data => {
          const picture = await createImageBitmap(new Blob([new Uint8Array(data)], {type: 'image/png'}));
          const canvas = new OffscreenCanvas(picture.width, picture.height);
          const context = canvas.getContext('2d');
          context.drawImage(picture, 0, 0);
          const {data: all} = context.getImageData(0, 0, canvas.width, canvas.height);
          const found = new Set();
          for (let at = 0; at < all.length; at += 4 * 7) found.add(all[at] << 16 | all[at + 1] << 8 | all[at + 2]);
          return [...found].map(each => [each >> 16, each >> 8 & 255, each & 255]);
        }""",
        list(png),
    )
    return {(red, green, blue) for red, green, blue in found}


def test_the_map_is_drawn_with_a_worker_of_ours_and_nothing_else_is_asked(browser: Browser, served: Served) -> None:
    requests: list[Request] = []
    with watched(browser, served) as window:

        def note(request: Request) -> None:
            requests.append(request)

        window.page.context.on("request", note)
        page = opened(window, served, "/map")
        page.locator(DRAWN).wait_for()
        page.wait_for_timeout(1500)
        assert len(colours(page)) > 20, "nothing but a ground is drawn"
        asked_for = {urlsplit(each.url).path for each in requests}
        assert any("maplibre-gl-worker" in path for path in asked_for)
        assert {urlsplit(each.url).scheme for each in requests} == {"http"}, "no blob: and no data:"
        assert not any("tiles" in path for path in asked_for), "nobody gave any"


def test_a_users_own_tiles_are_drawn(browser: Browser, demo: Path, tmp_path: Path) -> None:
    tiles = write_tiles(tmp_path / "red.pmtiles", RED)
    with serving(demo, tmp_path / "home", "--tiles", str(tiles)) as served, watched(browser, served) as window:
        page = opened(window, served, "/map")
        page.locator(DRAWN).wait_for()
        page.wait_for_timeout(1500)
        assert any(red > green + 25 and red > blue + 25 for red, green, blue in colours(page))


def test_a_place_that_is_chosen_narrows_the_timeline_and_not_the_map(browser: Browser, served: Served) -> None:
    with watched(browser, served) as window:
        page = opened(window, served, "/map?view=list")
        places = page.get_by_role("region", name="Places by claims").locator("tbody tr")
        times = page.get_by_role("region", name="Claims in time").locator("tbody tr")
        before = (places.count(), times.count())
        places.first.get_by_role("button", name="Only here").click()
        page.wait_for_url("**place=**")
        settled(page)
        page.wait_for_function(
            "count => document.querySelectorAll('section:last-of-type tbody tr').length < count", arg=before[1]
        )
        assert places.count() == before[0]
        assert page.get_by_role("button", name="Only here", pressed=True).count() == 1


def test_days_are_chosen_by_keyboard_and_narrow_the_map(browser: Browser, served: Served) -> None:
    with watched(browser, served) as window:
        page = opened(window, served, "/map")
        page.get_by_role("button", name="Choose days by keyboard").click()
        until = page.get_by_role("slider", name="Last day chosen")
        until.focus()
        whole = asked(page)["until"]
        for _ in range(3):
            until.press("ArrowLeft")
        page.wait_for_function("day => new URLSearchParams(location.search).get('until') < day", arg=whole[0])
        chosen = asked(page)
        assert chosen["since"][0] < chosen["until"][0] < whole[0]
        settled(page)
        found = page.request.get(
            served.origin + "/api/map", params={"since": chosen["since"][0], "until": chosen["until"][0]}
        ).json()
        lanes = page.get_by_role("complementary", name="Places and what is not on the map")
        lanes.get_by_text(f"{found['none']:,}", exact=True).first.wait_for()


def test_days_are_chosen_by_drawing(browser: Browser, served: Served) -> None:
    with watched(browser, served) as window:
        page = opened(window, served, "/map")
        box = page.locator(".timeline svg").first.bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + 40)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + 40, steps=4)
        page.mouse.up()
        page.wait_for_url("**since=**until=**")
        found = asked(page)
        assert found["since"][0] < found["until"][0]


@pytest.mark.parametrize(("language", "earlier_is"), [("en", "left"), ("ar", "right")])
def test_time_runs_in_the_direction_of_reading(
    browser: Browser, served: Served, language: str, earlier_is: str
) -> None:
    with watched(browser, served) as window:
        page = opened(window, served, "/map", language)
        page.locator(BARS).first.wait_for()
        boxes = [each.bounding_box() for each in page.locator(BARS).all()]
        first, last = boxes[0], boxes[-1]
        assert first is not None
        assert last is not None
        assert (first["x"] < last["x"]) == (earlier_is == "left")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_voice_that_is_chosen_shows_its_claims(browser: Browser, served: Served, language: str) -> None:
    with watched(browser, served) as window:
        page = opened(window, served, "/quotes", language)
        page.locator("svg .voice.outlet").first.click()
        page.wait_for_url("**voice=**")
        part = page.locator("aside")
        part.locator("li button").first.click()
        part.locator("li a[href^='/reports/']").first.wait_for()
        listed = part.locator("li a[href^='/claims?']").first.get_attribute("href")
        assert listed is not None


def test_who_quotes_whom_is_a_table_too_with_the_same_numbers(browser: Browser, served: Served) -> None:
    with watched(browser, served) as window:
        page = opened(window, served, "/quotes?view=list")
        found = page.request.get(served.origin + "/api/quotes").json()["quotings"]
        assert page.locator("tbody tr").count() == len(found)
