from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.finiteverbs import leaves, tells
from musnad.reading.stretch import Stretch
from tests.reading.eventtold import cut, sighted
from tests.reading.happened import who

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("قتل خمسة جنود.", ["قتل"]),
        ("قصف الجيش القرية وقتل الحارس.", ["قصف", "وقتل"]),
        ("المسلح السوري قتل أثناء اشتباك.", ["قتل"]),
        ("أعلن الجيش أن الحارس قتل.", ["أعلن", "قتل"]),
        ("حفر المقاتلون خندقا.", ["حفر"]),
        ("انفجار وقع أمس.", ["وقع"]),
        ("فرقت الشرطة مظاهرة نظمها الحزب.", ["فرقت", "نظمها"]),
        ("زلزال قوي ضرب الساحل.", ["ضرب"]),
        ("اعترف الموقوف بخطف وذبح الحارس.", ["اعترف"]),
        ("أصيب جندي في تفجير وقتل الحارس.", ["أصيب", "وقتل"]),
        ("إلى ذلك قتل خمسة جنود.", ["قتل"]),
        ("وفي بيروت قتل خمسة جنود.", ["قتل"]),
        ("وفي المدينة قصف الجيش المخيم.", ["قصف"]),
        ("انتظروا حتى هاجمت القوات التل.", ["انتظروا", "هاجمت"]),
        ("بعد خطف الحارس، انتشر الجنود.", ["انتشر"]),
    ],
)
def test_a_verb_opens_its_clause_or_follows_its_subject(reader: Reader, text: str, verbs: list[str]) -> None:
    found = cut(reader, text)
    assert [found.text(unit) for unit in found.units if unit.kind == "verb"] == verbs


@pytest.mark.parametrize(
    "text",
    [
        "نزح السكان بعد خطف الحارس.",
        "توقف العمل بعد قصف القرية.",
        "أدان البيان قصف القرية.",
        "انتهى اليوم بقتل الحارس.",
        "وقع قصف مدفعي عنيف أمس.",
    ],
)
def test_what_is_governed_is_a_noun(reader: Reader, text: str) -> None:
    found = cut(reader, text)
    assert [unit.first for unit in found.units if unit.kind == "verb"] == [0]


def test_a_verb_of_happening_tells_of_the_noun_before_it(reader: Reader) -> None:
    sight = sighted(reader, "انفجار وقع أمس.")
    assert tells(sight, 1, 0)
    assert not tells(sight, 0, 1)
    assert not tells(sight, 1, -1)


@pytest.mark.parametrize(("text", "left"), [("نزح السكان من القرية.", True), ("قصف الجيش القرية.", False)])
def test_a_verb_of_leaving_has_its_place_behind_min(reader: Reader, text: str, *, left: bool) -> None:
    found = cut(reader, text)
    stretch = Stretch(found.sight, len(found.sight.tokens))
    assert not leaves(stretch)
    stretch.found.extend(found.units)
    assert leaves(stretch) == left


def test_a_deed_joined_to_the_one_that_opens_the_sentence_is_no_verb(reader: Reader) -> None:
    text = "بعد تحرير القرية وطرد المسلحين تم إطلاق حملة من قبل القوات."
    assert who(reader, text, "طرد") == ("", "المسلحين")
    assert who(reader, "بعد قصف القرية قتل ثلاثة وطرد الجيش المسلحين.", "طرد") == ("الجيش", "المسلحين")


def test_there_is_something_and_nobody_does_it(reader: Reader) -> None:
    assert who(reader, "سيكون هناك تعاون عسكري بين القريتين.", "تعاون")[0] != "عسكري"


def test_behind_must_a_deed_follows(reader: Reader) -> None:
    assert who(reader, "يجب دحر الجماعة.", "دحر") == ("", "الجماعة")


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("الحارس الذي قتل في القرية.", ["قتل"]),
        ("أعلن الجيش سحب قواته من الوادي.", ["أعلن"]),
        ("فكك الجيش ألغاما زرعها المسلحون.", ["فكك", "زرعها"]),
        ("أصيب الحارس ونقل إلى المستشفى.", ["أصيب", "ونقل"]),
        ("هاجمت هذه القوات القرية.", ["هاجمت"]),
        ("نزحت تلك العائلات إلى الوادي.", ["نزحت"]),
        ("تحدث عن ستة رجال خطفهم المسلحون.", ["تحدث", "خطفهم"]),
        ("تحدث عن عائلات هجرها المسلحون.", ["تحدث", "هجرها"]),
        ("نفى مسلحون قتلهم الرهائن.", ["نفى"]),
        ("نفت الشرطة في بيان قتلها الحارس.", ["نفت"]),
        ("أصيب ستة عمال تم نقلهم إلى المستشفى.", ["أصيب", "تم"]),
        ("قتل ثلاثة حراس تم العثور على جثثهم.", ["قتل", "تم"]),
        ("خفت شدة وقع الهجوم على السكان.", ["خفت"]),
        ("أدان البيان استهداف مسجد تابع للبلدية.", ["أدان"]),
    ],
)
def test_verbs_behind_relatives_and_deeds_that_are_announced(reader: Reader, text: str, verbs: list[str]) -> None:
    found = cut(reader, text)
    assert [found.text(unit) for unit in found.units if unit.kind == "verb"] == verbs


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("قال سكان إن القوات منعتهم من العودة.", ["قال", "منعتهم"]),
        ("كان التنظيم قد خطفهم.", ["خطفهم"]),
        ("قال سكان إن الهدف قتلهم.", ["قال"]),
    ],
)
def test_a_past_verb_with_its_object_written_to_it(reader: Reader, text: str, verbs: list[str]) -> None:
    found = cut(reader, text)
    assert [found.text(unit) for unit in found.units if unit.kind == "verb"] == verbs
