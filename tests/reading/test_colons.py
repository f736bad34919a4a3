from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.colons import colon_cues
from tests.reading.told import Told, grounded, statements, told

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("المتحدث باسم البلدية: لن نغلق الطريق.", ("المتحدث باسم البلدية", ":", "لن نغلق الطريق")),
        ("مرصد الضفة: مقتل خمسة في انهيار جسر", ("مرصد الضفة", ":", "مقتل خمسة في انهيار جسر")),
        ("وزارة الزراعة: الموسم انتهى مبكراً", ("وزارة الزراعة", ":", "الموسم انتهى مبكراً")),
        ("ياسر النجار: الموسم انتهى مبكراً", ("ياسر النجار", ":", "الموسم انتهى مبكراً")),
        ("مصدر أمني: الطريق مغلق منذ الفجر", ("مصدر أمني", ":", "الطريق مغلق منذ الفجر")),
        ("العمدة لـ«الضفة»: الماء سيعود غداً", ("العمدة", ":", "الماء سيعود غداً")),
        ("العمدة في مؤتمر صحفي: الماء سيعود غداً", ("العمدة", ":", "الماء سيعود غداً")),
        ("الوزير أمس: الطريق مغلق منذ الفجر", ("الوزير", ":", "الطريق مغلق منذ الفجر")),
        ("الوزير: «الطريق مغلق منذ الفجر».", ("الوزير", ":", "«الطريق مغلق منذ الفجر»")),
        ("عاجل: وزير الدفاع: أغلقنا المعبر منذ الفجر", ("وزير الدفاع", ":", "أغلقنا المعبر منذ الفجر")),
        ("سوريا: كل رحلة يجب أن تتم بالتنسيق معنا", ("سوريا", ":", "كل رحلة يجب أن تتم بالتنسيق معنا")),
        ("روسيا: طائراتنا لم تقصف القرية", ("روسيا", ":", "طائراتنا لم تقصف القرية")),
        ("دمشق: لن نسمح بإغلاق المعبر", ("دمشق", ":", "لن نسمح بإغلاق المعبر")),
    ],
)
def test_a_speaker_before_a_colon_says_what_follows(reader: Reader, text: str, expected: Told) -> None:
    assert told(reader, text) == [expected]
    assert statements(reader, text)[0].made_by.rule == "cue-colon"


@pytest.mark.parametrize(
    "text",
    [
        "الموسم: أمطار قليلة وأسعار عالية",
        "صورة الأسبوع: أطفال يلعبون في الحي",
        "دمشق: أمطار غزيرة على الساحل الشمالي",
        "الوزير: نعم",
        "عاجل: انهيار جسر في المدينة القديمة",
        "عاد الوزير إلى بيته: الطريق مغلق منذ الفجر",
        "الساعة 10:30 عاد الماء إلى الحي",
        ": الطريق مغلق منذ الفجر",
        "وصل ثلاثة رجال هم: سامر وياسر وهشام",
    ],
)
def test_another_colon_attributes_nothing(reader: Reader, text: str) -> None:
    assert not colon_cues(grounded(reader, text), 0)


def test_the_colon_of_a_verb_is_the_verb_s(reader: Reader) -> None:
    assert told(reader, "قال الوزير: الطريق مغلق منذ الفجر.") == [("الوزير", "قال", "الطريق مغلق منذ الفجر")]


def test_dashes_behind_a_colon_are_outside_the_content(reader: Reader) -> None:
    assert told(reader, "الوزير: - الطريق مغلق منذ الفجر.") == [("الوزير", ":", "الطريق مغلق منذ الفجر")]
