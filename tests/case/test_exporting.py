"""An export from beginning to end: what is expected of it, what it writes, what is told of it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from musnad.authority.actors import ActorTable
from musnad.authority.gazetteer import Gazetteer
from musnad.case.case import Case
from musnad.case.columns import columns_of
from musnad.case.exporting import CSV, PACKAGE, CaseFormat, Wish, expected, steps, write
from musnad.case.filters import Filters, options_of
from musnad.case.journal import head
from musnad.case.package import PASSES
from musnad.case.reading import Tools
from musnad.errors import CaseError
from musnad.export.formats import FORMATS, INCIDENT_FORMATS
from musnad.export.tables import Style
from tests.case.bombing import PRIVATE, fill
from tests.case.conftest import NewCase
from tests.case.test_outgoing import claims_in

ALL: tuple[CaseFormat, ...] = (*FORMATS, *INCIDENT_FORMATS, "package")
ATTACKS = Filters(only=["ASSAULT"], since="2021-03-01")


class Tables:
    """The tables that come with Musnad."""

    def gazetteer(self) -> Gazetteer:
        return Gazetteer.open()

    def actors(self) -> ActorTable:
        return ActorTable.load([])


class TooMuchError(Exception):
    """Somebody has waited long enough."""


TABLES = Tables()


@pytest.fixture
def case(new_case: NewCase, tools: Tools, tmp_path: Path) -> Case:
    made = new_case()
    fill(made, tools, tmp_path / "in")
    return made


@pytest.mark.parametrize(
    "wish", [Wish(format="jsonl"), Wish(format="jsonl", filters=ATTACKS), Wish(format="jsonl", rejected=True)]
)
def test_what_is_expected_is_what_a_format_with_room_for_all_holds(case: Case, wish: Wish, tmp_path: Path) -> None:
    with case.reading() as connection:
        seen = expected(connection, columns_of(connection), wish, TABLES)
    made = write(case, wish, TABLES, tmp_path / "file", lambda _: None)
    assert seen.left_out == made.ledger.counts()
    assert seen.asked == len(made.ledger.exported) > 0
    assert seen.claims == made.ledger.claims
    assert (seen.reports, seen.unread) == (4, 1)


def test_each_format_is_written_whole_with_its_digest_and_manifest(case: Case, tmp_path: Path) -> None:
    with case.reading() as connection:
        before = head(connection)
    for format_ in ALL:
        wish = Wish(format=format_, filters=ATTACKS)
        taken: list[int] = []
        made = write(case, wish, TABLES, tmp_path / wish.file, taken.append)
        data = (tmp_path / wish.file).read_bytes()
        manifest = json.loads(made.manifest)
        assert (made.sha256, made.size) == (hashlib.sha256(data).hexdigest(), len(data)), format_
        assert (manifest["file"], manifest["sha256"], manifest["bytes"]) == (wish.file, made.sha256, made.size)
        assert manifest["options"] == wish.options()
        assert manifest["options"]["only"] == ["ASSAULT"]
        assert len(manifest["not_read"]) == 1
        assert (made.made is not None) == (format_ == PACKAGE)
        with case.reading() as connection:
            total = steps(connection, wish)
            assert head(connection) == before
        assert sum(taken) == (total or 0), format_
        assert total == {"package": 4 * PASSES}.get(format_, None if format_ in INCIDENT_FORMATS else 4)


def test_the_claims_are_those_that_were_asked_for(case: Case, tmp_path: Path) -> None:
    made = write(case, Wish(format="csv", filters=ATTACKS), TABLES, tmp_path / "file", lambda _: None)
    found = claims_in("csv", (tmp_path / "file").read_bytes())
    assert sorted(each.partition("/")[2] for each in found) == sorted(made.ledger.exported)
    assert 0 < len(found) < made.ledger.claims


def test_names_are_withheld_from_the_file_and_from_its_manifest(case: Case, tmp_path: Path) -> None:
    wish = Wish(format="jsonl", withhold_persons=True, filters=Filters(speaker=["نادر الصباغ"]))
    made = write(case, wish, TABLES, tmp_path / "file", lambda _: None)
    for text in ((tmp_path / "file").read_text("utf-8"), made.manifest.decode()):
        assert not [name for name in PRIVATE if name in text]
    assert json.loads(made.manifest)["not_read"] == [
        {"input": "[name withheld]", "why": "not told, since the reason can hold names"}
    ]


def test_what_is_stopped_leaves_nothing(case: Case, tmp_path: Path) -> None:
    def enough(_: int) -> None:
        raise TooMuchError

    target = tmp_path / "out" / "file"
    target.parent.mkdir()
    for format_ in ("csv", "incidents-csv", "package"):
        with pytest.raises(TooMuchError):
            write(case, Wish(format=format_), TABLES, target, enough)
        assert not target.exists(), format_


def test_a_filter_that_asks_for_nothing_there_is_is_refused(case: Case, tmp_path: Path) -> None:
    wish = Wish(format="csv", filters=Filters(only=["WAR"]))
    with pytest.raises(CaseError) as raised:
        write(case, wish, TABLES, tmp_path / "file", lambda _: None)
    assert raised.value.key == "filters.no-type"
    assert not (tmp_path / "file").exists()


@pytest.mark.parametrize("style", [Style(bom=True), Style(formula_guard=False), Style(delimiter=";")])
def test_the_looks_of_a_table_are_for_tables(style: Style) -> None:
    for format_ in ALL:
        if format_ in CSV:
            assert Wish(format=format_, style=style).options()["delimiter"] == style.delimiter
            continue
        with pytest.raises(CaseError) as raised:
            Wish(format=format_, style=style)
        assert raised.value.key == "outgoing.no-table"
    assert Wish(format="jsonl", style=Style(language="ar")).style.language == "ar"


@pytest.mark.parametrize("delimiter", ["", '"', "\n", ",,"])
def test_what_cannot_part_fields_is_refused(delimiter: str) -> None:
    with pytest.raises(CaseError) as raised:
        Wish(format="csv", style=Style(delimiter=delimiter))
    assert raised.value.key == "outgoing.bad-delimiter"


def test_options_tell_the_filters_without_withheld_names() -> None:
    filters = Filters(actor=["X"], outlet=["Y"], only=["AID"])
    assert options_of(filters, withheld=False, rejected=False) == {"only": ["AID"], "actor": ["X"], "outlet": ["Y"]}
    told = options_of(filters, withheld=True, rejected=True)
    assert told["only"] == ["AID"]
    assert told["rejected"] is True
    assert "X" not in str(told)
    assert "Y" not in str(told)
