import doctest

import msgspec
import pytest

import musnad.export.claims
from musnad.export.claims import (
    act_of,
    codes_in_brief,
    figures,
    hands,
    how_many,
    in_clause,
    relation,
    shown,
    speaker_names,
    what,
)
from musnad.export.labels import load_labels
from musnad.export.timing import time_of
from musnad.model import Codes, Document, Excerpt
from tests.claim_records import CLAIM_TEXT, claims_record, span
from tests.records import excerpt

ENGLISH, ARABIC = load_labels("en"), load_labels("ar")


def test_claims_are_numbered_in_their_order_with_what_tells_them_again() -> None:
    found = shown(claims_record())
    assert [(each.number, each.claim.id, each.event.id) for each in found][:2] == [(1, "c1", "v1"), (2, "c2", "v2")]
    assert [event.id for event in found[0].events] == ["v1", "v7"]


def test_a_claim_of_an_event_told_before_by_others_names_their_claim() -> None:
    assert [each.first for each in shown(claims_record())] == [None, None, None, None, 2, None]


def test_what_is_said_only_when_a_claim_is_told_again_stands_in_it_too() -> None:
    (first, *_) = shown(claims_record())
    assert first.event.means is None
    assert first.row.means is not None
    assert first.row.means.value == "بنيران"


def test_a_claim_of_an_event_that_is_not_there_is_passed_over() -> None:
    record = claims_record()
    without = msgspec.structs.replace(record, events=record.events[1:])
    found = shown(without)
    assert (found[0].number, found[0].claim.id) == (1, "c2")


def test_the_chain_is_told_in_the_language_of_the_reader() -> None:
    record = claims_record()
    told = [
        hands(record.claims[0], record, labels, speaker_names(record, labels)) for labels in (ENGLISH, ARABIC)
    ]  # fmt: skip
    assert told == [("صحيفة الجسر", "Samer al-Haddad"), ("صحيفة الجسر", "سامر الحداد")]
    assert act_of(record.claims[2], record) == "deny"
    assert act_of(record.claims[5], record) is None


def test_what_happened_is_told_by_its_mode_or_else_by_its_type() -> None:
    event = claims_record().events[0]
    assert (what(event, ENGLISH), what(event, ARABIC)) == ("shelling", "قصف")
    assert what(msgspec.structs.replace(event, mode=None), ENGLISH) == "attack"
    assert what(msgspec.structs.replace(event, mode="no-such"), ARABIC) == "هجوم"


@pytest.mark.parametrize(
    ("low", "high", "english", "arabic"),
    [
        (5, 5, "5", "5"),
        (20, None, "20 or more", "20 فأكثر"),
        (None, 7, "up to 7", "حتى 7"),
        (2, 5, "2–5", "2–5"),
        (None, None, "number left open", "عدد غير محدد"),
        (0, 0, "0", "0"),
    ],
)
def test_a_number_is_as_open_as_its_words(low: int | None, high: int | None, english: str, arabic: str) -> None:
    assert (how_many(low, high, ENGLISH), how_many(low, high, ARABIC)) == (english, arabic)


def test_numbers_are_told_claim_by_claim_and_never_added_up() -> None:
    found = dict(figures(shown(claims_record())))
    assert [(claim.claim.id, figure.words.value) for claim, figure in found["killed"]] == [
        ("c2", "خمسة مدنيين"),
        ("c2", "طفلان"),
        ("c5", "ستة مدنيين"),
        ("c5", "ثلاثة جنود"),
    ]
    assert [relation(claim, figure) for claim, figure in found["killed"]] == ["first", "part", "first", "added"]
    assert list(found) == ["killed", "detained"]


def test_codes_in_brief_are_those_that_there_are() -> None:
    assert codes_in_brief(Codes(acled="Attack", ucdp="3")) == "ACLED Attack · UCDP 3"
    assert codes_in_brief(Codes()) == ""


def test_the_trigger_is_marked_in_its_clause() -> None:
    assert in_clause(CLAIM_TEXT, span("توعدت")) == "و⟦توعدت⟧ بهجوم جديد"
    assert in_clause(CLAIM_TEXT, span("هجوم جديد")) == "وتوعدت ب⟦هجوم جديد⟧"


def test_a_long_clause_is_cut_after_whole_words() -> None:
    text = "كلمة " * 40 + "قصفت " + "أخرى " * 40
    start = text.index("قصفت")
    told = in_clause(text, Excerpt(start, start + 4, "قصفت"))
    before, _, after = told.partition("⟦قصفت⟧")
    assert before.startswith("… كلمة")
    assert after.endswith("أخرى …")
    assert set(told.replace("⟦", " ").replace("⟧", " ").split()) == {"…", "كلمة", "قصفت", "أخرى"}
    assert len(told) < 140


@pytest.mark.parametrize(
    ("basis", "words"),
    [("sentence", "اليوم الأحد"), ("report", "30 كانون الثاني"), (None, "اليوم الأحد"), ("t1", "30 كانون الثاني")],
)
def test_a_time_rests_on_the_words_where_its_basis_says(basis: str | None, words: str) -> None:
    text = "النهر – 30 كانون الثاني 2022.\nقصفت المدفعية القرية اليوم الأحد."
    record = claims_record()
    times = tuple(
        msgspec.structs.replace(record.times[0], id=f"t{number}", span=excerpt(text, each), value="2022-01-30")
        for number, each in enumerate(("30 كانون الثاني", "اليوم الأحد"), start=1)
    )
    record = msgspec.structs.replace(record, times=times, document=Document(text=text))
    event = msgspec.structs.replace(
        record.events[0], trigger=excerpt(text, "قصفت"), time="2022-01-30", time_basis=basis
    )
    found = time_of(event, record)
    assert found is not None
    assert found.span.text == words
    assert time_of(msgspec.structs.replace(event, time=None), record) is None


def test_the_examples_hold() -> None:
    assert doctest.testmod(musnad.export.claims).failed == 0
