import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from musnad import Reader
from musnad.cli.explain import explain_at
from musnad.cli.lexemes import Lexeme, load_lexemes
from musnad.cli.main import main
from musnad.reading.rules import load_rules
from tests.reading.timestold import MONDAY
from tests.records import TEXT, sample_record
from tests.rich_records import RICH_TEXT, rich_record

PLACE = TEXT.index("الترميم")


def test_all_statements_at_a_place_are_found_with_their_parts_and_rule() -> None:
    rules = load_rules()
    explanation = explain_at(sample_record(), PLACE, rules, {})
    assert [(found.statement.id, [part.part for part in found.parts]) for found in explanation.found] == [
        ("s1", ["content"]),
        ("s2", ["content"]),
    ]
    assert explanation.found[1].entity == sample_record().entities[0]
    assert explanation.found[0].rule == rules["cue-verb"]
    assert TEXT[explanation.around.start : explanation.around.end] == explanation.around.text


def test_the_entry_behind_the_cue_is_the_sense_of_its_act() -> None:
    states = Lexeme("ذكرت", "say", "assert", "mention", "ذكرت الوكالة أن الطريق مغلق.", "cues/verbs.yaml")
    denies = msgspec.structs.replace(states, act="deny")
    found = explain_at(sample_record(), TEXT.index("ذكرت"), {}, {"ذكرت": (denies, states)}).found
    assert found[0].lexemes == (states,)
    assert explain_at(sample_record(), TEXT.index("ذكرت"), {}, {"ذكرت": (denies,)}).found[0].lexemes == (denies,)


def test_the_cue_lexicon_is_found_by_lemma() -> None:
    lexemes = load_lexemes()
    assert {lexeme.file for entries in lexemes.values() for lexeme in entries} == {
        "cues/verbs.yaml",
        "cues/nouns.yaml",
        "cues/prepositions.yaml",
    }
    assert "say" in lexemes["قَالَ"][0].gloss


def test_a_quotation_is_a_part_of_its_own_and_a_note_is_told() -> None:
    quoted = explain_at(sample_record(), TEXT.index("آمناً"), {}, {})
    assert [part.part for part in quoted.found[0].parts] == ["content", "quoted"]
    assert quoted.found[0].rule is None
    noted = explain_at(sample_record(), TEXT.index("“سنفتح"), {}, {})
    assert [note.code for note in noted.notes] == ["quotation_unclosed"]


def test_the_rule_is_told_with_its_example_in_either_language(run: Any, report: Path) -> None:
    rule = load_rules()["cue-verb"]
    english = run("explain", report, "--at", TEXT.index("ذكرت")).out
    arabic = run("explain", report, "--at", TEXT.index("ذكرت"), "--lang", "ar").out
    assert "statements / cue-verb / 1" in english
    assert rule.description in english
    assert rule.description_ar in arabic
    assert rule.example in english
    assert rule.example in arabic
    assert "⟦ذ⟧كرت وكالة" in english


def test_the_author_s_own_words_are_told_as_such(run: Any, report: Path) -> None:
    assert "Nothing was found here" in run("explain", report, "--at", TEXT.index(" أن")).out


def test_json_holds_the_statement_and_its_rule(run: Any, report: Path) -> None:
    told = json.loads(run("explain", report, "--at", PLACE, "--json").out)
    assert told["character"] == TEXT[PLACE]
    assert told["found"][0]["statement"]["made_by"]["rule"] == told["found"][0]["rule"]["name"]


def test_a_place_past_the_end_is_told(run: Any, report: Path) -> None:
    ended = run("explain", report, "--at", len(TEXT))
    assert (ended.code, ended.out) == (2, "")
    assert f"the text has {len(TEXT)} characters" in ended.err


def test_a_report_that_cannot_be_read_is_named(run: Any, tmp_path: Path) -> None:
    missing = tmp_path / "none.txt"
    ended = run("explain", missing, "--at", 1)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"musnad: {missing} could not be read: there is no such file or folder\n"
    assert "is no date" in run("explain", missing, "--at", 1, "--published", "yesterday").err


