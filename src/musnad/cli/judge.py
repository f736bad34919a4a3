"""`musnad judge`: decide about claims and incidents; every decision is entered in the journal and can be undone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec
import sqlalchemy as sa
import typer

from musnad.case import amending
from musnad.case import judge as judging
from musnad.case.amending import Desk, NewClaim, NewCount, NewMeaning, NewNaming, NewParty, Stretch
from musnad.case.authorities import Authorities, OwnActor
from musnad.case.journal import Entry
from musnad.case.judge import Correction, Judge, Verdict, Words
from musnad.case.reading import load_deriving
from musnad.case.settings import load_settings
from musnad.cli.cases import As, CaseFolder, author_of, case_folder, open_case
from musnad.cli.filters import LARGEST
from musnad.cli.help import Help
from musnad.cli.messages import Messages
from musnad.cli.refusal import UsageError
from musnad.cli.session import Session

Claims = Annotated[list[str], typer.Argument(metavar="CLAIM…")]
Reason = Annotated[str | None, typer.Option("--reason", "-r", metavar="TEXT")]
Decision = Callable[[sa.Connection, Judge], Entry | None]

_OPEN: Final = "-"
_DIGITS: Final = 12
"""Of a bound of a count; no number in the news has more."""
_SEVERAL: Final = frozenset({"actors", "targets"})


def accept(
    context: typer.Context,
    *,
    claims: Claims,
    reason: Reason = None,
    case: CaseFolder = None,
    as_: As = None,
    _help: Help = False,
) -> int:
    """Accept claims as the machine has them, with what was corrected."""
    return _decide_all(context.obj, case, (as_, reason), claims, "accepted")


def reject(
    context: typer.Context,
    *,
    claims: Claims,
    reason: Reason = None,
    case: CaseFolder = None,
    as_: As = None,
    _help: Help = False,
) -> int:
    """Reject claims, with the reason."""
    return _decide_all(context.obj, case, (as_, reason), claims, "rejected")


def unsure(
    context: typer.Context,
    *,
    claims: Claims,
    reason: Reason = None,
    case: CaseFolder = None,
    as_: As = None,
    _help: Help = False,
) -> int:
    """Say of claims that one cannot decide."""
    return _decide_all(context.obj, case, (as_, reason), claims, "unsure")


def correct(  # noqa: PLR0913 - an option is a parameter
    context: typer.Context,
    *,
    claim: Annotated[str, typer.Argument(metavar="CLAIM")],
    field: Annotated[str, typer.Argument(metavar="FIELD")],
    values: Annotated[list[str], typer.Argument(metavar="VALUE…|-")],
    words: Annotated[str | None, typer.Option("--words", metavar="START-END")] = None,
    reason: Reason = None,
    case: CaseFolder = None,
    as_: As = None,
    _help: Help = False,
) -> int:
    """Put another value in a field of a claim; that of the machine is kept beside it."""
    session: Session = context.obj
    correction = Correction(field, value_of(field, values), None if words is None else words_of(words))

    def decision(connection: sa.Connection, judge: Judge) -> Entry | None:
        return judging.correct(connection, judge, judging.find_claim(connection, claim), correction)

    return _carry_out(session, case, (as_, reason), [decision])


def add(  # noqa: PLR0913 - an option is a parameter
    context: typer.Context,
    *,
    report: Annotated[str, typer.Argument(metavar="REPORT")],
    trigger: Annotated[str, typer.Option("--trigger", metavar="START-END")],
    type_: Annotated[str, typer.Option("--type", metavar="TYPE")],
    mode: Annotated[str | None, typer.Option("--mode", metavar="MODE")] = None,
    factuality: Annotated[str, typer.Option("--factuality", metavar="CODE")] = "asserted",
    actor: Annotated[list[str] | None, typer.Option("--actor", metavar="START-END[=ID]")] = None,
    target: Annotated[list[str] | None, typer.Option("--target", metavar="START-END[=ID]")] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="START-END[=ID]")] = None,
    time: Annotated[str | None, typer.Option("--time", metavar="EDTF[@START-END]")] = None,
    count: Annotated[list[str] | None, typer.Option("--count", metavar="KIND=N@START-END")] = None,
    statement: Annotated[str | None, typer.Option("--statement", metavar="ID")] = None,
    reason: Reason = None,
    case: CaseFolder = None,
    as_: As = None,
    _help: Help = False,
) -> int:
    """Add a claim that the reader missed; it is shown as a person's everywhere."""
    session: Session = context.obj
    value, _, words = (time or "").partition("@")
    new = NewClaim(
        trigger=_stretch(trigger),
        type=type_,
        mode=mode,
        factuality=factuality,
        actors=tuple(map(_party, actor or ())),
        targets=tuple(map(_party, target or ())),
        place=None if place is None else _party(place),
        time=value or None,
        time_words=_stretch(words) if words else None,
        counts=tuple(map(_new_count, count or ())),
        statement=statement,
    )
    alike: list[str] = []

    def decision(connection: sa.Connection, judge: Judge) -> Entry | None:
        found = judging.find_report(connection, report)
        made = amending.add_claim(connection, judge, found, new, _desk(session, case))
        alike.extend(made.alike)
        return made.entry

    code = _carry_out(session, case, (as_, reason), [decision])
    if alike:
        session.tell(session.say("judge.alike", claims=" ".join(alike)))
    return code


