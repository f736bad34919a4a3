import json
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.export.formats import FORMATS, Export, export
from musnad.export.manifest import Ledger
from musnad.export.selection import Choice
from musnad.export.spelling import fold
from musnad.export.withholding import WITHHELD, Known, Withheld, is_office, private_persons
from musnad.model import Document, Entity, Excerpt, Mention, Record
from tests.claim_records import CLAIM_TEXT, KEPT, PRIVATE, claims_record, span
from tests.export.reading_back import texts_of
from tests.records import READER, excerpt


def written(record: Record, format_: Any) -> bytes:
    return b"".join(export([record], Export(format=format_, choice=Choice(withhold_persons=True)), Ledger()))


@pytest.mark.parametrize("format_", FORMATS)
def test_a_withheld_name_stands_nowhere_in_an_export(format_: Any) -> None:
    record = claims_record(
        title="شهادة نادر الصباغ عن القصف",
        url="https://example.org/2022/%D9%86%D8%A7%D8%AF%D8%B1-%D8%A7%D9%84%D8%B5%D8%A8%D8%A7%D8%BA",
    )
    everything = " ".join(texts_of(format_, written(record, format_)))
    assert [name for name in PRIVATE if name in everything] == []
    assert "%D8%A7%D9%84%D8%B5%D8%A8" not in everything
    assert WITHHELD["en"] in everything or WITHHELD["ar"] in everything


@pytest.mark.parametrize("format_", FORMATS)
def test_without_being_asked_nothing_is_withheld(format_: Any) -> None:
    whole = b"".join(export([claims_record()], Export(format=format_), Ledger()))
    assert "Sabbagh" in " ".join(texts_of(format_, whole)) or format_ == "plover"


def test_officials_and_bodies_stay_named() -> None:
    everything = " ".join(texts_of("jsonl", written(claims_record(), "jsonl")))
    assert [name for name in KEPT if name not in everything] == []


def test_places_and_digests_stay_as_they_are() -> None:
    record = claims_record()
    lines = [json.loads(line) for line in written(record, "jsonl").splitlines()]
    assert {line["document"]["id"] for line in lines} == {record.document.id}
    told = next(line for line in lines if line["id"] == "c2")["chain"][-1]["words"]
    whole = span("الطبيب نادر الصباغ")
    assert (told["start"], told["end"]) == (whole.start, whole.end)
    assert told["text"] == f"الطبيب {WITHHELD['ar']}"


def test_a_name_is_withheld_whole_also_where_the_context_cuts_it() -> None:
    voice = Withheld(claims_record())
    at = CLAIM_TEXT.index("نادر الصباغ")
    for end in range(at + 1, at + len("نادر الصباغ") + 1):
        assert voice.between(at - 7, end) == f"الطبيب {WITHHELD['ar']}"
    assert voice.between(at + 3, at + 20).startswith(WITHHELD["ar"])


def person(text: str, name: str, *, title: str | None = None, name_en: str | None = None, **fields: Any) -> Record:
    entity = Entity(id="e1", kind="person", name=name, name_en=name_en, **fields)
    mention = Mention(
        id="m1",
        span=excerpt(text, name),
        kind="person",
        entity="e1",
        title=excerpt(text, title) if title else None,
        made_by=claims_record().mentions[0].made_by,
    )
    return Record(reader=READER, document=Document(text=text), entities=(entity,), mentions=(mention,))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("قال العقيد سامر القاسم", "العقيد"),
        ("قال وزير الصحة سامر القاسم", "وزير الصحة"),
        ("قال الناطق الرسمي سامر القاسم", "الناطق الرسمي"),
        ("قالت المحافظة سامر القاسم", "المحافظة"),
        ("قال اللواء الركن الدكتور سامر القاسم", "اللواء الركن الدكتور"),
    ],
)
def test_an_office_or_a_rank_keeps_a_name(text: str, title: str) -> None:
    assert is_office(title)
    assert private_persons(person(text, "سامر القاسم", title=title)) == {}


@pytest.mark.parametrize(
    "title", ["الطبيب", "السيد", "الدكتور", "الشهيد", "الحاج", "الصحفي", "المحامي", "المهندس", "الشيخ"]
)
def test_a_profession_or_a_courtesy_does_not(title: str) -> None:
    assert not is_office(title)
    assert "e1" in private_persons(person(f"قال {title} سامر القاسم", "سامر القاسم", title=title))


