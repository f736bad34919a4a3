"""Claims on the page: their cards, the timeline, the numbers, the triggers in the text."""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec
import pytest
from hypothesis import given, settings

from musnad import Reader
from musnad.export.claimcards import cards_of, slots_of
from musnad.export.claims import shown
from musnad.export.html import render_html
from musnad.export.labels import load_labels
from musnad.model import Document, Excerpt, Record, Wording
from tests.claim_records import CLAIM_TEXT, claim_records, claims_record, span
from tests.export.test_html import Page

Lang = Literal["en", "ar"]


def words(page: str) -> str:
    """What stands on a page, without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.partition("</style>")[2]))


def card(page: str, number: int) -> str:
    """The markup of a claim's card."""
    found = re.search(rf'<article class="card claim [a-z]+" id="r1-c{number}".*?</article>', page, re.DOTALL)
    assert found
    return found[0]


def evidence(page: str, number: int) -> str:
    found = re.search(r'<blockquote class="words"[^>]*>(.*?)</blockquote>', card(page, number), re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_report_with_claims_stands_as_received_and_its_links_lead_somewhere(lang: Lang) -> None:
    page = Page(render_html([claims_record(), claims_record()], lang=lang))
    assert page.reports == [CLAIM_TEXT, CLAIM_TEXT]
    assert page.stack == []
    assert len(page.ids) == len(set(page.ids))
    assert {href.removeprefix("#") for href in page.hrefs} <= set(page.ids)


def spans_of(value: object) -> Iterator[Excerpt]:
    """Every span of a part of a record."""
    if isinstance(value, Excerpt):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans_of(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_of(item)


def with_words(record: Record) -> Record:
    """The record without what stands at no words of the report."""
    parts = ("mentions", "times", "statements", "events")
    kept = {
        part: tuple(each for each in getattr(record, part) if all(one.start < one.end for one in spans_of(each)))
        for part in parts
    }
    return msgspec.structs.replace(record, **kept)


@settings(max_examples=120, deadline=None)
@given(claim_records().map(with_words))
def test_whatever_a_record_holds_its_text_stays_whole_and_its_links_lead_somewhere(record: Record) -> None:
    page = Page(render_html([record], lang="ar"))
    assert page.reports == [record.document.text.replace("\x00", "\ufffd")]
    assert page.stack == []
    assert len(page.ids) == len(set(page.ids))
    assert {href.removeprefix("#") for href in page.hrefs} <= set(page.ids)


def test_nothing_of_a_claim_is_fetched_or_runs_or_becomes_markup() -> None:
    record = claims_record()
    evil = tuple(msgspec.structs.replace(claim, line_en="<script>alert(1)</script>") for claim in record.claims)
    page = render_html([msgspec.structs.replace(record, claims=evil)], lang="en")
    assert "&lt;script&gt;alert(1)" in page
    assert not re.search(r"<script|<link|<img|@import|url\(|\bon\w+=", page)


def test_each_claim_has_its_chain_from_the_outlet_to_the_last_speaker() -> None:
    page = render_html([claims_record()], lang="en")
    chain = re.search(r'<p class="chain">(.*?)</p>', card(page, 1), re.DOTALL)
    assert chain
    assert words("</style>" + chain[1]).split(": ")[1].strip() == "صحيفة الجسر ← Samer al-Haddad"
    assert '<a href="#r1-s1"><strong><bdi>Samer al-Haddad</bdi></strong></a>' in chain[1]
    assert "(in the author&#39;s own voice)" in card(page, 6)
    assert "(denies)" in card(page, 3)


def test_the_evidence_is_the_sentence_with_its_parts_linked_to_their_place_in_the_text() -> None:
    page = render_html([claims_record()], lang="en")
    told = evidence(page, 2)
    start = span("قتلوا").start
    assert f'<a class="trigger asserted" href="#r1-trigger2-{start}" title="event">قتلوا</a>' in told
    assert re.sub(r"<[^>]+>", "", told) == CLAIM_TEXT.splitlines()[1]
    for label in ("target, number", "actor", "place", "time"):
        assert f'data-label="{label}"' in told
    assert f'href="#r1-slot2-{span("خمسة مدنيين").start}"' in told
    assert f'data-label="{load_labels("ar")("slot", "actor")}"' in evidence(
        render_html([claims_record()], lang="ar"), 2
    )


def test_what_the_report_leaves_open_is_not_stated() -> None:
    told = words("</style>" + card(render_html([claims_record()], lang="en"), 4))
    assert "actor not stated target not stated place not stated time not stated" in told
    arabic = words("</style>" + card(render_html([claims_record()], lang="ar"), 4))
    assert "الفاعل لم يُذكر المستهدف لم يُذكر المكان لم يُذكر الزمن لم يُذكر" in arabic


def test_roles_lead_to_the_text_and_to_who_they_are() -> None:
    told = card(render_html([claims_record()], lang="en"), 1)
    start = span("قوات الضفة").start
    assert f'href="#r1-slot1-{start}" aria-label="show in the text: {start}"' in told
    assert '<a class="who" href="#r1-organization1"><bdi>Bank Forces</bdi></a>' in told
    assert '<a class="who" href="#r1-place1"><bdi>Al-Nahr</bdi></a>' in told


def test_numbers_have_their_bounds_and_what_is_part_of_another() -> None:
    told = words("</style>" + card(render_html([claims_record()], lang="en"), 2))
    assert "killed 5 خمسة مدنيين" in told
    assert "killed among them 2 طفلان" in told
    assert "detained 20 or more عشرات المحتجين" in words(
        "</style>" + card(render_html([claims_record()], lang="en"), 6)
    )


def test_the_table_of_numbers_names_each_source_and_adds_nothing_up() -> None:
    page = render_html([claims_record()], lang="en")
    table = re.search(r'<table class="numbers">.*?</table>', page, re.DOTALL)
    assert table
    told = words("</style>" + table[0])
    assert "killed 5 خمسة مدنيين Nader al-Sabbagh 2 among them 2 طفلان Nader al-Sabbagh 2" in told
    assert "6 ستة مدنيين Marj Agency 5 3 ثلاثة جنود Marj Agency 5" in told
    assert not re.search(r"\b(9|14|16)\b", told)
    assert "Numbers of different claims are not added up" in page


def test_a_word_that_takes_sides_has_its_neutral_sense() -> None:
    told = words("</style>" + card(render_html([claims_record()], lang="en"), 6))
    assert "takes sides المحتجين · neutral sense: protesters" in told


def test_what_is_told_again_and_by_others_is_linked() -> None:
    page = render_html([claims_record()], lang="en")
    again = span("القصف").start
    assert f'<a class="at" href="#r1-trigger1-{again}"' in card(page, 1)
    assert "same event as claim" in card(page, 5)
    assert '<a href="#r1-c2">2</a>' in card(page, 5)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_codes_stand_with_their_names_and_reasons(lang: Lang) -> None:
    record = claims_record()
    (*_, arrest) = cards_of(shown(record), record, "r1", load_labels(lang))
    told = card(render_html([record], lang=lang), 6)
    assert '<code dir="ltr">COERCE/arrest</code>' in told
    (row,) = arrest.codes[0].rows
    assert (row.reason_ar if lang == "ar" else row.reason) in told
    assert ("الاعتقالات" in told or "اعتقالات" in told) if lang == "ar" else "Arrests" in told


def test_triggers_are_marked_in_the_text_by_a_box_and_a_label() -> None:
    page = render_html([claims_record()], lang="en")
    start = span("قصفت").start
    assert re.search(rf'<a class="trigger[^"]*r1-c1-part[^"]*" href="#r1-c1" id="r1-trigger1-{start}"', page)
    for label in ("C1", "C2", "C6"):
        assert f'data-label="{label}"' in page
    assert "claim 3: shelling · said not to have happened" in page


def test_a_box_takes_no_room_within_the_line() -> None:
    style = render_html([], lang="en")
    rules = re.findall(r"^\.trigger[^ ]* \{(.*)\}", style, re.MULTILINE)
    assert len(rules) == 4
    assert len(set(rules)) == 4
    for rule in rules:
        assert not re.search(r"padding|margin|border|inline|font|letter-spacing|display", rule)


@pytest.mark.parametrize("thing", ["card.claim", "chip", "sure", "trigger"])
def test_how_sure_it_is_differs_by_more_than_colour(thing: str) -> None:
    style = render_html([], lang="en")
    shapes = set()
    for factuality in ("negated", "possible", "future"):
        rule = re.search(rf"^\.{re.escape(thing)}(?:[^ ,{{]*)\.{factuality} \{{(.*)\}}", style, re.MULTILINE)
        assert rule
        shape = re.search(r"double|dashed|dotted", rule[1])
        assert shape
        shapes.add(shape[0])
    assert len(shapes) == 3


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_timeline_has_days_months_and_a_lane_for_the_undated(lang: Lang) -> None:
    page = render_html([claims_record()], lang=lang)
    line = re.search(r'<section class="timeline".*?</section>', page, re.DOTALL)
    assert line
    lanes = re.findall(r'<li class="lane[^"]*">(.*?)</li>', line[0], re.DOTALL)
    assert [re.findall(r"#r1-c(\d)", lane) for lane in lanes] == [["6"], ["1", "2"], ["3", "4", "5"]]
    month, day = (re.search(r"inline-size:([\d.]+)%", lane) for lane in lanes[:2])
    assert month
    assert day
    assert float(month[1]) == 100
    assert float(day[1]) < 5
    assert load_labels(lang)("timeline", "undated") in lanes[2]
    assert load_labels(lang)("factuality", "negated") in line[0]


def test_a_report_without_claims_has_no_timeline_and_no_numbers() -> None:
    page = render_html([Record(reader=claims_record().reader, document=Document(text="طقس صحو"))], lang="en")
    assert 'class="timeline"' not in page
    assert 'class="numbers"' not in page
    assert 'href="#r1-statements">Skip' in page


def test_the_first_thing_to_skip_to_is_the_claims() -> None:
    assert '<a class="skip" href="#r1-claims">' in render_html([claims_record()], lang="en")


def test_a_phrase_that_is_the_trigger_itself_is_no_slot() -> None:
    record = claims_record()
    event = msgspec.structs.replace(record.events[0], wording=(Wording(record.events[0].trigger, "x"),))
    record = msgspec.structs.replace(record, events=(event, *record.events[1:]))
    (first, *_) = shown(record)
    assert event.trigger not in slots_of(first)
    assert slots_of(first)[span("قرية النهر")] == ("target", "place")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_report_that_is_read_has_its_claims_on_the_page(reader: Reader, lang: Lang) -> None:
    text = "أعلنت وزارة الدفاع أن المدفعية قصفت أطراف بلدة الباغوز أمس الأحد، ما أسفر عن مقتل أربعة مدنيين."
    record = reader.read(Document(text=text, published="2022-01-31"))
    page = render_html([record], lang=lang)
    assert Page(page).reports == [text]
    assert ">قصفت</a>" in evidence(page, 1)
    assert record.claims[0].line_en in words(page).replace("&#39;", "'")


def test_a_card_names_its_cause_and_what_else_may_have_happened() -> None:
    record = claims_record()
    events = {event.id: event for event in record.events}
    events["v2"] = msgspec.structs.replace(events["v2"], cause="v1")
    second = msgspec.structs.replace(record.claims[1], alternatives=("v6",))
    claims = (record.claims[0], second, *record.claims[2:5])
    page = render_html([msgspec.structs.replace(record, events=tuple(events.values()), claims=claims)], lang="en")
    told = card(page, 2)
    assert '<dt>brought about by claim</dt><dd><a href="#r1-c1">1</a></dd>' in told
    assert "or else arrest اعتقلت" in words("</style>" + told)
    assert f'id="r1-trigger2-{span("اعتقلت").start}"' in page
