from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.model import Document

if TYPE_CHECKING:
    from musnad import Reader


def lines(reader: Reader, text: str) -> list[str]:
    """The lines of a report's claims without who reports it."""
    document = Document(text=text, published="2022-03-10", outlet="Al-Nabaa")
    return [claim.line_en.removeprefix("Al-Nabaa reports: ") for claim in reader.read(document).claims]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("قصف الجيش القرية.", "the army bombarded the village"),
        ("أطلقت الشرطة الغاز المسيل للدموع على المحتجين.", "the police fired the tear gas at the protesters"),
        ("وزع الهلال الأحمر سلالا غذائية على النازحين.", "the Red Crescent distributed aid to the displaced people"),
        ("قصف الطيران معاقل القاعدة في أبين.", "the aircraft bombarded al-Qaeda strongholds; place: Abyan"),
        ("لن يقصف الجيش القرية.", "the army will not bombard the village"),
        ("لم يقصف الجيش القرية.", "the army did not bombard the village"),
        ("سيقصف الجيش القرية.", "the army will bombard the village"),
        ("قد يهاجم المسلحون القرية.", "the gunmen may attack the village"),
        ("قتل ثلاثة حراس في سبها.", "three guards were killed; place: Sabha"),
        ("لم يقتل ثلاثة حراس.", "three guards were not killed"),
        ("قصف الجيش القرية في 5 آذار 2022.", "the army bombarded the village; time: 2022-03-05"),
        ("شن المسلحون هجوما على القرية.", "attack – target: the village, by the gunmen"),
        ("استهدفت غارة إسرائيلية القرية.", "air strike – target: the village, by Israel"),
        ("انفجرت سيارة ملغومة قرب المخفر.", "a car bomb exploded; place: the police station"),
        ("سقط صاروخ على المدرسة.", "a rocket fell on the school"),
        ("ألقت المروحيات براميل متفجرة على القرية.", "the helicopters dropped barrel bombs on the village"),
        ("الطيران يلقي براميل متفجرة على القرية.", "the aircraft dropped barrel bombs on the village"),
        ("ارتقى أربعة شهداء في القرية.", "four people were killed; place: the village"),
        ("أصاب قناص مجهول حارسا.", "an unidentified sniper injured a guard"),
        ("فككت الشرطة عبوة في القرية.", "the police defused an explosive device; place: the village"),
        ("ارتفع عدد القتلى إلى خمسة.", "death; killed: 5"),
        ("تقدم الجيش في القرية ضد المسلحين.", "the army advanced against the gunmen; place: the village"),
        ("شن الطيران مئات الضربات على القرية.", "strike – target: the village, by the aircraft; number: at least 200"),
        ("وقع قصف تركي على القرية.", "bombardment – target: the village, by Turkey"),
        ("طالب الأهالي بهدنة.", "The residents demanded: possible: truce"),
        ("قال الوزير إن الجيش قصف القرية.", "According to the minister: the army bombarded the village"),
        ("حذر الوزير من هجوم على القرية.", "According to the minister: possible: attack – target: the village"),
        (
            "نقلت الوكالة عن الوزير قوله إن الجيش قصف القرية.",
            "According to the minister, as given by the agency: the army bombarded the village",
        ),
        (
            "نفى المتحدث ما أعلنته الوزارة عن قصف القرية.",
            "According to the ministry, denied by the spokesman: bombardment – target: the village",
        ),
    ],
)
def test_a_line_tells_who_says_it_and_what_is_said_to_have_happened(reader: Reader, text: str, line: str) -> None:
    assert lines(reader, text) == [line]


def test_alternatives_stand_in_one_line(reader: Reader) -> None:
    shelling, either = lines(reader, "أدى القصف إلى مقتل حارس أو إصابة صياد.")
    assert (shelling, either) == ("bombardment", "death (a guard), or injury (a fisherman)")


def test_what_happened_is_told_and_not_demanded(reader: Reader) -> None:
    wanted, told = lines(reader, "طالب الأهالي بوقف القصف الذي أودى بحياة ثلاثة حراس.")
    assert wanted == "The residents demanded: possible: halt to the shelling"
    assert told == "According to the residents: killing – target: three guards"
