from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.cues import Scope, is_speaker, scope_of
from musnad.reading.nouncues import noun_cues
from musnad.reading.participlecues import participle_cues
from musnad.reading.phrases import noun_phrase
from musnad.reading.verbcues import verb_cues
from tests.reading.told import Told, grounded, statements, token, told

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قال قائد الشرطة ياسر النجار إن الطريق مغلق.",
            ("قائد الشرطة ياسر النجار", "قال", "الطريق مغلق"),
        ),
        ("وأكدت البلدية أن الطريق مغلق.", ("البلدية", "أكدت", "الطريق مغلق")),
        ("وكانت البلدية قد أعلنت أن الطريق مغلق.", ("البلدية", "أعلنت", "الطريق مغلق")),
        ("البلدية أعلنت أن الطريق مغلق.", ("البلدية", "أعلنت", "الطريق مغلق")),
        ("أكد الوزير إغلاق الطريق.", ("الوزير", "أكد", "إغلاق الطريق")),
        ("أكدت مصادر محلية مقتل خمسة أشخاص.", ("مصادر محلية", "أكدت", "مقتل خمسة أشخاص")),
        ("أعلن سامر العلي إغلاق الطريق.", ("سامر العلي", "أعلن", "إغلاق الطريق")),
        ("قال الوزير للصحفيين إن الطريق مغلق.", ("الوزير", "قال", "الطريق مغلق")),
        ("أكد المتحدث الاحتفاظ بالجسر.", ("المتحدث", "أكد", "الاحتفاظ بالجسر")),
        ("تحدثت الممرضة عن وصول ثلاثة جرحى.", ("الممرضة", "تحدثت", "وصول ثلاثة جرحى")),
        ("وطالبت النقابة الحكومة بفتح الطريق.", ("النقابة", "طالبت", "فتح الطريق")),
        ("واتهمت النقابة الشركة بسرقة الأجور.", ("النقابة", "اتهمت", "سرقة الأجور")),
        ("ودعا الوزير إلى فتح الطريق.", ("الوزير", "دعا", "فتح الطريق")),
        ("ونددت النقابة بإغلاق الطريق.", ("النقابة", "نددت", "إغلاق الطريق")),
        ("ورحبت النقابة بفتح الطريق.", ("النقابة", "رحبت", "فتح الطريق")),
        ("ونفت الوزارة إغلاق الطريق.", ("الوزارة", "نفت", "إغلاق الطريق")),
        ("ووصف الوزير الاجتماع بأنه مفيد.", ("الوزير", "وصف", "الاجتماع بأنه مفيد")),
        ("وجاء في بيان البلدية أن الطريق مغلق.", ("بيان البلدية", "جاء في", "الطريق مغلق")),
        ("وحمّلت الأسرة إدارة السجن مسؤولية وفاته.", ("الأسرة", "حمّلت", "إدارة السجن مسؤولية وفاته")),
        ("وأعلن أن الطريق مغلق.", (None, "أعلن", "الطريق مغلق")),
    ],
)
def test_a_verb_of_saying_in_its_frame_is_a_cue(reader: Reader, text: str, expected: Told) -> None:
    assert told(reader, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "شاهد الحارس أن الباب مفتوح.",
        "تذكر الحارس أن الباب مفتوح.",
        "سمع الجيران أن الطريق مغلق.",
        "لاحظ الحارس الباب المفتوح.",
        "قرر الوزير أن يعود غداً.",
        "حاول الوزير أن يعود غداً.",
        "لم يقل الوزير إن الطريق مغلق.",
        "لا يقول الوزير إن الطريق مغلق.",
        "لن تعلن البلدية أن الطريق مغلق.",
        "سيعلن الوزير أن الطريق مغلق.",
        "يجب أن يعلن الوزير أن الطريق مغلق.",
        "هل قال الوزير إن الطريق مغلق؟",
        "يذكر أن الطريق أغلق في الشتاء.",
        "ويشار إلى أن الطريق أغلق في الشتاء.",
        "يجب أن يعود الماء اليوم.",
        "يمكن أن يعود الماء اليوم.",
        "رفعت البلدية علم المدينة.",
        "طالب الجامعة عاد إلى بيته.",
        "طلب عدم ذكر اسمه.",
        "وقع الطرفان الاتفاق في القصر.",
        "اتفق الطرفان على أن يعود الوفد.",
        "حملت الشاحنات القمح إلى الميناء.",
        "أضاف الطباخ الملح إلى الحساء.",
        "كشف الطبيب على المريض.",
        "وصف الطبيب الدواء للمريض.",
        "شدد الحارس قبضته.",
        "هدد السيل القرية.",
        "نفى الملك أخاه إلى الجزيرة.",
        "أعلنت الحرب على الفقر.",
        "قلتم إن الطريق مغلق.",
        "إذا قلت إن الطريق مغلق فلن يصدقك أحد.",
        "كما شددت القوات إجراءاتها في الحي القديم.",
    ],
)
def test_what_attributes_nothing_is_no_cue(reader: Reader, text: str) -> None:
    assert told(reader, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقال بيان صادر عن البلدية إن الطريق مغلق.", ("بيان صادر عن البلدية", "قال", "الطريق مغلق")),
        ("وقال بيان نشرته البلدية إن الطريق مغلق.", ("بيان نشرته البلدية", "قال", "الطريق مغلق")),
        ("وأصدرت البلدية بياناً قالت فيه إن الطريق مغلق.", ("البلدية", "قالت", "الطريق مغلق")),
        ("وفي بيان أصدرته أمس، أعلنت البلدية إغلاق الطريق.", ("البلدية", "أعلنت", "إغلاق الطريق")),
        ("وقالت البلدية، في بيان، إن الطريق مغلق.", ("البلدية", "قالت", "الطريق مغلق")),
        ("وأظهرت صور نشرها ناشطون أن الجسر انهار.", ("صور نشرها ناشطون", "أظهرت", "الجسر انهار")),
    ],
)
def test_a_document_is_the_source_where_it_is_the_subject(reader: Reader, text: str, expected: Told) -> None:
    assert told(reader, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قيل إن الطريق مغلق.", (None, "قيل", "الطريق مغلق")),
        ("وقيل إن الطريق مغلق.", (None, "قيل", "الطريق مغلق")),
        ("وأفيد بسقوط ثلاثة جرحى.", (None, "أفيد", "سقوط ثلاثة جرحى")),
    ],
)
def test_a_passive_says_that_it_was_said_and_not_by_whom(reader: Reader, text: str, expected: Told) -> None:
    assert told(reader, text) == [expected]
    (statement,) = statements(reader, text)
    assert (statement.source_kind, statement.source_name) == ("anonymous", None)


