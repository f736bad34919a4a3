from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any, cast

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad.case import judge
from musnad.case.amending import (
    Desk,
    NewClaim,
    NewCount,
    NewMeaning,
    NewNaming,
    NewParty,
    Stretch,
    add_claim,
    correct_name,
    extent_of,
)
from musnad.case.amendmentstore import amended_record, machine_records
from musnad.case.authorities import Authorities, OwnActor
from musnad.case.case import Case
from musnad.case.judge import Judge
from musnad.case.outgoing import reported
from musnad.case.package import Wanted, make_package
from musnad.case.reading import Deriving, Tools, read_report
from musnad.case.selection import Selection
from musnad.case.store.tables import (
    additions,
    claims,
    counts,
    incident_claims,
    incidents,
    jobs,
    linkage_keys,
    linkages,
    namings,
    participants,
    readings,
    renewals,
    tellings,
    ties,
    verdicts,
)
from musnad.case.verify import problems, verify
from musnad.case.work import put_off, run, waiting
from musnad.engine.base import Engine
from musnad.engine.here import Here
from musnad.errors import CaseError
from musnad.export.manifest import Ledger
from musnad.export.selection import Choice
from musnad.model import Record
from musnad.model.links import ClaimKey
from musnad.reading import Reader
from tests.case.conftest import NewCase
from tests.case.material import CLOCK, add_files, contents, rows, write_reports

SALMA = Judge("سلمى", "2022-02-01T09:00:00Z")
OMAR = Judge("Omar", "2022-02-01T10:00:00Z", "heard twice")
WORKED_OUT = (
    claims, participants, counts, additions, namings, renewals, linkages, linkage_keys, ties, incidents, tellings,
    incident_claims, verdicts,
)  # fmt: skip
NAME = "قوات الوادي"


def worked_out(case: Case) -> dict[str, Any]:
    found = contents(case)
    return {table.name: found[table.name] for table in WORKED_OUT}


@pytest.fixture(scope="module")
def desk(tools: Tools, reader: Reader) -> Desk:
    from musnad.authority.countries import Countries  # noqa: PLC0415 - here alone

    known = Authorities(reader.actors, Countries.load(), reader.gazetteer)
    return Desk(known, lambda: Deriving(tools.signer, tools.terms))


@pytest.fixture
def case(new_case: NewCase, tools: Tools, tmp_path: Path) -> Case:
    """Three reports that were read and linked."""
    made = new_case()
    add_files(made, write_reports(tmp_path / "in", 3))
    with made.alone(), Here(lambda: tools) as engine:
        list(run(made, engine, clock=lambda: CLOCK))
    return made


def first_report(case: Case) -> str:
    with case.reading() as connection:
        query = sa.select(jobs.c.report).order_by(jobs.c.report).limit(1)
        return str(connection.scalars(query).one())


def read_record(case: Case, report: str) -> Record:
    with case.reading() as connection:
        return machine_records(connection, [report])[report]


def words(record: Record, text: str) -> Stretch:
    start = record.document.text.index(text)
    return Stretch(start, start + len(text))


def missed(record: Record) -> NewClaim:
    """What a careful reader adds: nobody fired in the area, as the statement of the forces says."""
    denial = next(each for each in record.statements if each.act == "deny")
    body = next(each for each in record.entities if each.kind == "organization")
    return NewClaim(
        trigger=words(record, "تطلق النار"),
        type="ASSAULT",
        mode="firearms",
        factuality="negated",
        actors=(NewParty(words=words(record, NAME)), NewParty(words=words(record, body.name), entity=body.id)),
        targets=(NewParty(words=words(record, "مدنيين")),),
        place=NewParty(words=words(record, "المنطقة"), authority="geonames:173576"),
        time="2022-01-30",
        time_words=words(record, "أمس"),
        counts=(NewCount(kind="killed", min=0, max=3, words=words(record, "مدنيين")),),
        statement=denial.id,
    )


def add(case: Case, desk: Desk, by: Judge = SALMA) -> tuple[str, str, int]:
    report = first_report(case)
    new = missed(read_record(case, report))
    with case.writing() as connection:
        made = add_claim(connection, by, report, new, desk)
    assert made.entry is not None
    assert made.renewed.now == 1
    return report, made.claim, made.entry.number