@pytest.mark.parametrize("at", range(len(TEXT)))
def test_the_place_is_shown_among_whole_words(at: int) -> None:
    around = explain_at(sample_record(), at, {}, {}).around
    assert around.start <= at < around.end
    assert TEXT[around.start : around.end] == around.text
    for edge in (around.start, around.end):
        assert edge in {0, len(TEXT)} or abs(edge - at) == 30 or any(c.isspace() for c in TEXT[edge - 1 : edge + 1])


@pytest.fixture
def explained(capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Any:
    """What is told of the rich report at some words."""
    file = tmp_path / "rich.txt"
    file.write_text(RICH_TEXT, encoding="utf-8")

    def at(words: str, *options: str) -> str:
        code = main(
            ["explain", str(file), "--at", str(RICH_TEXT.index(words)), *options],
            {},
            lambda _tables: lambda _document: rich_record(),
        )
        assert code == 0
        return capfdbinary.readouterr().out.decode()

    return at


def test_a_place_is_told_with_what_it_lies_in_its_precision_and_the_reasons(explained: Any) -> None:
    told = [line.strip() for line in explained("حي غويران").splitlines()]
    assert told[3:] == [
        "m2 · place · 26:35  حي غويران",
        "entity e2  حي غويران",
        "English name  Ghwayran (gazetteer)",
        "kind  quarter",
        "lies in  Al-Hasakah, Syria",
        "known as  near a known place (point: the place it lies in) · UCDP 2 · ACLED 1",
        "authority  musnad:ghwayran",
        "why",
        "a word for its kind stands before it (حي) +1",
        "The word before the name says what kind of place it is.",
        "وصلت القافلة إلى بلدة الباغوز.",
        "the report says what it lies in (الحسكة) +0.9",
        "The words beside the name say in which place it lies, and the candidate lies there.",
        "وصلت القافلة إلى حي الشعار بمدينة حلب.",
        "rule  places / gazetteer / 0.1.0",
        "This rule is not described in this version.",
    ]


def test_candidates_are_told_with_scores_and_reasons(explained: Any) -> None:
    told = explained("تل أحمر")
    assert "not settled" in told
    assert "1.30 · geonames:90001 · Tall Ahmar, town or village, Nineveh, Iraq" in told
    assert "its country is named (العراق) +0.8" in told


def test_a_name_that_takes_sides_is_told_with_its_neutral_sense(explained: Any) -> None:
    assert "takes sides  neutral sense: Syrian Democratic Forces" in explained("مرتزقة")
    assert "اسم منحاز  المعنى المحايد: Syrian Democratic Forces" in explained("مرتزقة", "--lang", "ar")


def test_a_time_is_told_with_its_reference_and_flags(explained: Any) -> None:
    told = [line.strip() for line in explained("الثالثة").splitlines()]
    assert "value  2022-01-30T15Z · Sunday 30 January 2022 at 15:00 UTC" in told
    assert "counted from  2022-01-30 (t5)" in told
    assert "the day is not in the words" in told
    assert "اليوم ليس في اللفظ" in explained("الثالثة", "--lang", "ar")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ((), {"why", "A word such as الماضي or المقبل gives the direction."}),
        (("--lang", "ar"), {"السبب", "كلمة مثل الماضي أو المقبل تعيّن الجهة."}),
    ],
)
def test_a_time_is_told_with_how_it_was_resolved(
    capfdbinary: pytest.CaptureFixture[bytes], reader: Reader, tmp_path: Path, options: tuple[str, ...], told: set[str]
) -> None:
    report = tmp_path / "report.txt"
    report.write_text("وصلت القافلة الخميس الماضي إلى الجسر.", encoding="utf-8")
    asked = ["explain", str(report), "--at", "14", "--published", MONDAY, *options]
    assert main(asked, {}, lambda _tables: reader.read) == 0
    assert told <= {line.strip() for line in capfdbinary.readouterr().out.decode().splitlines()}


def test_json_holds_names_and_times_too(explained: Any) -> None:
    told = json.loads(explained("الثالثة", "--json"))
    assert told["times"][0]["counted_from"]["id"] == "t5"
    assert told["mentions"] == []
    named = json.loads(explained("تل أحمر", "--json"))
    assert len(named["mentions"][0]["entity"]["candidates"]) == 2


def test_the_statement_s_date_is_told_with_its_basis(explained: Any) -> None:
    assert "said on  2022-01-30 (a time beside the cue)" in explained("قالت")
