from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.cursor import NARROW, WIDE, Bounds
from musnad.reading.phrases import Phrase, noun_phrase
from tests.reading.told import grounded

if TYPE_CHECKING:
    from musnad import Reader
    from musnad.reading.reading import Reading


def words(reading: Reading, phrase: Phrase | None) -> str | None:
    if phrase is None:
        return None
    return reading.text[reading.tokens[phrase.first].start : reading.tokens[phrase.last - 1].end]


def behind_the_verb(reader: Reader, text: str, bounds: Bounds = WIDE) -> str | None:
    """The noun phrase right behind the first word of a text."""
    reading = grounded(reader, text)
    return words(reading, noun_phrase(reading, 1, len(reading.tokens), bounds))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("قال المتحدث باسم البلدية سامر العلي إن الطريق مغلق.", "المتحدث باسم البلدية سامر العلي"),
        ("قال مصدر في الشرطة إن الطريق مغلق.", "مصدر في الشرطة"),
        ("قالت وزارة الزراعة أمس إن الطريق مغلق.", "وزارة الزراعة"),
        ("قال سفير النرويج لدى الأمم المتحدة إن الطريق مغلق.", "سفير النرويج لدى الأمم المتحدة"),
        ("قالت هدى الراوي، مديرة المدرسة، إن الطريق مغلق.", "هدى الراوي، مديرة المدرسة"),
        ("قالت مديرة المدرسة هدى الراوي التي زارت الحي إن الطريق مغلق.", "مديرة المدرسة هدى الراوي"),
        ("قال رئيس البلدية وقائد الشرطة إن الطريق مغلق.", "رئيس البلدية وقائد الشرطة"),
        ("قال مسؤول طلب عدم ذكر اسمه إن الطريق مغلق.", "مسؤول طلب عدم ذكر اسمه"),
        ("قال مسؤول محلي إن الطريق مغلق.", "مسؤول محلي"),
        ("قالت حركة الضفة (حض) إن الطريق مغلق.", "حركة الضفة (حض)"),
        (
            "قالت الدراسة التي أعدها خبراء النقابة إن الطريق مغلق.",
            "الدراسة التي أعدها خبراء النقابة",
        ),
        ("قال أحد سكان الحي الغربي إن الطريق مغلق.", "أحد سكان الحي الغربي"),
        ("قال ثلاثة شهود عيان إن الطريق مغلق.", "ثلاثة شهود عيان"),
        ("قال هذا المسؤول إن الطريق مغلق.", "هذا المسؤول"),
        ("قال د. سامر العلي إن الطريق مغلق.", "د. سامر العلي"),
        ("قال المصدر نفسه إن الطريق مغلق.", "المصدر نفسه"),
        ("قال عبد الله الراوي إن الطريق مغلق.", "عبد الله الراوي"),
        ("قال سكان قرية دوما إن الطريق مغلق.", "سكان قرية دوما"),
        ("قال أحد سكان قرية عين الزيتون إن الطريق مغلق.", "أحد سكان قرية عين الزيتون"),
        ("أعلن تنظيم فجر الحرية إغلاق الطريق.", "تنظيم فجر الحرية"),
        ("أعلنت رابطة أمهات الغائبين إغلاق الطريق.", "رابطة أمهات الغائبين"),
        ("أعلن قائد الشرطة العقيد ياسر النجار إغلاق الطريق.", "قائد الشرطة العقيد ياسر النجار"),
        ("أعلنت البلدية إغلاق الطريق.", "البلدية"),
        ("ذكر تقرير لمنظمة الضفة أن الطريق مغلق.", "تقرير لمنظمة الضفة"),
        ("أعلن حزب الله مقتل ثلاثة.", "حزب الله"),
        ("أعلنت جماعة أنصار الله مقتل ثلاثة.", "جماعة أنصار الله"),
        ("أعلنت حركة حماس مقتل ثلاثة.", "حركة حماس"),
        ("نفت فتح وجود خلاف.", "فتح"),
    ],
)
def test_a_source_reaches_as_far_as_its_words_belong_together(reader: Reader, text: str, phrase: str) -> None:
    assert behind_the_verb(reader, text) == phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("قال الوزير في بيان إن الطريق مغلق.", "الوزير"),
        ("قال الوزير يوم الأحد إن الطريق مغلق.", "الوزير"),
        ("قال الوزير خلال زيارة للحي إن الطريق مغلق.", "الوزير"),
        ("قال الوزير لصحفيين إن الطريق مغلق.", "الوزير"),
        ("قال الوزير للصحفيين إن الطريق مغلق.", "الوزير"),
        ("أكد الوزير إغلاق الطريق.", "الوزير"),
        ("أكدت مصادر محلية مقتل خمسة أشخاص.", "مصادر محلية"),
        ("قال الوزير رداً على سؤال إن الطريق مغلق.", "الوزير"),
        ("قال الوزير بشكل قاطع إن الطريق مغلق.", "الوزير"),
        ("قال الوزير: الطريق مغلق.", "الوزير"),
        ("قال الوزير الذي زار الحي إن الطريق مغلق.", "الوزير"),
    ],
)
def test_what_is_said_of_the_saying_does_not_belong_to_the_source(reader: Reader, text: str, phrase: str) -> None:
    assert behind_the_verb(reader, text) == phrase


@pytest.mark.parametrize(
    "text",
    [
        "قال إن الطريق مغلق.",
        "قال في بيان إن الطريق مغلق.",
        "قال أمس إن الطريق مغلق.",
        "قال الذي زار الحي إن الطريق مغلق.",
        "قال: الطريق مغلق.",
        "قال “سنعود إلى الحي”.",
    ],
)
def test_where_no_noun_phrase_begins_there_is_none(reader: Reader, text: str) -> None:
    assert behind_the_verb(reader, text) is None


def test_a_comma_is_crossed_to_an_apposition_only_where_it_may_be(reader: Reader) -> None:
    text = "قالت هدى الراوي، مديرة المدرسة، إن الطريق مغلق."
    assert behind_the_verb(reader, text, NARROW) == "هدى الراوي"


def test_the_phrase_ends_where_it_is_told_to_stop(reader: Reader) -> None:
    reading = grounded(reader, "قال رئيس بلدية الوادي إن الطريق مغلق.")
    assert words(reading, noun_phrase(reading, 1, 3)) == "رئيس بلدية"


def test_the_head_says_what_the_phrase_is(reader: Reader) -> None:
    reading = grounded(reader, "قال هذا المسؤول المحلي إن الطريق مغلق.")
    phrase = noun_phrase(reading, 1, len(reading.tokens))
    assert phrase is not None
    assert reading.written(phrase.head) == "المسؤول"


def test_a_place_is_nobody_whatever_its_letters(reader: Reader) -> None:
    reading = grounded(reader, "مصدر في محافظة أبين وصول إمدادات.")
    assert words(reading, noun_phrase(reading, 0, len(reading.tokens), Bounds(objects=True))) == "مصدر في محافظة أبين"


def test_a_name_ends_with_that_of_its_house(reader: Reader) -> None:
    reading = grounded(reader, "الشيخ سامر بن زيد آل نهيان الجريمة البشعة")
    assert words(reading, noun_phrase(reading, 0, len(reading.tokens))) == "الشيخ سامر بن زيد آل نهيان"