def test_an_added_claim_is_listed_linked_and_told_as_a_persons(case: Case, desk: Desk) -> None:
    report, claim, _ = add(case, desk)
    row = next(each for each in rows(case, claims) if each["claim"] == claim)
    assert (row["report"], row["type"], row["mode"], row["factuality"]) == (report, "ASSAULT", "firearms", "negated")
    assert (row["time"], row["place"], row["act"]) == ("2022-01-30", "geonames:173576", "deny")
    own = [each for each in rows(case, participants) if each["claim"] == claim]
    assert [(each["role"], each["name"]) for each in own if each["role"] != "speaker"] == [
        ("actor", NAME),
        ("actor", "بلدية النبع"),
        ("target", "مدنيين"),
    ]
    assert [each["kind"] for each in rows(case, counts) if each["claim"] == claim] == ["killed"]
    assert claim in {each["claim"] for each in rows(case, incident_claims)}
    with case.reading() as connection:
        record = amended_record(connection, report)
        leaving = next(each for each in reported(connection, Selection()) if each.report == report)
    event = next(each for each in record.events if each.id == next(c.event for c in record.claims if c.id == claim))
    assert (event.made_by.stage, event.made_by.rule) == ("person", "سلمى")
    record.check()
    assert leaving.record == record
    assert claim in leaving.standings


def test_the_machines_record_stays_as_it_is(case: Case, desk: Desk) -> None:
    before = rows(case, readings)
    _, claim, _ = add(case, desk)
    assert rows(case, readings) == before
    assert claim not in {each.id for each in read_record(case, first_report(case)).claims}


def test_an_added_claim_is_judged_and_corrected_like_any_other(case: Case, desk: Desk) -> None:
    report, claim, _ = add(case, desk)
    key = ClaimKey(report, claim)
    with case.writing() as connection:
        judge.decide(connection, OMAR, key, "accepted")
        entry = judge.correct(connection, OMAR, key, judge.Correction("mode", "aerial"))
    assert entry is not None
    assert entry.after["corrections"]["mode"] == {"value": "aerial", "machine": "firearms", "words": None}
    assert verify(case).claims == len(rows(case, claims))


def test_undoing_an_added_claim_restores_every_row(case: Case, desk: Desk) -> None:
    before = worked_out(case)
    _, claim, number = add(case, desk)
    assert worked_out(case) != before
    with case.writing() as connection:
        assert judge.undo(connection, OMAR, number, desk.renewing) is not None
        assert judge.undo(connection, OMAR, number, desk.renewing) is None
    assert worked_out(case) == before
    assert claim not in {each["claim"] for each in rows(case, claims)}
    verify(case)


def test_what_is_added_twice_is_there_once(case: Case, desk: Desk) -> None:
    report, claim, _ = add(case, desk)
    with case.writing() as connection:
        again = add_claim(connection, OMAR, report, missed(read_record(case, report)), desk)
    assert (again.entry, again.claim) == (None, claim)


def test_a_claim_of_the_same_words_is_named_and_taken_all_the_same(case: Case, desk: Desk) -> None:
    report = first_report(case)
    record = read_record(case, report)
    there = record.claims[0]
    trigger = next(each.trigger for each in record.events if each.id == there.event)
    new = NewClaim(trigger=Stretch(trigger.start, trigger.end), type="HARM")
    with case.writing() as connection:
        made = add_claim(connection, SALMA, report, new, desk)
    assert made.entry is not None
    assert there.id in made.alike
    verify(case)


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"trigger": Stretch(5, 5)}, "judge.bad-words"),
    ({"trigger": Stretch(0, 10**9)}, "judge.bad-words"),
    ({"trigger": Stretch(-1, 3)}, "judge.bad-words"),
    ({"trigger": Stretch(3, 4)}, "judge.blank-words"),
    ({"type": "PARTY"}, "judge.no-code"),
    ({"mode": "party"}, "judge.no-mode"),
    ({"factuality": "certain"}, "judge.no-code"),
    ({"time": "yesterday"}, "judge.bad-value"),
    ({"time": "2022-01-30", "time_words": None}, "judge.time-words"),
    ({"statement": "s99"}, "judge.no-statement"),
    ({"actors": (NewParty(words=Stretch(0, 3), entity="e99"),)}, "judge.no-entity"),
    ({"actors": (NewParty(words=Stretch(0, 3), authority="actor:nobody"),)}, "judge.no-actor"),
    ({"actors": (NewParty(words=Stretch(0, 3), authority="SY"),)}, "judge.no-actor"),
    ({"place": NewParty(words=Stretch(0, 3), authority="geonames:0")}, "judge.no-place"),
    ({"counts": (NewCount(kind="killed", min=5, max=4, words=Stretch(0, 3)),)}, "judge.bad-value"),
    ({"counts": (NewCount(kind="happy", words=Stretch(0, 3)),)}, "judge.no-code"),
]


