"""Checking tables of actors: every problem in them, with the line of the entry that has it.

`ActorTable.load` stops at the first thing wrong; who mends a table wants to see all of them, and what is allowed but
most often a slip. Whatever makes a table unusable for `ActorTable.load` is found here too.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import msgspec
import yaml

from musnad.arabic.lexicon import FARSI, FORBIDDEN, FoldedLetters, load, stands
from musnad.authority.actors import ACTOR_ID, ACTOR_TYPES, COUNTRY_CODE, DATA, WHEN, WIKIDATA, Actor, key_of
from musnad.authority.countries import Countries
from musnad.errors import LexiconError

_FIELDS: Final = {field.encode_name: field for field in msgspec.structs.fields(Actor)}
_REQUIRED: Final = tuple(name for name, field in _FIELDS.items() if field.required)
_LISTS: Final = ("aliases", "short", "loaded")
_TRUTH: Final = {"true": True, "false": False}
_NONE: Final[Mapping[str, str]] = MappingProxyType({})


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Something wrong in a table, or with `warning` something that is allowed and most often a slip.

    `line` counts from 1 and is that of the entry. `code` names the kind of problem and `fields` what it is about:
    `entry` the id or name of the entry, `field`, `value` and others by the code.
    """

    path: Path
    line: int
    code: str
    fields: Mapping[str, str] = _NONE
    warning: bool = False


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """An entry as it stands in its file, right or wrong; `line` counts from 1."""

    path: Path
    line: int
    values: Mapping[str, Any]

    @property
    def title(self) -> str:
        """What the entry is called in a message: its id, else its name."""
        return self.text("id") or self.text("name") or "?"

    @property
    def place(self) -> str:
        """The file and line, as `syria.yaml:12`."""
        return f"{self.path.name}:{self.line}"

    def text(self, field: str) -> str:
        """The text of a field; an empty one where there is none."""
        value = self.values.get(field)
        return value if isinstance(value, str) else ""

    def texts(self, *fields: str) -> tuple[str, ...]:
        """The texts of several fields, those of lists one by one."""
        return tuple(text for field in fields for text in _texts(self.values.get(field)))


def package_tables() -> tuple[Path, ...]:
    """The files of this version's own table."""
    return tuple(sorted(DATA.glob("*.yaml")))


def check_tables(paths: Sequence[Path], countries: Countries, given_names: Container[str]) -> tuple[Problem, ...]:
    """The problems of the files `paths`, in their order, by line.

    Those of the user are checked against the table of this version, whose entries they may replace.

    Args:
        paths: the files to check; of the user's, a later one stands above an earlier one.
        countries: the states, whose codes are known and whose names no other actor should bear.
        given_names: given names of persons, folded.
    """
    checked = {path.resolve(): path for path in paths}
    standing = [row for path in package_tables() if path.resolve() not in checked for row in _packaged(path)]
    found: list[Problem] = []
    rows: list[Row] = []
    for path in checked.values():
        own, problems = read_rows(path)
        rows.extend(own)
        problems = [*problems, *(problem for row in own for problem in _row_problems(row, countries, given_names))]
        found.extend(problems)
        if all(problem.warning for problem in problems):
            found.extend(_unforeseen(path))
    found.extend(_table_problems(standing, rows))
    order = {path: number for number, path in enumerate(checked.values())}
    return tuple(sorted(found, key=lambda problem: (order[problem.path], problem.line)))


@cache
def _packaged(path: Path) -> tuple[Row, ...]:
    """The entries of a file of this version, which stays as it is."""
    return tuple(read_rows(path)[0])


def read_rows(path: Path) -> tuple[list[Row], list[Problem]]:
    """The entries of a file with their lines, and what is wrong with the file as such."""
    text, problems = _text(path)
    if text is None:
        return [], problems
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        marked = [event for event in yaml.parse(text, Loader=yaml.CSafeLoader) if _is_marked(event)]
    except yaml.YAMLError as error:
        return [], [_syntax(path, error), *_stray_letters(path, text, ())]
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        return [], [Problem(path=path, line=1, code="no-list"), *_stray_letters(path, text, ())]
    if marked:
        anchors = [Problem(path=path, line=_line(event), code="anchor") for event in marked]
        return [], [*problems, *anchors, *_stray_letters(path, text, ())]
    rows: list[Row] = []
    for item in node.value:
        if isinstance(item, yaml.MappingNode):
            rows.append(Row(path=path, line=_line(item), values=_value(item)))
            keys = _doubled(key.value for key, _ in item.value if isinstance(key, yaml.ScalarNode))
            problems.extend(_problem(rows[-1], "key-twice", field=key) for key in keys)
        else:
            problems.append(Problem(path=path, line=_line(item), code="no-entry"))
    return rows, [*problems, *_stray_letters(path, text, rows)]


