"""Every problem of a table of actors is told with the line of its entry, and none of a table that is right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from musnad.arabic.lexicon import load
from musnad.authority.actor_check import Problem, check_tables, package_tables, read_rows
from musnad.authority.actors import Actor, ActorTable
from musnad.authority.countries import Countries
from musnad.errors import LexiconError

RIGHT = """\
# Actors of our own.

- id: river-brigades
  name: كتائب النهر
  name_en: River Brigades
  aliases: [تجمع كتائب النهر]
  short: [الكتائب]
  loaded: [عصابات النهر]
  type: rebel-group
  country: SY
  since: 2014-06
  until: 2016
  example: أعلنت كتائب النهر فتح الطريق.
"""
GIVEN_NAMES = frozenset({"سامر"})


@pytest.fixture(scope="module")
def countries() -> Countries:
    return Countries.load()


@pytest.fixture
def checked(tmp_path: Path, countries: Countries) -> Any:
    def check(*contents: str | bytes) -> tuple[Problem, ...]:
        paths = []
        for number, content in enumerate(contents):
            paths.append(tmp_path / f"own{number}.yaml")
            paths[-1].write_bytes(content if isinstance(content, bytes) else content.encode())
        return check_tables(paths, countries, GIVEN_NAMES)

    return check


def told(problems: tuple[Problem, ...]) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in problems]


def test_a_table_that_is_right_has_no_problem(checked: Any) -> None:
    assert told(checked(RIGHT)) == []


WRONG = [
    ("  colour: red\n", "unknown-field"),
    ("  name: كتائب النهر\n", "missing-field"),
    ("  country: SYR\n", "country"),
    ("  country: XX\n", "country"),
    ("  type: rebels\n", "type"),
    ("  id: River_Brigades\n", "id"),
    ("  aliases: تجمع كتائب النهر\n", "list-wanted"),
    ("  aliases: [true]\n", "words-wanted"),
    ("  name_en: [River, Brigades]\n", "text-wanted"),
    ("  note: ''\n", "empty-field"),
    ("  note: a\n  note: b\n", "key-twice"),
    ("  note: &a b\n", "anchor"),
    ("  since: June 2014\n", "when"),
    ("  since: 2017\n", "order"),
    ("  wikidata: 42\n", "wikidata"),
    ("  wikidata: Q42\n", "unsourced"),
    ("  short: [كتائب النهر]\n", "name-twice"),
    ("  short: [ﻛتائب]\n", "letter"),
    ("  short: [كتـائب]\n", "letter"),
    ("  short: [ا\u0655لكتائب]\n", "uncomposed"),
    ("  short: [کتائب]\n", "farsi"),
    ("  example: أعلنت الجماعة فتح الطريق.\n", "example"),
    ("  in_example: كتائبنا\n", "example"),
    ("  parent: river\n", "parent"),
    ("  parent: river-brigades\n", "parent-loop"),
    ("  aliases: [قسد]\n", "shared-name"),
    ("  aliases: [سوريا]\n", "state-name"),
    ("  aliases: [سامر]\n", "given-name"),
]


def with_field(line: str) -> str:
    """The right table with a line in place of the field it names; for `name`, without the field."""
    field = line.partition(":")[0].strip()
    kept = [each for each in RIGHT.splitlines(keepends=True) if not each.lstrip("- ").startswith(f"{field}:")]
    if field == "id":
        return "".join(kept).replace("  name: ", f"- {line.lstrip()}  name: ", 1)
    return "".join(kept) if line in RIGHT else "".join(kept) + line


@pytest.mark.parametrize(("line", "code"), WRONG)
def test_a_problem_is_told_at_the_line_of_its_entry(checked: Any, line: str, code: str) -> None:
    problems = checked(with_field(line))
    assert code in {problem.code for problem in problems}
    at = next(problem for problem in problems if problem.code == code)
    assert at.line == (14 if code == "anchor" and "note" in line else 3)
    assert at.warning == (code in {"state-name", "given-name"})


@pytest.mark.parametrize(("line", "_code"), WRONG)
def test_what_cannot_be_loaded_is_never_passed(checked: Any, tmp_path: Path, line: str, _code: str) -> None:
    problems = checked(with_field(line))
    try:
        ActorTable.load([tmp_path / "own0.yaml"])
    except LexiconError:
        assert any(not problem.warning for problem in problems)


def test_all_problems_of_all_entries_are_told_in_their_order(checked: Any) -> None:
    table = (
        RIGHT
        + """\
