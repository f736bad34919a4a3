"""`musnad incidents`: what many reports tell of, how many origins stand behind it, where they contradict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Final

import msgspec
import typer

from musnad.case.filters import Filters
from musnad.case.incidents import Shown, Wanted, listed, shown
from musnad.case.judge import INCIDENT
from musnad.cli.cases import CaseFolder, open_case
from musnad.cli.filters import (
    ByActor,
    ByTarget,
    Contradicted,
    Dated,
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
)
from musnad.cli.help import Help
from musnad.cli.messages import Messages
from musnad.cli.selecting import selection_of
from musnad.cli.session import Session
from musnad.export.entities import COMMA, SEMICOLON
from musnad.export.labels import Labels, load_labels
from musnad.model.links import ClaimKey, Contradiction, Incident, Origin, Tally, Voice

_SHORT: Final = 220
_IN: Final = "  "


def incidents(  # noqa: PLR0913 - an option is a parameter
    context: typer.Context,
    *,
    incident: Annotated[str | None, typer.Argument(metavar="[INCIDENT]")] = None,
    everything: Annotated[bool, typer.Option("--all")] = False,
    first: Annotated[bool, typer.Option("--first")] = False,
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
    origins: Origins = 0,
    contradicted: Contradicted = None,
    limit: Limit = 20,
    offset: Offset = 0,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    case: CaseFolder = None,
    _help: Help = False,
) -> int:
    """List the incidents of a case, or show one; the exit code is 1 where there is none."""
    session: Session = context.obj
    filters = Filters(
        only=only, mode=mode, factuality=factuality, since=since, until=until, undated=undated,
        dated=dated, place=place, placed=placed, actor=actor, target=target, origins=origins, contradicted=contradicted,
    )  # fmt: skip
    labels = load_labels(session.say.language)
    with open_case(session, case) as opened, opened.reading() as connection:
        if incident is not None:
            one = shown(connection, incident)
            session.show(_json(one.incident) if as_json else "\n".join(_whole(one, labels, session.say)))
            return 0
        wanted = Wanted(
            selection=selection_of(filters, opened, connection),
            least_reports=1 if everything else 2,
            offset=offset,
            limit=limit,
        )
        found, total = listed(connection, wanted)
        if first and found:
            session.show("\n".join(_whole(shown(connection, found[0].id), labels, session.say)))
            return 0
    for each in found:
        session.show(_json(each) if as_json else _line(each, labels, session.say))
    _tell_count(session, len(found), offset, total)
    return 0 if total else 1


def _tell_count(session: Session, count: int, offset: int, total: int) -> None:
    if count:
        session.tell(session.say("incidents.found", first=offset + 1, last=offset + count, total=total))
    else:
        session.tell(session.say("incidents.nothing"))


def _json(incident: Incident) -> str:
    return msgspec.json.encode(incident).decode()


def _line(incident: Incident, labels: Labels, say: Messages) -> str:
    """An incident on one line: its name, day, place, kind, and how much stands behind it."""
    counted = say(
        "incidents.counted",
        reports=len(incident.reports),
        origins=len(incident.origins),
        contradictions=len(incident.contradictions),
    )
    parts = (_name(incident), *_what(incident, labels, say), counted, _grade(incident, labels))
    return _IN.join(part for part in parts if part)


def _name(incident: Incident) -> str:
    return incident.id.removeprefix(INCIDENT)


def _what(incident: Incident, labels: Labels, say: Messages) -> tuple[str, str, str]:
    kind = say("incidents.news") if incident.type is None else labels("event_type", incident.type)
    mode = "" if incident.mode is None else labels("event_mode", f"{incident.type}/{incident.mode}")
    return _days(incident, say), _place(incident, say), f"{kind}: {mode}" if mode else kind


def _days(incident: Incident, say: Messages) -> str:
    if incident.earliest is None and incident.latest is None:
        return say("search.no-day")
    if incident.earliest == incident.latest:
        return str(incident.earliest)
    return f"{incident.earliest or '…'}/{incident.latest or '…'}"


def _place(incident: Incident, say: Messages) -> str:
    if incident.place is None:
        return ""
    english = incident.place.name_en if say.language == "en" else None
    return english or incident.place.name


def _grade(incident: Incident, labels: Labels) -> str:
    return "" if incident.grade is None else labels("grade", incident.grade.level)


def _whole(one: Shown, labels: Labels, say: Messages) -> Iterator[str]:
    incident = one.incident
    yield _line(incident, labels, say)
    if incident.grade is not None:
        rule = labels("grade_rule", incident.grade.rule)
        yield f"{_IN}{labels('package', 'grade')}: {_grade(incident, labels)} – {rule}"
    for tally in incident.tallies:
        yield _IN + _tally(tally, labels)
    yield f"{_IN}{labels('package', 'origins')}: {len(incident.origins)}"
    for origin in incident.origins:
        yield from _origin(origin, one, labels)
    yield from _copies(one, say)
    if incident.contradictions:
        yield f"{_IN}{labels('package', 'contradictions')}: {len(incident.contradictions)}"
    for contradiction in incident.contradictions:
        yield from _contradiction(contradiction, one, labels)


def _copies(one: Shown, say: Messages) -> Iterator[str]:
    """Which reports share text: how much of each, and their longest passage."""
    if one.copies:
        yield _IN + say("incidents.copies", count=len(one.copies))
    for shared in one.copies:
        copy = shared.copy
        ends = (one.tellers[copy.first].place, one.tellers[copy.second].place)
        yield f"{_IN * 2}{ends[0]} ({copy.of_first:.0%}) ↔ {ends[1]} ({copy.of_second:.0%})"
        if shared.words:
            yield f"{_IN * 3}«{_shortened(max(shared.words, key=len))}»"


def _tally(tally: Tally, labels: Labels) -> str:
    high = "…" if tally.high is None else f"{tally.high:,}"
    figures = f"{tally.low:,} / {tally.best:,} / {high}"
    semicolon = SEMICOLON[labels.language]
    ends = " / ".join(labels("end", end) for end in ("low", "best", "high"))
    return f"{labels('count', tally.kind)}: {figures} ({ends}{semicolon}{labels('tally_rule', tally.rule)})"


def _origin(origin: Origin, one: Shown, labels: Labels) -> Iterator[str]:
    name = origin.name or labels("package", "shared_text" if origin.kind == "text" else "no_outlet")
    marks = [labels("standing", mark) for mark in ("official", "eyewitness", "party") if getattr(origin, mark)]
    yield f"{_IN * 2}{name}" + (f" ({COMMA[labels.language].join(marks)})" if marks else "")
    for report, keys in _by_report(origin.claims):
        yield f"{_IN * 3}{_teller(one, report)}"
        yield from (f"{_IN * 4}{key.claim}{_IN}{one.lines.get(key, '')}" for key in keys)


def _by_report(keys: Sequence[ClaimKey]) -> Iterator[tuple[str, list[ClaimKey]]]:
    for report in dict.fromkeys(key.report for key in keys):
        yield report, [key for key in keys if key.report == report]


def _teller(one: Shown, report: str) -> str:
    teller = one.tellers[report]
    return _IN.join(part for part in (teller.place, teller.published, teller.outlet, teller.title, report) if part)


def _contradiction(contradiction: Contradiction, one: Shown, labels: Labels) -> Iterator[str]:
    of = f" ({labels('count', contradiction.count)})" if contradiction.count else ""
    same = f" – {labels('package', 'same_origin')}" if contradiction.same_origin else ""
    yield (
        f"{_IN * 2}{labels('contradiction', contradiction.kind)}{of}: "
        f"{contradiction.first.value} ↔ {contradiction.second.value}{same}"
    )
    for voice in (contradiction.first, contradiction.second):
        yield f"{_IN * 3}{_words(voice, one)}"


def _words(voice: Voice, one: Shown) -> str:
    return f"«{_shortened(voice.sentence.text)}»{_IN}{one.tellers[voice.key.report].place}"


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHORT else f"{line[:_SHORT].rsplit(' ', 1)[0]} …"
