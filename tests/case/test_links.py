from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa

from musnad.case import links
from musnad.case.case import Case
from musnad.case.intake import Given
from musnad.case.links import Shelf, Signed, incident_of, take_in
from musnad.case.reading import Tools, info_of, packed, reader_key, record_of, unpacked
from musnad.case.status import again
from musnad.case.store.connect import insert
from musnad.case.store.tables import (
    claims,
    copies,
    incident_claims,
    incidents,
    linkage_keys,
    linkages,
    readings,
    tellings,
    ties,
)
from musnad.case.work import run
from musnad.engine.here import Here
from musnad.linking.facts import unpacked as runs
from musnad.linking.index import Memory
from musnad.model.links import Incident
from tests.case.conftest import NewCase
from tests.case.material import CLOCK, add_files, contents, report, rows
from tests.case.test_differences import forgetful

LINKED = (claims, copies, incident_claims, incidents, linkage_keys, linkages, tellings, ties)


def write_stories(folder: Path) -> list[Path]:
    """Stories: the first in two newsrooms' words and copied by a third, the second copied, the others alone."""
    folder.mkdir(parents=True, exist_ok=True)
    told_again = "أفادت وكالة المرج بأن مسيّرة قصفت القامشلي الأحد وقتلت 3 مدنيين، بحسب مصدر طبي في المدينة."
    far = "تظاهر مئات العمال في صفاقس الثلاثاء واعتقلت الشرطة التونسية عشرة منهم، كما ذكرت صحيفة الميناء."
    texts = [report(0), f"{report(0)} وأضاف أن الطريق مغلق.", told_again, report(1), report(1), report(5), far]
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(f"{text}\n" if number == 4 else text, encoding="utf-8")
    return sorted(folder.iterdir())


@pytest.fixture
def stories(tmp_path: Path) -> list[Path]:
    return write_stories(tmp_path / "in")


def fill(case: Case, files: Sequence[Path], tools: Tools) -> None:
    """Add files of one day, and read and link them."""
    add_files(case, files, given=Given(published="2022-01-31"))
    with case.alone(), Here(lambda: tools) as engine:
        list(run(case, engine, clock=lambda: CLOCK))


def kept(case: Case) -> tuple[Incident, ...]:
    return tuple(incident_of(row["state"]) for row in rows(case, incidents))


def linked_rows(case: Case) -> dict[str, Any]:
    found = contents(case)
    return {table.name: found[table.name] for table in LINKED}


def in_memory(case: Case, tools: Tools) -> tuple[Incident, ...]:
    """What linking says of the readings of a case when it is given all of them at once."""
    memory = Memory()
    memory.link([tools.signer.sign(row["report"], record_of(row["record"])) for row in rows(case, readings)])
    return memory.incidents


def test_the_case_keeps_what_linking_says(case: Case, stories: list[Path], tools: Tools) -> None:
    fill(case, stories, tools)
    assert kept(case) == in_memory(case, tools)
    together = [incident for incident in kept(case) if len(incident.reports) > 1]
    assert together
    assert len(rows(case, copies)) >= 2


def test_the_rows_of_an_incident_are_those_of_its_state(case: Case, stories: list[Path], tools: Tools) -> None:
    fill(case, stories, tools)
    members = {(row["report"], row["claim"]): row for row in rows(case, incident_claims)}
    told = {(row["report"], row["incident"]): row for row in rows(case, tellings)}
    for row in rows(case, incidents):
        incident = incident_of(row["state"])
        assert (row["id"], row["type"], row["mode"]) == (incident.id, incident.type, incident.mode)
        assert (row["reports"], row["origins"]) == (len(incident.reports), len(incident.origins))
        assert row["grade"] == (incident.grade.level if incident.grade else None)
        for member in incident.claims:
            own = members.pop((member.key.report, member.key.claim))
            assert (own["incident"], own["score"]) == (incident.id, member.score)
            (origin,) = [each.id for each in incident.origins if member.key in each.claims]
            assert own["origin"] == origin
        for telling in incident.reports:
            assert told.pop((telling.report, incident.id))["main"] == telling.main
    assert not members
    assert not told