- id: hill-guards
  name: حراس التلة
  type: rebels
  since: 2015
  until: 2012
  example: لا أحد هنا.

- just words
- id: hill-guards
  name: حراس الوادي
  name_en: Valley Guards
  aliases: [كتائب النهر]
  type: other
  example: مر حراس الوادي من هنا.
"""
    )
    assert told(checked(table)) == [
        (14, "missing-field"),
        (14, "type"),
        (14, "order"),
        (14, "example"),
        (21, "no-entry"),
        (22, "id-twice"),
        (22, "shared-name"),
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", [(1, "no-list")]),
        (b"id: x\n", [(1, "no-list")]),
        (b"- id: a\n  name: x: y\n", [(2, "syntax")]),
        (b"- id: a\n  name: \xff\n", [(2, "encoding")]),
        (RIGHT.encode() + "# تطويـل\n".encode(), [(14, "stray-letter")]),
        (b"- id: a\n  ? [b, c]\n  : d\n  name: x\n  name_en: y\n  type: other\n  example: x\n", [(1, "other")]),
    ],
)
def test_a_file_that_is_no_table_is_told(checked: Any, content: bytes, expected: list[tuple[int, str]]) -> None:
    assert told(checked(content)) == expected


def test_a_missing_file_is_told(tmp_path: Path, countries: Countries) -> None:
    assert told(check_tables([tmp_path / "none.yaml"], countries, ())) == [(1, "unreadable")]


def test_an_actor_of_the_package_may_be_replaced_with_its_names(checked: Any) -> None:
    own = RIGHT.replace("river-brigades", "sdf").replace("[تجمع كتائب النهر]", "[قسد]")
    assert told(checked(own)) == []


def test_an_id_in_two_files_of_the_user_is_a_warning(checked: Any) -> None:
    (problem,) = checked(RIGHT, RIGHT)
    assert (problem.path.name, problem.line, problem.code, problem.warning) == ("own1.yaml", 3, "id-again", True)
    assert problem.fields["place"] == "own0.yaml:3"


def test_a_parent_may_stand_in_another_file(checked: Any) -> None:
    child = RIGHT.replace("river-brigades", "bridge-guards").replace("النهر", "الجسر") + "  parent: river-brigades\n"
    assert told(checked(child, RIGHT)) == []
    assert told(checked(child)) == [(3, "parent")]


def test_the_package_is_without_problems(countries: Countries) -> None:
    assert [problem for problem in check_tables(package_tables(), countries, ()) if not problem.warning] == []


def test_one_file_of_the_package_is_checked_against_the_others(countries: Countries) -> None:
    syria = next(path for path in package_tables() if path.name == "syria.yaml")
    assert [problem for problem in check_tables([syria], countries, ()) if not problem.warning] == []


def test_the_lines_are_those_of_the_entries() -> None:
    path = package_tables()[0]
    lines = path.read_text("utf-8").splitlines()
    rows, problems = read_rows(path)
    assert problems == []
    assert [row.text("id") for row in rows] == [actor.id for actor in load(path, Actor)]
    assert all(lines[row.line - 1] == f"- id: {row.text('id')}" for row in rows)


def test_an_entry_that_refers_to_itself_is_told_and_not_followed(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text("- &x\n  id: a\n  name: *x\n", "utf-8")
    rows, problems = read_rows(file)
    assert rows == []
    assert {problem.code for problem in problems} == {"anchor"}
