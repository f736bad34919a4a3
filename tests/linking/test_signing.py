from __future__ import annotations

import pytest

from musnad.linking.facts import unpacked
from musnad.linking.signing import Signer
from musnad.model import Document
from musnad.reading import Reader


def test_the_same_record_gives_the_same_signature(reader: Reader, signer: Signer) -> None:
    record = reader.read(Document(text="قصفت المدفعية بلدة الميادين أمس الأحد.", published="2022-01-31"))
    assert signer.sign("r", record) == Signer.load().sign("r", record)


def test_an_attack_and_those_it_hurt_are_one_happening(reader: Reader, signer: Signer) -> None:
    text = "قُتل أربعة أشخاص وأصيب سبعة في قصف استهدف بلدة الميادين أمس الأحد."
    signature = signer.sign("r", reader.read(Document(text=text, published="2022-01-31")))
    (happening,) = signature.happenings
    assert {signature.facts[at].type for at in happening.facts} == {"ASSAULT", "HARM"}


def test_what_is_still_to_come_is_no_happening_with_what_was(reader: Reader, signer: Signer) -> None:
    text = "قصف الجيش بلدة الميادين أمس. وسيقصف الجيش بلدة العشارة غداً."
    signature = signer.sign("r", reader.read(Document(text=text, published="2022-01-31")))
    assert len(signature.happenings) == 2


def test_places_and_actors_come_with_what_they_are_part_of(reader: Reader, signer: Signer) -> None:
    text = "قصف الجيش السوري مدينة الميادين أمس الأحد."
    (fact, *_) = signer.sign("r", reader.read(Document(text=text, published="2022-01-31"))).facts
    assert fact.place is not None
    assert len(fact.place.within) > 2
    assert {"actor:syrian-army", "country:SY"} <= set(fact.actors[0].kin)
    assert fact.actors[0].role == "fighter"


@pytest.mark.parametrize(
    ("doer", "country"),
    [
        ("طائرات حربية روسية", "RU"),
        ("مدافع تركية", "TR"),
        ("طائرات حربية", None),
        ("طائرات روسية سورية", None),
    ],
)
def test_a_doer_in_no_table_has_the_country_of_its_adjective(
    reader: Reader, signer: Signer, doer: str, country: str | None
) -> None:
    text = f"قصفت {doer} مدينة الميادين أمس الأحد."
    (fact, *_) = signer.sign("r", reader.read(Document(text=text, published="2022-01-31"))).facts
    assert {one.country for one in fact.actors} == {country}
    assert all(one.authority is None for one in fact.actors)


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("انفجرت سيارة مفخخة في طرابلس أمس الأحد.", True),
        ("انفجرت سيارة مفخخة في طرابلس شمالي لبنان أمس الأحد.", False),
        ("انفجرت سيارة مفخخة في السوق أمس الأحد.", False),
    ],
)
def test_a_town_of_one_name_with_another_country_s_is_open(
    reader: Reader,
    signer: Signer,
    text: str,
    open_: bool,  # noqa: FBT001  # a case
) -> None:
    (fact, *_) = signer.sign("r", reader.read(Document(text=text, published="2022-01-31"))).facts
    assert fact.place is not None
    assert fact.place.open is open_


def test_a_place_without_a_name_lies_in_the_one_told_behind_it(reader: Reader, signer: Signer) -> None:
    text = "قُتل أحد عشر شخصاً في انفجار سيارة مفخخة في سوق الخضار بمدينة الميادين شرقي سوريا أمس الأحد."
    (fact, *_) = signer.sign("r", reader.read(Document(text=text, published="2022-01-31"))).facts
    assert fact.place is not None
    assert fact.place_words is not None
    assert (fact.place.name, fact.place_words.text) == ("مدينة الميادين", "سوق الخضار")


def test_a_place_without_a_name_lies_in_the_town_it_is_told_of_though_no_table_has_it(
    reader: Reader, signer: Signer
) -> None:
    text = "انفجرت سيارة ملغومة أمس الأحد في السوق الشعبية ببلدة الوردية شمالي بغداد."
    (fact, *_) = signer.sign("r", reader.read(Document(text=text, published="2022-01-31"))).facts
    assert fact.place is not None
    assert (fact.place.name, fact.place.authority) == ("بلدة الوردية", None)


def test_names_of_sides_and_countries_weigh_less_and_places_more(reader: Reader, signer: Signer) -> None:
    text = "قصفت قوات سوريا الديمقراطية بلدة الباغوز."
    record = reader.read(Document(text=text, published="2022-01-31"))
    opening = dict(signer.sign("r", record).opening)
    words = {word.form: word for word in signer._words.of(text)}  # noqa: SLF001  # the weights before
    assert opening[words["الديمقراطيه"].feature] < words["الديمقراطيه"].weight
    assert opening[words["الباغوز"].feature] > words["الباغوز"].weight


def test_a_dateline_is_no_lead(reader: Reader, signer: Signer) -> None:
    text = "النهر – الوادي\nوصلت القافلة إلى الجسر القديم بعد انتظار."
    signature = signer.sign("r", reader.read(Document(text=text)))
    line = {word.feature for word in signer._words.of("النهر الوادي")}  # noqa: SLF001  # their numbers
    assert not line & set(dict(signature.lead))
    assert line & unpacked(signature.body)


def test_an_empty_report_is_signed_too(reader: Reader, signer: Signer) -> None:
    signature = signer.sign("r", reader.read(Document(text="فُتح الجسر.")))
    assert (signature.report, signature.published, signature.credits) == ("r", None, ())
