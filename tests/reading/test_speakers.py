"""Who speaks: the name in the phrase, a body by its noun alone, the issuer of a text, the holder of an office."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.model import Document
from tests.reading.namestold import same

if TYPE_CHECKING:
    from musnad import Reader
    from musnad.model import Entity, Statement


def said(reader: Reader, text: str) -> list[tuple[Statement, Entity | None]]:
    """The statements of a text, each with the entity that speaks."""
    record = reader.read(Document(text=text))
    entities = {found.id: found for found in record.entities}
    return [
        (statement, None if statement.source_entity is None else entities[statement.source_entity])
        for statement in record.statements
    ]


def speaks(reader: Reader, text: str) -> list[str | None]:
    """For each statement of a text the name of the entity that speaks, as the report has it."""
    return [None if found is None else found.name for _, found in said(reader, text)]


@pytest.mark.parametrize(
    ("text", "name", "english"),
    [
        ("قال سامر الراوي إن الجسر مغلق.", "سامر الراوي", "Samer al-Rawi"),
        ("قال العقيد سامر الراوي إن الجسر مغلق.", "سامر الراوي", "Samer al-Rawi"),
        ("قال وزير الصحة سامر الراوي إن المشفى مغلق.", "سامر الراوي", "Samer al-Rawi"),
        ("قال نائب رئيس الحكومة الليبية سامر الراوي إن الجسر مغلق.", "سامر الراوي", "Samer al-Rawi"),
        ("وقالت هدى القاسمي، الطبيبة، إن المشفى مغلق.", "هدى القاسمي", "Huda al-Qasimi"),
        ("قال الطبيب في المشفى سامر الراوي إن المشفى مغلق.", "سامر الراوي", "Samer al-Rawi"),
        ("قالت قسد إن الجسر مغلق.", "قسد", "Syrian Democratic Forces"),
        ("قالت وزارة الزراعة إن الجسر مغلق.", "وزارة الزراعة", "Ministry of Agriculture"),
        ("قالت تركيا إن الجسر مغلق.", "تركيا", "Turkey"),
        ("ذكرت وكالة سانا أن الجسر مغلق.", "وكالة سانا", "SANA"),
        ("بحسب رويترز، أغلق الجسر.", "رويترز", "Reuters"),
        ("قالت قيادة قسد إن الجسر مغلق.", "قسد", "Syrian Democratic Forces"),
        ("قالت دول مجلس التعاون إن الجسر مغلق.", "مجلس التعاون", "Gulf Cooperation Council"),
        ("قالت ميليشيا الحوثي إن الجسر مغلق.", "ميليشيا الحوثي", "Houthis"),
    ],
)
def test_the_name_in_the_phrase_speaks(reader: Reader, text: str, name: str, english: str) -> None:
    ((statement, entity),) = said(reader, text)
    assert entity is not None
    assert (entity.name, statement.source_name) == (name, english)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("قال مصدر أمني إن الجسر مغلق.", "a security source"),
        ("قال شهود عيان إن الجسر مغلق.", "eyewitnesses"),
        ("قال وزير الخارجية الروسي إن الجسر مغلق.", "the Russian foreign minister"),
        ("قال المتحدث باسم الجيش السوري إن الجسر مغلق.", "the spokesman of the Syrian Army"),
        ("قال مسؤول في وزارة الزراعة إن الجسر مغلق.", "an official in the Ministry of Agriculture"),
        ("قالت الحكومة إن الجسر مغلق.", "the government"),
        ("قال الجيش إن الجسر مغلق.", "the army"),
    ],
)
def test_who_has_no_name_is_a_role_in_english_and_no_entity(reader: Reader, text: str, role: str) -> None:
    ((statement, entity),) = said(reader, text)
    assert (statement.source_name, entity) == (role, None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "وثق المرصد السوري لحقوق الإنسان الحادث. وقال المرصد إن الجسر مغلق.",
            ["المرصد السوري لحقوق الإنسان"],
        ),
        ("ذكرت وكالة سانا أن الجسر مغلق. وقالت الوكالة إن الطريق سليم.", ["وكالة سانا", "وكالة سانا"]),
        ("اجتمعت وزارة الزراعة. وقالت الوزارة إن الطريق سليم.", ["وزارة الزراعة"]),
        ("اجتمعت حركة الفجر. وقالت الحركة إن الطريق سليم.", ["حركة الفجر"]),
        (
            "اجتمعت وزارة الزراعة ووزارة الأشغال. وقالت الوزارة إن الطريق سليم.",
            ["وزارة الأشغال"],
        ),
    ],
)
def test_a_body_by_its_noun_alone_is_the_last_of_that_noun(reader: Reader, text: str, found: list[str]) -> None:
    assert speaks(reader, text) == found


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("قال المرصد إن الجسر مغلق في سوريا.", "actor:sohr"),
        ("قال الجيش إن الجسر مغلق في سوريا.", "actor:syrian-army"),
        ("قال الجيش إن الجسر مغلق في لبنان.", "actor:lebanese-armed-forces"),
        ("قال الائتلاف إن الجسر مغلق في سوريا.", "actor:syrian-national-coalition"),
    ],
)
def test_a_short_name_is_the_one_that_the_table_has_for_the_reports_country(
    reader: Reader, text: str, authority: str
) -> None:
    ((statement, entity),) = said(reader, text)
    assert entity is not None
    assert (entity.authority, entity.name_en_basis, entity.kind) == (authority, "actors", "organization")
    assert entity.name_en == statement.source_name
    assert [reason.code for reason in entity.reasons] == ["short_name"]


def test_a_speaker_that_no_name_stands_for_follows_the_entities_named(reader: Reader) -> None:
    record = reader.read(Document(text="قال المرصد إن الجسر مغلق في سوريا. وأضاف المرصد أن الطريق سليم."))
    assert [found.id for found in record.entities] == ["e1", "e2"]
    assert [statement.source_entity for statement in record.statements] == ["e2", "e2"]
    assert {mention.entity for mention in record.mentions} == {"e1"}


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("جاء في بيان لحركة الفجر أن الجسر مغلق.", "حركة الفجر"),
        ("جاء في بيان صادر عن وزارة الزراعة أن الجسر مغلق.", "وزارة الزراعة"),
        ("جاء في البيان الذي أصدرته وزارة الزراعة أن الجسر مغلق.", "وزارة الزراعة"),
        ("ذكر بيان وزارة الزراعة أن الجسر مغلق.", "وزارة الزراعة"),
        ("ذكر تقرير للأمم المتحدة أن الجسر مغلق.", "الأمم المتحدة"),
    ],
)
def test_a_text_speaks_for_who_issued_it(reader: Reader, text: str, issuer: str) -> None:
    ((statement, entity),) = said(reader, text)
    assert statement.source_kind == "document"
    assert entity is not None
    assert entity.name == issuer


def test_who_got_hold_of_a_text_did_not_issue_it(reader: Reader) -> None:
    for text in ("جاء في البيان الذي حصلت عليه رويترز أن الجسر مغلق.", "جاء في بيان حصلت عليه رويترز أن الجسر مغلق."):
        ((_, entity),) = said(reader, text)
        assert entity is None


@pytest.mark.parametrize(
    "text",
    [
        "قال محافظ الوادي سامر الراوي إن الجسر مغلق. وأضاف المحافظ أن الطريق سليم.",
        "قال الرئيس التركي رجب طيب أردوغان إن الجسر مغلق. وأضاف الرئيس التركي أن الطريق سليم.",
        "التقى وزير الزراعة سامر الراوي الأهالي. وقال وزير الزراعة إن الطريق سليم.",
    ],
)
def test_an_office_speaks_for_the_one_who_holds_it(reader: Reader, text: str) -> None:
    found = said(reader, text)
    assert {entity and entity.kind for _, entity in found} == {"person"}
    assert len({statement.source_entity for statement, _ in found}) == 1
    assert found[-1][0].source_kind == "role"


def test_an_office_with_two_holders_speaks_for_neither(reader: Reader) -> None:
    text = "التقى المحافظ سامر الراوي مع المحافظ خالد القاسمي. وقال المحافظ إن الطريق سليم."
    ((_, entity),) = said(reader, text)
    assert entity is None


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("التقى وزير الزراعة سامر الراوي الأهالي. وقال الوزير إن الطريق سليم.", "سامر الراوي"),
        ("زار محافظ الوادي سامر الراوي المشفى. وأكد المحافظ أن الطريق سليم.", "سامر الراوي"),
        ("استقبل الرئيس اللبناني سامر الراوي الأهالي. وأكد الرئيس أن الطريق سليم.", "سامر الراوي"),
        ("حضر المحافظ سامر الراوي. ثم حضر المحافظ خالد القاسمي. وقال المحافظ إن الطريق سليم.", "خالد القاسمي"),
        ("استقبل رئيس البلدية سامر الراوي الأهالي. وأكد الرئيس أن الطريق سليم.", None),
        ("زار وزير الزراعة سامر الراوي المشفى. وقال وزير إن الطريق سليم.", None),
    ],
)
def test_an_office_by_its_bare_word_is_the_last_holders(reader: Reader, text: str, holder: str | None) -> None:
    assert speaks(reader, text) == [holder]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("قال والد سامر الراوي إن ابنه مفقود.", "the father of Samer al-Rawi"),
        ("قالت زوجة المعتقل سامر الراوي إنه مريض.", "the wife of the detainee Samer al-Rawi"),
    ],
)
def test_kin_speak_for_themselves(reader: Reader, text: str, role: str) -> None:
    ((statement, entity),) = said(reader, text)
    assert (statement.source_name, statement.source_kind, entity) == (role, "role", None)


@pytest.mark.parametrize(
    "text",
    [
        "قال شقيقه سامر الراوي إنه مفقود.",
        "قالت والدة القتيل، هدى القاسمي، إنه مفقود.",
        "قالت أم سامر الراوي إنه مفقود.",
    ],
)
def test_kin_with_a_name_of_their_own_have_it(reader: Reader, text: str) -> None:
    ((_, entity),) = said(reader, text)
    assert entity is not None
    assert entity.kind == "person"


def test_a_surname_that_is_a_word_too_is_the_person_named_before(reader: Reader) -> None:
    text = "قال المهندس صخر الوجيه إن الجسر مغلق. وأضاف الوجيه أن الطريق سليم."
    assert speaks(reader, text) == ["صخر الوجيه", "صخر الوجيه"]


def test_a_rank_that_the_report_gives_somebody_is_no_surname_in_it(reader: Reader) -> None:
    text = "حضر كريم القاضي. وحضر القاضي سامر الراوي. وقال القاضي إن الجسر مغلق."
    assert speaks(reader, text) != ["كريم القاضي"]


def test_a_name_behind_an_office_and_a_body_in_marks_is_its_holder(reader: Reader) -> None:
    assert speaks(reader, "قال الناطق باسم «كتائب الفجر»، أبو ليث، إن الجسر مغلق.") == ["أبو ليث"]


@pytest.mark.parametrize(
    "text",
    [
        "وأكدت حقيقة واحدة أن الجسر مغلق.",
        "قال أشرف القدرة الناطق باسم وزارة الصحة إن الجسر مغلق.",
        "استقبل وزير الخارجية الفرنسي الوفد، وقال إن الجسر مغلق.",
    ],
)
def test_no_speaker_has_an_arabic_name_in_english(reader: Reader, text: str) -> None:
    for statement, entity in said(reader, text):
        assert statement.source_name is None or statement.source_name.isascii()
        assert entity is None or entity.name_en_basis is not None


def test_a_name_met_again_in_a_source_is_of_the_same_entity(reader: Reader) -> None:
    text = "قال سامر الراوي إن الجسر مغلق. وأضاف الراوي أن الطريق سليم."
    assert speaks(reader, text) == ["سامر الراوي", "سامر الراوي"]
    assert same(reader, text, "سامر الراوي", "الراوي")


def test_an_implied_speaker_is_the_one_before(reader: Reader) -> None:
    text = "قال سامر الراوي إن الجسر مغلق. وأضاف أن الطريق سليم."
    found = said(reader, text)
    assert [statement.source_kind for statement, _ in found] == ["named", "implied"]
    assert speaks(reader, text) == ["سامر الراوي", "سامر الراوي"]
    assert [statement.source_name for statement, _ in found] == ["Samer al-Rawi", "Samer al-Rawi"]


@pytest.mark.parametrize(
    ("deed", "speaker"),
    [
        ("واستهدف الجيش السوري قرية الزهراء. ولفت", "سامر الراوي"),
        ("واستقبل المحافظ خالد القاسمي وفدا من الأهالي. ولفت", "خالد القاسمي"),
    ],
)
def test_a_body_that_acts_in_between_does_not_go_on_to_speak(reader: Reader, deed: str, speaker: str) -> None:
    text = f"قال وزير الزراعة سامر الراوي إن الجسر مغلق. {deed} إلى أن النهر عال."
    assert speaks(reader, text) == ["سامر الراوي", speaker]


def test_the_mention_of_a_body_for_which_somebody_speaks_is_not_the_speaker(reader: Reader) -> None:
    ((statement, entity),) = said(reader, "قال ناطق باسم قسد إن الجسر مغلق.")
    assert entity is None
    assert statement.source is not None
    assert statement.source.text == "ناطق باسم قسد"
    assert statement.source_name == "a spokesman of the Syrian Democratic Forces"


def test_a_body_of_the_other_gender_is_asked_and_does_not_ask(reader: Reader) -> None:
    text = "قال سامر الراوي إن الجسر مغلق. وطالب الوزارة بالإسراع بفتح الطريق."
    assert speaks(reader, text) == ["سامر الراوي", "سامر الراوي"]


def test_a_body_in_marks_whose_head_is_a_rank_too_speaks_itself(reader: Reader) -> None:
    text = "قال «لواء شهداء الفجر» التابع للمعارضة إن الجسر مغلق."
    assert speaks(reader, text) == ["لواء شهداء الفجر"]


def test_an_office_that_accuses_a_body_is_not_called_after_it(reader: Reader) -> None:
    text = "زار الرئيس اللبناني سامر الراوي المشفى. واتهم الرئيس حركة الفجر بالوقوف وراء الهجوم، وتعهد بالرد."
    assert speaks(reader, text) == ["سامر الراوي", "سامر الراوي"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("قال مسؤول تركي كبير لرويترز إن الجسر مغلق.", "a senior Turkish official"),
        ("قال أحد سكان القرية إن الجسر مغلق.", "one of the residents of the village"),
        ("قال مصدر في المقاومة الشعبية في اليمن إن الجسر مغلق.", "a source in the Popular Resistance"),
    ],
)
def test_a_role_is_as_english_would_have_it(reader: Reader, text: str, role: str) -> None:
    ((statement, _),) = said(reader, text)
    assert statement.source_name == role


def test_the_source_is_an_unnamed_one_before_a_body(reader: Reader) -> None:
    text = "قال ضابط كبير إن الجسر مغلق. وأكدت وزارة الزراعة ذلك. وأضاف المصدر أن الطريق سليم."
    assert [statement.source_name for statement, _ in said(reader, text)][-1] == "a senior officer"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("التقى وزير الزراعة سامر الراوي الأهالي. وقال الوزير إن الطريق سليم.", "office_holder"),
        ("اجتمعت حركة الفجر. وقالت الحركة إن الطريق سليم.", "named_before"),
    ],
)
def test_why_other_words_mean_somebody_named_is_in_the_record(reader: Reader, text: str, code: str) -> None:
    ((_, entity),) = said(reader, text)
    assert entity is not None
    assert code in {reason.code for reason in entity.reasons}


def test_a_source_with_the_name_of_who_speaks_is_named(reader: Reader) -> None:
    text = "قال المهندس صخر الوجيه إن الجسر مغلق. وأضاف الوجيه أن الطريق سليم."
    assert [statement.source_kind for statement, _ in said(reader, text)] == ["named", "named"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "قال كريم حداد إن الجسر مغلق. فيما استقبل النائب فريد القاسمي وفدا من الأهالي، مؤكدا أن الطريق سليم.",
            ["كريم حداد", "فريد القاسمي"],
        ),
        ("قال الأمير سلطان بن كريم إن الجسر مغلق. وأشار سموه إلى أن الطريق سليم.", ["سلطان بن كريم"] * 2),
        ("وقال معاليه إن الجسر مغلق.", [None]),
    ],
)
def test_who_acts_behind_a_while_and_who_is_honoured(reader: Reader, text: str, speakers: list[str | None]) -> None:
    assert speaks(reader, text) == speakers


def test_an_office_whose_holder_was_given_over_is_the_new_holders(reader: Reader) -> None:
    text = (
        "قال وزير الخارجية الروسي إن الجسر مغلق. والتقى وزير الزراعة سامر الراوي الأهالي. وقال الوزير إن الطريق سليم."
    )
    assert speaks(reader, text) == [None, "سامر الراوي"]
    text = "قال وزير الزراعة سامر الراوي إن الجسر مغلق. والتقى وزير الزراعة الأهالي. وقال الوزير إن الطريق سليم."
    assert speaks(reader, text) == ["سامر الراوي", "سامر الراوي"]


def test_a_body_by_its_noun_alone_is_the_one_that_spoke_and_none_named_later(reader: Reader) -> None:
    text = (
        "أعلنت الهيئة الدائمة لحقوق العمال أن المصنع أغلق. وقالت الهيئة إن الشرطة اعتقلت ثلاثة عمال. "
        "وأعلنت الهيئة العامة للموانئ أن المرفأ مفتوح."
    )
    assert speaks(reader, text)[1:] == [None, "الهيئة العامة للموانئ"]


def test_an_agreement_is_not_spoken_by_its_sponsor(reader: Reader) -> None:
    assert speaks(reader, "وينص الاتفاق الذي ترعاه بعثة السنابل على وقف القتال.") == [None]


def test_a_surname_behind_a_rank_tells_no_country(reader: Reader) -> None:
    text = (
        "توعدت وزارة الداخلية بملاحقة الجناة. وقال المتحدث اللواء منصور التركي إن الجسر مغلق. وأكد اللواء التركي ذلك."
    )
    assert said(reader, text)[0][0].source_name == "Ministry of Interior"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أفاد مراسل الجزيرة بأن الجسر مغلق.", "the correspondent of Al Jazeera"),
        ("قالت مراسلة العربية إن الجسر مغلق.", "the correspondent of Al Arabiya"),
    ],
)
def test_a_medium_in_a_role_is_called_by_its_name(reader: Reader, text: str, name: str) -> None:
    (statement,) = reader.read(Document(text=text)).statements
    assert statement.source_name == name


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("وقال لرويترز مصدر في الجيش إن الجسر مغلق.", "مصدر في الجيش"),
        ("وقال لموقع الوادي مصدر أمني إن الجسر مغلق.", "مصدر أمني"),
        ("وقال للصحفيين الوزير سامر الراوي إن الجسر مغلق.", "الوزير سامر الراوي"),
        ("وصرح لقناة العربية قائد الشرطة بأن الجسر مغلق.", "قائد الشرطة"),
        ("وأكد للجزيرة نت مصدر أن الجسر مغلق.", "مصدر"),
    ],
)
def test_who_is_addressed_may_stand_before_who_speaks(reader: Reader, text: str, source: str) -> None:
    (statement,) = reader.read(Document(text=text)).statements
    assert statement.source is not None
    assert statement.source.text == source
