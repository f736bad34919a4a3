from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.lookalikes import contests_in, past_lookalike, story_end
from tests.reading.eventtold import sighted
from tests.reading.happened import named

if TYPE_CHECKING:
    from musnad import Reader

CONTEST = "سجل مهاجم الفريق هدفا في المباراة من ركلة جزاء"


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("شن النائب هجوما لاذعا على الوزير.", []),
        ("انفجر الوضع في الجنوب.", []),
        ("أصيب التجار بالجنون بعد القرار.", []),
        ("جاء ليفرق ما اجتمع من القلوب.", []),
        ("القرار أصاب الاقتصاد في مقتل.", []),
        ("اغتال الفساد فرحة الأطفال.", []),
        ("احتل المنتخب المركز الثالث.", []),
        ("انقلب الوزير على الاتفاق.", []),
        ("انقلب الضباط على الشرعية.", ["انقلب"]),
        ("كبلت العقوبات نفوذ المصرف.", []),
        ("تنشر الفنادق وجهة نظر الجيش.", []),
        ("أكد الوزير أن الحل السياسي هو السبيل الوحيد.", []),
        ("اختارت الوزارة الهروب إلى الأمام.", []),
        ("شن الجنود هجوما على القرية.", ["هجوما"]),
        ("تستعد الأحزاب لمعركة انتخابية في المحافظة.", []),
        ("حلقت مقاتلات فوق القرية.", ["حلقت"]),
        ("قصفت مسيرات القرية.", ["قصفت"]),
        ("وصف الوزير الخطوة بأنها اعتداء على السيادة.", []),
        ("طلب التاجر حجب اسمه.", []),
        ("اصطف منتظرو المساعدات أمام المخبز.", []),
        ("أعدم المسلحون حارسا رميا بالرصاص.", ["أعدم"]),
        ("قضى الحارس رميا بالرصاص.", ["قضى", "رميا بالرصاص"]),
        ("شن النائب هجوما على الحكومة.", []),
        ("شنت صحيفة هجوما عنيفا على الحزب.", []),
        ("شن الإعلام هجوما على الحكومة.", []),
        ("شن ضابط هجوما على الحكومة.", ["هجوما"]),
        ("شن النائب هجوما بالقنابل على الحكومة.", ["هجوما"]),
        ("هاجم الوزير رغبة الوفد.", []),
        ("هاجم المسلحون منزل الوزير.", ["هاجم"]),
        ("أصاب الأهالي قلق شديد.", []),
        ("تقع القرية قرب مقر قيادة عمليات الفصيل.", []),
        ("أكد الوزير حق بلاده في القضاء على مصدر التهديد.", []),
        ("أصيب الوزير بجلطة في القلب.", []),
        ("تؤدي النفايات إلى تدمير بيئة المدينة.", []),
        ("أصاب القادة الأردنيين قلق بالغ.", []),
        ("أصاب الجنود حارسا.", ["أصاب"]),
        ("إن ما يصيب السكان محزن.", []),
        ("اعتصم الوزير بالصمت.", []),
        ("اعتصم العمال بالميدان.", ["اعتصم"]),
        ("ضرب زلزال قوي الساحل.", []),
        ("زلزال قوي ضرب الساحل.", []),
        (f"شن الفريق هجوما على المرمى. {CONTEST}.", []),
    ],
)
def test_figures_of_speech_and_machines_name_no_event(reader: Reader, text: str, events: list[str]) -> None:
    assert named(reader, text) == events


def test_a_report_is_about_a_contest_by_three_words_of_one(reader: Reader) -> None:
    contests = contests_in(sighted(reader, f"{CONTEST}."))
    assert contests.whole
    assert contests.within(0, len(CONTEST.split()))
    assert not contests.within(0, contests.at[0])
    assert not contests_in(sighted(reader, "سجل مهاجم الفريق هدفا في المباراة.")).whole


def test_fixed_words_that_name_nothing_are_passed_as_a_whole(reader: Reader) -> None:
    sight = sighted(reader, "تستعد الأحزاب لمعركة انتخابية في المحافظة.")
    assert [past_lookalike(sight, at) - at for at in range(4)] == [0, 0, 2, 0]


def test_a_sentence_without_tags_tells_up_to_its_end(reader: Reader) -> None:
    sight = sighted(reader, "قصف الجيش القرية.")
    assert story_end(sight, 0, len(sight.forms)) == len(sight.forms)
