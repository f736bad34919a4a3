"""`musnad actors`: list the actors, show all that is known of one, check tables of actors."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import msgspec
import typer

from musnad.arabic.folding import fold_word
from musnad.authority.actors import ACTOR_TYPES, Actor, ActorTable, Named, key_of
from musnad.cli.help import Help
from musnad.cli.messages import Messages
from musnad.cli.refusal import UsageError
from musnad.cli.session import Session
from musnad.cli.table import one_line
from musnad.cli.tables import Actors, problem_line, shown_path
from musnad.cli.tables import check as check_files
from musnad.errors import LexiconError
from musnad.export.labels import Labels, load_labels

if TYPE_CHECKING:
    from musnad.authority.actor_check import Row

Format = Literal["table", "json", "tsv"]
_COLUMNS: Final = ("id", "type", "country", "name_en", "name")
_ARTICLE: Final = "ال"
_WORD: Final = re.compile(r"\w+")
_ACCENTED: Final = re.compile("[\u00e0-\u024f\u1e00-\u1eff]|[a-z][\u0300-\u036f]")
_ACCENT: Final = re.compile("(?<=[a-z])[\u0300-\u036f]+")


def list_(  # noqa: PLR0913 - an option is a parameter
    context: typer.Context,
    *,
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORD…]")] = None,
    country: Annotated[str | None, typer.Option("--country", metavar="XX")] = None,
    type_: Annotated[str | None, typer.Option("--type", metavar="TYPE")] = None,
    format_: Annotated[Format, typer.Option("--format", "-f", metavar="table|json|tsv")] = "table",
    actors: Actors = None,
    _help: Help = False,
) -> int:
    """List the actors by id, or those that fit; the exit code is 1 where none does."""
    session: Session = context.obj
    if type_ is not None and type_ not in ACTOR_TYPES:
        raise UsageError("actors.list.no-type", value=type_, known=", ".join(ACTOR_TYPES))
    table = load_table(session, actors)
    found = [
        actor
        for _, actor in sorted(table.by_id.items())
        if (country is None or actor.country == country.upper()) and (type_ is None or actor.type == type_)
    ]
    if words:
        asked = _search_words(" ".join(words))
        found = [actor for actor in found if _is_called(actor, asked)]
    if format_ == "json":
        session.show(_json([_entry(actor) for actor in found]))
    elif format_ == "tsv":
        session.show("\n".join("\t".join(row) for row in [_COLUMNS, *map(_cells, found)]))
    elif found:
        session.show(
            "\n".join(_aligned([tuple(session.say(f"actors.{each}") for each in _COLUMNS), *map(_cells, found)]))
        )
    else:
        session.tell(session.say("actors.list.nothing"))
    return 0 if found else 1


def show(
    context: typer.Context,
    *,
    words: Annotated[list[str], typer.Argument(metavar="NAME|ID")],
    actors: Actors = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    _help: Help = False,
) -> int:
    """Show all that the table has of an actor, or of all actors that bear a name."""
    session: Session = context.obj
    name = " ".join(words)
    table = load_table(session, actors)
    found = find(table, name)
    if not found:
        raise UsageError("actors.show.nothing", name=name)
    rows = entries_of({each.actor.id for each in found}, session.actor_files(actors))
    if as_json:
        session.show(_json([_data(each, table, rows[each.actor.id]) for each in found]))
        return 0
    labels = load_labels(session.say.language)
    blocks = ["\n".join(_actor_lines(each.actor, table, rows[each.actor.id], session.say, labels)) for each in found]
    if len(found) > 1:
        blocks = ["\n".join(_difference_lines(name, found, session.say)), *blocks]
    session.show("\n\n".join(blocks))
    return 0


def check(
    context: typer.Context,
    *,
    files: Annotated[list[Path] | None, typer.Argument(metavar="[FILE…]")] = None,
    _help: Help = False,
) -> int:
    """Tell every problem of tables of actors; the exit code is 2 where there is one."""
    from musnad.authority.actor_check import package_tables  # noqa: PLC0415 - `list` needs no parser

    session: Session = context.obj
    paths = files or [*package_tables(), *session.settings.actors]
    problems = check_files(paths)
    for problem in problems:
        session.show(problem_line(problem, session.say))
    warnings = sum(problem.warning for problem in problems)
    wrong = len(problems) - warnings
    session.show(session.say("actors.check.summary", files=len(paths), problems=wrong, warnings=warnings))
    return 2 if wrong else 0


def load_table(session: Session, named: Sequence[Path] | None) -> ActorTable:
    """The actors of this version, of the settings' files and of the files named.

    Raises:
        UsageError: if a file of the user's cannot be used; the message tells all that is wrong in it.
    """
    files = session.actor_files(named)
    try:
        return ActorTable.load(files)
    except LexiconError as error:
        session.refuse_wrong(files, error)
        raise


def find(table: ActorTable, name: str) -> list[Named]:
    """The actors of an id, or of a name: Arabic with or without article, or English; each actor once, by id."""
    by_id = table.by_id.get(name.removeprefix("actor:"))
    if by_id is not None:
        return [Named(by_id, "name", by_id.form)]
    key = key_of(name)
    other = key.removeprefix(_ARTICLE) if key.startswith(_ARTICLE) else f"{_ARTICLE}{key}"
    english = (
        Named(actor, "name", actor.gloss) for actor in table.by_id.values() if _plain(actor.gloss) == _plain(name)
    )
    found = table.find(key) or table.find(other) or tuple(english)
    return sorted({each.actor.id: each for each in reversed(found)}.values(), key=lambda each: each.actor.id)


def entries_of(ids: set[str], files: Sequence[Path]) -> dict[str, Row]:
    """The entries of actors as they stand in the files, by id; of several of one id the one that counts."""
    from musnad.authority.actor_check import package_tables, read_rows  # noqa: PLC0415 - `list` needs no parser

    found: dict[str, Row] = {}
    for path in (*package_tables(), *files):
        text = path.read_text("utf-8")
        if any(each in text for each in ids):
            found.update({row.text("id"): row for row in read_rows(path)[0] if row.text("id") in ids})
    return found


def _search_words(text: str) -> list[str]:
    """The words of a name as they are compared: folded, in small letters without accents, without the article."""
    words = _WORD.findall(" ".join(fold_word(word) for word in _plain(text).split()))
    return [word.removeprefix(_ARTICLE) if len(word) > len(_ARTICLE) + 1 else word for word in words]


def _plain(text: str) -> str:
    """A name in small letters, and without accents where it is in Latin ones."""
    small = text.casefold()
    if not _ACCENTED.search(small):
        return small
    return unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFD", small)))


def _is_called(actor: Actor, asked: Sequence[str]) -> bool:
    """Whether one name of the actor has, for each word asked for, a word that begins with it."""
    return any(
        all(any(word.startswith(each) for word in words) for each in asked)
        for words in map(_search_words, (actor.gloss, *actor.names()))
    )


def _cells(actor: Actor) -> tuple[str, ...]:
    return actor.id, actor.type, actor.country or "-", actor.gloss, actor.form


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows in columns; the last, which is Arabic, is not filled up."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    for row in rows:
        yield "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]])


def _children(actor: Actor, table: ActorTable) -> list[Actor]:
    return [each for _, each in sorted(table.by_id.items()) if each.parent == actor.id]


def _years(actor: Actor) -> str:
    return f"{actor.since or '…'} – {actor.until or '…'}" if actor.since or actor.until else ""


def _entry(actor: Actor) -> dict[str, Any]:
    return {"id": actor.id, **msgspec.to_builtins(actor)}


def _called(actor: Actor, say: Messages) -> str:
    """The id of an actor and its name in the language spoken."""
    return f"{actor.id} · {actor.form if say.language == 'ar' else actor.gloss}"


def _data(found: Named, table: ActorTable, row: Row) -> dict[str, Any]:
    children = [each.id for each in _children(found.actor, table)]
    place = {"file": shown_path(row.path), "line": row.line}
    return {**_entry(found.actor), "children": children, "matched": found.kind, **place}


def _actor_lines(actor: Actor, table: ActorTable, row: Row, say: Messages, labels: Labels) -> Iterator[str]:
    parent = table.by_id.get(actor.parent or "")
    children = [_called(each, say) for each in _children(actor, table)]
    told: tuple[tuple[str, Sequence[str]], ...] = (
        ("name", [actor.form]),
        ("name_en", [actor.gloss]),
        ("type", [f"{actor.type} · {labels('actor_type', actor.type)}"]),
        ("country", [f"{actor.country} · {labels.country(actor.country)}"] if actor.country else []),
        ("years", [_years(actor)]),
        ("parent", [_called(parent, say)] if parent else []),
        ("children", children),
        ("aliases", actor.aliases),
        ("short", actor.short),
        ("loaded", actor.loaded),
        ("neutral", [actor.gloss] if actor.loaded else []),
        ("ids", [actor.authority, *([f"wikidata {actor.wikidata} ({actor.source})"] if actor.wikidata else [])]),
        ("source", [actor.source or ""] if not actor.wikidata else []),
        ("example", [actor.example]),
        ("note", [actor.note or ""]),
        ("entry", [f"{shown_path(row.path)}:{row.line}"]),
    )
    yield actor.id
    rows = [(say(f"actors.{key}"), [one_line(value) for value in values if value]) for key, values in told]
    width = max(len(label) for label, values in rows if values)
    for label, values in rows:
        for number, value in enumerate(values):
            yield f"  {label if number == 0 else '':{width}}  {value}"


def _difference_lines(name: str, found: Sequence[Named], say: Messages) -> Iterator[str]:
    """How many actors bear a name, in what they differ, and by what a report is understood."""
    yield say("actors.show.several", name=name, count=len(found))
    traits = [_traits(each, say) for each in found]
    differing = [key for key in traits[0] if len({trait[key] for trait in traits}) > 1]
    for each, trait in zip(found, traits, strict=True):
        told = [f"{say(f'actors.{key}')}: {trait[key]}" for key in differing]
        yield "  " + one_line(" · ".join([_called(each.actor, say), *told]))
    full = [each.actor for each in found if each.kind != "short"]
    short = [each.actor for each in found if each.kind == "short"]
    if len(full) > 1:
        yield say("actors.show.ambiguous")
    elif full:
        yield say("actors.show.full-and-short", id=full[0].id)
    else:
        yield say("actors.show.all-short")
    countries = [actor.country for actor in short]
    alike = [actor.id for actor in short if countries.count(actor.country) > 1 or actor.country is None]
    if alike and not full:
        yield say("actors.show.alike", ids=", ".join(alike))


def _traits(found: Named, say: Messages) -> Mapping[str, str]:
    actor = found.actor
    return {
        "kind": say(f"actors.kind.{found.kind}"),
        "type": actor.type,
        "country": actor.country or "-",
        "parent": actor.parent or "-",
        "years": _years(actor) or "-",
    }


def _json(value: Any) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
