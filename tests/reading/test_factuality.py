from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.factuality import of_act
from tests.reading.happened import event_at

if TYPE_CHECKING:
    from musnad import Reader
    from musnad.model.record import Act


@pytest.mark.parametrize(
    ("text", "word", "fact"),
    [
        ("تعهد الوزير بمحاسبة مرتكبي مجزرة حلب.", "مجزرة", "asserted"),
        ("طالبت الحكومة بتسليم المسؤولين عن التفجير.", "التفجير", "asserted"),
        ("توعد القائد بملاحقة منفذي الهجوم.", "الهجوم", "asserted"),
        ("لن يشارك الحزب في أي مفاوضات.", "مفاوضات", "negated"),
        ("قصف الجيش القرية.", "قصف", "asserted"),
        ("قد قصف الجيش القرية.", "قصف", "asserted"),
        ("لم يقصف الجيش القرية.", "يقصف", "negated"),
        ("سيقصف الجيش القرية.", "سيقصف", "future"),
        ("سوف يهاجم المسلحون القرية.", "يهاجم", "future"),
        ("قد يهاجم المسلحون القرية.", "يهاجم", "possible"),
        ("من المحتمل أن ينسحب الجنود من القرية.", "ينسحب", "possible"),
        ("قرر الجنود أن ينسحبوا من القرية.", "ينسحبوا", "future"),
        ("لا يزال المسلحون يحاصرون القرية.", "يحاصرون", "asserted"),
        ("تعهد الجيش بالانسحاب من القرية.", "الانسحاب", "future"),
        ("دعا الوسيط إلى هدنة في القرية.", "هدنة", "possible"),
        ("حذر الوزير من هجوم على القرية.", "هجوم", "possible"),
        ("أدان الوزير هذا الهجوم على القرية.", "الهجوم", "asserted"),
        ("يعتزم الجيش مواصلة القصف على القرية.", "القصف", "asserted"),
        ("لم تقع إصابات في القصف.", "إصابات", "negated"),
        ("لم تقع إصابات في القصف.", "القصف", "asserted"),
        ("سيؤدي القصف إلى مقتل الحراس.", "مقتل", "future"),
        ("قد يؤدي القصف إلى مقتل الحراس.", "مقتل", "possible"),
        ("أدى القصف إلى مقتل الحراس.", "مقتل", "asserted"),
        ("انصرف الناس ليحصل بعد ذلك انفجار.", "انفجار", "asserted"),
        ("وما إن خرجوا حتى هاجمتهم قوة من الجيش.", "هاجمتهم", "asserted"),
        ("اتفق الحزبان على أن ينظم الطلاب مظاهرة.", "مظاهرة", "future"),
        ("أكد الحارس أن المتظاهرين سيواصلون مسيرتهم.", "مسيرتهم", "future"),
        ("لو قصف الجيش القرية لانسحبوا.", "قصف", "possible"),
        ("هل قصف الجيش القرية؟", "قصف", "possible"),
        ("أمر القائد بضربات أسفرت عن مقتل ثلاثة حراس.", "مقتل", "asserted"),
        ("لو أسفرت الضربات عن مقتل ثلاثة حراس لتغير الأمر.", "مقتل", "possible"),
        ("نجا القاضي من محاولتي اغتيال.", "اغتيال", "possible"),
        ("استبعد المحلل هجوما على القرية.", "هجوما", "possible"),
        ("لا ينسى الحراس الهجوم على القرية.", "الهجوم", "asserted"),
        ("ويهدد بقصف القرية.", "قصف", "possible"),
        ("ويهدد القصف حياة الأهالي.", "القصف", "asserted"),
        ("جفاف ينذر بنزوح الأهالي.", "نزوح", "possible"),
        ("أحبط الحراس هجوما على القرية.", "هجوما", "negated"),
        ("أحبط الحراس هجوما على القرية.", "أحبط", "asserted"),
        ("صد الحراس هجوما على القرية.", "هجوما", "asserted"),
        ("لم تتبن أي جهة الهجوم.", "الهجوم", "asserted"),
        ("توعد القائد بالرد على أي هجوم.", "هجوم", "possible"),
        ("كان العريف يحمل حقيبة من نوع كيا وانفجرت القنبلة.", "انفجرت", "asserted"),
    ],
)
def test_the_words_around_a_trigger_tell_whether_it_happened(reader: Reader, text: str, word: str, fact: str) -> None:
    assert event_at(reader, text, word).factuality == fact


@pytest.mark.parametrize(
    ("act", "fact"),
    [("demand", "possible"), ("threaten", "possible"), ("promise", "future"), ("assert", None), (None, None)],
)
def test_acts_of_statements_leave_open_what_they_ask_or_promise(act: Act | None, fact: str | None) -> None:
    assert of_act(act) == fact


@pytest.mark.parametrize(
    ("text", "word", "fact"),
    [
        ("نفى الناطق وقوع انتهاكات في القرية.", "انتهاكات", "asserted"),
        ("وقعت الاشتباكات بعدما أطلق مسلحون النار على الشرطة.", "النار", "asserted"),
        ("حالوا دون ذلك وانهالوا عليه بالضرب.", "الضرب", "asserted"),
        ("سيكون اجتماعا بين الوزيرين.", "اجتماعا", "future"),
        ("لا ينوي الجيش فرض حصار بحري أو شن عملية برية.", "عملية", "future"),
        ("جاء قرار الوزير بعدما تقدم الجيش نحو التل.", "تقدم", "asserted"),
    ],
)
def test_a_denial_holds_what_it_denies_and_a_conjunction_sets_clauses_apart(
    reader: Reader, text: str, word: str, fact: str
) -> None:
    assert event_at(reader, text, word).factuality == fact