@pytest.mark.parametrize(("fields", "key"), REFUSED, ids=[str(each[0]) for each in REFUSED])
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    case: Case, desk: Desk, fields: dict[str, Any], key: str
) -> None:
    import msgspec  # noqa: PLC0415 - here alone

    before = contents(case)
    report = first_report(case)
    new = msgspec.structs.replace(missed(read_record(case, report)), **fields)
    with pytest.raises(CaseError) as caught, case.writing() as connection:
        add_claim(connection, SALMA, report, new, desk)
    assert caught.value.key == key
    assert contents(case) == before


def test_a_name_is_corrected_once_for_the_case(case: Case, desk: Desk) -> None:
    own = OwnActor(name="قوات الوادي الحر", name_en="Free Valley Forces", actor_type="rebel-group", country="SY")
    new = NewNaming(names=(NAME,), meaning=NewMeaning(kind="own", own=own))
    before = worked_out(case)
    with case.reading() as connection:
        extent = extent_of(connection, new, desk.known)
    assert (extent.reports, extent.exact) == (3, True)
    with case.writing() as connection:
        made = correct_name(connection, SALMA, new, desk)
        assert correct_name(connection, SALMA, new, desk).entry is None
    assert made.entry is not None
    assert (made.renewed.now, made.renewed.later) == (3, 0)
    own_rows = [each for each in rows(case, participants) if each["name"] == NAME]
    assert len({(each["report"], each["claim"]) for each in own_rows}) == extent.claims
    assert {(each["name_en"], each["actor_type"], each["country"]) for each in own_rows} == {
        ("Free Valley Forces", "rebel-group", "SY")
    }
    assert {each["authority"][:5] for each in own_rows} == {"case:"}
    report = first_report(case)
    with case.reading() as connection:
        record = amended_record(connection, report)
    entity = next(each for each in record.entities if each.name == NAME)
    assert [(each.code, each.detail) for each in entity.reasons] == [("named_by_person", "سلمى")]
    lines = [each.line_en for each in record.claims]
    assert any("Free Valley Forces" in line for line in lines)
    machine = read_record(case, report)
    assert [each.id for each in record.claims] == [each.id for each in machine.claims]
    assert [each.id for each in record.entities if each != entity] == [each.id for each in machine.entities]
    verify(case)
    with case.writing() as connection:
        judge.undo(connection, SALMA, made.entry.number, desk.renewing)
    assert worked_out(case) == before
    verify(case)


def test_a_report_says_otherwise_than_the_case(case: Case, desk: Desk) -> None:
    report = first_report(case)
    of_case = NewNaming(names=(NAME,), meaning=NewMeaning(kind="actor", authority="actor:sdf"))
    of_report = NewNaming(names=(NAME,), meaning=NewMeaning(kind="none"), scope="report", of=report)
    with case.writing() as connection:
        correct_name(connection, SALMA, of_case, desk)
        narrow = correct_name(connection, OMAR, of_report, desk)
    assert narrow.renewed.now == 1
    told = {(each["report"] == report, each["authority"]) for each in rows(case, participants) if each["name"] == NAME}
    assert told == {(True, None), (False, "actor:sdf")}
    verify(case)


def test_a_place_is_corrected_and_its_claims_lie_there(case: Case, desk: Desk) -> None:
    new = NewNaming(names=("القامشلي",), meaning=NewMeaning(kind="place", authority="geonames:173576"))
    with case.writing() as connection:
        correct_name(connection, SALMA, new, desk)
    found = {each["place"] for each in rows(case, claims) if each["place_name"] == "القامشلي"}
    assert found == {"geonames:173576"}
    with case.reading() as connection:
        records = [amended_record(connection, each["report"]) for each in rows(case, jobs)]
    told = [each for record in records for each in record.entities if each.name == "القامشلي"]
    assert [(each.code, each.detail) for each in told[0].reasons[:2]] == [
        ("named_by_person", "سلمى"),
        ("machine_had", "geonames:173377 · Qamishli"),
    ]
    assert told[0].candidates
    verify(case)