def _text(path: Path) -> tuple[str | None, list[Problem]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        return None, [Problem(path=path, line=1, code="unreadable", fields={"reason": reason})]
    try:
        return data.decode().replace("\r\n", "\n").replace("\r", "\n"), []
    except UnicodeDecodeError as error:
        return None, [Problem(path=path, line=data.count(b"\n", 0, error.start) + 1, code="encoding")]


def _syntax(path: Path, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    reason = getattr(error, "problem", None) or str(error).partition("\n")[0]
    return Problem(path=path, line=mark.line + 1 if mark else 1, code="syntax", fields={"reason": reason})


def _is_marked(event: Any) -> bool:
    return bool(getattr(event, "anchor", None) or getattr(event, "tag", None))


def _line(marked: Any) -> int:
    line: int = marked.start_mark.line
    return line + 1


def _value(node: Any) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.style else _TRUTH.get(node.value, node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    return {key.value: _value(value) for key, value in node.value if isinstance(key, yaml.ScalarNode)}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (item for item in value if isinstance(item, str))


def _doubled(values: Iterable[str]) -> list[str]:
    listed = list(values)
    return [value for value in dict.fromkeys(listed) if listed.count(value) > 1]


def _problem(row: Row, code: str, *, warning: bool = False, **fields: str) -> Problem:
    return Problem(path=row.path, line=row.line, code=code, fields={"entry": row.title, **fields}, warning=warning)


def _stray_letters(path: Path, text: str, rows: Sequence[Row]) -> Iterator[Problem]:
    """Letters that have no place in a table and stand in none of its values: in a comment, between entries."""
    told = {character for row in rows for value in row.values.values() for text in _texts(value) for character in text}
    for number, line in enumerate(text.split("\n"), start=1):
        for character in dict.fromkeys(FORBIDDEN.findall(line)):
            if character not in told:
                yield Problem(path=path, line=number, code="stray-letter", fields={"letter": _named(character)})


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'control character')}"


def _row_problems(row: Row, countries: Countries, given_names: Container[str]) -> Iterator[Problem]:
    yield from _shape_problems(row)
    yield from _letter_problems(row)
    yield from _value_problems(row, countries)
    yield from _name_problems(row)
    yield from _warnings(row, countries, given_names)


def _shape_problems(row: Row) -> Iterator[Problem]:
    for field in row.values:
        if field not in _FIELDS:
            yield _problem(row, "unknown-field", field=field, instead=_nearest(field, _FIELDS) or ", ".join(_FIELDS))
    for field in _REQUIRED:
        if field not in row.values:
            yield _problem(row, "missing-field", field=field)
    for field, value in row.values.items():
        if field in _FIELDS and (wanted := _wanted(field, value)):
            yield _problem(row, wanted, field=field)


def _wanted(field: str, value: Any) -> str | None:
    """The code of what is wrong with the kind of a value; nothing where it is as it should be."""
    if field in _LISTS:
        if not isinstance(value, list):
            return "list-wanted"
        return None if all(isinstance(item, str) and item for item in value) else "words-wanted"
    if not isinstance(value, str):
        return "text-wanted"
    return None if value else "empty-field"


def _letter_problems(row: Row) -> Iterator[Problem]:
    for field, value in row.values.items():
        for text in _texts(value):
            if wrong := FORBIDDEN.search(text):
                yield _problem(row, "letter", field=field, letter=_named(wrong.group()))
            elif not unicodedata.is_normalized("NFC", text):
                yield _problem(row, "uncomposed", field=field, value=text)
            if not row.text("note") and (wrong := FARSI.search(text)):
                yield _problem(row, "farsi", field=field, letter=_named(wrong.group()), value=text)


def _value_problems(row: Row, countries: Countries) -> Iterator[Problem]:
    actor_id, actor_type, country = row.text("id"), row.text("type"), row.text("country")
    if actor_id and not ACTOR_ID.fullmatch(actor_id):
        yield _problem(row, "id", value=actor_id)
    if actor_type and actor_type not in ACTOR_TYPES:
        yield _problem(row, "type", value=actor_type, known=", ".join(ACTOR_TYPES))
    if country and not (COUNTRY_CODE.fullmatch(country) and country in countries.by_code):
        yield _problem(row, "country", value=country)
    since, until = row.text("since"), row.text("until")
    wrong = [when for when in (since, until) if when and not WHEN.fullmatch(when)]
    for when in wrong:
        yield _problem(row, "when", value=when)
    if since and until and not wrong and until < since[: len(until)]:
        yield _problem(row, "order", since=since, until=until)
    wikidata = row.text("wikidata")
    if wikidata and not WIKIDATA.fullmatch(wikidata):
        yield _problem(row, "wikidata", value=wikidata)
    elif wikidata and not row.text("source"):
        yield _problem(row, "unsourced", value=wikidata)


def _name_problems(row: Row) -> Iterator[Problem]:
    names = row.texts("name", *_LISTS)
    for name in _doubled(names):
        yield _problem(row, "name-twice", value=name)
    shown = row.texts("in_example") or names
    if shown and row.text("example") and not _shows(row.text("example"), shown):
        yield _problem(row, "example", value=shown[0])


def _shows(example: str, forms: Sequence[str]) -> bool:
    letters = FoldedLetters()
    folded = example.translate(letters)
    return stands(forms[0], example) or any(stands(form.translate(letters), folded) for form in forms)


def _warnings(row: Row, countries: Countries, given_names: Container[str]) -> Iterator[Problem]:
    for name in row.texts("name", "aliases"):
        key = key_of(name)
        states = countries.find(key)
        if states and row.text("type") != "state":
            yield _problem(row, "state-name", value=name, state=states[0].country.gloss, warning=True)
        elif key in given_names:
            yield _problem(row, "given-name", value=name, warning=True)


def _unforeseen(path: Path) -> Iterator[Problem]:
    """What only the reading of the table refuses."""
    try:
        load(path, Actor)
    except LexiconError as error:
        yield Problem(path=path, line=1, code="other", fields={"reason": str(error)})


def _table_problems(standing: Sequence[Row], rows: Sequence[Row]) -> Iterator[Problem]:
    """What is wrong between entries: told of the entry that comes later."""
    yield from _id_problems(standing, rows)
    table = {row.text("id"): row for row in (*standing, *rows)}
    effective = [row for row in (*standing, *rows) if table[row.text("id")] is row]
    checked = {id(row) for row in rows}
    owners: dict[str, Row] = {}
    for row in effective:
        for name in row.texts("name", "aliases", "loaded"):
            owner = owners.setdefault(key_of(name), row)
            if owner is not row and id(row) in checked:
                yield _problem(row, "shared-name", value=name, other=owner.title, place=owner.place)
    for row in rows:
        parent = row.text("parent")
        if parent and parent not in table:
            nearest = _nearest(parent, table.keys() - {row.text("id")})
            yield _problem(row, "parent", value=parent, instead=nearest or "-")
        elif parent and _is_own_ancestor(row, table):
            yield _problem(row, "parent-loop", value=parent)


def _id_problems(standing: Sequence[Row], rows: Sequence[Row]) -> Iterator[Problem]:
    """Ids that stand twice; those of this version's table may stand in a user's file, which replaces them."""
    first: dict[str, Row] = {}
    for row in (*standing, *rows):
        other = first.setdefault(row.text("id"), row)
        if other is row or not row.text("id"):
            continue
        ours = [each.path.resolve().is_relative_to(DATA.resolve()) for each in (other, row)]
        if row.path == other.path or all(ours):
            yield _problem(row, "id-twice", place=other.place)
        elif not any(ours):
            yield _problem(row, "id-again", place=other.place, warning=True)


def _is_own_ancestor(row: Row, table: Mapping[str, Row]) -> bool:
    seen: set[str] = set()
    above = row.text("parent")
    while above in table and above not in seen:
        if above == row.text("id"):
            return True
        seen.add(above)
        above = table[above].text("parent")
    return False


def _nearest(word: str, known: Iterable[str]) -> str | None:
    return next(iter(difflib.get_close_matches(word, sorted(known), n=1)), None)