def name(  # noqa: PLR0913 - an option is a parameter
    context: typer.Context,
    *,
    names: Annotated[list[str], typer.Argument(metavar="NAME…")],
    actor: Annotated[str | None, typer.Option("--actor", metavar="ID")] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="ID")] = None,
    own: Annotated[str | None, typer.Option("--own", metavar="NAME")] = None,
    english: Annotated[str | None, typer.Option("--english", metavar="NAME")] = None,
    type_: Annotated[str, typer.Option("--type", metavar="TYPE")] = "other",
    country: Annotated[str | None, typer.Option("--country", metavar="CODE")] = None,
    none: Annotated[bool, typer.Option("--no-actor")] = False,
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME")] = None,
    report: Annotated[str | None, typer.Option("--report", metavar="ID")] = None,
    preview: Annotated[bool, typer.Option("--preview")] = False,
    reason: Reason = None,
    case: CaseFolder = None,
    as_: As = None,
    _help: Help = False,
) -> int:
    """Say once for the case what written names mean."""
    session: Session = context.obj
    if sum((actor is not None, place is not None, own is not None, none)) != 1:
        raise UsageError("judge.one-meaning")
    if outlet is not None and report is not None:
        raise UsageError("judge.one-scope")
    given = None if own is None else OwnActor(name=own, name_en=english, actor_type=type_, country=country)
    kind: Any = "own" if own is not None else "none" if none else "actor" if actor is not None else "place"
    meaning = NewMeaning(kind=kind, authority=actor or place, own=given)

    def naming(connection: sa.Connection) -> NewNaming:
        if report is not None:
            of = judging.find_report(connection, report)
            return NewNaming(names=tuple(names), meaning=meaning, scope="report", of=of)
        if outlet is not None:
            return NewNaming(names=tuple(names), meaning=meaning, scope="outlet", of=outlet)
        return NewNaming(names=tuple(names), meaning=meaning)

    if preview:
        with open_case(session, case) as opened, opened.reading() as connection:
            known = Authorities.load(*_tables(session, case))
            extent = amending.extent_of(connection, naming(connection), known)
        session.show(session.say("judge.extent", claims=extent.claims, reports=extent.reports))
        return 0
    waiting: list[int] = []

    def decision(connection: sa.Connection, judge: Judge) -> Entry | None:
        made = amending.correct_name(connection, judge, naming(connection), _desk(session, case))
        waiting.append(made.renewed.later)
        return made.entry

    code = _carry_out(session, case, (as_, reason), [decision])
    if any(waiting):
        session.tell(session.say("judge.waiting", count=sum(waiting)))
    return code


def _desk(session: Session, folder: Path | None) -> Desk:
    """The tables that names and claims are looked up in, and what reports are derived with."""
    files = _tables(session, folder)
    return Desk(Authorities.load(*files), lambda: load_deriving(*files))


def _tables(session: Session, folder: Path | None) -> tuple[list[Path], list[Path]]:
    """The tables of actors and of places that a case has above those of this version."""
    where = case_folder(session, folder)
    settings = load_settings(where)
    return [where / each for each in settings.actors], [where / each for each in settings.gazetteers]


def _stretch(written: str) -> Stretch:
    words = words_of(written)
    return Stretch(words.start, words.end)


_ENTITY: Final = re.compile("e[0-9a-f]+")
"""The id of an entity in its report; ids of tables have other shapes."""


def _party(written: str) -> NewParty:
    """Words, and behind an equals sign an entity of the report (`e3`) or an id of a table."""
    place, _, named = written.partition("=")
    known = named.strip() or None
    if known is not None and _ENTITY.fullmatch(known):
        return NewParty(words=_stretch(place), entity=known)
    return NewParty(words=_stretch(place), authority=known)


def _new_count(written: str) -> NewCount:
    """A count with its words behind an at sign: `killed=4-6@120-126`."""
    number, at, words = written.rpartition("@")
    if not at:
        raise UsageError("judge.bad-new-count", value=written)
    return NewCount(**_count(number), words=_stretch(words))


