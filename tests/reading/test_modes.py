from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.model import Span
from musnad.reading.modes import mode_of, quoted_parts
from tests.reading.told import grounded, statements

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "mode", "quoted"),
    [
        ("قال المتحدث: “الطريق مغلق منذ الفجر”.", "direct", ["الطريق مغلق منذ الفجر"]),
        ("قال المتحدث: «الطريق مغلق منذ الفجر».", "direct", ["الطريق مغلق منذ الفجر"]),
        ("قال المتحدث: “الطريق مغلق منذ الفجر.", "direct", ["الطريق مغلق منذ الفجر"]),
        ("قال المتحدث إن “الطريق مغلق منذ الفجر”.", "direct", ["الطريق مغلق منذ الفجر"]),
        (
            "“سنواصل الحفر حتى المساء”، قال المتحدث، “ولن نغادر قبل ذلك”.",
            "direct",
            ["سنواصل الحفر حتى المساء", "ولن نغادر قبل ذلك"],
        ),
        ("قال المتحدث إن الطريق “لن يفتح أبداً” قبل الشتاء.", "mixed", ["لن يفتح أبداً"]),
        ("قال المتحدث إن “الطريق لن يفتح أبداً” قبل الشتاء.", "mixed", ["الطريق لن يفتح أبداً"]),
        ("قال المتحدث إن الطريق مغلق.", "indirect", []),
        ("قال المتحدث: الطريق مغلق منذ الفجر.", "indirect", []),
        ("قال المتحدث إن «أبو سالم» عاد إلى بيته.", "indirect", []),
    ],
)
def test_the_mode_says_how_much_is_quoted(reader: Reader, text: str, mode: str, quoted: list[str]) -> None:
    (statement,) = statements(reader, text)
    assert (statement.mode, [part.text for part in statement.quoted]) == (mode, quoted)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("قال المتحدث إن الطريق مغلق.", "assert"),
        ("أكد المتحدث إغلاق الطريق.", "assert"),
        ("نفى المتحدث إغلاق الطريق.", "deny"),
        ("رفض المتحدث إغلاق الطريق.", "condemn"),
        ("اتهم المتحدث الشركة بسرقة الأجور.", "accuse"),
        ("ندد المتحدث بإغلاق الطريق.", "condemn"),
        ("طالب المتحدث بفتح الطريق.", "demand"),
        ("دعا المتحدث إلى فتح الطريق.", "demand"),
        ("هدد المتحدث بإغلاق الطريق.", "threaten"),
        ("تعهد المتحدث بفتح الطريق.", "promise"),
        ("رحب المتحدث بفتح الطريق.", "praise"),
        ("تساءل المتحدث عما إذا كان الطريق مغلقاً.", "question"),
        ("حذر المتحدث من انهيار الجسر.", "assert"),
    ],
)
def test_the_act_follows_the_cue(reader: Reader, text: str, act: str) -> None:
    (statement,) = statements(reader, text)
    assert statement.act == act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("أكد المتحدث دعمه لفتح الطريق.", "praise"),
        ("أكد المتحدث تضامنه مع أهل الحي.", "praise"),
        ("جدد المتحدث تمسكه بفتح الطريق.", "demand"),
        ("أكد المتحدث ضرورة فتح الطريق.", "demand"),
        ("شدد المتحدث على ضرورة فتح الطريق.", "demand"),
        ("أبدى المتحدث استنكاره لإغلاق الطريق.", "condemn"),
        ("أكد المتحدث التزامه بفتح الطريق.", "promise"),
        ("أكد المتحدث أنه يجب فتح الطريق.", "demand"),
        ("أعلن المتحدث أنه سيفتح الطريق.", "promise"),
        ("أعلن المتحدث: “سنفتح الطريق غداً”.", "promise"),
    ],
)
def test_a_noun_of_stance_a_demand_or_an_own_plan_sets_the_act(reader: Reader, text: str, act: str) -> None:
    (statement,) = statements(reader, text)
    assert statement.act == act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("قال المتحدث إنه سيفتح الطريق.", "assert"),
        ("أعلن المتحدث أن البلدية ستفتح الطريق.", "assert"),
        ("أكد المتحدث أن الدعم وصل.", "assert"),
        ("نفى المتحدث دعمه لفتح الطريق.", "deny"),
    ],
)
def test_otherwise_the_content_does_not_change_it(reader: Reader, text: str, act: str) -> None:
    (statement,) = statements(reader, text)
    assert statement.act == act


def test_only_quotations_that_begin_inside_the_content_count(reader: Reader) -> None:
    text = "“الطريق لن يفتح أبداً” و“الجسر لن يفتح أبداً”."
    reading = grounded(reader, text)
    first, second = (quotation.span for quotation in reading.quotations)
    assert [part.of(text).text for part in quoted_parts(reading, [second])] == ["الجسر لن يفتح أبداً"]
    assert mode_of(reading, [first], quoted_parts(reading, [first])) == "direct"
    assert mode_of(reading, [Span(first.start, second.end)], quoted_parts(reading, [first])) == "mixed"
    assert mode_of(reading, [first], ()) == "indirect"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("أعلن الجيش اعتراض صاروخ أطلق على الميناء.", "assert"),
        ("أعلن الحزب اعتراضه على القرار.", "condemn"),
        ("أكد الوفد رفضه للقرار.", "condemn"),
    ],
)
def test_a_noun_of_stance_has_its_preposition(reader: Reader, text: str, act: str) -> None:
    assert [statement.act for statement in statements(reader, text)] == [act]
