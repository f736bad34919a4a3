from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.happened import event_at, happened, kind

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "word", "sense"),
    [
        ("سقطت المدينة بيد المسلحين.", "سقطت", "CONTROL/lose"),
        ("سقطت قذيفة على القرية.", "سقطت", "ASSAULT/heavy-weapons"),
        ("فجر مسلح نفسه في السوق.", "فجر", "ASSAULT/suicide-attack"),
        ("فجر المسلحون الجسر.", "فجر", "ASSAULT/explosives"),
        ("أطلق الجنود سراح الصياد.", "سراح", "RETREAT/release"),
        ("أطلق الجنود النار على الصياد.", "النار", "ASSAULT/firearms"),
        ("قطع المحتجون الطريق.", "قطع", "PROTEST/obstruct"),
        ("قضت القوات أمس على خلية مسلحة.", "قضت", "HARM/killed"),
        ("قضت محكمة بإعدام ضابطين.", "إعدام", "SANCTION/convict"),
        ("أصدرت محكمة حكما بإعدام ضابطين.", "حكما بإعدام", "SANCTION/convict"),
        ("نفذت السلطات حكم الإعدام بحق ضابطين.", "حكم الإعدام", "ASSAULT/targeted"),
        ("اعتقلت القوات تعسفيا أربعين ناشطا.", "اعتقلت", "COERCE/arrest"),
        ("تعرض الحراس لضرب.", "ضرب", "ASSAULT/beat"),
        ("احتجز السجناء ثلاث رهائن.", "احتجز", "ASSAULT/abduct"),
        ("احتجزت السلطات ثلاثة صحفيين.", "احتجزت", "COERCE/arrest"),
    ],
)
def test_what_stands_beside_a_word_tells_its_sense(reader: Reader, text: str, word: str, sense: str) -> None:
    assert kind(event_at(reader, text, word)) == sense


def test_an_adjective_in_quotation_marks_is_no_object(reader: Reader) -> None:
    text = "تظاهر أمس عشرات من أعضاء حزب الشباب «المعارض» أمام البرلمان."
    assert kind(event_at(reader, text, "تظاهر")) == "PROTEST/demo"


def test_a_sense_asks_for_what_stands_near(reader: Reader) -> None:
    assert kind(event_at(reader, "أبطل الخبراء مفعول عبوة ناسفة.", "أبطل")) == "ASSAULT/intercept"
    assert happened(reader, "أبطل القاضي القرار.") == ()


def test_a_verb_without_object_is_another_verb_with_one(reader: Reader) -> None:
    assert kind(event_at(reader, "تقدم الجنود نحو القرية.", "تقدم")) == "CONTROL/advance"
    assert [event.type for event in happened(reader, "تقدم المنظمة المساعدة للسكان.")] == ["AID"]


def test_what_stands_behind_the_preposition_of_the_target_tells_the_sense(reader: Reader) -> None:
    text = "سيطر المسلحون على المخفر واستولوا على دبابة ومدفع."
    assert kind(event_at(reader, text, "استولوا")) == "COERCE/seize"
    assert kind(event_at(reader, "تم القضاء على حارسين.", "القضاء")) == "HARM/killed"
    assert kind(event_at(reader, "أعلن القائد القضاء على آخر مجموعات المسلحين.", "القضاء")) == "ASSAULT/other"