def test_a_later_word_on_a_name_is_undone_first(case: Case, desk: Desk) -> None:
    first = NewNaming(names=(NAME, "قوات أخرى"), meaning=NewMeaning(kind="actor", authority="actor:sdf"))
    second = NewNaming(names=(NAME,), meaning=NewMeaning(kind="none"))
    with case.writing() as connection:
        one = correct_name(connection, SALMA, first, desk).entry
        other = correct_name(connection, OMAR, second, desk).entry
    assert one is not None
    assert other is not None
    with pytest.raises(CaseError) as caught, case.writing() as connection:
        judge.undo(connection, SALMA, one.number, desk.renewing)
    assert caught.value.key == "judge.overtaken"
    with case.writing() as connection:
        judge.undo(connection, OMAR, other.number, desk.renewing)
    assert {each["authority"] for each in rows(case, participants) if each["name"] == NAME} == {"actor:sdf"}
    assert {row["name"] for row in rows(case, namings)} == {NAME, "قوات أخرى"}
    verify(case)


WRONG_NAMES: list[tuple[NewNaming, str]] = [
    (NewNaming(names=(), meaning=NewMeaning(kind="none")), "judge.empty-name"),
    (NewNaming(names=(" ",), meaning=NewMeaning(kind="none")), "judge.empty-name"),
    (NewNaming(names=("x",), meaning=NewMeaning(kind="actor")), "judge.no-meaning"),
    (NewNaming(names=("x",), meaning=NewMeaning(kind="own")), "judge.no-meaning"),
    (NewNaming(names=("x",), meaning=NewMeaning(kind="own", own=OwnActor(name=" "))), "judge.empty-name"),
    (
        NewNaming(names=("x",), meaning=NewMeaning(kind="own", own=OwnActor(name="y", actor_type="z"))),
        "judge.no-code",
    ),
    (NewNaming(names=("x",), meaning=NewMeaning(kind="own", own=OwnActor(name="y", country="sy"))), "judge.no-code"),
    (NewNaming(names=("x",), meaning=NewMeaning(kind="place", authority="actor:sdf")), "judge.no-place"),
    (NewNaming(names=("x",), meaning=NewMeaning(kind="none"), scope="outlet", of="nobody"), "judge.no-scope"),
    (NewNaming(names=("x",), meaning=NewMeaning(kind="none"), of="r"), "judge.no-scope"),
]


@pytest.mark.parametrize(("new", "key"), WRONG_NAMES)
def test_a_naming_that_cannot_be_is_refused(case: Case, desk: Desk, new: NewNaming, key: str) -> None:
    before = contents(case)
    with pytest.raises(CaseError) as caught, case.writing() as connection:
        correct_name(connection, SALMA, new, desk)
    assert caught.value.key == key
    assert contents(case) == before


def test_without_what_derives_reports_the_next_run_makes_them_anew(case: Case, desk: Desk, tools: Tools) -> None:
    new = NewNaming(names=(NAME,), meaning=NewMeaning(kind="actor", authority="actor:sdf"))
    with case.writing() as connection:
        made = correct_name(connection, SALMA, new, Desk(desk.known))
        assert (made.renewed.now, made.renewed.later, waiting(connection)) == (0, 3, 3)
    verify(case)
    with case.alone(), Here(lambda: tools) as engine:
        assert sum(step.linked for step in run(case, engine, clock=lambda: CLOCK)) == 3
    assert {each["authority"] for each in rows(case, participants) if each["name"] == NAME} == {"actor:sdf"}
    assert rows(case, renewals) == []
    verify(case)


def test_who_amends_a_report_while_it_is_read_is_not_overtaken(
    new_case: NewCase, desk: Desk, tools: Tools, tmp_path: Path
) -> None:
    case = new_case()
    add_files(case, write_reports(tmp_path / "in", 1))

    class Meanwhile:
        """An engine in whose work somebody amends the report."""

        def __init__(self, engine: Any) -> None:
            self._engine = engine
            self.done = False

        def map(self, function: Any, items: Any, **options: Any) -> Any:
            for outcome in self._engine.map(function, items, **options):
                if function is read_report and not self.done:
                    self.done = True
                    new = NewNaming(names=(NAME,), meaning=NewMeaning(kind="actor", authority="actor:sdf"))
                    with case.writing() as connection:
                        correct_name(connection, SALMA, new, desk)
                yield outcome

    with case.alone(), Here(lambda: tools) as engine:
        list(run(case, cast("Engine", Meanwhile(engine)), clock=lambda: CLOCK))
    assert {each["authority"] for each in rows(case, participants) if each["name"] == NAME} == {"actor:sdf"}
    verify(case)


