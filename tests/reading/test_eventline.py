from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.happened import who

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "word", "by"),
    [
        ("هاجم المسلحون القرية وقتلوا حارسا.", "قتلوا", "المسلحون"),
        ("هاجم المسلحون نقطة تفتيش يديرها الجنود وأحرقوا القرية.", "أحرقوا", "المسلحون"),
        ("أعلن الجيش أنه قصف القرية.", "قصف", "الجيش"),
        ("أبلغت الشرطة بلدية القرية أنها اعتقلت ثلاثة صيادين.", "اعتقلت", "الشرطة"),
        ("قال الوزير إن الجيش قصف القرية واعتقل ثلاثة صيادين.", "اعتقل", "الجيش"),
        ("قتل ثلاثة حراس وأصيب جندي.", "أصيب", ""),
        ("قال الكاتب حين اندلعت تظاهرات العمال قتلوا الصياد.", "قتلوا", ""),
        ("خرج الأهالي إلى الساحة ثم هاجموا المخفر.", "هاجموا", "الأهالي"),
        ("كشف سامر الراوي الخطة بعد أن قبضوا على ستة صيادين.", "قبضوا", ""),
        ("أدانت الهيئة الهجوم الذي شنه شبان، حيث أحرقوا ثلاثة بيوت.", "أحرقوا", "شبان"),
        ("قصفت القوات التي تقودها الدولة القرية وأحرقوا ثلاثة بيوت.", "أحرقوا", "القوات"),
    ],
)
def test_a_verb_goes_on_with_whom_the_sentence_is_about(reader: Reader, text: str, word: str, by: str) -> None:
    assert who(reader, text, word)[0] == by


def test_a_verb_in_the_plural_goes_on_with_people(reader: Reader) -> None:
    text = "أطلق الحراس النار على سيارة لم تمتثل لأوامرهم فقتلوا سائقها."
    assert who(reader, text, "قتلوا") == ("الحراس", "سائقها")


def test_of_whom_something_is_believed_is_subject_of_what_follows(reader: Reader) -> None:
    text = "طائرات يعتقد أنها تابعة للتحالف شنت غارات على القرية."
    assert who(reader, text, "غارات")[0] == "طائرات"