def undo(
    context: typer.Context,
    *,
    entry: Annotated[int | None, typer.Argument(metavar="ENTRY", min=1, max=LARGEST)] = None,
    reason: Reason = None,
    case: CaseFolder = None,
    as_: As = None,
    _help: Help = False,
) -> int:
    """Take back a decision, the last one of one's own where none is named."""
    session: Session = context.obj

    def decision(connection: sa.Connection, judge: Judge) -> Entry | None:
        number = judging.last_entry(connection, judge.who) if entry is None else entry
        return judging.undo(connection, judge, number, lambda: load_deriving(*_tables(session, case)))

    return _carry_out(session, case, (as_, reason), [decision])


def merge(
    context: typer.Context,
    *,
    incidents: Annotated[list[str], typer.Argument(metavar="INCIDENT…")],
    reason: Reason = None,
    case: CaseFolder = None,
    as_: As = None,
    _help: Help = False,
) -> int:
    """Say that incidents are one."""

    def decision(connection: sa.Connection, judge: Judge) -> Entry | None:
        return judging.merge(connection, judge, [judging.find_incident(connection, each) for each in incidents])

    return _carry_out(context.obj, case, (as_, reason), [decision])


def split(  # noqa: PLR0913 - an option is a parameter
    context: typer.Context,
    *,
    incident: Annotated[str, typer.Argument(metavar="INCIDENT")],
    claims: Claims,
    reason: Reason = None,
    case: CaseFolder = None,
    as_: As = None,
    _help: Help = False,
) -> int:
    """Say that some claims of an incident are another happening than its others."""

    def decision(connection: sa.Connection, judge: Judge) -> Entry | None:
        parted = [judging.find_claim(connection, each) for each in claims]
        return judging.split(connection, judge, judging.find_incident(connection, incident), parted)

    return _carry_out(context.obj, case, (as_, reason), [decision])


def _decide_all(
    session: Session, folder: Path | None, by: tuple[str | None, str | None], claims: Sequence[str], verdict: Verdict
) -> int:
    def deciding(claim: str) -> Decision:
        return lambda connection, judge: judging.decide(
            connection, judge, judging.find_claim(connection, claim), verdict
        )

    return _carry_out(session, folder, by, [deciding(claim) for claim in claims])


def _carry_out(
    session: Session, folder: Path | None, by: tuple[str | None, str | None], decisions: Sequence[Decision]
) -> int:
    """Enter all the decisions of one command, or none of them; then say what was entered."""
    named, reason = by
    author = author_of(session, named)
    with open_case(session, folder) as opened, opened.writing() as connection:
        made = [decision(connection, Judge(author.who, author.at, reason)) for decision in decisions]
    for entry in made:
        session.show(_told(entry, session.say))
    return 0


def _told(entry: Entry | None, say: Messages) -> str:
    if entry is None:
        return say("judge.already")
    return say(f"judge.done.{entry.action}", number=entry.number, subject=entry.subject, who=entry.who)


def value_of(field: str, values: Sequence[str]) -> Any:
    """What is written on the command line as the value of a field; a lone `-` says that the report leaves it open.

    A name may have its id behind an equals sign (`قسد=sdf`), a count its kind before one (`killed=4-6`, `killed=20-`).

    Raises:
        UsageError: if a count is not written so, or a field that has one value is given several.
    """
    if field in _SEVERAL:
        return [] if list(values) == [_OPEN] else [_named(value) for value in values]
    if field == "counts":
        return [] if list(values) == [_OPEN] else [_count(value) for value in values]
    if len(values) != 1:
        raise UsageError("judge.one-value", field=field)
    if values[0] == _OPEN:
        return None
    return _named(values[0]) if field == "place" else values[0]


def _named(value: str) -> dict[str, str | None]:
    name, _, authority = value.partition("=")
    return {"name": name.strip(), "authority": authority.strip() or None}


def _count(value: str) -> dict[str, Any]:
    kind, equals, number = value.partition("=")
    low, dash, high = number.partition("-")
    bounds = (low, high if dash else low)
    if not equals or not all(_is_bound(bound) for bound in bounds):
        raise UsageError("judge.bad-count", value=value)
    least, most = (int(bound) if bound else None for bound in bounds)
    return {"kind": kind, "min": least, "max": most}


def _is_bound(written: str) -> bool:
    return written == "" or (written.isdecimal() and len(written) <= _DIGITS)


def words_of(written: str) -> Words:
    """The words between two code points, written `120-134`.

    Raises:
        UsageError: if they are not written so.
    """
    start, _, end = written.partition("-")
    if not (start.isdecimal() and end.isdecimal()):
        raise UsageError("judge.bad-span", value=written)
    return msgspec.convert({"start": int(start), "end": int(end)}, Words)
