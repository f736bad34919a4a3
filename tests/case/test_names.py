from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from musnad.case import judge
from musnad.case.amending import Desk, NewMeaning, NewNaming, correct_name
from musnad.case.authorities import Authorities, OwnActor
from musnad.case.case import Case
from musnad.case.judge import Judge
from musnad.case.names import (
    Asked,
    Group,
    Names,
    asked_for,
    mark_of,
    names_of,
    quoted_by,
    quoting,
    reports_of,
    told_of,
    weighed_for,
)
from musnad.case.reading import Deriving, Tools
from musnad.case.store.tables import claims, participants
from musnad.model.links import ClaimKey
from tests.case import bombing
from tests.case.conftest import NewCase

if TYPE_CHECKING:
    from musnad.reading import Reader

SALMA = Judge("سلمى", "2022-02-01T09:00:00Z")
GROUPS: tuple[Group, ...] = ("actors", "places", "unknown", "persons", "phrases")


@pytest.fixture
def case(new_case: NewCase, tools: Tools, tmp_path: Path) -> Case:
    made = new_case()
    bombing.fill(made, tools, tmp_path / "in")
    return made


@pytest.fixture(scope="module")
def desk(tools: Tools, reader: Reader) -> Desk:
    from musnad.authority.countries import Countries  # noqa: PLC0415 - here alone

    known = Authorities(reader.actors, Countries.load(), reader.gazetteer)
    return Desk(known, lambda: Deriving(tools.signer, tools.terms))


def names(connection: sa.Connection, reader: Reader) -> Names:
    from musnad.authority.countries import Countries  # noqa: PLC0415 - here alone

    return names_of(connection, reader.actors, Countries.load(), reader.gazetteer)


def test_every_row_of_a_claim_is_counted_once(case: Case, reader: Reader) -> None:
    with case.reading() as connection:
        found = names(connection, reader)
        own = participants.c
        outlet = sa.and_(own.role == "speaker", own.ordinal == 0, own.authority.is_(None))
        roles = Counter(connection.scalars(sa.select(own.role).where(~outlet)))
        places = connection.scalar(sa.select(sa.func.count()).where(claims.c.place_name.is_not(None)))
    assert sum(row.by for row in found.rows) == roles["actor"]
    assert sum(row.about for row in found.rows) == roles["target"]
    assert sum(row.said for row in found.rows) == roles["speaker"]
    assert sum(row.at for row in found.rows) == places
    for row in found.rows:
        assert row.claims == sum(each.claims for each in row.written)
        assert row.names == len(row.written)
    assert {row.group for row in found.rows} <= set(GROUPS)


def test_an_actor_has_its_names_its_days_and_who_hands_it_on(case: Case, reader: Reader) -> None:
    with case.reading() as connection:
        found = names(connection, reader)
        ministry = next(row for row in found.rows if "وزارة الدفاع الروسية" in {each.name for each in row.written})
        (report,) = reports_of(connection, ministry)
        (outlet,) = quoting(connection, ministry)
    assert ministry.group == "actors"
    assert (ministry.said, ministry.reports, ministry.country) == (1, 1, "RU")
    assert (report.outlet, outlet.name, outlet.id) == ("وكالة المرج", "وكالة المرج", None)
    assert ministry.first is not None


def test_an_agency_hands_on_and_is_handed_on(case: Case, reader: Reader) -> None:
    with case.reading() as connection:
        found = names(connection, reader)
        relief = next(row for row in found.rows if "الدفاع المدني" in {each.name for each in row.written})
        assert quoted_by(connection, relief) == ()
        assert [each.name for each in quoting(connection, relief)] == ["صحيفة الجسر"]


def test_of_a_person_neither_days_nor_places_are_told(case: Case, reader: Reader) -> None:
    with case.reading() as connection:
        found = names(connection, reader)
        persons = [row for row in found.rows if row.group == "persons"]
        assert [report.claims for row in persons for report in reports_of(connection, row)]
    assert persons
    assert {(row.first, row.last) for row in persons} == {(None, None)}


def test_names_are_found_however_they_are_spelt(case: Case, reader: Reader) -> None:
    with case.reading() as connection:
        found = names(connection, reader)
    by_word = asked_for(found, Asked(group="places", words="البَاب"))
    assert [row.name_en for row in by_word.rows] == ["Al-Bab"]
    assert asked_for(found, Asked(group="places", words="al-b")).total >= 1
    assert asked_for(found, Asked(group="places", words="nowhere")).total == 0
    typed = asked_for(found, Asked(group="actors", types=frozenset({"government"})))
    assert {row.type for row in typed.rows} == {"government"}
    assert sum(each.count for each in typed.types) == sum(row.group == "actors" for row in found.rows)
    one = asked_for(found, Asked(group="actors", limit=1, offset=1))
    assert len(one.rows) == 1
    assert one.total == sum(row.group == "actors" for row in found.rows)


def test_the_places_that_were_not_chosen_are_told_with_their_reasons(case: Case, reader: Reader) -> None:
    with case.reading() as connection:
        found = names(connection, reader)
        bab = next(row for row in found.rows if row.group == "places" and "الباب" in row.written[0].name)
        weighed = weighed_for(connection, bab)
    assert weighed
    assert bab.id.removeprefix("place:") not in {each.candidate.authority for each in weighed}
    assert all(each.candidate.reasons for each in weighed)


def test_what_people_said_of_a_name_stands_with_it(case: Case, desk: Desk, reader: Reader) -> None:
    own = OwnActor(name="قوات الضفة", name_en="Bank Forces", actor_type="rebel-group", country="SY")
    new = NewNaming(names=("قوات الضفة",), meaning=NewMeaning(kind="own", own=own))
    with case.reading() as connection:
        before = mark_of(connection)
        unknown = next(row for row in names(connection, reader).rows if row.name == "قوات الضفة")
        assert told_of(connection, unknown) == ()
    with case.writing() as connection:
        entry = correct_name(connection, SALMA, new, desk).entry
    assert entry is not None
    with case.reading() as connection:
        assert mark_of(connection) != before
        row = next(row for row in names(connection, reader).rows if row.own)
        (told,) = told_of(connection, row)
    assert (row.group, row.name, row.name_en, row.type, row.country) == (
        "actors", "قوات الضفة", "Bank Forces", "rebel-group", "SY",
    )  # fmt: skip
    assert (told.who, told.entry, told.means, told.authority) == ("سلمى", entry.number, "قوات الضفة", row.id)
    with case.writing() as connection:
        judge.undo(connection, SALMA, entry.number, desk.renewing)
    with case.reading() as connection:
        assert "قوات الضفة" in {row.name for row in names(connection, reader).rows if row.group != "actors"}


def test_a_verdict_leaves_the_mark_as_it_is(case: Case) -> None:
    with case.writing() as connection:
        before = mark_of(connection)
        key = connection.execute(sa.select(claims.c.report, claims.c.claim).limit(1)).one()
        judge.decide(connection, SALMA, ClaimKey(key.report, key.claim), "unsure")
        assert mark_of(connection) == before
