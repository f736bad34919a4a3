from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad.case import judge
from musnad.case.case import Case
from musnad.case.journal import Entry, check, entries, head
from musnad.case.judge import Correction, Judge, Words, fold, kept_state
from musnad.case.store.tables import incident_claims, pairings, readings, verdicts
from musnad.errors import CaseError
from musnad.model import Record
from musnad.model.links import ClaimKey
from musnad.model.record import decode_record
from musnad.reading import Reader
from tests.case.conftest import NewCase
from tests.case.filled import fill

AT = "2022-02-01T08:00:00Z"
SALMA, OMAR = Judge("سلمى", AT), Judge("Omar", AT)


@pytest.fixture
def case(new_case: NewCase, reader: Reader) -> Case:
    """A case with two reports that were read."""
    made = new_case()
    with made.writing() as connection:
        fill(connection, reader)
    return made


def record(connection: sa.Connection) -> Record:
    """That of the first report."""
    data = connection.scalars(sa.select(readings.c.record).where(readings.c.id == "g0")).one()
    return decode_record(zlib.decompress(data))


def keys(connection: sa.Connection) -> list[ClaimKey]:
    query = sa.select(incident_claims.c.report, incident_claims.c.claim).order_by(*incident_claims.primary_key)
    return [ClaimKey(*row) for row in connection.execute(query)]


def test_the_sample_has_something_to_judge(case: Case) -> None:
    with case.reading() as connection:
        assert [sum(key.report == report for key in keys(connection)) >= 2 for report in ("r0", "r1")] == [True, True]


def test_a_claim_is_accepted_and_the_journal_has_it(case: Case) -> None:
    with case.writing() as connection:
        key = keys(connection)[0]
        entry = judge.decide(connection, SALMA, key, "accepted")
    assert entry is not None
    assert (entry.action, entry.who, entry.before) == ("claim.accepted", "سلمى", None)
    with case.reading() as connection:
        found = judge.verdict_of(connection, key, "سلمى")
        assert found is not None
        assert (found["verdict"], found["reading"]) == ("accepted", "g0")
        judge.check(connection)


def test_what_is_so_already_is_not_entered_again(case: Case) -> None:
    with case.writing() as connection:
        key = keys(connection)[0]
        assert judge.decide(connection, SALMA, key, "unsure") is not None
        before = head(connection)
        assert judge.decide(connection, SALMA, key, "unsure") is None
        assert head(connection) == before


def test_two_people_have_two_verdicts(case: Case) -> None:
    with case.writing() as connection:
        key = keys(connection)[0]
        judge.decide(connection, SALMA, key, "accepted")
        judge.decide(connection, Judge("Omar", AT, "a figure of speech"), key, "rejected")
        found = connection.execute(sa.select(verdicts.c.who, verdicts.c.verdict).order_by(verdicts.c.verdict)).all()
    assert found == [("سلمى", "accepted"), ("Omar", "rejected")]


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_nothing_is_rejected_without_a_reason(case: Case, reason: str | None) -> None:
    with case.writing() as connection, pytest.raises(CaseError, match="--reason"):
        judge.decide(connection, Judge("سلمى", AT, reason), keys(connection)[0], "rejected")


def test_a_correction_keeps_the_value_of_the_machine_beside_it(case: Case) -> None:
    with case.writing() as connection:
        key = keys(connection)[0]
        read = record(connection)
        text = read.document.text
        start = text.index("أربعة")
        count = [{"kind": "detained", "min": 4, "max": 4}]
        correction = Correction("counts", count, Words(start, start + 5))
        entry = judge.correct(connection, SALMA, key, correction)
    assert entry is not None
    kept = entry.after["corrections"]["counts"]
    assert kept["value"] == count
    assert kept["words"] == {"start": start, "end": start + 5, "text": "أربعة"}
    claim = next(each for each in read.claims if each.id == key.claim)
    event = next(each for each in read.events if each.id == claim.event)
    assert kept["machine"] == [{"kind": each.kind, "min": each.min, "max": each.max} for each in event.counts]


