from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad.case.case import Case
from musnad.case.search import Asked, Results, Searches, parse, reports_having, search, snippet
from musnad.case.selection import Selection
from musnad.case.store.words import clear, enter
from musnad.case.terms import shared_terms
from musnad.errors import CaseError
from musnad.model.document import text_id
from tests.case.conftest import NewCase
from tests.case.filled import put

TERMS = shared_terms()
TEXTS = (
    "قُتل ثلاثة رجال قرب الحديقة العامة في بلدة السرو، قالت الشرطة.",
    "حَدِيقَة البلدة أُغلقت. وقال ناطق باسم قسد إن الطريق إلى السوق مفتوح.",
    "ولقسد نقطة تفتيش عند السوق الشعبي، والحديقة مغلقة.",
    "قالت إسرائيل إن جنودها لم يدخلوا وليدية. السوق الشعبي في البلدة.",
)
TITLES = ("حادث", None, "نقاط تفتيش", "تصريح")
DAYS = ("2022-01-03", None, "2022-01-05", "2022-01-03")


@pytest.fixture
def case(new_case: NewCase) -> Case:
    """A case with four reports that are indexed and have no claims."""
    made = new_case()
    with made.writing() as connection:
        for number in range(len(TEXTS)):
            keep(connection, f"r{number}", TEXTS[number], TITLES[number], DAYS[number])
    return made


def keep(connection: sa.Connection, report: str, text: str, title: str | None, day: str | None) -> None:
    put(connection, "originals", sha256=report, size=1)
    put(
        connection, "sightings", id=report, original=report, place="", how="file", at="", version="", given="{}",
        details="{}",
    )  # fmt: skip
    put(connection, "texts", id=text_id(text), text=text)
    put(
        connection, "reports", id=report, original=report, sighting=report, part="", ordinal=0, text=text_id(text),
        title=title, published=day, found="{}", added="",
    )  # fmt: skip
    enter(connection, {report: TERMS.index(title, text)})


def ask(case: Case, words: str, *, offset: int = 0, limit: int = 20) -> Results:
    with case.reading() as connection:
        return search(connection, Asked(words=words, offset=offset, limit=limit), TERMS)


def reports(found: Results) -> list[str]:
    return [hit.report for hit in found.hits]


QUERIES: list[tuple[str, list[str]]] = [
    ("حديقة", ["r2", "r0", "r1"]),
    ("والحَديقة", ["r2", "r0", "r1"]),
    ("قسد", ["r2", "r1"]),
    ("اسرائيل", ["r3"]),
    ("يد", []),
    ("الحديقة الشرطة", ["r0"]),
    ("الحديقة -الشرطة", ["r2", "r1"]),
    ("إسرائيل|الشرطة", ["r0", "r3"]),
    ('"السوق الشعبي"', ["r2", "r3"]),
    ("«السوق الشعبي»", ["r2", "r3"]),
    ('"الشعبي السوق"', []),
    ('قسد -"السوق الشعبي"', ["r1"]),
    ('"السوق الشعبي في البلدة"', ["r3"]),
    ('"نقطة تفتيش عند السوق"', ["r2"]),
    ('البلدة -"السوق الشعبي في البلدة"', ["r0", "r1"]),
    ("تفتي*", ["r2"]),
    ("نقاط", ["r2"]),
    ("", ["r2", "r0", "r3", "r1"]),
    ("1' OR '1'='1", []),
    ("NEAR AND NOT", []),
]


@pytest.mark.parametrize(("words", "expected"), QUERIES)
def test_the_same_is_found_in_every_database(case: Case, words: str, expected: list[str]) -> None:
    found = ask(case, words)
    assert (reports(found), found.total) == (expected, len(expected))


def test_the_pairs_of_a_longer_run_may_stand_apart(case: Case) -> None:
    with case.writing() as connection:
        keep(connection, "r4", "نقطة تفتيش قديمة، وتفتيش عند الجسر، وعند السوق زحام.", None, "2022-01-09")
    assert reports(ask(case, '"نقطة تفتيش عند السوق"')) == ["r2"]
    assert reports(ask(case, 'نقطة -"نقطة تفتيش عند السوق"')) == ["r4"]


@pytest.mark.parametrize(("words", "expected"), QUERIES)
def test_the_reports_alone_are_those_of_a_search(case: Case, words: str, expected: list[str]) -> None:
    with case.reading() as connection:
        found = reports_having(connection, words, TERMS)
    assert found == (frozenset(expected) if words else None)


