from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.cues import VerbPlace, scope_of
from musnad.reading.senses import about, open_to
from tests.reading.told import Told, grounded, told

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("كشف التقرير أن الطريق مغلق.", [("التقرير", "كشف", "الطريق مغلق")]),
        ("كشف الطبيب على المريض.", []),
        ("شددت النقابة على فتح الطريق.", [("النقابة", "شددت", "فتح الطريق")]),
        ("شددت الشرطة الإجراءات على الطريق.", []),
        ("وصف الوزير الاجتماع بأنه مفيد.", [("الوزير", "وصف", "الاجتماع بأنه مفيد")]),
        ("وصف الطبيب الدواء للمريض.", []),
        ("تبنت جماعة الفجر تفجير الجسر.", [("جماعة الفجر", "تبنت", "تفجير الجسر")]),
        ("تبنت الحكومة إصلاح القانون.", []),
        ("أدان الوزير سامر الراعي الغارة.", [("الوزير سامر الراعي", "أدان", "الغارة")]),
    ],
)
def test_a_verb_attributes_in_the_sense_that_its_words_allow(reader: Reader, text: str, expected: list[Told]) -> None:
    assert told(reader, text) == expected


def test_what_is_said_about_a_thing_is_told_by_it(reader: Reader) -> None:
    sense = grounded(reader, "ذكرت الوكالة أن الطريق مغلق.").forms[0].verbs[0].senses[0]
    assert {"عن", "حول", "بشأن"} <= set(about(sense).prepositions)
    assert "nominal" not in about(sense).frames


def test_a_pronoun_on_the_verb_leaves_no_place_for_an_object(reader: Reader) -> None:
    reading = grounded(reader, "أكدها الوزير.")
    verb = reading.forms[0].verbs[0]
    place = VerbPlace(reading, 0, scope_of(reading, reading.sentences[0], 0), verb.analysis)
    assert place.analysis.enclitic
    assert not any(open_to(sense, place.analysis) for sense in verb.senses)
