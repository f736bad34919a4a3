from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.told import layers, shown, statements, told

if TYPE_CHECKING:
    from musnad import Reader
    from musnad.reading.statements import Attribution


def attributions(reader: Reader, text: str) -> tuple[Attribution, ...]:
    return layers(reader, text, "statements").attributions


def parents(reader: Reader, text: str) -> list[tuple[str, str | None]]:
    """The cue of each statement and that of its parent."""
    found = statements(reader, text)
    cues = {statement.id: statement.cue.text for statement in found}
    return [(statement.cue.text, cues.get(statement.parent or "")) for statement in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الوزير إن الشرطة أعلنت إغلاق الطريق.", [("قال", None), ("أعلنت", "قال")]),
        ("قال الوزير إن الطريق مغلق، وأضاف أن الماء عاد.", [("قال", None), ("أضاف", None)]),
        ("قال الوزير إن الطريق مغلق، مضيفاً أن الماء عاد.", [("قال", None), ("مضيفاً", None)]),
        (
            "ذكرت الوكالة أن الوزير قال إن الشرطة أعلنت إغلاق الطريق.",
            [("ذكرت", None), ("قال", "ذكرت"), ("أعلنت", "قال")],
        ),
        (
            "قال الوزير: “أعلنت الشرطة أن الطريق مغلق منذ الفجر”.",
            [("قال", None), ("أعلنت", "قال")],
        ),
        ("قال الوزير إن الطريق مغلق.\nوقالت الشرطة إن الجسر سليم.", [("قال", None), ("قالت", None)]),
        ("بحسب الوكالة، قال الوزير إن الطريق مغلق.", [("بحسب", None), ("قال", "بحسب")]),
    ],
)
def test_a_statement_in_the_content_of_another_has_it_as_parent(
    reader: Reader, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert parents(reader, text) == expected


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "قال الوزير: “الطريق مغلق منذ الفجر”. “ولن نفتحه قبل المساء”.",
            ["“الطريق مغلق منذ الفجر” + “ولن نفتحه قبل المساء”"],
        ),
        (
            "قال الوزير: “الطريق مغلق منذ الفجر.\n“ولن نفتحه قبل المساء”.",
            ["“الطريق مغلق منذ الفجر.\n“ولن نفتحه قبل المساء”"],
        ),
        ("قال الوزير: “الطريق مغلق منذ الفجر.", ["“الطريق مغلق منذ الفجر"]),
        (
            "قال الوزير: “الطريق مغلق منذ الفجر. وقالت الشرطة إن الجسر سليم.",
            ["“الطريق مغلق منذ الفجر", "الجسر سليم"],
        ),
        (
            "قال الوزير: “الطريق مغلق منذ الفجر.\nعاد الوفد إلى بيته مساء.",
            ["“الطريق مغلق منذ الفجر"],
        ),
        ("قال الوزير: الطريق مغلق. والجسر مغلق.", ["الطريق مغلق. والجسر مغلق"]),
        ("قال الوزير إن الطريق مغلق. والجسر مغلق.", ["الطريق مغلق"]),
        ("قال الوزير: الطريق مغلق.\nوالجسر مغلق.", ["الطريق مغلق"]),
        (
            "قال الوزير: “الطريق مغلق منذ الفجر”. عاد «أبو سالم» إلى بيته.",
            ["“الطريق مغلق منذ الفجر”"],
        ),
    ],
)
def test_speech_runs_on_over_sentences_and_paragraphs(reader: Reader, text: str, content: list[str]) -> None:
    assert [parts for _, _, parts in told(reader, text)] == content


@pytest.mark.parametrize(
    "text",
    [
        "انتهت عملية “العزم القديم” أمس.",
        "عرضت السينما «ليل الميناء» مساء الأحد.",
        "سيطرت «قوات الضفة» على الجسر.",
        "وصل من يسمى “الشيخ” إلى الحي.",
        "عاد الماء إلى الحي بعد ثلاثة أيام.",
        "وكالات",
        "(وكالة الضفة)",
    ],
)
def test_names_titles_and_the_author_s_own_words_are_no_statements(reader: Reader, text: str) -> None:
    assert told(reader, text) == []


def test_saying_beside_a_verb_of_saying_adds_nothing(reader: Reader) -> None:
    assert [cue for _, cue, _ in told(reader, "وعلّق الوزير قائلاً: “الطريق مغلق منذ الفجر”.")] == ["علّق"]


def test_the_first_cue_of_a_report_needs_somebody_who_speaks(reader: Reader) -> None:
    assert told(reader, "دعا إلى فتح الطريق.") == []
    assert told(reader, "ودعا إلى فتح الطريق.") == [(None, "دعا", "فتح الطريق")]


def test_the_source_is_given_without_what_is_written_to_it(reader: Reader) -> None:
    ((source, _, _),) = told(reader, "وفقاً لوزارة الزراعة، عاد الماء إلى الحي.")
    assert source == "وزارة الزراعة"


def test_a_name_in_marks_is_given_without_them(reader: Reader) -> None:
    ((source, _, _),) = told(reader, "قال “أبو سالم” إن الطريق مغلق.")
    assert source == "أبو سالم"


def test_attributions_stand_in_text_order_with_their_rule(reader: Reader) -> None:
    found = attributions(reader, "قال الوزير إن الطريق مغلق، مشيراً إلى أن الماء عاد، بحسب الوكالة.")
    assert [one.cue.start for one in found] == sorted(one.cue.start for one in found)
    assert {one.rule for one in found} >= {"cue-verb", "cue-participle"}


def test_a_report_with_nothing_said_gives_nothing(reader: Reader) -> None:
    assert attributions(reader, "عاد الماء إلى الحي.") == ()


def test_statements_are_given_the_same_each_time(reader: Reader) -> None:
    text = "قال الوزير إن الطريق مغلق، وأضاف أن الماء عاد."
    assert [shown(one) for one in statements(reader, text)] == [shown(one) for one in statements(reader, text)]
