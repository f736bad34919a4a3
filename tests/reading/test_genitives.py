from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.eventtold import beside_noun
from tests.reading.happened import who

if TYPE_CHECKING:
    from musnad import Reader


def test_ls_phrase_behind_another_joined_one_is_that_ones(reader: Reader) -> None:
    found, _, slots = beside_noun(reader, "أدان البيان قصف القوات للقرية والسوق والمدخل للميناء.")
    assert [found.text(unit) for unit in slots.preposed][:1] == ["لقرية"]
    assert "لميناء" not in [found.text(unit) for unit in slots.preposed]


@pytest.mark.parametrize(
    ("text", "word", "by", "to"),
    [
        ("أدان الحزب اقتحام قوة من الجيش القرية.", "اقتحام", "قوة من الجيش", "القرية"),
        ("أكد الناطق قيام عناصر من الحركة بخطف صيادين.", "خطف", "عناصر من الحركة", "صيادين"),
        ("خطف عناصر من الحركة جنديين قرب الجسر.", "خطف", "عناصر من الحركة", "جنديين"),
        ("خطف مسلحون اثنين من الحراس.", "خطف", "مسلحون", "اثنين من الحراس"),
        ("وثقت المنظمة خطف مسلحين جنديين.", "خطف", "مسلحين", "جنديين"),
        ("وقع قصف شنه مسلحون مجهولون على نقطة تفتيش.", "قصف", "مسلحون مجهولون", "نقطة تفتيش"),
        ("وقعت غارة لطائرات التحالف على مدرسة.", "غارة", "طائرات التحالف", "مدرسة"),
        ("أدان الحزب قصف إسرائيل مقر الحزب.", "قصف", "إسرائيل", "مقر الحزب"),
        ("أدان الحزب قصف روسيا مدينة الرقة.", "قصف", "روسيا", "مدينة الرقة"),
        ("استمر قصف سوريا حتى الفجر.", "قصف", "", "سوريا"),
        ("استمر استهداف ثلاث قرى من جانب الجماعة.", "استهداف", "الجماعة", "ثلاث قرى"),
        ("قتل الجيش إمام المسجد.", "قتل", "الجيش", "إمام المسجد"),
        ("فجر انتحاري شاحنة وسط السوق.", "فجر", "انتحاري", ""),
        ("فجر مجهولون حافلة للجنود.", "فجر", "مجهولون", "حافلة للجنود"),
    ],
)
def test_who_acts_behind_a_noun_and_a_verb_is_parted_from_whom_it_is_done_to(
    reader: Reader, text: str, word: str, by: str, to: str
) -> None:
    assert who(reader, text, word) == (by, to)
