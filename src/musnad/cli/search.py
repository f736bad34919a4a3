"""`musnad search`: find reports of a case by their words and by what their claims tell."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Final

import msgspec
import typer

from musnad.authority.actors import ActorTable, key_of
from musnad.case.case import Case
from musnad.case.filters import Filters
from musnad.case.messages import wrong
from musnad.case.search import Asked, Hit, Results, Snippet, Told
from musnad.case.search import search as search_case
from musnad.case.terms import shared_terms
from musnad.cli.cases import CaseFolder, open_case
from musnad.cli.filters import (
    Acts,
    ByActor,
    BySpeaker,
    ByTarget,
    Contradicted,
    Dated,
    Incidents,
    Kinds,
    Limit,
    Mode,
    Offset,
    Only,
    Origins,
    Placed,
    Places,
    Since,
    Undated,
    Until,
    Verdicts,
)
from musnad.cli.help import Help
from musnad.cli.messages import Messages
from musnad.cli.selecting import selection_of
from musnad.cli.session import Session

_SHOWN: Final = 3
"""Claims of a report that are shown where nothing is asked of claims."""
_INDENT: Final = "    "
_BOLD: Final = ("\x1b[1m", "\x1b[0m")
_PLAIN: Final = ("⟨", "⟩")


def search(  # noqa: PLR0913 - an option is a parameter
    context: typer.Context,
    *,
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORD…]")] = None,
    aliases: Annotated[bool, typer.Option("--aliases")] = False,
    only: Only = None,
    mode: Mode = None,
    factuality: Kinds = None,
    since: Since = None,
    until: Until = None,
    undated: Undated = False,
    dated: Dated = None,
    place: Places = None,
    placed: Placed = None,
    actor: ByActor = None,
    target: ByTarget = None,
    speaker: BySpeaker = None,
    act: Acts = None,
    outlet: Annotated[list[str] | None, typer.Option("--outlet", metavar="NAME")] = None,
    origins: Origins = 0,
    contradicted: Contradicted = None,
    verdict: Verdicts = None,
    incident: Incidents = None,
    limit: Limit = 20,
    offset: Offset = 0,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    case: CaseFolder = None,
    _help: Help = False,
) -> int:
    """Find reports and their claims; the exit code is 1 where there is none."""
    session: Session = context.obj
    filters = Filters(
        only=only, mode=mode, factuality=factuality, since=since, until=until, undated=undated,
        dated=dated, place=place, placed=placed, actor=actor, target=target, speaker=speaker, act=act,
        outlet=outlet, origins=origins, contradicted=contradicted, verdict=verdict, incident=incident,
    )  # fmt: skip
    with open_case(session, case) as opened, opened.reading() as connection:
        asked = Asked(
            words=_one_query(words),
            selection=selection_of(filters, opened, connection),
            offset=offset,
            limit=limit,
        )
        names = aliases_of(opened) if aliases else lambda _: ()
        found = search_case(connection, asked, shared_terms(), names)
    if as_json:
        session.show(msgspec.json.encode(found).decode())
    else:
        _show(found, asked, session, filtered=bool(filters.given()))
    return 0 if found.total else 1


def _one_query(words: Sequence[str] | None) -> str:
    """The words as one query.

    Raises:
        CaseError: if words are given that are all empty, as a variable of a script may be.
    """
    query = " ".join(words or ())
    if words and not query.strip():
        raise wrong("search.no-word", query=query)
    return query


def aliases_of(case: Case) -> Callable[[str], Iterable[str]]:
    """Gives the other names of an actor, as the tables of the case have them."""
    table = ActorTable.load([case.folder / name for name in case.settings.actors])

    def others(name: str) -> Sequence[str]:
        return [each for found in table.find(key_of(name)) for each in found.actor.names() if each != name]

    return others


def _show(found: Results, asked: Asked, session: Session, *, filtered: bool) -> None:
    say = session.say
    marks = _BOLD if sys.stdout.isatty() else _PLAIN
    for hit in found.hits:
        session.show("\n".join(_lines(hit, say, marks, filtered=filtered)))
    last = asked.offset + len(found.hits)
    if not found.total:
        session.tell(say("search.nothing"))
    elif not found.hits:
        session.tell(say("search.beyond", total=found.total))
    else:
        session.tell(say("search.found", first=asked.offset + 1, last=last, total=found.total))


def _lines(hit: Hit, say: Messages, marks: tuple[str, str], *, filtered: bool) -> Iterable[str]:
    about = (hit.report, hit.published or say("search.no-day"), hit.outlet, hit.title)
    yield "  ".join(each for each in about if each)
    if hit.snippet is not None:
        yield _INDENT + _marked(hit.snippet, marks)
    shown = hit.claims if filtered else hit.claims[:_SHOWN]
    for told in shown:
        yield f"{_INDENT}{_claim(told)}"
    if len(shown) < len(hit.claims):
        yield _INDENT + say("search.more", count=len(hit.claims) - len(shown))


def _claim(told: Told) -> str:
    return f"{told.claim}  {told.line_en}"


def _marked(snippet: Snippet, marks: tuple[str, str]) -> str:
    """The snippet on one line, what was found marked."""
    before, after = marks
    parts: list[str] = []
    at = snippet.span.start
    for span in snippet.found:
        if span.start < at:
            continue
        parts += [_between(snippet, at, span.start), before, _between(snippet, span.start, span.end), after]
        at = span.end
    parts.append(_between(snippet, at, snippet.span.end))
    return " ".join("".join(parts).split())


def _between(snippet: Snippet, start: int, end: int) -> str:
    first = snippet.span.start
    return snippet.text[start - first : end - first]
