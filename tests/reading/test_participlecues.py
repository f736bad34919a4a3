from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.told import statements, told

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("participle", "content"),
    [
        ("مشيراً إلى أن الجسر سليم", "الجسر سليم"),
        ("مشيراً إلى انقطاع الماء", "انقطاع الماء"),
        ("مضيفاً أن الجسر سليم", "الجسر سليم"),
        ("مؤكداً سلامة الجسر", "سلامة الجسر"),
        ("محذراً من انهيار الجسر", "انهيار الجسر"),
        ("نافياً انهيار الجسر", "انهيار الجسر"),
        ("داعياً إلى ترميم الجسر", "ترميم الجسر"),
        ("ومطالباً بترميم الجسر", "ترميم الجسر"),
        ("معتبراً أن الجسر سليم", "الجسر سليم"),
    ],
)
def test_a_participle_of_state_is_a_cue_of_its_own(reader: Reader, participle: str, content: str) -> None:
    cue = participle.split(maxsplit=1)[0].removeprefix("و")
    assert told(reader, f"قال الوزير إن الطريق مغلق، {participle}.") == [
        ("الوزير", "قال", "الطريق مغلق"),
        (None, cue, content),
    ]


@pytest.mark.parametrize(
    "participle",
    [
        "طالباً عدم الكشف عن هويته",
        "مشترطاً حجب اسمه",
        "مبتسماً أمام الناس",
        "عائداً إلى بيته",
        "مؤكداً",
        "حاملاً أوراقه",
        "متوجهاً إلى المطار",
    ],
)
def test_another_participle_is_none(reader: Reader, participle: str) -> None:
    assert [cue for _, cue, _ in told(reader, f"خرج الوزير من القصر، {participle}.")] == []


def test_a_participle_as_an_adjective_is_no_cue(reader: Reader) -> None:
    assert told(reader, "وردت أنباء غير مؤكدة من الميناء.") == []


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("أكد الوزير إغلاق الطريق. قائلا: «لن نفتحه قبل المساء».", ["أكد", "قائلا"]),
        ("خرج الأهالي إلى الساحة ودعوا إلى الإضراب. مشيرين إلى أن الماء مقطوع.", ["دعوا", "مشيرين"]),
        ("متابعة: وصل الوفد إلى المدينة.", []),
        ("أحيل ثلاثة وعشرون متهما بالاشتراك في السرقة إلى القاضي.", []),
        ("استمع القاضي إلى خمسة عشر متهما بالسرقة.", []),
    ],
)
def test_it_may_open_a_sentence_and_is_no_counted_noun(reader: Reader, text: str, cues: list[str]) -> None:
    assert [cue for _, cue, _ in told(reader, text)] == cues


def test_what_one_gets_is_said_by_nobody_named(reader: Reader) -> None:
    notice = statements(reader, "قال الوزير إن الشرطة تلقت بلاغا عن سرقة السيارة.")[1]
    assert (notice.cue.text, notice.source_kind, notice.source_name) == ("بلاغا", "anonymous", None)


def test_what_one_tells_to_have_got_is_so_too(reader: Reader) -> None:
    notice = statements(reader, "قال الحارس إن الجسر سليم. وأكدت الشرطة تلقيها بلاغا عن سرقة السيارة.")[2]
    assert (notice.cue.text, notice.source_kind, notice.source_name) == ("بلاغا", "anonymous", None)
