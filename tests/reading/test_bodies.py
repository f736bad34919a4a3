"""Names of bodies by their head: what makes the phrase a name, how far it goes, and what is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.namestold import bodies, entity, mentions, names, persons, places

if TYPE_CHECKING:
    from musnad import Reader


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أعلنت وزارة الزراعة فتح المشفى.", "وزارة الزراعة"),
        ("أعلنت وزارة الزراعة السودانية فتح المشفى.", "وزارة الزراعة السودانية"),
        ("أعلنت وزارة التربية والتعليم عطلة.", "وزارة التربية والتعليم"),
        ("أعلن اتحاد الكتاب إضراباً.", "اتحاد الكتاب"),
        ("أعلنت بلدية الوادي إغلاق الجسر.", "بلدية الوادي"),
        ("أعلن مجلس محافظة نينوى إغلاق الجسر.", "مجلس محافظة نينوى"),
        ("أعلنت قيادة عمليات بغداد فتح الجسر.", "قيادة عمليات بغداد"),
        ("أعلنت رابطة صيادي الوادي إضراباً.", "رابطة صيادي الوادي"),
    ],
)
def test_what_a_body_is_for_makes_it_a_name(reader: Reader, text: str, name: str) -> None:
    assert bodies(reader, text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("نفت الحكومة البلجيكية الخبر.", "الحكومة البلجيكية"),
        ("نفت الشرطة التشيلية الخبر.", "الشرطة التشيلية"),
        ("نفى الدفاع المدني اللبناني الخبر.", "الدفاع المدني اللبناني"),
        ("نفى البرلمان البلجيكي الخبر.", "البرلمان البلجيكي"),
        ("نفت اللجنة الأولمبية المغربية الخبر.", "اللجنة الأولمبية المغربية"),
        ("نفت الجمعية الطبية الأردنية الخبر.", "الجمعية الطبية الأردنية"),
    ],
)
def test_the_adjective_of_a_state_makes_a_definite_head_a_name(reader: Reader, text: str, name: str) -> None:
    assert bodies(reader, text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أعلنت جماعة (أنصار الوادي) مسؤوليتها.", "جماعة (أنصار الوادي)"),
        ("أعلنت حركة «فرسان النهر» مسؤوليتها.", "حركة «فرسان النهر»"),
        ('نشرت صحيفة "ضفاف النهر" الخبر.', 'صحيفة "ضفاف النهر"'),
        ("بثت قناة «النهرين» الخبر.", "قناة «النهرين»"),
        ("أعلنت منظمة “جسور وادينا” حملة.", "منظمة “جسور وادينا”"),
    ],
)
def test_a_name_in_marks_behind_the_head_belongs_to_it_with_its_marks(reader: Reader, text: str, name: str) -> None:
    assert bodies(reader, text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("انسحب اللواء 92 من الموقع.", "اللواء 92"),
        ("انسحبت الفرقة 17 من الموقع.", "الفرقة 17"),
        ("انسحب اللواء الـ15 من الموقع.", "اللواء الـ15"),
        ("انسحب اللواء الـ(15) من الموقع.", "اللواء الـ(15)"),
        ("انسحب اللواء 12 مشاة من الموقع.", "اللواء 12 مشاة"),
        ("انسحبت الفرقة الرابعة من الموقع.", "الفرقة الرابعة"),
        ("انسحب اللواء الثاني من الموقع.", "اللواء الثاني"),
        ("انسحب اللواء 103 حرس حدود من الموقع.", "اللواء 103 حرس حدود"),
    ],
)
def test_a_number_makes_a_unit_a_name_with_its_branch(reader: Reader, text: str, name: str) -> None:
    assert bodies(reader, text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وثق المرصد الوادي لحقوق الإنسان الحادث.", "المرصد الوادي لحقوق الإنسان"),
        ("وثقت الشبكة النهرية لحقوق الإنسان الحادث.", "الشبكة النهرية لحقوق الإنسان"),
        ("زار مركز الوادي للدراسات المدرسة.", "مركز الوادي للدراسات"),
        ("زارت مؤسسة النهر للتنمية المدرسة.", "مؤسسة النهر للتنمية"),
        ("زارت اللجنة الوطنية لمكافحة الفساد المدرسة.", "اللجنة الوطنية لمكافحة الفساد"),
        ("طالبت مجموعة العمل من أجل فلسطينيي سوريا بالتحقيق.", "مجموعة العمل من أجل فلسطينيي سوريا"),
        ("طالبت رابطة النساء من أجل السلام بالتحقيق.", "رابطة النساء من أجل السلام"),
    ],
)
def test_the_purpose_of_a_body_belongs_to_its_name(reader: Reader, text: str, name: str) -> None:
    assert bodies(reader, text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قضت محكمة الجنايات بسجنه.", "محكمة الجنايات"),
        ("قضت محكمة جنايات القاهرة بسجنه.", "محكمة جنايات القاهرة"),
    ],
)
def test_a_court_is_a_body_with_its_jurisdiction(reader: Reader, text: str, name: str) -> None:
    assert bodies(reader, text) == [name]


def test_a_court_by_its_place_alone_is_a_building(reader: Reader) -> None:
    assert names(reader, "انفجرت قنبلة أمام محكمة عابدين.") == [("place", "محكمة عابدين")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("نقل الخبر عن موقع «دروبنا».", "موقع «دروبنا»"),
        ("بحسب موقع «دروبنا»، أغلق الجسر.", "موقع «دروبنا»"),
        ("بحسب صحيفة الوفاق، أغلق الجسر.", "صحيفة الوفاق"),
        ("قال لصحيفة النهار البيروتية إن الجسر مغلق.", "صحيفة النهار"),
    ],
)
def test_a_medium_is_a_body_by_what_it_is_called(reader: Reader, text: str, name: str) -> None:
    assert any(body.startswith(name) for body in bodies(reader, text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وأعلنت وزارة الزراعة فتح المشفى. ولوزارة الزراعة مبنى جديد.", "وزارة الزراعة"),
        ("قال لوزارة الزراعة إن المشفى مغلق.", "وزارة الزراعة"),
        ("أشاد بوزارة الزراعة أمس.", "وزارة الزراعة"),
        ("أشاد بالحكومة البلجيكية أمس.", "الحكومة البلجيكية"),
        ("سلم الرسالة للحكومة البلجيكية أمس.", "لحكومة البلجيكية"),
        ("والحكومة البلجيكية نفت الخبر.", "الحكومة البلجيكية"),
    ],
)
def test_clitics_are_no_part_of_a_body(reader: Reader, text: str, name: str) -> None:
    found = mentions(reader, text, "organization")
    assert {body.span.text for body in found} == {name}


def test_the_article_that_li_swallows_is_shown_in_the_name_of_the_entity(reader: Reader) -> None:
    assert entity(reader, "سلم الرسالة للحكومة البلجيكية أمس.", "لحكومة البلجيكية").name == "الحكومة البلجيكية"


@pytest.mark.parametrize(
    "text",
    [
        "اجتمعت الوزارة أمس.",
        "نفت الحكومة الخبر.",
        "أعلنت القوات الأمنية إغلاق الجسر.",
        "حضرت الأجهزة الأمنية إلى المكان.",
        "أعلنت المنظمة فتح مكتبها.",
        "اجتمع المجلس أمس.",
        "تظاهر أنصار المعارضة أمس.",
        "وصلت قوة عسكرية إلى الجسر.",
        "وصلت لجنة إلى الجسر.",
        "أنشأ الأهالي لجنة محلية.",
        "شكلت وزارة جديدة.",
        "اجتمع مجلس المحافظة أمس.",
        "قوة العلاقات بين الجارين واضحة.",
        "تحدث عن قوة الإرادة.",
        "توقفت حركة المرور أمس.",
        "تلك الحكومة البلجيكية سقطت.",
        "أغلقت وزارات كثيرة أبوابها.",
        "تأسست جمعيات في المدينة.",
        "وصلت عناصر الشرطة إلى الجسر.",
        "دخلت مجموعة من الرجال.",
        "وزير الخارجية غائب.",
        "مدير الأمن غائب.",
        "أطلقوا حملة نظافة.",
        "أطلقت الحكومة مبادرة سلام.",
        "المجتمع الدولي صامت.",
        "اندلعت الحرب على جبهة القتال.",
    ],
)
def test_a_noun_for_a_body_by_itself_is_no_name(reader: Reader, text: str) -> None:
    assert bodies(reader, text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أعلنت وزارة الزراعة أن المشفى مفتوح.", "وزارة الزراعة"),
        ("أعلنت وزارة الزراعة التي أغلقت المشفى عطلة.", "وزارة الزراعة"),
        ("أعلنت وزارة الزراعة أمس عطلة.", "وزارة الزراعة"),
        ("أعلنت وزارة الزراعة في بيان عطلة.", "وزارة الزراعة"),
        ("أعلنت حركة الفجر المدعومة من الأهالي هدنة.", "حركة الفجر"),
        ("أعلنت الحكومة البلجيكية والبرلمان عطلة.", "الحكومة البلجيكية"),
        ("قال وزير الدفاع إن وزارة الدفاع الوطني أغلقت.", "وزارة الدفاع الوطني"),
        ("أعلنت وزارة الزراعة الثلاثاء عطلة.", "وزارة الزراعة"),
    ],
)
def test_a_body_ends_where_the_sentence_goes_on(reader: Reader, text: str, name: str) -> None:
    assert bodies(reader, text) == [name]


def test_an_adjective_that_does_not_agree_is_no_part_of_the_name(reader: Reader) -> None:
    assert bodies(reader, "زار المدير الشركة البلجيكي.") == []


def test_a_force_is_no_body_by_its_commander(reader: Reader) -> None:
    text = "انسحبت قوات سامر الراوي من الجسر."
    assert (bodies(reader, text), persons(reader, text)) == ([], ["سامر الراوي"])


def test_the_places_inside_a_body_are_no_names_of_their_own(reader: Reader) -> None:
    text = "اجتمع مجلس محافظة نينوى أمس."
    assert (bodies(reader, text), places(reader, text)) == (["مجلس محافظة نينوى"], [])


def test_two_bodies_joined_are_two_names(reader: Reader) -> None:
    text = "أعلنت وزارة الزراعة ووزارة الإعلام عطلة."
    assert bodies(reader, text) == ["وزارة الزراعة", "وزارة الإعلام"]


def test_a_body_tells_its_head_and_the_rule(reader: Reader) -> None:
    (body,) = mentions(reader, "أعلنت بلدية الوادي إغلاق الجسر.", "organization")
    assert body.made_by.rule == "body-head"
    assert [(reason.code, reason.detail) for reason in body.reasons] == [("head_word", "بلديه")]


def test_the_full_name_of_an_actor_that_is_seldom_another_word_needs_no_marks(reader: Reader) -> None:
    assert bodies(reader, "نفى الموساد الخبر أمس.") == ["الموساد"]
    assert bodies(reader, "وصف الكاتب خصومه بأنهم من الخوارج.") == []


def test_the_word_for_an_agency_belongs_to_a_name_that_two_bear(reader: Reader) -> None:
    assert bodies(reader, "نقلت وكالة سبأ عن شهود أن الطريق مغلق.") == ["وكالة سبأ"]


@pytest.mark.parametrize(
    ("text", "body", "place"),
    [
        ("هاجم مقاتلو تنظيم الدولة بلدة صرين.", "تنظيم الدولة", "بلدة صرين"),
        ("قصفت كتيبة الشهيد العقيد أحمد بيري بلدة صرين.", "كتيبة الشهيد العقيد أحمد بيري", "بلدة صرين"),
    ],
)
def test_a_body_ends_before_the_place_that_it_attacks(reader: Reader, text: str, body: str, place: str) -> None:
    assert [one.span.text for one in mentions(reader, text, "organization")] == [body]
    assert [one.span.text for one in mentions(reader, text, "place")] == [place]
