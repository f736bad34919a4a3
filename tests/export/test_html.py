import re
from html.parser import HTMLParser
from typing import Literal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.export.html import render_html
from musnad.export.labels import load_labels
from musnad.model import Document, Note, Reason, Record
from tests.records import READER, TEXT, excerpt, sample_record, statement
from tests.rich_records import RICH_TEXT, rich_record

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """A page taken apart: the text of each `div.report`, all ids and references, and the open tags."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[str] = []
        self.inside = -1
        self.reports: list[str] = []
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        self.stack.append(tag)
        values = {name: value or "" for name, value in attrs}
        self.attributes += values.items()
        if "id" in values:
            self.ids.append(values["id"])
        if "href" in values:
            self.hrefs.append(values["href"])
        if values.get("class") == "report":
            self.reports.append("")
            self.inside = len(self.stack)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag
        if len(self.stack) < self.inside:
            self.inside = -1

    def handle_data(self, data: str) -> None:
        if self.inside != -1:
            self.reports[-1] += data


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_report_stands_on_the_page_as_received(lang: str) -> None:
    page = Page(render_html([sample_record()], lang=lang))  # type: ignore[arg-type]  # a parametrised literal
    assert page.reports == [TEXT]
    assert page.stack == []


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=200))
def test_any_text_is_copied_from_the_page_as_it_is(text: str) -> None:
    record = Record(reader=READER, document=Document(text=text))
    assert Page(render_html([record], lang="en")).reports == [text]


def test_every_link_leads_somewhere_on_the_page() -> None:
    page = Page(render_html([sample_record(), sample_record()], lang="ar"))
    assert len(page.ids) == len(set(page.ids))
    assert {href.removeprefix("#") for href in page.hrefs} <= set(page.ids)
    assert all(href.startswith("#") for href in page.hrefs)


def test_nothing_is_fetched_and_nothing_runs() -> None:
    page = render_html([sample_record()], lang="en")
    assert not re.search(r"<script|<link|<img|@import|url\(|\bon\w+=|https?://|//\w", page)
    assert "default-src 'none'" in page


def test_what_the_report_says_cannot_become_markup() -> None:
    text = "قال <script>alert(1)</script> إن “x” & 'y'"
    document = Document(text=text, title="<b>", outlet='"><img src=x>', url="javascript:alert(1)", byline="</style>")
    evil = statement(text, "s1", "قال", "“x” & 'y'", "<script>alert(1)</script>")
    page = render_html([Record(reader=READER, document=document, statements=(evil,))], lang="en")
    assert Page(page).reports == [text]
    assert "<script" not in page
    assert "<img" not in page
    assert page.count("</style>") == 1
    assert 'href="javascript' not in page


def test_source_cue_and_content_are_told_apart_by_class_and_by_label() -> None:
    page = render_html([sample_record()], lang="en")
    assert re.search(r'<span class="source r1-s1-part"[^>]*>وكالة النهر</span>', page)
    assert re.search(r'<a class="cue r1-s1-part" href="#r1-s1" id="r1-cue1"[^>]*>ذكرت</a>', page)
    for label in ("source 1", "cue 1", "content 1", "content 2", "note 1"):
        assert f'data-label="{label}"' in page


def test_no_label_stands_between_joined_letters() -> None:
    text = "فقالوا إن له خطة"
    record = Record(reader=READER, document=Document(text=text), statements=(statement(text, "s1", "قال", "خطة"),))
    page = render_html([record], lang="en")
    assert ">قال</a>وا" in page
    assert 'data-label="cue 1"' not in page


def test_marks_take_no_room_inside_a_word() -> None:
    style = render_html([sample_record()], lang="en")
    for selector in (r"\.content", r"\.source", r"\.cue", r"\.d2", r"\.d3"):
        rule = re.search(rf"^{selector} \{{(.*)\}}", style, re.MULTILINE)
        assert rule
        assert not re.search(r"padding|margin|border|font|letter-spacing|display", rule[1])


def test_the_chain_runs_from_the_outlet_to_the_speaker() -> None:
    page = render_html([sample_record()], lang="en")
    chains = [re.sub(r"<[^>]+>", "", chain) for chain in re.findall(r'<p class="chain">(.*?)</p>', page, re.DOTALL)]
    assert [chain.removeprefix("Passed on by: ").strip() for chain in chains[:2]] == [
        "صحيفة الضفة←وكالة النهر",
        "صحيفة الضفة←وكالة النهر←بلدية الوادي",
    ]


def test_reordering_controls_are_kept_and_shown() -> None:
    text = "قال \u202eالناطق\u202c نعم"
    page = render_html([Record(reader=READER, document=Document(text=text))], lang="en")
    assert Page(page).reports == [text]
    assert 'data-name="RLO" title="Right-To-Left Override"' in page


def test_one_report_has_no_index_and_several_have_one() -> None:
    assert "<nav" not in render_html([sample_record()], lang="en")
    page = render_html([sample_record(), sample_record()], lang="en")
    assert page.count('<a href="#r') >= 2
    assert "<nav" in page


def test_a_report_without_statements_says_so() -> None:
    page = render_html([Record(reader=READER, document=Document(text="طقس صحو"))], lang="ar")
    assert load_labels("ar")("page", "none") in page


def test_the_page_is_the_same_every_time() -> None:
    assert render_html([sample_record()], lang="ar") == render_html([sample_record()], lang="ar")


def test_a_note_without_a_label_shows_its_own_message() -> None:
    note = Note("not_in_the_labels", excerpt(TEXT, "وأضاف"), "something of its own")
    page = render_html([msgspec.structs.replace(sample_record(), notes=(note,))], lang="ar")
    assert "not in the labels" in page
    assert "something of its own" in page


def test_every_label_has_both_languages() -> None:
    for group in load_labels("en").entries.values():
        for entry in group.values():
            assert set(entry) == {"en", "ar"}
            assert all(entry.values())


def test_every_code_of_a_statement_has_a_label() -> None:
    schema = msgspec.json.schema(Record)["$defs"]["Statement"]["properties"]
    entries = load_labels("en").entries
    for group, field in (("act", "act"), ("mode", "mode"), ("kind", "source_kind")):
        assert set(schema[field]["enum"]) == set(entries[group])


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_report_full_of_names_stands_as_received_and_its_links_lead_somewhere(lang: str) -> None:
    page = Page(render_html([rich_record(), rich_record()], lang=lang))  # type: ignore[arg-type]  # a parametrised literal
    assert page.reports == [RICH_TEXT, RICH_TEXT]
    assert page.stack == []
    assert len(page.ids) == len(set(page.ids))
    assert {href.removeprefix("#") for href in page.hrefs} <= set(page.ids)


def test_every_mention_and_time_is_marked_and_linked_to_its_entry_and_back() -> None:
    page = Page(render_html([rich_record()], lang="en"))
    assert {f"#r1-place2-{start}" for start in (26, 169)} <= set(page.hrefs)
    assert {"#r1-place2", "#r1-organization2", "#r1-person1", "#r1-time2"} <= set(page.hrefs)
    assert {"r1-place2-26", "r1-place2-169", "r1-time2", "r1-time2-137"} <= set(page.ids)


@pytest.mark.parametrize(
    ("lang", "why"), [("en", "before or after, as the words say"), ("ar", "قبل أو بعد كما يقول اللفظ")]
)
def test_a_time_is_shown_with_how_it_was_resolved(lang: Literal["en", "ar"], why: str) -> None:
    record = rich_record()
    assert why not in render_html([record], lang=lang)
    time = msgspec.structs.replace(record.times[1], reasons=(Reason(code="said_direction"),))
    assert why in render_html([msgspec.structs.replace(record, times=(time,))], lang=lang)


def test_names_and_times_differ_in_colour_in_pattern_and_in_label() -> None:
    page = render_html([rich_record()], lang="en")
    for sign in ("P1", "O2", "L2", "T2", "O2 · takes sides"):
        assert f'data-label="{sign}"' in page
    styles = [
        re.search(rf"^\.report \.n-{kind} \{{(.*)\}}", page, re.MULTILINE)
        for kind in ("person", "organization", "place", "time")
    ]
    assert len({style[1] for style in styles if style}) == 4


def test_a_name_that_takes_sides_has_its_neutral_sense_beside_it_in_the_text() -> None:
    page = render_html([rich_record()], lang="en")
    assert "organization 2: Syrian Democratic Forces · neutral sense: Syrian Democratic Forces · content 3" in page


def test_a_mark_above_the_letters_takes_no_room_within_the_line() -> None:
    style = render_html([rich_record()], lang="en")
    rules = re.findall(r"^\.report \.(?:named|n-\w+) \{(.*)\}", style, re.MULTILINE)
    assert len(rules) == 5
    for rule in rules:
        assert not re.search(r"padding|margin|inline|font|letter-spacing|display|border:", rule)


def test_a_name_inside_a_source_keeps_the_mark_of_the_source() -> None:
    page = render_html([rich_record()], lang="en")
    assert re.search(r'<a class="n-organization source named r1-s1-part" href="#r1-organization2"', page)


def test_an_entity_is_told_with_its_english_name_and_how_it_was_got() -> None:
    page = re.sub(r"<[^>]+>", " ", render_html([rich_record()], lang="en"))
    told = re.sub(r"\s+", " ", page)
    for words in (
        "P1 Samer al-Haddad سامر الحداد transliterated person title: العقيد",
        "neutral sense: Syrian Democratic Forces",
        "English name from actor table authority actor:sdf source of 1 2",
        "Ghwayran, Al-Hasakah, Syria حي غويران 26 169",
        "near a known place (point: the place it lies in) · UCDP 2 · ACLED 1",
        "may be not settled Tall Ahmar, town or village, Aleppo, Syria geonames:163800 score 1.40",
        "T2 2022-01-30 أمس الأحد Sunday 30 January 2022 137 counted from 2022-01-31",
        "the weekday disagrees with the date",
        "Not on the map: تل أحمر (not settled which place is meant); Mazraat al-Wadi (no coordinates)",
    ):
        assert words in told


def test_what_an_entity_is_part_of_is_named_by_its_id_or_its_authority() -> None:
    record = rich_record()
    by_authority = tuple(
        msgspec.structs.replace(entity, member_of="actor:sdf" if entity.id == "e8" else None)
        for entity in record.entities
    )
    for each in (record, msgspec.structs.replace(record, entities=by_authority)):
        page = render_html([each], lang="en")
        assert "<dt>part of</dt><dd><bdi>Syrian Democratic Forces</bdi></dd>" in page


def test_the_arabic_page_leads_with_arabic_and_keeps_the_english_name() -> None:
    page = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", render_html([rich_record()], lang="ar")))
    assert "م2 حي غويران Ghwayran حي حي غويران، محافظة الحسكة، سوريا" in page
    assert "ز2 2022-01-30 أمس الأحد الأحد 30 كانون الثاني/يناير 2022" in page
    assert "وكالة أنباء الوادي ← قوات سوريا الديمقراطية" in page


def test_the_map_has_a_title_a_description_and_names_in_the_direction_of_their_script() -> None:
    english, arabic = (render_html([rich_record()], lang=lang) for lang in ("en", "ar"))
    assert 'role="group" aria-labelledby="r1-map r1-map-d"' in english
    assert "The map shows: Iraq (country named as territory)" in english
    assert 'direction="ltr" lang="en">Qamishli</text>' in english
    assert 'direction="rtl" lang="ar">القامشلي</text>' in arabic
    assert load_labels("en")("map", "note") in english


def test_a_report_without_places_has_no_map_and_no_lists() -> None:
    page = render_html([Record(reader=READER, document=Document(text="طقس صحو"))], lang="en")
    assert "<svg" not in page
    assert 'class="entries"' not in page
    assert load_labels("en")("map", "note") not in page


def test_names_cannot_become_markup() -> None:
    record = rich_record()
    evil = tuple(
        msgspec.structs.replace(entity, name_en="<script>x</script>", admin1="<img>", authority='"><b>')
        for entity in record.entities
    )
    page = render_html([msgspec.structs.replace(record, entities=evil)], lang="en")
    assert "<script" not in page
    assert "<img" not in page
    assert Page(page).stack == []


def test_a_report_of_many_names_stays_small() -> None:
    one, two = (len(render_html([rich_record()] * count, lang="en")) for count in (1, 2))
    assert two - one < 50_000


def colours(style: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", style))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_letters_stand_out_enough_for_weak_eyes(theme: str) -> None:
    light, dark = render_html([], lang="en").split("@media (prefers-color-scheme: dark)", 1)
    palette = colours(light) | (colours(dark.split("* {", 1)[0]) if theme == "dark" else {})
    on = {
        "ink": ("paper", "sheet", "source", "cue", "content", "lit", "land", "sea", "area", "country"),
        "soft": ("paper", "sheet", "source", "cue", "land", "country"),
        "accent": ("paper", "sheet"),
        "source-ink": ("sheet",),
        "cue-ink": ("sheet",),
        "content-ink": ("sheet",),
        "note-ink": ("sheet",),
        "person-ink": ("sheet", "paper"),
        "organization-ink": ("sheet", "paper"),
        "place-ink": ("sheet", "paper", "land", "country"),
        "time-ink": ("sheet", "paper"),
    }
    weak = {
        (ink, ground)
        for ink, grounds in on.items()
        for ground in grounds
        if contrast(palette[ink], palette[ground]) < 4.5
    }
    assert weak == set()
