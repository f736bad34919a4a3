from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.phrases import noun_phrase
from musnad.reading.sourcephrases import describe
from tests.reading.told import grounded, layers, statements

if TYPE_CHECKING:
    from musnad import Reader


def speakers(reader: Reader, text: str) -> list[str | None]:
    return [who.name for who in layers(reader, text, "coreference").resolved]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قال ياسر النجار إن الطريق مغلق. وأضاف أن الماء عاد.", ["ياسر النجار", "ياسر النجار"]),
        (
            "قال ياسر النجار إن الطريق مغلق. وقالت هدى الراوي إن الجسر سليم. وأضاف أن الماء عاد.",
            ["ياسر النجار", "هدى الراوي", "ياسر النجار"],
        ),
        (
            "قال ياسر النجار إن الطريق مغلق. وقالت هدى الراوي إن الجسر سليم. وأضافت أن الماء عاد.",
            ["ياسر النجار", "هدى الراوي", "هدى الراوي"],
        ),
        (
            "قال ياسر النجار إن الطريق مغلق. وقال هشام الدوري إن الجسر سليم. وأضاف أن الماء عاد.",
            ["ياسر النجار", "هشام الدوري", "هشام الدوري"],
        ),
        (
            "قال ناشطون إن الطريق مغلق. وقال قائد الشرطة إن الجسر سليم. وأضافوا أن الماء عاد.",
            ["ناشطون", "قائد الشرطة", "ناشطون"],
        ),
        (
            "قال ياسر النجار إن هشام الدوري عاد إلى بيته. وأضاف أن الماء عاد.",
            ["ياسر النجار", "ياسر النجار"],
        ),
        (
            "قال ياسر النجار إن هشام الدوري أكد إغلاق الطريق. وأضاف أن الماء عاد.",
            ["ياسر النجار", "هشام الدوري", "ياسر النجار"],
        ),
        ("قال ياسر النجار إن الطريق مغلق، مشيراً إلى أن الماء عاد.", ["ياسر النجار", "ياسر النجار"]),
        ("وأضاف أن الماء عاد.", [None]),
        ("وقالت هدى الراوي إن الجسر سليم. وأضاف أن الماء عاد.", ["هدى الراوي", None]),
    ],
)
def test_an_implied_subject_is_the_last_speaker_that_agrees(reader: Reader, text: str, names: list[str | None]) -> None:
    assert speakers(reader, text) == names


def test_a_text_is_whose_it_was_and_not_the_last_speaker_s(reader: Reader) -> None:
    text = "أعلنت وزارة الزراعة في تقرير إغلاق الطريق. وقال ياسر النجار إن الماء عاد. وأكد التقرير أن الجسر سليم."
    assert speakers(reader, text) == ["وزارة الزراعة", "ياسر النجار", "وزارة الزراعة"]


def test_who_is_quoted_is_not_the_subject_of_what_he_tells_of_another(reader: Reader) -> None:
    text = "قالت هدى الراوي إن الطريق مغلق. وقال ياسر النجار: «خرج الوزير من القصر مؤكداً أن الماء عاد»."
    outer, inner = statements(reader, text)[1:]
    assert (inner.cue.text, inner.parent) == ("مؤكداً", outer.id)
    assert inner.source_name != outer.source_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال قائد الشرطة ياسر النجار إن الطريق مغلق. وقال النجار إن الماء عاد.", "ياسر النجار"),
        ("أعلن مرصد الضفة إغلاق الطريق. وقال المرصد إن الماء عاد.", "مرصد الضفة"),
        ("أعلنت وزارة الزراعة إغلاق الطريق. وقالت الوزارة إن الماء عاد.", "وزارة الزراعة"),
        ("أعلنت وزارة الزراعة في بيان إغلاق الطريق. وأكد البيان أن الماء عاد.", "وزارة الزراعة"),
    ],
)
def test_a_short_form_goes_back_to_the_full_one(reader: Reader, text: str, name: str) -> None:
    first, second = layers(reader, text, "coreference").resolved
    assert (first.name, second.name) == (name, name)
    assert first.speaker == second.speaker


