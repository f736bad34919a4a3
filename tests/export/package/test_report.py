"""The report of an evidence package: whatever a record holds, a claim stands beside its sentence in two languages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from musnad.export.labels import load_labels
from musnad.export.manifest import REASONS, Ledger, LeftOut
from musnad.export.package.left import Kept, left_out
from musnad.export.package.limits import limits
from musnad.export.package.report import ROLES, Cover, card, report_page, section
from musnad.export.rows import rows
from musnad.export.withholding import Covered, Plain, Withheld
from musnad.model import Record
from tests.claim_records import PRIVATE, claim_records, claims_record
from tests.export.test_incidents import gathered

ARABIC = re.compile("[\u0621-\u064a]")
COVER = Cover(
    title="قضية <script>",
    version="0",
    reports=1,
    originals=1,
    journal={"entries": 1, "head": "ab"},
    kept=Kept(withheld=False, everything=True),
)


def page(record: Record) -> str:
    ledger = Ledger()
    ledger.leave_out(LeftOut("c9", "d", "rejected", report="r1"))
    unlinked = rows(record, Plain(record))
    return b"".join(report_page(COVER, [gathered()], unlinked, ledger)).decode()


@given(record=claim_records())
@settings(max_examples=80, deadline=None)
def test_the_pieces_of_a_sentence_are_the_sentence_and_marks_stand_at_their_words(record: Record) -> None:
    for row in rows(record, Plain(record)):
        shown = card(row)
        sentence = row.sentence.spans[0]
        assert "".join(piece.text for piece in shown.pieces) == sentence.text
        marked = "".join(piece.text for piece in shown.pieces if "trigger" in piece.roles)
        trigger = row.trigger.spans[0]
        if sentence.start <= trigger.start and trigger.end <= sentence.end:
            assert marked == trigger.text
        assert all(fact.label and fact.value for fact in (*shown.facts.en, *shown.facts.ar))


@given(record=claim_records())
@settings(max_examples=15, deadline=None)
def test_any_record_gives_a_page(record: Record) -> None:
    text = page(record)
    assert text.endswith("</html>")
    assert text.count("<article") == text.count("</article>")


def test_what_a_case_is_called_runs_no_script() -> None:
    text = page(claims_record())
    assert "<script" not in text
    assert "قضية &lt;script&gt;" in text


def test_each_language_tells_in_its_own_words() -> None:
    for row in rows(claims_record(), Plain(claims_record())):
        shown = card(row)
        assert len(shown.facts.en) == len(shown.facts.ar)
        assert not any(ARABIC.search(fact.label) for fact in shown.facts.en)
        assert all(ARABIC.search(fact.label) for fact in shown.facts.ar)
    first = next(rows(claims_record(), Plain(claims_record())))
    english = {fact.label: fact.value for fact in card(first).facts.en}
    assert {fact.label for fact in card(first).facts.en if not fact.own} == {"Who says so"}
    arabic = {fact.label: fact.value for fact in card(first).facts.ar}
    assert english["Who says so"] == "صحيفة الجسر → Samer al-Haddad (states)"
    assert arabic["سلسلة الإسناد"] == "صحيفة الجسر ← قائد لواء الوادي العميد سامر الحداد (إخبار)"
    assert (english["When"], english["To whom"]) == ("Sunday 30 January 2022", "Al-Nahr")


def test_what_is_left_open_is_said_to_be() -> None:
    threat = [card(row) for row in rows(claims_record(), Plain(claims_record()))][3]
    facts = {fact.label: fact.value for fact in threat.facts.en}
    assert (facts["By whom"], facts["Where"], facts["When"]) == ("not stated", "not stated", "not stated")


def test_words_outside_the_sentence_are_told_apart() -> None:
    text = claims_record().document.text
    for row in rows(claims_record(), Plain(claims_record())):
        shown = card(row)
        sentence = row.sentence.spans[0].text
        assert all(role in ROLES and words in text for role, words in shown.elsewhere)
        assert all(words not in sentence or text.count(words) > 1 for _, words in shown.elsewhere)


def test_an_incident_shows_both_sides_and_what_rests_on_a_rejected_claim() -> None:
    shown = section(gathered())
    assert shown.heads[0].startswith("people killed · Al-Nahr, Syria · ")
    assert shown.heads[1].startswith("قتلى · قرية النهر، سوريا · ")
    english = {fact.label: fact.value for fact in shown.facts.en}
    assert english["Grade"] == f"fair – {load_labels('en')('grade_rule', 'several_origins')}"
    assert english["killed"] == "5 or more (best 5)"
    assert english["Rests on a rejected claim"] == (
        "by whom, to whom, Independent origins, Contradictions, killed (highest)"
    )
    sides = shown.disputes[0].sides
    assert [(side.value, side.is_here, side.standpoint) for side in sides] == [
        ("5", True, "unjudged"), ("9", False, "rejected"),
    ]  # fmt: skip


@pytest.mark.parametrize("voice", [Withheld, Covered])
def test_withheld_names_are_not_in_it(voice: type[Withheld]) -> None:
    record = claims_record()
    text = b"".join(report_page(COVER, [gathered(voice)], rows(record, voice(record)), Ledger())).decode()
    assert [name for name in PRIVATE if name in text] == []


def test_what_is_left_out_is_told_in_both_languages() -> None:
    ledger = Ledger()
    ledger.leave_out(LeftOut("c1", "d", "rejected", report="r1"))
    kept = Kept(withheld=False, everything=False, unread=(("r2", "run.refused"),))
    told = left_out(ledger, kept)
    assert told["claims"][0]["claims"] == [{"claim": "c1", "document": "d", "report": "r1"}]
    assert told["not_read"] == [{"name": "r2", "reason": "run.refused"}]
    assert [each["files"] for each in told["files"]] == ["originals/, texts/, records/"]
    withheld = left_out(ledger, Kept(withheld=True, everything=True, unread=(("نادر.txt", "x"),)))
    assert (withheld["not_read"], withheld["not_read_count"]) == ([], 1)
    assert {each["files"] for each in withheld["files"]} == {
        "originals/",
        "records/",
        "journal.jsonl",
        "machine/",
        "amendments.jsonl",
        "sightings.jsonl",
    }
    for each in (*told["files"], *withheld["files"]):
        assert set(each["about"]) == {"en", "ar"}


def test_the_limits_tell_of_withheld_names_where_names_are_withheld() -> None:
    assert "<!--" not in limits(withheld=True) + limits(withheld=False)
    assert "names of private persons" in limits(withheld=True).lower()
    assert "أسماء الأفراد" in limits(withheld=True)
    assert "names of private persons" not in limits(withheld=False).lower()


@pytest.mark.parametrize("group", ["package", "package_left", "mark", "standpoint", "field", "end"])
def test_the_labels_are_in_both_languages(group: str) -> None:
    english, arabic = load_labels("en"), load_labels("ar")
    for code in english.entries[group]:
        assert not ARABIC.search(english(group, code))
        assert ARABIC.search(arabic(group, code))


def test_every_reason_has_words() -> None:
    assert all(load_labels("ar").has("left_out", reason) for reason in REASONS)