def test_what_was_amended_by_another_hand_is_told_by_verify(case: Case, desk: Desk) -> None:
    add(case, desk)
    with case.writing() as connection:
        changed = json.loads(connection.scalars(sa.select(additions.c.added)).one())
        connection.execute(sa.update(additions).values(added=json.dumps({**changed, "who": "Omar"})))
    with case.reading() as connection:
        keys = [each.key for each in problems(case, connection)]
    assert "judge.altered" in keys


def test_what_was_put_off_is_put_off_once(case: Case) -> None:
    with case.writing() as connection:
        assert put_off(connection, [first_report(case), "nothing"]) == 1
        assert put_off(connection, [first_report(case)]) == 1
        assert waiting(connection) == 1


def test_the_package_tells_what_was_amended_and_is_verified(case: Case, desk: Desk, tmp_path: Path) -> None:
    report, claim, _ = add(case, desk)
    target = tmp_path / "out.zip"
    wanted = Wanted(selection=Selection(), choice=Choice())
    make_package(case, wanted, target, Ledger(), lambda _done, _failed: None)
    with zipfile.ZipFile(target) as package:
        record = json.loads(package.read(f"records/{report}.json"))
        machine = json.loads(package.read(f"machine/{report}.json"))
        told = json.loads(package.read("amendments.jsonl"))
        program = package.read("verify.py")
    assert claim in {each["id"] for each in record["claims"]}
    assert claim not in {each["id"] for each in machine["claims"]}
    assert (told["report"], told["additions"][0]["claim"]) == (report, claim)
    (tmp_path / "verify.py").write_bytes(program)
    command = [sys.executable, str(tmp_path / "verify.py"), str(target)]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0


def test_a_package_that_withholds_names_tells_no_judges(case: Case, desk: Desk, tmp_path: Path) -> None:
    add(case, desk)
    target = tmp_path / "out.zip"
    wanted = Wanted(selection=Selection(), choice=Choice(withhold_persons=True))
    make_package(case, wanted, target, Ledger(), lambda _done, _failed: None)
    with zipfile.ZipFile(target) as package:
        names = package.namelist()
        told = b"".join(package.read(name) for name in names if name != "verify.py")
    assert not [name for name in names if name.startswith(("machine/", "amendments"))]
    assert "سلمى".encode() not in told
    assert "person/" in package_text(told)


def package_text(told: bytes) -> str:
    return told.decode("utf-8", errors="replace")


AMENDING = st.lists(st.sampled_from(("add", "own", "none", "place", "report")), min_size=1, max_size=4, unique=True)


@given(deeds=AMENDING)
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_amending_and_undoing_all_of_it_restores_every_row(case: Case, desk: Desk, deeds: list[str]) -> None:
    before = worked_out(case)
    done = [number for each in deeds if (number := amend(case, desk, each)) is not None]
    verify(case)
    for number in reversed(done):
        with case.writing() as connection:
            judge.undo(connection, SALMA, number, desk.renewing)
        verify(case)
    assert worked_out(case) == before


def amend(case: Case, desk: Desk, deed: str) -> int | None:
    report = first_report(case)
    if deed == "add":
        return add(case, desk)[2]
    namings_by: dict[str, NewNaming] = {
        "own": NewNaming(names=(NAME,), meaning=NewMeaning(kind="own", own=OwnActor(name="الوادي"))),
        "none": NewNaming(names=(NAME,), meaning=NewMeaning(kind="none")),
        "place": NewNaming(names=("الحسكة",), meaning=NewMeaning(kind="place", authority="geonames:173576")),
        "report": NewNaming(
            names=(NAME,), meaning=NewMeaning(kind="actor", authority="country:SY"), scope="report", of=report
        ),
    }
    with case.writing() as connection:
        entry = correct_name(connection, SALMA, namings_by[deed], desk).entry
    return None if entry is None else entry.number