@pytest.mark.parametrize(
    "text",
    [
        "قال ياسر النجار إن الطريق مغلق. وقال هشام النجار إن الماء عاد.",
        "أعلنت وزارة الزراعة إغلاق الطريق. وأعلنت وزارة الصحة إغلاق المشفى.",
        "قال مصدر أمني إن الطريق مغلق. وقال مصدر طبي إن الماء عاد.",
        "قال قائد الشرطة إن الطريق مغلق. وقال قائد الفريق إن الماء عاد.",
    ],
)
def test_another_who_shares_a_word_is_another(reader: Reader, text: str) -> None:
    first, second = layers(reader, text, "coreference").resolved
    assert first.name != second.name


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("قال قائد الشرطة ياسر النجار إن الطريق مغلق.", "named", "ياسر النجار"),
        ("قالت وزارة الزراعة إن الطريق مغلق.", "named", "وزارة الزراعة"),
        ("قال قائد الشرطة إن الطريق مغلق.", "role", "قائد الشرطة"),
        ("قال مصدر أمني إن الطريق مغلق.", "anonymous", "مصدر أمني"),
        ("قال شهود عيان إن الطريق مغلق.", "anonymous", "شهود عيان"),
        ("وذكر بيان لوزارة الزراعة أن الطريق مغلق.", "document", "وزارة الزراعة"),
        ("وذكر تقرير للبلدية أن الطريق مغلق.", "document", "البلدية"),
        ("وقيل إن الطريق مغلق.", "anonymous", None),
        ("ويقال إن الطريق مغلق.", "anonymous", None),
        ("قال سكان قرية دوما إن الطريق مغلق.", "anonymous", "سكان قرية دوما"),
        ("وأضاف أن الطريق مغلق.", "implied", None),
        ("قالت حركة «صوت الضفة» إن الطريق مغلق.", "named", "حركة «صوت الضفة»"),
    ],
)
def test_the_kind_says_how_the_source_is_given(reader: Reader, text: str, kind: str, name: str | None) -> None:
    (who,) = layers(reader, text, "coreference").resolved
    assert (who.kind, who.name) == (kind, name)


def test_an_implied_subject_keeps_its_kind_and_its_speaker_s_entity(reader: Reader) -> None:
    first, second = statements(reader, "قال ياسر النجار إن الطريق مغلق. وأضاف أن الماء عاد.")
    assert (second.source, second.source_kind) == (None, "implied")
    assert second.source_entity == first.source_entity is not None


def test_a_role_without_a_name_is_no_entity(reader: Reader) -> None:
    (statement,) = statements(reader, "قال مصدر أمني إن الطريق مغلق.")
    assert statement.source_entity is None


@pytest.mark.parametrize(
    ("text", "named", "name"),
    [
        ("قال وزير الدفاع الفريق ياسر النجار", True, "ياسر النجار"),
        ("قال وزير الدفاع", False, "وزير الدفاع"),
        ("قال الدكتور هشام الدوري", True, "هشام الدوري"),
    ],
)
def test_a_name_stands_behind_rank_and_office(reader: Reader, text: str, *, named: bool, name: str) -> None:
    reading = grounded(reader, text)
    phrase = noun_phrase(reading, 1, len(reading.tokens))
    assert phrase is not None
    described = describe(reading, phrase)
    assert (described.named, described.name) == (named, name)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("قال ياسر النجار إن الطريق مغلق. وانتهز الحزب الفرصة وبث صورا قديمة، زاعما أنه انتصر.", "الحزب"),
        ("قال ناشطون إن الطريق مغلق. ورفض المحتجون الخروج، واعتبروا أن الاعتقال جريمة.", "المحتجون"),
        ("قال ناشطون إن الطريق مغلق. وكان أهالي القرية قد خرجوا إلى الساحة، ودعوا إلى الإضراب.", "أهالي القرية"),
        ("قالت الوزارة إن الطريق مغلق. الحزب كعادته، سعى إلى الفتنة، زاعما أنه انتصر.", "الحزب"),
        ("كشف المكتب الإعلامي أن المسعفين وصلوا، مشيرة إلى أن الحريق كبير.", "المكتب الإعلامي"),
        ("قالت الوزارة إن الرئيس وافق على الاتفاق، مؤكدا أن الحرب انتهت.", "الرئيس"),
        (
            "قال ياسر النجار إن الجسر سليم. وأضاف أن الشرطة أغلقت المدينة التي قال إنها خطرة.",
            "ياسر النجار",
        ),
        ("وعقد المدير سامر الحلبي اجتماعا للعاملين. مشددا على سرعة العمل.", "سامر الحلبي"),
    ],
)
def test_without_a_speaker_in_its_sentence_who_acts_there_speaks(reader: Reader, text: str, last: str) -> None:
    assert speakers(reader, text)[-1] == last