WRONG: list[tuple[str, Any, str]] = [
    ("colour", "red", "no field"),
    ("type", "PARTY", "type: there is no PARTY; it can be ASSAULT"),
    ("mode", "nonsense", "has no nonsense; it can be killed"),
    ("factuality", "certain", "factuality: there is no certain; it can be asserted"),
    ("time", "yesterday", "EDTF"),
    ("time", 5, "time cannot"),
    ("place", {"name": " "}, "name"),
    ("place", {"name": "x", "colour": "red"}, "place cannot"),
    ("actors", [{"authority": "sdf"}], "actors cannot"),
    ("counts", [{"kind": "killed", "min": 5, "max": 4}], "min"),
    ("counts", [{"kind": "killed", "min": -1}], "min"),
    ("counts", [{"kind": "happy"}], "counts: there is no happy; it can be killed"),
]


@pytest.mark.parametrize(("field", "value", "message"), WRONG)
def test_a_field_takes_no_value_that_it_cannot_have(case: Case, field: str, value: object, message: str) -> None:
    with case.writing() as connection, pytest.raises(CaseError, match=message):
        judge.correct(connection, SALMA, keys(connection)[0], Correction(field, value))


def test_the_mode_is_one_of_the_type_as_it_was_corrected(case: Case) -> None:
    with case.writing() as connection:
        key = keys(connection)[0]
        judge.correct(connection, SALMA, key, Correction("type", "ASSAULT"))
        assert judge.correct(connection, SALMA, key, Correction("mode", "aerial")) is not None


@pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5), (-1, 3), (0, 10_000)])
def test_words_lie_in_the_report(case: Case, start: int, end: int) -> None:
    with case.writing() as connection, pytest.raises(CaseError, match="do not lie"):
        judge.correct(connection, SALMA, keys(connection)[0], Correction("time", "2022", Words(start, end)))


def test_a_claim_is_found_by_the_letters_that_tell_it_apart(case: Case) -> None:
    with case.reading() as connection:
        key = keys(connection)[0]
        assert judge.find_claim(connection, key.claim) == key
        assert judge.find_claim(connection, f"{key.report}/{key.claim}") == key
        with pytest.raises(CaseError, match="no claim"):
            judge.find_claim(connection, "nowhere")
        with pytest.raises(CaseError, match="several"):
            judge.find_claim(connection, "")
        with pytest.raises(CaseError, match="no claim"):
            judge.find_claim(connection, "%")


def test_a_decision_is_taken_back_and_what_was_before_is_so_again(case: Case) -> None:
    with case.writing() as connection:
        key = keys(connection)[0]
        judge.decide(connection, SALMA, key, "accepted")
        before = judge.verdict_of(connection, key, "سلمى")
        judge.decide(connection, SALMA, key, "unsure")
        judge.undo(connection, OMAR, judge.last_entry(connection, "سلمى"))
        assert judge.verdict_of(connection, key, "سلمى") == before
        judge.undo(connection, SALMA, judge.last_entry(connection, "سلمى"))
        assert judge.verdict_of(connection, key, "سلمى") is None
        with pytest.raises(CaseError, match="nothing"):
            judge.last_entry(connection, "سلمى")
        judge.check(connection)


def test_an_entry_is_undone_once(case: Case) -> None:
    with case.writing() as connection:
        judge.decide(connection, SALMA, keys(connection)[0], "accepted")
        number = judge.last_entry(connection, "سلمى")
        assert judge.undo(connection, SALMA, number) is not None
        assert judge.undo(connection, SALMA, number) is None


def test_what_was_decided_again_since_is_not_undone_first(case: Case) -> None:
    with case.writing() as connection:
        key = keys(connection)[0]
        judge.decide(connection, SALMA, key, "accepted")
        number = judge.last_entry(connection, "سلمى")
        judge.decide(connection, SALMA, key, "unsure")
        with pytest.raises(CaseError, match="undo that one first"):
            judge.undo(connection, SALMA, number)


