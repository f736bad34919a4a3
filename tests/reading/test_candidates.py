from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.happened import happened, named, who

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("قصف الجيش القرية.", ["قصف"]),
        ("استعادت القوات السيطرة على المدينة.", ["السيطرة"]),
        ("أصيب حارس في عملية عسكرية قرب النبع.", ["أصيب", "عملية"]),
        ("زار الوزير القرية يوم الاستقلال.", ["زار"]),
        ("وقفت الحافلة قرب النبع.", []),
        ("أكد المركز أن المقاومة وفرت لهم مخرجا آمنا.", []),
        ("أكد المركز أن المقاومة فرت.", ["فرت"]),
        ("وكانت الحكومة وفرت ملاجئ للسكان.", []),
        ("قال سامر الراوي وزير الخارجية إن الطريق مفتوح.", []),
        ("دمر الجيش سيارة دفع رباعي للجماعة.", ["دمر"]),
        ("أوضح الوزير أن المقاومة تعاهد الأسرى.", []),
        ("أوضح الوزير أن الحاكم تعاهد مع القبائل.", ["تعاهد"]),
        ("وبالنسبة للأسرى فقد تم نقلهم إلى النبع.", []),
        ("سلمت القرية من القصف.", ["القصف"]),
    ],
)
def test_a_word_names_an_event_once(reader: Reader, text: str, events: list[str]) -> None:
    assert named(reader, text) == events


def test_events_know_by_which_rule_they_were_found(reader: Reader) -> None:
    text = "قتل حارس في هجوم، وتم إلقاء القبض على الصياد."
    assert [event.rule for event in happened(reader, text)] == ["event-verb", "event-noun", "event-phrase"]


def test_a_light_noun_before_blows_makes_of_ls_phrase_who_is_struck(reader: Reader) -> None:
    assert who(reader, "أكد المدير استمرار توجيه ضربات جوية لتجمعات المسلحين.", "ضربات") == ("", "تجمعات المسلحين")


def test_who_is_backed_is_the_genitive_but_behind_with(reader: Reader) -> None:
    assert who(reader, "قرر المجلس مساندة عناصر المقاومة.", "مساندة") == ("المجلس", "عناصر المقاومة")
    assert who(reader, "تقدم الجيش بمساندة الطيران الحربي.", "مساندة") == ("الطيران الحربي", "الجيش")
