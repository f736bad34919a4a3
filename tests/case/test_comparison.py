"""An incident laid out to be compared, and those that may be the same, in a case as `add` and `run` make it."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from musnad.case import judge
from musnad.case.case import Case
from musnad.case.comparison import (
    Comparison,
    comparison,
    decided,
    decision_claims,
    incidents_with,
    members_of,
    shared_text,
)
from musnad.case.incidents import Wanted, lines, listed
from musnad.case.judge import Judge
from musnad.case.neighbours import neighbours
from musnad.case.reading import Tools
from musnad.case.review import Viewer
from musnad.case.store.tables import reports, texts
from musnad.errors import CaseError
from musnad.linking.comparison import Rule
from musnad.model.links import ClaimKey, Incident
from tests.case import bombing
from tests.case.conftest import NewCase
from tests.case.test_links import fill, write_stories

SALMA = Judge("سلمى", "2022-02-02T08:00:00Z", "قرأت التقريرين")


@pytest.fixture
def bombed(new_case: NewCase, tools: Tools, tmp_path: Path) -> Case:
    made = new_case()
    bombing.fill(made, tools, tmp_path / "bombing")
    return made


@pytest.fixture
def stories(new_case: NewCase, tools: Tools, tmp_path: Path) -> Case:
    made = new_case()
    fill(made, write_stories(tmp_path / "stories"), tools)
    return made


def foremost(connection: sa.Connection) -> Incident:
    return listed(connection, Wanted(least_reports=1))[0][0]


def compared(connection: sa.Connection, rule: Rule = "all") -> Comparison:
    return comparison(connection, foremost(connection).id, rule, {"actor:sana": "SANA"}.get)


def test_rows_are_the_origins_with_their_values_in_their_words(bombed: Case) -> None:
    with bombed.reading() as connection:
        found = compared(connection)
        query = sa.select(reports.c.id, texts.c.text).join(texts, texts.c.id == reports.c.text)
        received = {row.id: row.text for row in connection.execute(query)}
    assert [row.origin.name for row in found.rows] == ["الدفاع المدني", "سامر الحداد", "وكالة الأنباء السورية سانا"]
    for row in found.rows:
        for value in row.values:
            for each in value.told:
                text = received[each.key.report]
                sentence = found.sentences[each.key.report][each.sentence]
                assert text[each.words.start : each.words.end] == each.words.text
                assert text[sentence.start : sentence.end] == sentence.text
                assert sentence.start <= each.words.start < each.words.end <= sentence.end


def test_a_time_is_shown_in_the_words_it_rests_on(bombed: Case) -> None:
    with bombed.reading() as connection:
        found = compared(connection)
    times = {
        each.words.text for row in found.rows for value in row.values if value.field == "time" for each in value.told
    }
    assert times == {"أمس", "أمس الثلاثاء", "يوم الثلاثاء"}


def test_numbers_that_contradict_are_marked_on_both_sides(bombed: Case) -> None:
    with bombed.reading() as connection:
        found = compared(connection)
    marked = {value.value for row in found.rows for value in row.values if value.contradictions}
    assert marked == {"killed:4", "killed:7"}
    (contradiction,) = found.contradictions
    assert not contradiction.same_origin


def test_support_is_counted_by_origins_and_by_those_that_count(bombed: Case) -> None:
    with bombed.reading() as connection:
        every, official = compared(connection), compared(connection, "official")
    four = next(each for each in every.backing if each.value == "killed:4")
    assert (len(four.origins), len(four.counted)) == (2, 2)
    assert [each.origins for each in official.backing] == [each.origins for each in every.backing]
    assert (official.counted, official.grade, official.tallies) == ((), None, ())
    assert not any(each.counted for each in official.backing)
    assert official.rows == every.rows


def test_origins_have_their_english_names(bombed: Case) -> None:
    with bombed.reading() as connection:
        found = compared(connection)
    assert sorted(found.names.values()) == ["SANA", "Samer al-Haddad", "White Helmets"]


def test_what_people_judge_of_its_claims_is_told(bombed: Case) -> None:
    with bombed.reading() as connection:
        found = compared(connection)
    assert sorted(member.standpoint for member in found.members if member.standpoint != "unjudged") == [
        "accepted",
        "rejected",
    ]
    (corrected,) = [member.corrected for member in found.members if member.corrected]
    assert corrected["actors"]["هدى"][0]["name"] == "نادر الصباغ"


def test_every_report_is_told_with_how_many_claims_it_has(stories: Case) -> None:
    with stories.reading() as connection:
        for incident in listed(connection, Wanted(least_reports=1, limit=100))[0]:
            found = comparison(connection, incident.id, "all", lambda _: None)
            assert {source.report for source in found.reports} == {telling.report for telling in incident.reports}
            assert sum(source.claims for source in found.reports) == len(incident.claims)
            assert {teller.report for row in found.rows for teller in row.tellers} == {
                source.report for source in found.reports if source.claims
            }


def test_copies_stand_behind_what_they_copy_and_show_what_they_share(stories: Case) -> None:
    with stories.reading() as connection:
        found = [comparison(connection, each.id, "all", lambda _: None) for each in listed(connection, Wanted())[0]]
        copied = [
            (teller.report, teller.copies)
            for each in found
            for row in each.rows
            for teller in row.tellers
            if teller.copies
        ]
        assert copied
        report, sharing = copied[0]
        shared = shared_text(connection, report, sharing.report)
        assert shared is not None
        assert (shared.of_first, shared.of_second) == (sharing.of_own, sharing.of_other)
        assert shared.passages
        assert all(passage.first.text.split()[0] == passage.second.text.split()[0] for passage in shared.passages)
        assert shared_text(connection, report, "nowhere") is None


def test_an_incident_is_named_by_the_letters_that_tell_it_apart(bombed: Case) -> None:
    with bombed.reading() as connection:
        incident = foremost(connection)
        for name in (incident.id, incident.id.removeprefix("incident:"), incident.id[:14]):
            assert comparison(connection, name, "all", lambda _: None).id == incident.id
        with pytest.raises(CaseError, match="no incident"):
            comparison(connection, "zz", "all", lambda _: None)


def test_merged_and_split_incidents_tell_where_their_claims_are(bombed: Case) -> None:
    with bombed.writing() as connection:
        one, other = (each.id for each in listed(connection, Wanted(least_reports=1))[0][:2])
        keys = {incident: members_of(connection, incident) for incident in (one, other)}
        entry = judge.merge(connection, SALMA, [one, other])
        assert entry is not None
        (merged,) = incidents_with(connection, [*keys[one], *keys[other]])
        assert members_of(connection, merged) == tuple(sorted([*keys[one], *keys[other]]))
        assert {*decision_claims(entry)} == {keys[one][0], keys[other][0]}
        (told,) = decided(connection, keys[one])
        assert (told.entry, told.action, told.who, told.reason) == (
            entry.number,
            "incident.merged",
            "سلمى",
            "قرأت التقريرين",
        )
        judge.undo(connection, SALMA, entry.number)
        assert set(incidents_with(connection, [*keys[one], *keys[other]])) == {one, other}
        assert decided(connection, keys[one]) == ()


def test_neighbours_are_told_with_what_speaks_for_it_and_against_it(bombed: Case) -> None:
    with bombed.reading() as connection:
        own = foremost(connection)
        found = neighbours(connection, own.id)
    assert found
    assert own.id not in {each.id for each in found}
    for each in found:
        assert any((reason.weight or 0) < 0 for reason in each.reasons)
        assert each.line_en
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)


def test_what_cannot_be_the_same_is_no_neighbour(stories: Case) -> None:
    with stories.reading() as connection:
        every = listed(connection, Wanted(least_reports=1, limit=100))[0]
        far = next(each for each in every if each.country == "TN")
        assert not {each.id for each in neighbours(connection, far.id)} & {
            each.id for each in every if each.country == "SY"
        }


def test_each_incident_has_a_line(stories: Case) -> None:
    with stories.reading() as connection:
        every = listed(connection, Wanted(least_reports=1, limit=100))[0]
        told = lines(connection, every)
        known = set(connection.scalars(sa.select(reports.c.id)))
    assert set(told) == {each.id for each in every}
    for each in every:
        line = told[each.id]
        assert line.report in known
        assert (line.line_en is None, line.sentence is None) == (not each.claims, not each.claims)


def test_nothing_is_said_of_claims_that_are_none(bombed: Case) -> None:
    with bombed.reading() as connection:
        assert incidents_with(connection, [ClaimKey("r", "c")]) == ()
        assert decided(connection, [ClaimKey("r", "c")]) == ()


def test_a_blind_reviewer_sees_what_others_judge_only_behind_a_verdict_of_their_own(bombed: Case) -> None:
    with bombed.writing() as connection:
        one = foremost(connection)
        first, second = (member.key for member in one.claims[:2])
        for key in (first, second):
            judge.decide(connection, SALMA, key, "unsure")
        judge.decide(connection, Judge("ريما", SALMA.at, None), second, "accepted")

    def standing(viewer: Viewer) -> dict[ClaimKey, str]:
        with bombed.reading() as connection:
            found = comparison(connection, one.id, "all", lambda _: None, viewer)
        return {ClaimKey(member.report, member.claim): member.standpoint for member in found.members}

    blind, seeing = standing(Viewer("ريما", blind=True)), standing(Viewer("ريما"))
    assert (blind[first], blind[second]) == ("unjudged", "disputed")
    assert seeing[first] != "unjudged"
    assert seeing[second] == "disputed"