@pytest.mark.parametrize("text", ["وقيل كلام كثير في السوق.", "لم يُقل إن الطريق مغلق.", "ذُكر اسمه في القائمة."])
def test_a_passive_without_a_clause_or_negated_is_no_cue(reader: Reader, text: str) -> None:
    assert told(reader, text) == []


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
    ["مبتسماً أمام الناس", "عائداً إلى بيته", "مؤكداً", "حاملاً أوراقه", "متوجهاً إلى المطار"],
)
def test_another_participle_is_none(reader: Reader, participle: str) -> None:
    assert [cue for _, cue, _ in told(reader, f"خرج الوزير من القصر، {participle}.")] == []


def test_a_participle_as_an_adjective_is_no_cue(reader: Reader) -> None:
    assert told(reader, "وردت أنباء غير مؤكدة من الميناء.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("جاء ذلك بعد إعلان البلدية إغلاق الطريق.", ("البلدية", "إعلان", "إغلاق الطريق")),
        ("عاد الوفد رغم تأكيد الوزير أن الطريق مغلق.", ("الوزير", "تأكيد", "الطريق مغلق")),
        ("عاد الوفد رغم نفي الوزارة وقوع خسائر.", ("الوزارة", "نفي", "وقوع خسائر")),
    ],
)
def test_a_noun_of_saying_with_its_speaker_is_a_cue(reader: Reader, text: str, expected: Told) -> None:
    assert told(reader, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "عُلّق الإعلان على باب البلدية.",
        "قرأ الناس إعلان البلدية على الباب.",
        "قول الحق فضيلة.",
        "عاد الوفد بعد طلب الإجازة.",
        "وصلت دعوة الوزير أمس.",
    ],
)
def test_a_noun_of_saying_without_content_is_no_cue(reader: Reader, text: str) -> None:
    assert told(reader, text) == []


def test_coordinated_verbs_are_one_statement_each(reader: Reader) -> None:
    assert told(reader, "قال الوزير إن الطريق مغلق وأضاف أن الجسر سليم.") == [
        ("الوزير", "قال", "الطريق مغلق"),
        (None, "أضاف", "الجسر سليم"),
    ]


@pytest.mark.parametrize(
    ("find", "cue"), [(verb_cues, "أعلنت"), (participle_cues, "مشيرة"), (noun_cues, "تأكيد")], ids=str
)
def test_each_kind_of_cue_is_found_alone(reader: Reader, find: object, cue: str) -> None:
    reading = grounded(reader, "وأعلنت البلدية إغلاق الطريق، مشيرة إلى أن الجسر سليم، رغم تأكيد الوزير أن الماء عاد.")
    assert callable(find)
    assert [reading.written(found.at).removeprefix("و") for found in find(reading, 0)] == [cue]


def test_the_scope_of_a_cue_in_speech_is_the_speech(reader: Reader) -> None:
    reading = grounded(reader, "قال الوزير: “أعلنت البلدية أن الطريق مغلق” ثم عاد.")
    inside, outside = token(reading, "أعلنت"), token(reading, "قال")
    sentence = reading.sentences[0]
    assert scope_of(reading, sentence, outside) == Scope(sentence.first, sentence.last)
    scope = scope_of(reading, sentence, inside)
    assert (scope.first, reading.written(scope.last - 1)) == (inside, "مغلق")


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("قال المتحدث", True),
        ("قالت البلدية", True),
        ("قال التقرير", True),
        ("قال ياسر النجار", True),
        ("قال أحد السكان", True),
        ("قال الجسر", False),
        ("قال انقطاع الماء", False),
    ],
)
def test_who_can_speak_is_told_from_what_cannot(reader: Reader, text: str, *, speaks: bool) -> None:
    reading = grounded(reader, text)
    phrase = noun_phrase(reading, 1, len(reading.tokens))
    assert phrase is not None
    assert is_speaker(reading, phrase) is speaks