def test_one_after_the_other_is_as_all_at_once(new_case: NewCase, stories: list[Path], tools: Tools) -> None:
    one, other = new_case(), new_case()
    fill(one, stories, tools)
    for file in reversed(stories):
        fill(other, [file], tools)
    assert linked_rows(one) == linked_rows(other)


def test_a_reading_by_another_version_takes_the_place_of_the_one_before(
    new_case: NewCase, stories: list[Path], tools: Tools
) -> None:
    case, fresh = new_case(), new_case()
    fill(case, stories, tools)
    fill(fresh, stories, forgetful(tools))
    with case.alone(), Here(lambda: forgetful(tools)) as engine:
        assert again(case, reader_key(engine.call(info_of))) == 7
        list(run(case, engine, clock=lambda: CLOCK))
    assert linked_rows(case) == linked_rows(fresh)


def test_only_incidents_that_change_are_written(
    case: Case, stories: list[Path], tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(case, stories, tools)
    before = {row["id"]: row["state"] for row in rows(case, incidents)}
    written: list[str] = []

    def watched(connection: sa.Connection, table: sa.Table, values: Any) -> None:
        taken = list(values)
        if table is incidents:
            written.extend(row["id"] for row in taken)
        insert(connection, table, taken)

    monkeypatch.setattr(links, "insert", watched)
    (new,) = write_stories(stories[0].parent.parent / "new")[:1]
    new.write_text(f"{report(0)}\nوقال الشهود إن القصف استمر ساعة.", encoding="utf-8")
    fill(case, [new], tools)
    after = {row["id"]: row["state"] for row in rows(case, incidents)}
    changed = {name for name, state in after.items() if before.get(name) != state}
    assert set(written) == changed
    assert changed < set(after)


def test_a_shelf_gives_what_it_was_given_however_much_is_asked(case: Case, stories: list[Path], tools: Tools) -> None:
    fill(case, stories, tools)
    names = [row["report"] for row in rows(case, linkages)]
    many = [*names, *(f"r{number}" for number in range(25_000))]
    with case.reading() as connection:
        shelf = Shelf(connection)
        assert sorted(each.report for each in shelf.signatures(many)) == names
        assert dict(shelf.runs(many)) == {each.report: runs(each.runs) for each in shelf.signatures(names)}
        keys = [row["key"] for row in rows(case, linkage_keys)]
        assert len(set(shelf.holding([*keys, *range(25_000)]))) == len(rows(case, linkage_keys))
        assert len(set(shelf.ties(many))) == len(rows(case, ties))


def test_a_signature_comes_back(case: Case, stories: list[Path], tools: Tools) -> None:
    fill(case, stories[:1], tools)
    (row,) = rows(case, readings)
    signature = tools.signer.sign(row["report"], record_of(row["record"]))
    assert unpacked(packed(signature)) == signature


def test_nothing_is_linked_where_nothing_came(case: Case) -> None:
    with case.writing() as connection:
        take_in(connection, [])
    assert not any(linked_rows(case).values())


@pytest.fixture
def unlinked(case: Case, stories: list[Path], tools: Tools) -> list[Signed]:
    """A case with readings that are not linked, and their signatures."""
    fill(case, stories, tools)
    with case.writing() as connection:
        for table in (incidents, ties, copies, linkage_keys, linkages):
            connection.execute(sa.delete(table))
    return [
        Signed(row["report"], row["id"], packed(tools.signer.sign(row["report"], record_of(row["record"]))))
        for row in rows(case, readings)
    ]


def test_linking_can_be_made_anew(case: Case, unlinked: list[Signed], tools: Tools) -> None:
    with case.writing() as connection:
        take_in(connection, unlinked)
    assert kept(case) == in_memory(case, tools)
    assert msgspec.json.encode(kept(case))
