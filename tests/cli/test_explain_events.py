"""What `musnad explain` tells of claims and their events."""

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from musnad import Reader
from musnad.cli.explain import explain_at
from musnad.cli.main import main
from musnad.cli.triggers import find_entries, roles_of
from musnad.model import Document, Record
from musnad.reading.rules import load_rules
from tests.claim_records import CLAIM_TEXT, claims_record, span
from tests.records import excerpt

REPORT = "أعلنت وزارة الدفاع أن المدفعية قصفت أطراف بلدة الباغوز أمس الأحد، ما أسفر عن مقتل أربعة مدنيين."
Explain = Callable[..., str]


@pytest.fixture
def explained(capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Explain:
    """What is told of the report with claims of every kind."""
    file = tmp_path / "claims.txt"
    file.write_text(CLAIM_TEXT, encoding="utf-8")

    def ask(*options: str, ends: int = 0) -> str:
        code = main(["explain", str(file), *options], {}, lambda _tables: lambda _document: claims_record())
        printed = capfdbinary.readouterr()
        assert code == ends
        return (printed.out or printed.err).decode()

    return ask


@pytest.fixture
def read(reader: Reader) -> Callable[[str], Record]:
    """The record of a report as it is read."""
    return lambda text: reader.read(Document(text=text, published="2022-01-31"))


def lines(told: str) -> list[str]:
    return [line.strip() for line in told.splitlines()]


def test_a_claim_is_asked_for_by_its_own_identifier_or_by_that_of_its_event(explained: Explain) -> None:
    assert explained("--id", "c2") == explained("--id", "v2")
    told = lines(explained("--id", "v2"))
    assert "v2 · people killed · HARM/killed" in told
    assert "claim  c2" in told
    assert "according to  صحيفة الجسر ← Nader al-Sabbagh" in told
    assert "in English  Nader al-Sabbagh: 5 civilians killed in Al-Nahr" in told
    assert not any(line.startswith("s2") for line in told)


def test_an_event_that_tells_a_claim_again_names_the_claim(explained: Explain) -> None:
    assert "claim  c1 · told again" in lines(explained("--id", "v7"))
    assert "tells the same event as  v2" in lines(explained("--id", "v5"))


@pytest.mark.parametrize(("id_", "told"), [("s1", "s1 · states"), ("m2", "m2 · organization"), ("t1", "t1 · time")])
def test_statements_names_and_times_have_identifiers_too(explained: Explain, id_: str, told: str) -> None:
    found = lines(explained("--id", id_))
    assert found[3].startswith(told)
    assert sum(line[:2] in {"s1", "m2", "t1", "v1"} for line in found) == 1


def test_what_has_no_such_identifier_is_told(explained: Explain) -> None:
    assert "nothing in this report has the identifier v99" in explained("--id", "v99", ends=2)
    assert "لا شيء في هذا التقرير معرّفه v99" in explained("--id", "v99", "--lang", "ar", ends=2)


@pytest.mark.parametrize("options", [(), ("--at", "3", "--id", "v1")])
def test_either_a_place_or_an_identifier_is_asked_for(explained: Explain, options: tuple[str, ...]) -> None:
    assert "give either --at OFFSET or --id ID" in explained(*options, ends=2)


def test_an_event_is_found_at_each_of_its_words(explained: Explain) -> None:
    at = str(span("خمسة مدنيين").start)
    told = lines(explained("--at", at))
    assert f"target  {at}:{span('خمسة مدنيين').end}  خمسة مدنيين" in told
    assert any(line.startswith("number ") for line in told)


def test_roles_are_told_with_who_they_are_and_what_is_open_is_not_stated(explained: Explain) -> None:
    told = lines(explained("--id", "v1"))
    assert "entity e2  Bank Forces" in told
    assert "stands before the word of event" in told
    assert [line for line in lines(explained("--id", "v4")) if "not stated" in line] == [
        "actor  not stated",
        "target  not stated",
        "place  not stated",
        "time  not stated",
    ]


def test_numbers_time_and_loaded_words_are_told(explained: Explain) -> None:
    told = lines(explained("--id", "v6"))
    assert "detained  20 or more  {0.start}:{0.end}  عشرات المحتجين".format(span("عشرات المحتجين")) in told
    assert "time  2022-01 · January 2022" in told
    assert any(line.startswith("t3  ") for line in told)
    assert "takes sides  المحتجين · neutral sense: protesters" in told


def test_what_is_not_asserted_is_told_with_what_that_means(explained: Explain) -> None:
    told = lines(explained("--id", "v3"))
    assert "v3 · shelling · ASSAULT/heavy-weapons · said not to have happened" in told
    assert "It is told that it did not happen." in told
    assert "يُروى أنه لم يقع." in lines(explained("--id", "v3", "--lang", "ar"))


@pytest.mark.parametrize(("language", "reason"), [("en", "row plover-"), ("ar", "السطر plover-")])
def test_codes_are_told_with_the_row_and_its_reason(explained: Explain, language: str, reason: str) -> None:
    told = lines(explained("--id", "v6", "--lang", language))
    (row,) = [line for line in told if line.startswith(reason)]
    assert len(row.split("  ", 1)[1]) > 10
    assert any(line.startswith("PLOVER  COERCE/arrest") for line in told)
    assert any(line.startswith("UCDP  ") for line in told)


def test_json_has_the_event_with_its_claim_its_entries_and_its_rows(explained: Explain) -> None:
    (found,) = json.loads(explained("--id", "v6", "--json"))["events"]
    assert (found["event"]["id"], found["claim"]["id"]) == ("v6", "c6")
    assert [role["role"] for role in found["roles"]] == ["actor", "target", "place"]
    assert found["codes"][0]["rows"][0]["id"].startswith("plover-")


def test_a_read_report_is_explained_with_the_entry_of_the_lexicon_and_the_rule(
    read: Callable[[str], Record], capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    file = tmp_path / "report.txt"
    file.write_text(REPORT, encoding="utf-8")
    entry = "(verb, ASSAULT/heavy-weapons, events/assault.yaml)"
    for language, wanted in (
        ("en", ("word of event  قَصَفَ", entry, "subject → actor")),
        ("ar", ("لفظ الحدث  قَصَفَ", entry, "الفاعل النحوي → الفاعل")),
    ):
        asked = ["explain", str(file), "--at", str(REPORT.index("قصفت")), "--lang", language]
        assert main(asked, {}, lambda _tables: lambda _document: read(REPORT)) == 0
        told = capfdbinary.readouterr().out.decode()
        assert all(words in told for words in wanted)
        rule = load_rules()["event-verb"]
        assert (rule.description_ar if language == "ar" else rule.description) in told
        assert rule.example in told


@pytest.mark.parametrize("rule", ["event-verb", "event-noun", "event-light", "event-participle", "event-phrase"])
def test_the_example_of_each_rule_of_events_is_read_by_it(read: Callable[[str], Record], rule: str) -> None:
    record = read(load_rules()[rule].example)
    (event, *_) = [event for event in record.events if event.made_by.rule == rule]
    assert find_entries(event, record.document.text)


@pytest.mark.parametrize(
    ("text", "trigger", "form"),
    [
        ("قصفت المدفعية أطراف البلدة.", "قصفت", "قَصَفَ"),
        ("ستقصف المدفعية أطراف البلدة.", "قصف", "قَصَفَ"),
        ("تعرضت البلدة لثلاث غارات.", "غارات", "غارة"),
        ("شهدت المدينة إطلاق سراح عشرة محتجين.", "إطلاق سراح", "إطلاق سراح"),
    ],
)
def test_a_trigger_is_found_again_in_the_lexicon_in_any_inflection(
    read: Callable[[str], Record], text: str, trigger: str, form: str
) -> None:
    record = read(text)
    (event, *_) = [event for event in record.events if trigger in event.trigger.text]
    assert form in [entry.form for entry in find_entries(event, text)]


def test_a_word_that_no_entry_can_be_has_none() -> None:
    event = claims_record().events[0]
    assert find_entries(event, CLAIM_TEXT) == ()
    made_by = msgspec.structs.replace(event.made_by, rule="event-noun")
    strange = msgspec.structs.replace(event, made_by=made_by, trigger=span("لواء"))
    assert find_entries(strange, CLAIM_TEXT) == ()


@pytest.mark.parametrize(
    ("text", "words", "standing", "preposition"),
    [
        ("وقع الانفجار في قرية النهر.", "قرية النهر", "behind", "في"),
        ("أصيب عامل. ثم نقلوه إلى المشفى.", "عامل", "apart", None),
        ("قوات الضفة قصفت القرية.", "قوات الضفة", "before", None),
    ],
)
def test_what_gave_a_role_is_its_preposition_or_where_it_stands(
    text: str, words: str, standing: str, preposition: str | None
) -> None:
    (trigger,) = [word for word in ("الانفجار", "نقلوه", "قصفت") if word in text]

    event = claims_record().events[3]
    event = msgspec.structs.replace(event, trigger=excerpt(text, trigger), place=excerpt(text, words))
    (role,) = roles_of(event, text, ())
    assert (role.standing, role.preposition) == (standing, preposition)
    assert (role.file is None) == (preposition is None)


def test_a_preposition_that_the_word_of_event_takes_gives_the_role_of_its_entry(read: Callable[[str], Record]) -> None:
    text = "شنت الطائرات غارة على مواقع المسلحين."
    (event, *_) = read(text).events
    (target,) = [role for role in roles_of(event, text, find_entries(event, text)) if role.role == "target"]
    assert (target.preposition, target.file) == ("على", "events/assault.yaml")


def test_without_a_lexicon_no_entry_is_told() -> None:
    found = explain_at(claims_record(), span("قصفت").start, {}, {}).events
    assert [each.event.id for each in found] == ["v1"]
    assert found[0].entries == ()
