from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.happened import event_at

if TYPE_CHECKING:
    from musnad import Reader

SHELLED = "قصف الجيش القرية في 5 آذار 2022."


@pytest.mark.parametrize(
    ("text", "word", "time", "basis"),
    [
        (SHELLED, "قصف", "2022-03-05", "clause"),
        (f"{SHELLED} وقتل ثلاثة حراس في الغارة.", "قتل", "2022-03-05", "report"),
        (f"{SHELLED} وكان المسلحون قد هاجموا التل.", "هاجموا", None, None),
        (f"{SHELLED} ويستقبل الوزير وفدا.", "يستقبل", None, None),
        ("واختفى عشرون صيادا منذ 5 آذار 2022.", "اختفى", "2022-03-05/2022-03-10", "clause"),
        ("سيطر المسلحون على القرية منذ 5 آذار 2022.", "سيطر", "2022-03-05", "clause"),
        ("واختفى صياد منذ 5 آذار 2022. وقتل ثلاثة حراس.", "قتل", None, None),
        (f"{SHELLED}\n\nوفي درنة، قتل ثلاثة حراس.", "قتل", None, None),
        ("لم يتوقف القصف على القرية حتى الآن.", "القصف", None, None),
        ("سجل التقرير الذي نشرته النقابة اليوم مقتل ستة حراس خلال الشهر الماضي.", "مقتل", "2022-02", "clause"),
        ("قال الوزير أمس إن الجيش قصف القرية.", "قصف", None, None),
        ("قتل مئة صياد منذ بدء الحصار في 5 آذار 2021.", "قتل", "2021-03-05/2022-03-10", "clause"),
        ("قتل مئة صياد منذ بدء الحصار في 5 آذار 2021.", "الحصار", "2021-03-05", "clause"),
        ("قتل مئة صياد منذ اندلعت الحرب في آذار 2021.", "قتل", "2021-03/2022-03-10", "clause"),
        ("خطف المسلحون مئة صياد منذ بدء الحصار في آذار 2021.", "خطف", "2021-03/2022-03-10", "clause"),
        ("سيطر الجيش على القرية التي تضررت منذ سقوطها بيد المسلحين عام 2014.", "سيطر", None, None),
        (f"{SHELLED} وتضاعفت الهجمات منذ بدء الحصار في آذار 2021.", "الهجمات", None, None),
        ("دخل الجيش البلدة الثلاثاء بعد اشتباكات اندلعت الأحد.", "اشتباكات", "2022-03-06", "clause"),
        ("انفجر لغم في شهر شباط الماضي، في الثامن منه.", "انفجر", "2022-02", "clause"),
        ("قصف الجيش القرية مساء الجمعة وحتى فجر السبت.", "قصف", "2022-03-04/2022-03-05", "clause"),
        ("انفجر لغم في شباط الماضي في 26 شباط.", "انفجر", "2022-02-26", "clause"),
        ("قصف الجيش القرية، وقال الوزير إن المدرسة تفتح في 5 آذار 2022.", "قصف", None, None),
        ("دخل الجيش القرية اليوم بعد أيام من سقوط التل في 3 آذار.", "سقوط", "2022-03-03", "clause"),
        ("أوقعت هجمات الأربعاء ستة قتلى في أكبر حصيلة منذ بدء الحرب عام 2021.", "قتلى", "2022-03-09", "clause"),
        ("قتل الحارس الذي خطف في 3 آذار.", "قتل", None, None),
        ("قتل ستة حراس في التفجير الذي وقع في 3 آذار.", "قتل", "2022-03-03", "sentence"),
    ],
)
def test_the_time_of_the_clause_or_of_what_the_report_goes_on_telling(
    reader: Reader, text: str, word: str, time: str | None, basis: str | None
) -> None:
    event = event_at(reader, text, word, published="2022-03-10")
    assert (event.time, event.time_basis) == (time, basis)


@pytest.mark.parametrize(
    ("published", "fact"), [("2022-03-10", "future"), ("2022-03-21", "asserted"), (None, "asserted")]
)
def test_what_has_a_time_behind_the_day_of_the_report_lies_ahead(
    reader: Reader, published: str | None, fact: str
) -> None:
    text = "ينسحب الجنود من القرية في 20 آذار 2022."
    assert event_at(reader, text, "ينسحب", published=published).factuality == fact