def test_what_is_no_decision_is_not_undone(case: Case) -> None:
    with case.writing() as connection, pytest.raises(CaseError, match="no decision"):
        judge.undo(connection, SALMA, 1)


def test_incidents_are_put_together_and_apart_again(case: Case) -> None:
    with case.writing() as connection:
        entry = judge.merge(connection, SALMA, ["i0", "i1"])
        assert entry is not None
        assert judge.merge(connection, SALMA, ["i1", "i0", "i1"]) is None
        pairs = connection.execute(sa.select(pairings)).all()
        assert [(row.first_report, row.second_report, row.verdict) for row in pairs] == [("r0", "r1", "same")]
        judge.undo(connection, SALMA, entry.number)
        assert connection.execute(sa.select(pairings)).all() == []


def test_a_claim_is_set_apart_from_the_others_of_its_incident(case: Case) -> None:
    with case.writing() as connection:
        first, *others = [key for key in keys(connection) if key.report == "r0"]
        judge.split(connection, SALMA, "i0", [first])
        found = connection.execute(sa.select(pairings.c.verdict)).scalars().all()
    assert sorted(found) == ["different", *["same"] * (len(others) - 1)]


def test_a_split_leaves_something_on_both_sides(case: Case) -> None:
    with case.writing() as connection:
        own = [key for key in keys(connection) if key.report == "r0"]
        stranger = next(key for key in keys(connection) if key.report == "r1")
        for parted, message in (([], "not all"), (own, "not all"), ([stranger], "is not of")):
            with pytest.raises(CaseError, match=message):
                judge.split(connection, SALMA, "i0", parted)
        with pytest.raises(CaseError, match="at least two"):
            judge.merge(connection, SALMA, ["i0", "i0"])


DEEDS = st.lists(
    st.tuples(
        st.sampled_from([SALMA, OMAR]),
        st.sampled_from(["accepted", "unsure", "rejected", "time", "actors", "undo", "merge", "split"]),
        st.integers(0, 3),
    ),
    max_size=12,
)


def act(connection: sa.Connection, by: Judge, deed: str, number: int) -> None:
    found = keys(connection)
    key = found[number % len(found)]
    reasoned = Judge(by.who, by.at, f"سبب {number}")
    if deed in {"accepted", "unsure"}:
        judge.decide(connection, by, key, "accepted" if deed == "accepted" else "unsure")
    elif deed == "rejected":
        judge.decide(connection, reasoned, key, "rejected")
    elif deed == "time":
        judge.correct(connection, by, key, Correction("time", f"2022-01-0{number + 1}"))
    elif deed == "actors":
        judge.correct(connection, by, key, Correction("actors", [{"name": "قسد", "authority": "sdf"}][:number]))
    elif deed == "merge":
        judge.merge(connection, by, ["i0", "i1"])
    elif deed == "split":
        judge.split(connection, by, f"i{number % 2}", [next(each for each in found if each.report == f"r{number % 2}")])
    else:
        judge.undo(connection, by, judge.last_entry(connection, by.who))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS)
def test_what_is_kept_is_always_what_the_journal_comes_to(case: Case, deeds: list[Any]) -> None:
    with case.writing() as connection:
        begun = head(connection)[0]
        states = {begun: kept_state(connection)}
        for by, deed, number in deeds:
            try:
                act(connection, by, deed, number)
            except CaseError as error:
                assert error.key in {"judge.nothing-to-undo", "judge.overtaken"}  # noqa: PT017 - most deeds succeed
            states[head(connection)[0]] = kept_state(connection)
        check(connection)
        journal = list(entries(connection))
        assert fold(journal) == kept_state(connection)
        for number, state in states.items():
            assert fold(journal[:number]) == state


def test_a_verdict_that_is_altered_is_named(case: Case) -> None:
    with case.writing() as connection:
        key = keys(connection)[0]
        judge.decide(connection, SALMA, key, "accepted")
        connection.execute(sa.update(verdicts).values(verdict="unsure"))
        with pytest.raises(CaseError, match=key.claim):
            judge.check(connection)