def test_a_search_is_made_once_until_another_report_is_indexed(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counting(connection: sa.Connection, words: str, terms: Any) -> Any:
        made.append(words)
        return reports_having(connection, words, terms)

    monkeypatch.setattr("musnad.case.search.reports_having", counting)
    searches = Searches(most=2)
    with case.writing() as connection:
        for words in ("السوق", "السوق", "قسد", "السوق", "حديقة", "قسد"):
            assert searches.having(connection, words, TERMS) == reports_having(connection, words, TERMS)
        assert made == ["السوق", "قسد", "حديقة", "قسد"]
        keep(connection, "r4", "السوق مغلق.", None, None)
        assert "r4" in (searches.having(connection, "قسد|مغلق", TERMS) or ())
        assert "r4" in (searches.having(connection, "السوق", TERMS) or ())


def test_results_come_a_page_at_a_time(case: Case) -> None:
    pages = [ask(case, "السوق|الحديقة", offset=offset, limit=2) for offset in (0, 2, 4)]
    assert [reports(page) for page in pages] == [["r2", "r0"], ["r3", "r1"], []]
    assert {page.total for page in pages} == {4}
    longer = ask(case, '"السوق الشعبي في البلدة"|"نقطة تفتيش عند السوق"', offset=1, limit=1)
    assert (reports(longer), longer.total) == (["r3"], 2)


@pytest.mark.parametrize("words", ["-السوق", '-"السوق الشعبي" -قسد'])
def test_a_search_for_nothing_but_what_must_not_be_there_is_refused(case: Case, words: str) -> None:
    with pytest.raises(CaseError, match="must not be there"):
        ask(case, words)


def test_a_quotation_that_does_not_close_is_told(case: Case) -> None:
    with pytest.raises(CaseError, match="does not close"):
        ask(case, '"السوق')


@pytest.mark.parametrize("words", ["*", "-", "(", "...", "- ( *", '""'])
def test_a_search_without_a_word_is_refused(case: Case, words: str) -> None:
    with pytest.raises(CaseError, match="no word"):
        ask(case, words)


def test_as_many_words_are_looked_for_as_people_write(case: Case) -> None:
    assert reports(ask(case, "|".join(["السوق"] * 200)))
    with pytest.raises(CaseError, match="201 words"):
        ask(case, "|".join(["السوق"] * 201))


def test_other_names_are_found_on_wish() -> None:
    names = {"قسد": ["قوات سوريا الديمقراطية"]}
    (clause,) = parse("قسد", TERMS, lambda name: names.get(name, []))
    assert [len(run.words) for run in clause.runs] == [1, 3]


def test_what_was_found_is_shown_where_it_stands(case: Case) -> None:
    hit = ask(case, "السوق قسد").hits[0]
    assert hit.snippet is not None
    text = TEXTS[2]
    assert hit.snippet.text == text[hit.snippet.span.start : hit.snippet.span.end]
    assert [text[span.start : span.end] for span in hit.snippet.found] == ["ولقسد", "السوق"]


def test_a_word_of_the_title_alone_has_no_snippet(case: Case) -> None:
    (hit,) = ask(case, "حادث").hits
    assert (hit.title, hit.snippet) == ("حادث", None)


def test_the_snippet_is_where_most_of_the_words_are() -> None:
    text = "السوق " + "كلام " * 60 + "قرب السوق والجسر"
    runs = [run for clause in parse("السوق الجسر", TERMS) for run in clause.runs]
    found = snippet(text, runs, TERMS)
    assert found is not None
    assert len(found.found) == 2
    assert len(found.text) < 150


def test_a_report_is_indexed_once(case: Case) -> None:
    with case.writing() as connection:
        enter(connection, {"r0": TERMS.index("غير ذلك")})
    assert reports(ask(case, "الشرطة")) == ["r0"]
    assert reports(ask(case, '"غير ذلك"')) == []


def test_the_index_is_made_anew_and_finds_the_same(case: Case) -> None:
    with case.writing() as connection:
        clear(connection)
    assert reports(ask(case, "حديقة")) == []
    with case.writing() as connection:
        enter(connection, {f"r{at}": TERMS.index(TITLES[at], TEXTS[at]) for at in (2, 0, 3, 1)})
    assert reports(ask(case, "حديقة")) == ["r2", "r0", "r1"]


def test_a_filter_leaves_only_reports_with_such_claims(case: Case) -> None:
    with case.writing() as connection:
        put(connection, "readings", id="g", report="r2", reader="1", info="{}", record=b"", sha256="", at="", seal="")
        for number, kind in enumerate(("ASSAULT", "HARM")):
            put(
                connection, "claims", report="r2", claim=kind, reading="g", ordinal=number, type=kind,
                factuality="asserted", start=0, line_en=f"the {kind}",
            )  # fmt: skip
        harm = search(connection, Asked(words="السوق", selection=Selection(types=frozenset({"HARM"}))), TERMS)
        aid = search(connection, Asked(words="السوق", selection=Selection(types=frozenset({"AID"}))), TERMS)
        whole = search(connection, Asked(words="السوق"), TERMS)
    assert [(hit.report, [told.line_en for told in hit.claims]) for hit in harm.hits] == [("r2", ["the HARM"])]
    assert (aid.hits, aid.total) == ((), 0)
    assert [len(hit.claims) for hit in whole.hits] == [2, 0, 0]


WORDS = ("السوق", "والسوق", "الجسر", "بالجسر", "قسد", "ولقسد", "شارع")
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


def means(text: str, phrase: Iterable[str]) -> bool:
    """Whether the words stand in the text in that order, by hand: each is a stem with a particle before it or none."""
    stems = {"السوق": "سوق", "والسوق": "سوق", "الجسر": "جسر", "بالجسر": "جسر", "قسد": "قسد", "ولقسد": "قسد"}
    own = [stems.get(word, word) for word in text.split()]
    asked = [stems.get(word, word) for word in phrase]
    return any(own[at : at + len(asked)] == asked for at in range(len(own)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(SENTENCES, min_size=1, max_size=5, unique=True),
    phrase=st.lists(st.sampled_from([word for word in WORDS if word != "ولقسد"]), min_size=1, max_size=4),
)
def test_what_is_found_is_what_a_reader_finds(empty: Case, texts: list[str], phrase: list[str]) -> None:
    connection = empty.engine.connect().execution_options(writing=True)
    with connection, connection.begin() as begun:
        for number, text in enumerate(texts):
            keep(connection, f"r{number}", text, None, None)
        quoted = '"' + " ".join(phrase) + '"'
        found = search(connection, Asked(words=quoted), TERMS)
        begun.rollback()
    assert reports(found) == [f"r{number}" for number, text in enumerate(texts) if means(text, phrase)]


@pytest.fixture
def empty(new_case: NewCase) -> Case:
    return new_case()