def test_a_subject_that_was_not_understood_is_nobody_else(reader: Reader) -> None:
    found = statements(reader, "قال ياسر النجار إن الطريق مغلق. وأكد المستجدون الذين وصلوا أن الماء عاد.")
    assert found[-1].source_name != "Yasser al-Najjar"


def test_another_speaker_is_called_so(reader: Reader) -> None:
    (said,) = statements(reader, "وقال آخر: «لا نعرف متى نعود».")
    assert (said.source and said.source.text, said.source_name) == ("آخر", "another")


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("قال ياسر النجار «لا نريد الحرب»، وتفاعل هشام الدوري مع الوسم وقال «لن نعود إلى القتال أبدا».", "هشام الدوري"),
        ("قال ياسر النجار إن القرية محررة، فيما يتم العمل على الطريق، وتابع «النصر قريب».", "ياسر النجار"),
    ],
)
def test_who_acts_between_two_sayings_speaks_in_the_second(reader: Reader, text: str, last: str) -> None:
    assert speakers(reader, text)[-1] == last


def test_behind_a_pronoun_the_noun_is_who_is_asked(reader: Reader) -> None:
    text = "قالت النقابة إن الطريق مغلق. وأضافت أنها دعت المنظمات الدولية إلى التضامن مع الأهالي."
    assert statements(reader, text)[-1].source is None


def test_a_part_of_a_name_is_its_bearer_whatever_else_it_means(reader: Reader) -> None:
    text = "أكد المدير عثمان الإمام محمد أن الأمن مهم. وأشار الإمام إلى أن الحرب دمرت الآثار."
    assert speakers(reader, text)[-1] == "عثمان الإمام محمد"


def test_one_source_is_not_several(reader: Reader) -> None:
    text = "قالت مصادر طبية إن القرية قصفت. ونقل موقع السنابل أن الطريق مغلق. ولفت المصدر إلى أن الجسر سليم."
    assert speakers(reader, text)[-1] == "موقع السنابل"


def test_who_relays_is_not_whom_the_pronoun_means(reader: Reader) -> None:
    text = "قال الوزير سامر الراوي إن الطائرات وصلت. ونقلت وكالة «السنابل» عنه القول إن الجسر سليم."
    assert speakers(reader, text) == ["سامر الراوي", "وكالة «السنابل»", "سامر الراوي"]


def test_a_verb_goes_on_with_the_subject_of_what_is_told_and_not_with_whoever_tells_it(reader: Reader) -> None:
    text = "أعلن لواء السنابل موافقته على تسليم القرية، وفق وكالة «وادي برس». كما تعهد بإخلاء المخفر."
    assert speakers(reader, text)[-1] == "لواء السنابل"


def test_a_text_is_theirs_who_alone_have_spoken_since(reader: Reader) -> None:
    text = "ذكرت هيئة المزارعين في بيان أن الجسر مغلق. "
    assert speakers(reader, text + "وأفاد البيان بأن الطريق سليم.")[-1] == "هيئة المزارعين"
    others = "وأدان اتحاد المحامين بشدة الهجوم على القرية وطالب الاتحاد بمحاكمة الجناة. "
    assert speakers(reader, text + others + "وجاء في البيان أن الطريق سليم.")[-1] == "اتحاد المحامين"