def what_is_kept(case: Case) -> tuple[Any, Any]:
    """The decisions of a case, and what they come to."""
    with case.reading() as connection:
        return bare(each for each in entries(connection) if each.number > 1), kept_state(connection)


def bare(made: Iterable[Entry | None]) -> list[Entry | None]:
    """Entries without their hashes, which tell of the settings of each case too."""
    return [None if each is None else msgspec.structs.replace(each, previous="", hash="") for each in made]


@pytest.mark.parametrize("verdict", ["accepted", "rejected", "unsure"])
def test_many_are_decided_as_if_one_after_the_other(new_case: NewCase, reader: Reader, verdict: judge.Verdict) -> None:
    both = new_case(), new_case()
    omar = Judge("Omar", AT, "a figure of speech")
    for case in both:
        with case.writing() as connection:
            fill(connection, reader)
            wanted = keys(connection)
            assert len(wanted) > 3
            judge.correct(connection, omar, wanted[1], Correction("type", "HARM"))
            judge.decide(connection, omar, wanted[2], verdict)
            if case is both[0]:
                made = [judge.decide(connection, omar, key, verdict) for key in wanted]
            else:
                assert bare(judge.decide_all(connection, omar, wanted, verdict)) == bare(made)
            judge.check(connection)
    assert made[2] is None
    assert what_is_kept(both[0]) == what_is_kept(both[1])


def test_of_many_claims_all_are_decided_or_none(case: Case) -> None:
    with pytest.raises(CaseError) as missing, case.writing() as connection:
        judge.decide_all(connection, SALMA, [*keys(connection), ClaimKey("r0", "none")], "accepted")
    assert missing.value.key == "judge.no-claim"
    with case.reading() as connection:
        assert kept_state(connection).verdicts == {}


def test_many_are_taken_back_as_if_one_after_the_other(new_case: NewCase, reader: Reader) -> None:
    both = new_case(), new_case()
    for case in both:
        with case.writing() as connection:
            fill(connection, reader)
            one, two, *others = keys(connection)
            begun, _ = head(connection)
            judge.decide_all(connection, SALMA, [one, two, *others], "accepted")
            judge.decide_all(connection, OMAR, [one, two], "unsure")
            judge.decide(connection, SALMA, one, "unsure")
            parted = judge.split(connection, SALMA, incident_of(connection, one), [one])
            assert parted is not None
            judge.decide(connection, SALMA, two, "unsure")
            wanted = range(begun + 1, head(connection)[0] + 1)
            judge.undo(connection, SALMA, begun + 3)
            if case is both[0]:
                made = [judge.undo(connection, SALMA, number) for number in reversed(wanted)]
            else:
                assert bare(judge.undo_all(connection, SALMA, [*wanted, begun + 1])) == bare(made)
            assert [number for number, entry in zip(reversed(wanted), made, strict=True) if entry is None] == [
                begun + 3
            ]
            judge.check(connection)
            check(connection)
            assert kept_state(connection).verdicts == {}
    assert what_is_kept(both[0]) == what_is_kept(both[1])


def incident_of(connection: sa.Connection, key: ClaimKey) -> str:
    own = incident_claims.c
    return str(connection.scalar(sa.select(own.incident).where(own.report == key.report, own.claim == key.claim)))


def test_none_of_many_is_taken_back_where_a_later_one_stands(case: Case) -> None:
    with case.writing() as connection:
        one, two, *_ = keys(connection)
        judge.decide_all(connection, SALMA, [one, two], "accepted")
        later = judge.decide(connection, SALMA, one, "unsure")
        assert later is not None
    before = what_is_kept(case)
    with pytest.raises(CaseError) as refused, case.writing() as connection:
        judge.undo_all(connection, SALMA, [later.number - 2, later.number - 1])
    assert (refused.value.key, refused.value.fields["later"]) == ("judge.overtaken", later.number)
    assert what_is_kept(case) == before
    with pytest.raises(CaseError) as missing, case.writing() as connection:
        judge.undo_all(connection, SALMA, [later.number, 1000])
    assert missing.value.key == "journal.no-entry"
    assert what_is_kept(case) == before
