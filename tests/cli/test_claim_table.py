"""Claims in the terminal."""

import io

import msgspec
import pytest

from musnad import Reader
from musnad.cli.table import coloured, plain, report_rows
from musnad.export.labels import Language, load_labels
from musnad.model import Document, Record
from tests.claim_records import claims_record

KILLED = "بينهم طفلان ⟦قتلوا⟧"


def blocks(record: Record, language: Language) -> dict[str, list[str]]:
    """The lines of each part of a table under the first word of its heading."""
    table = plain(report_rows(record, "report.txt", load_labels(language)))
    parts = [part.splitlines() for part in table.split("\n\n")]
    return {part[0].split(" · ")[0]: [" ".join(line.split()) for line in part] for part in parts if part}


def test_claims_come_first_then_statements_names_and_times() -> None:
    table = plain(report_rows(claims_record(), "report.txt", load_labels("en")))
    places = [table.index(f"\n{word}\n") for word in ("Claims", "Statements", "People and organizations", "Times")]
    assert places == sorted(places)
    assert table.index("v1 · shelling") < table.index("s1 · states")


def test_a_claim_is_its_english_line_beside_the_arabic_words() -> None:
    told = blocks(claims_record(), "en")
    assert told["v1"] == [
        "v1 · shelling · told again v7",
        "claim Samer al-Haddad: Bank Forces shelled Al-Nahr",
        "words … لواء الوادي العميد سامر الحداد أمس الأحد أن قوات الضفة ⟦قصفت⟧ قرية النهر",
        "codes PLOVER ASSAULT/heavy-weapons · CAMEO 194 · ACLED Shelling/artillery/missile attack",
    ]
    assert "v7" not in told


def test_in_arabic_a_claim_is_told_by_its_arabic_words() -> None:
    told = blocks(claims_record(), "ar")
    assert told["v2"] == [
        "v2 · قتلى",
        "القائل صحيفة الجسر ← نادر الصباغ (إخبار)",
        "الفاعل قوات الضفة",
        "المستهدف خمسة مدنيين",
        "المكان قرية النهر",
        "الزمن 2022-01-30 · الأحد 30 كانون الثاني/يناير 2022",
        f"الألفاظ … الطبيب نادر الصباغ لوكالة المرج إن خمسة مدنيين {KILLED} بنيران قوات الضفة في قرية النهر أمس",
        "قتلى 5 · خمسة مدنيين",
        "قتلى منهم · 2 · طفلان",
        "الرموز ACLED Attack · UCDP 3",
    ]
    assert not any("Nader" in line or "killed" in line for line in told["v2"])


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("en", ["v3 · shelling · said not to have happened", "v4 · ground attack · still to come"]),
        ("ar", ["v3 · قصف · منفي", "v4 · هجوم بري · مستقبل"]),
    ],
)
def test_what_is_not_asserted_says_so(language: Language, headings: list[str]) -> None:
    told = blocks(claims_record(), language)
    assert [told["v3"][0], told["v4"][0]] == headings
    assert told["v1"][0].count(" · ") == 2


def test_what_other_speakers_told_before_is_named() -> None:
    assert blocks(claims_record(), "en")["v5"][0] == "v5 · people killed · same event as claim v2"


def test_a_loaded_word_has_its_neutral_sense_and_an_open_number_stays_open() -> None:
    told = blocks(claims_record(), "en")["v6"]
    assert "detained 20 or more · عشرات المحتجين" in told
    assert "takes sides المحتجين · neutral sense: protesters" in told


def test_a_record_without_claims_is_shown_as_before() -> None:
    record = msgspec.structs.replace(claims_record(), claims=(), events=())
    table = plain(report_rows(record, "report.txt", load_labels("en")))
    assert "Claims" not in table
    assert "\nStatements\n" not in table


@pytest.mark.parametrize("language", ["en", "ar"])
def test_claims_fit_a_terminal_of_80_columns(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    table = coloured(report_rows(claims_record(), "report.txt", load_labels(language)), io.StringIO())
    assert all(len(line) <= 80 for line in table.splitlines())
    assert "⟦قصفت⟧" in table


def test_no_word_of_a_claim_steers_the_terminal() -> None:
    record = claims_record()
    evil = tuple(msgspec.structs.replace(claim, line_en="\x1b[31mA\nB") for claim in record.claims)
    table = plain(report_rows(msgspec.structs.replace(record, claims=evil), "report.txt", load_labels("en")))
    assert "␛[31mA B" in table
    assert "\x1b" not in table


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_report_that_is_read_is_shown_with_its_claims(reader: Reader, language: Language) -> None:
    text = "أعلنت وزارة الدفاع أن المدفعية قصفت أطراف بلدة الباغوز أمس الأحد، ما أسفر عن مقتل أربعة مدنيين."
    record = reader.read(Document(text=text, published="2022-01-31"))
    told = blocks(record, language)
    assert record.claims
    assert any("⟦قصفت⟧" in line for line in told["v1"])
    if language == "en":
        assert any(line == f"claim {record.claims[0].line_en}" for line in told["v1"])


def with_cause_and_alternative() -> Record:
    """The claims with what brought the second about, and with another thing that may have happened in its place."""
    record = claims_record()
    events = {event.id: event for event in record.events}
    events["v2"] = msgspec.structs.replace(events["v2"], cause="v1")
    second = msgspec.structs.replace(record.claims[1], alternatives=("v6",))
    claims = (record.claims[0], second, *record.claims[2:5])
    return msgspec.structs.replace(record, events=tuple(events.values()), claims=claims)


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "v2 · people killed · or else arrest · brought about by claim v1"),
        ("ar", "v2 · قتلى · أو بدلاً منه اعتقال · سببه في الادعاء v1"),
    ],
)
def test_a_claim_names_its_cause_and_what_else_may_have_happened(language: Language, heading: str) -> None:
    assert blocks(with_cause_and_alternative(), language)["v2"][0] == heading