def test_whom_the_authority_knows_stays_named() -> None:
    assert private_persons(person("قال سامر القاسم", "سامر القاسم", authority="wikidata:Q1")) == {}
    assert private_persons(person("قال سامر القاسم", "سامر القاسم", name_en_basis="actors")) == {}
    assert "e1" in private_persons(person("قال سامر القاسم", "سامر القاسم", name_en_basis="transliterated"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال سامر القاسم نعم", "قال # نعم"),
        ("قال وسامر القاسم نعم", "قال و# نعم"),
        ("قال سامر القاسم لسامر القاسم نعم", "قال # ل# نعم"),
        ("قال سامر القاسم وأضاف القاسم نعم", "قال # وأضاف # نعم"),
        ("قال سامر القاسم وبالقاسم نعم", "قال # وبالقاسم نعم".replace("وبالقاسم", "وب" + "#")),
        ("قال سامر القاسم ثم سَامِر القَاسم", "قال # ثم #"),
        ("قال سامر القاسم عن سامر وحده", "قال # عن سامر وحده"),
        ("قال سامر القاسم عن سامر عبد القاسم", "قال # عن سامر عبد #"),
    ],
)
def test_a_name_is_found_in_whatever_form_it_stands(text: str, expected: str) -> None:
    assert Withheld(person(text, "سامر القاسم")).between(0, len(text)) == expected.replace("#", WITHHELD["ar"])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Samer al-Qasim: 3 killed", "#: 3 killed"),
        ("a brother of SAMER AL-QASIM", "a brother of #"),
        ("Qasim said", "# said"),
        ("The reporter", "The reporter"),
    ],
)
def test_english_lines_are_without_it_too(words: str, expected: str) -> None:
    voice = Withheld(person("قال سامر القاسم", "سامر القاسم", name_en="Samer al-Qasim"))
    assert voice.name(words) == expected.replace("#", WITHHELD["en"])


def test_an_official_of_the_same_surname_stays_named() -> None:
    text = "قال سامر القاسم وقال الوزير عمر القاسم نعم"
    record = person(text, "سامر القاسم", name_en="Samer al-Qasim")
    official = Entity(id="e2", kind="person", name="عمر القاسم", name_en="Omar al-Qasim")
    mention = msgspec.structs.replace(
        record.mentions[0], id="m2", entity="e2", span=excerpt(text, "عمر القاسم"), title=excerpt(text, "الوزير")
    )
    both = msgspec.structs.replace(record, entities=(*record.entities, official), mentions=(*record.mentions, mention))
    voice = Withheld(both)
    assert voice.between(0, len(text)) == f"قال {WITHHELD['ar']} وقال الوزير عمر القاسم نعم"
    assert voice.name("Omar al-Qasim and Samer al-Qasim") == f"Omar al-Qasim and {WITHHELD['en']}"


def test_a_speaker_of_no_known_kind_is_taken_for_a_person() -> None:
    record = person("قال سامر القاسم", "سامر القاسم")
    unknown = msgspec.structs.replace(record.entities[0], kind=None)
    assert "e1" in private_persons(msgspec.structs.replace(record, entities=(unknown,), mentions=()))


@pytest.mark.parametrize(("name", "withheld"), [("Samer al-Qasim", True), ("سامر القاسم", True), ("the army", False)])
def test_a_speaker_without_an_entity_is_withheld_where_the_name_is_one(name: str, *, withheld: bool) -> None:
    record = claims_record()
    said = msgspec.structs.replace(record.statements[4], source_entity=None, source_name=name)
    alone = msgspec.structs.replace(record, statements=(said,), entities=(), mentions=(), claims=())
    assert (f"name {name}" in private_persons(alone)) is withheld


def test_a_mention_that_belongs_to_no_entity_is_withheld() -> None:
    record = msgspec.structs.replace(person("قال سامر القاسم", "سامر القاسم"), entities=())
    assert Withheld(record).between(0, 15) == f"قال {WITHHELD['ar']}"


