from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.preposed import preposed_content, preposed_cues
from tests.reading.told import Told, grounded, statements, told

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“سنواصل الحفر حتى المساء”، قال قائد الفريق، “ولن نغادر قبل ذلك”.",
            ("قائد الفريق", "قال", "“سنواصل الحفر حتى المساء” + “ولن نغادر قبل ذلك”"),
        ),
        ("“لن نغادر الحي القديم”، قالت هدى الراوي.", ("هدى الراوي", "قالت", "“لن نغادر الحي القديم”")),
        ("«لن نغادر الحي القديم» يقول الطبيب.", ("الطبيب", "يقول", "«لن نغادر الحي القديم»")),
        ("«لن نغادر الحي القديم» – يقول الطبيب.", ("الطبيب", "يقول", "«لن نغادر الحي القديم»")),
        (
            "انتهت أعمال الترميم قبل الشتاء، يقول المتحدث.",
            ("المتحدث", "يقول", "انتهت أعمال الترميم قبل الشتاء"),
        ),
        (
            "انتهت أعمال الترميم قبل الشتاء، قالت البلدية أمس الأحد.",
            ("البلدية", "قالت", "انتهت أعمال الترميم قبل الشتاء"),
        ),
        (
            "“الماء سيعود غداً إلى كل البيوت”، يؤكد العمدة.",
            ("العمدة", "يؤكد", "“الماء سيعود غداً إلى كل البيوت”"),
        ),
        ("“نعم”، قالت هدى الراوي.", ("هدى الراوي", "قالت", "“نعم”")),
    ],
)
def test_content_may_stand_before_its_cue(reader: Reader, text: str, expected: Told) -> None:
    assert told(reader, text) == [expected]


def test_the_rule_is_told_where_nothing_follows_the_source(reader: Reader) -> None:
    (statement,) = statements(reader, "انتهت أعمال الترميم قبل الشتاء، يقول المتحدث.")
    assert statement.made_by.rule == "cue-preposed"


@pytest.mark.parametrize(
    "text",
    [
        "عاد «أبو سالم»، قال الناس كلاماً كثيراً.",
        "انتهت أعمال الترميم، قال كلمته ومضى.",
        "انتهت أعمال الترميم، قال الناس كلاماً كثيراً وعادوا.",
        "“الماء سيعود غداً”، بهذه العبارة بدأ العمدة خطابه.",
        "“سنواصل الحفر حتى المساء” عبارة يكررها العمال.",
    ],
)
def test_a_verb_behind_a_name_or_with_its_own_object_says_nothing_before_it(reader: Reader, text: str) -> None:
    reading = grounded(reader, text)
    assert preposed_cues(reading, 0) == []


def test_a_joined_verb_goes_on_and_does_not_look_back(reader: Reader) -> None:
    reading = grounded(reader, "“لن نغادر الحي القديم”. وقالت هدى الراوي إن الماء عاد.")
    assert [cue for number in range(len(reading.sentences)) for cue in preposed_cues(reading, number)] == []


def test_the_stretches_of_content_are_given_in_order(reader: Reader) -> None:
    text = "“سنواصل الحفر حتى المساء”، قال قائد الفريق، “ولن نغادر قبل ذلك”."
    reading = grounded(reader, text)
    (cue,) = preposed_cues(reading, 0)
    assert [span.of(text).text for span in preposed_content(reading, cue)] == [
        "“سنواصل الحفر حتى المساء”",
        "“ولن نغادر قبل ذلك”",
    ]