@given(st.text("ابسم \u064e-_", min_size=0, max_size=30), st.integers(0, 30), st.integers(0, 30))
@settings(max_examples=200, deadline=None)
def test_what_is_withheld_is_never_in_what_leaves(around: str, start: int, length: int) -> None:
    text = f"{around} سامر القاسم {around}"
    voice = Withheld(person(text, "سامر القاسم"))
    start = min(start, len(text))
    left = fold(voice.between(start, min(start + length, len(text))))
    assert "سامر القاسم" not in left
    assert not any(part and part in left for part in ("القاسم",))
    whole = voice.excerpt(Excerpt(0, len(text), text))
    assert (whole.start, whole.end) == (0, len(text))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example.org/2022/01/nader-s-testimony?id=7#top", "https://news.example.org/"),
        ("http://user:word@example.org:8080/a", "http://example.org/"),
        ("https://samer-al-qasim.example.org/", WITHHELD["en"]),
        ("https://[broken/", WITHHELD["en"]),
        ("file:///home/somebody/report.html", WITHHELD["en"]),
        ("report.html", WITHHELD["en"]),
    ],
)
def test_of_an_address_its_host_alone_leaves(url: str, expected: str) -> None:
    assert Withheld(person("قال سامر القاسم", "سامر القاسم", name_en="Samer al-Qasim")).address(url) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتلت الطفلة سلمى في القصف", "قتلت الطفلة # في القصف"),
        ("أصيب شقيقها نعيم", "أصيب شقيقها #"),
        ("وأصيبت والطفلة المصرية الصغيرة سلمى أمس", "وأصيبت والطفلة المصرية الصغيرة # أمس"),
        ("سُلِّم للطفلة سَلمى كتاب، وقالت سلمى نعم", "سُلِّم للطفلة # كتاب، وقالت # نعم"),
        ("قتلت الطفلة غرناط (7 أعوام)", "قتلت الطفلة # (7 أعوام)"),
        ("قتلت الطفلة غرناط (سبعة)", "قتلت الطفلة غرناط (سبعة)"),
        ("قالت الطفلة إنها نجت", "قالت الطفلة إنها نجت"),
        ("خرجت الطفلة. سلمى لم تخرج", "خرجت الطفلة. سلمى لم تخرج"),
        ("عاد شقيقها الأكبر", "عاد شقيقها الأكبر"),
        ("زار سلمى والطفل", "زار سلمى والطفل"),
        ("أفاد الدفاع المدني بأن الطفل على سريره", "أفاد الدفاع المدني بأن الطفل على سريره"),
        ("عاد الطفل احمد ووالدته أمينة", "عاد الطفل # ووالدته #"),
    ],
)
def test_a_name_that_the_reading_has_not_found_is_withheld_behind_a_child_or_a_relative(
    text: str, expected: str
) -> None:
    record = Record(reader=READER, document=Document(text=text))
    assert Withheld(record).between(0, len(text)) == expected.replace("#", WITHHELD["ar"])


def test_its_english_spellings_are_withheld_with_it() -> None:
    record = Record(reader=READER, document=Document(text="قتلت الطفلة سلمى في القصف"))
    assert Withheld(record).name("the girl Salma was killed") == f"the girl {WITHHELD['en']} was killed"


def test_a_name_that_the_record_knows_is_judged_by_it() -> None:
    text = "قال المواطن سامر القاسم"
    record = person(text, "سامر القاسم", authority="wikidata:Q1")
    assert private_persons(record) == {}


@pytest.mark.parametrize(
    ("name", "authority", "place", "expected"),
    [
        ("نادر الصباغ", None, False, ("[حُجب الاسم]", None)),
        ("رائد الجابري", "person:raed", False, ("[حُجب الاسم]", None)),
        ("Raed Jabri", "Q123", False, ("[name withheld]", None)),
        ("العميد وائل الساحلي", None, False, ("العميد وائل الساحلي", None)),
        ("حرس الوادي", "wadi-guard", False, ("حرس الوادي", "wadi-guard")),
        ("حرس الوادي", "actor:wadi-guard", False, ("حرس الوادي", "actor:wadi-guard")),
        ("بيت رائد", None, True, ("[حُجب الاسم]", None)),
        ("عين النبع", "geonames:173811", True, ("عين النبع", "geonames:173811")),
    ],
)
def test_a_name_that_a_person_put_stays_with_an_office_or_an_id_alone(
    name: str, authority: str | None, expected: tuple[str, str | None], *, place: bool
) -> None:
    voice = Withheld(claims_record(), Known(actors=["actor:wadi-guard"]))
    assert voice.put(name, authority, place=place) == expected


def test_a_name_that_another_report_has_for_a_body_stays_and_for_a_person_goes() -> None:
    empty = Record(reader=READER, document=Document(text="قال نادر الصباغ إن القرية آمنة."))
    assert "نادر" in Withheld(empty).between(0, 30)
    known = Known([claims_record()])
    voice = Withheld(empty, known)
    assert "نادر" not in voice.between(0, 30)
    assert "الصباغ" not in voice.between(0, 30)
    assert "نادر" not in voice.name("نادر الصباغ")
    assert voice.name("الصباغ وحده") == "الصباغ وحده"
    body = next(entity.name for entity in claims_record().entities if entity.kind == "organization")
    assert voice.put(body, None, place=False) == (body, None)
