"""`musnad gazetteer`: find places by name, show all that is known of one, bring in places of one's own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from musnad.authority.gazetteer import Gazetteer
from musnad.authority.intake.arrivals import Watch
from musnad.authority.intake.formats import Format, bring_in
from musnad.authority.intake.geonames import size
from musnad.authority.places import Found, Place, key_of
from musnad.cli.help import Help
from musnad.cli.messages import Messages
from musnad.cli.refusal import UsageError
from musnad.cli.session import Session

Files = Annotated[list[Path] | None, typer.Option("--gazetteer", metavar="FILE")]
_SEATS = {"country": 3, "admin1": 2, "admin2": 1}


def find(
    context: typer.Context,
    *,
    words: Annotated[list[str], typer.Argument(metavar="NAME")],
    country: Annotated[str | None, typer.Option("--country", metavar="XX")] = None,
    gazetteer: Files = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    _help: Help = False,
) -> int:
    """Find the places of a name, the likeliest first; the exit code is 1 where there is none."""
    session: Session = context.obj
    name = " ".join(words)
    places = open_gazetteer(session, gazetteer or ())
    found = ranked(places.find(key_of(name)), country)
    if as_json:
        session.show(_json([_found_data(places, each) for each in found]))
    elif found:
        session.show("\n".join(line for each in found for line in _found_lines(places, each)))
    else:
        session.tell(session.say("gazetteer.find.nothing", name=name))
    return 0 if found else 1


def show(
    context: typer.Context,
    *,
    place_id: Annotated[str, typer.Argument(metavar="ID")],
    gazetteer: Files = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    _help: Help = False,
) -> int:
    """Show a place with all its names, and where each of them is from."""
    session: Session = context.obj
    places = open_gazetteer(session, gazetteer or ())
    place = places.get(place_id) or places.by_pcode(place_id) or places.get(f"geonames:{place_id}")
    if place is None:
        raise UsageError("gazetteer.show.nothing", id=place_id)
    names = places.names(place.id)
    if as_json:
        chain = [each.id for each in places.chain(place)]
        session.show(_json({**msgspec.to_builtins(place), "names": msgspec.to_builtins(names), "chain": chain}))
        return 0
    say = session.say
    lines = [f"{place.id}", *_place_lines(places, place, say)]
    width = max(len(name.text) for name in names) if names else 0
    lines += [say("gazetteer.show.names")]
    lines += [f"  {name.text:{width}}  {name.language or '-':3}  {name.kind:8}  {name.source}" for name in names]
    session.show("\n".join(lines))
    return 0


def import_(  # noqa: PLR0913 - an option is a parameter
    context: typer.Context,
    *,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…")],
    format_: Annotated[Format | None, typer.Option("--format", "-f", metavar="geonames|codab|csv")] = None,
    mapping: Annotated[Path | None, typer.Option("--mapping", metavar="FILE")] = None,
    names: Annotated[Path | None, typer.Option("--names", metavar="FILE")] = None,
    country: Annotated[list[str] | None, typer.Option("--country", metavar="XX")] = None,
    into: Annotated[Path | None, typer.Option("--into", metavar="FILE")] = None,
    _help: Help = False,
) -> int:
    """Bring places of other sources into the user's own gazetteer."""
    session: Session = context.obj
    countries = frozenset(code.upper() for each in country or () for code in each.split(","))
    target = into or session.own_gazetteer
    stood = target.is_file()
    with _progress(session, [*files, *([names] if names else [])]) as advance:
        watch = Watch(advance)
        bring_in(files, target, watch, format_=format_, mapping=mapping, names=names, countries=countries)
    tell_import(session, watch, target)
    if watch.taken or not watch.bad:
        return 0
    if not stood:
        target.unlink(missing_ok=True)
    return 2


def tell_import(session: Session, watch: Watch, target: Path) -> None:
    """Say what came in and what did not, and why."""
    say = session.say
    session.show(say("gazetteer.import.done", taken=watch.taken, file=str(target)))
    if watch.nameless:
        session.show(say("gazetteer.import.nameless", count=watch.nameless))
    if watch.bad:
        session.tell(say("gazetteer.import.bad", count=watch.bad))
        for row in watch.told:
            session.tell("  " + say("gazetteer.import.row", file=row.file, line=row.line, why=row.why))
        if watch.bad > len(watch.told):
            session.tell("  " + say("gazetteer.import.more", count=watch.bad - len(watch.told)))


def open_gazetteer(session: Session, files: Sequence[Path]) -> Gazetteer:
    """The gazetteer of this version, and with it the user's own, those of the settings, and the files named."""
    return Gazetteer.open(*session.gazetteer_files(files))


def ranked(found: Sequence[Found], country: str | None) -> list[Found]:
    """The places of a name, the likeliest first: by exact spelling, by rank and seat, by how many live there."""
    wanted = [each for each in found if country is None or each.place.country == country.upper()]
    return sorted(wanted, key=_rank)


def _rank(found: Found) -> tuple[Any, ...]:
    place = found.place
    rank = {"country": 0, "settlement": 1, "admin1": 2, "admin2": 3}.get(place.kind, 4)
    return found.article, -_SEATS.get(place.seat or "", 0), -(place.population or 0), rank, place.id


def _found_lines(places: Gazetteer, found: Found) -> Iterator[str]:
    place = found.place
    yield f"{place.name} · {place.name_en or '-'} · {place.kind} · {place.id}"
    above = [each.name_en or each.name for each in places.chain(place)[1:]]
    yield f"    {', '.join(above) or place.country or '-'}"
    yield f"    {_point(place)}  {place.source}"


def _place_lines(places: Gazetteer, place: Place, say: Messages) -> Iterator[str]:
    chain = places.chain(place)
    rows = (
        ("name", f"{place.name} · {place.name_en or '-'}"),
        ("kind", place.kind if place.seat is None else f"{place.kind} ({say('gazetteer.show.seat', of=place.seat)})"),
        ("inside", ", ".join(f"{each.name_en or each.name} ({each.id})" for each in chain[1:]) or "-"),
        ("point", _point(place)),
        ("population", str(place.population) if place.population else "-"),
        ("ids", ", ".join(f"{name} {value}" for name, value in msgspec.to_builtins(place.ids).items() if value) or "-"),
        ("source", place.source),
    )
    told = [(say(f"gazetteer.show.{key}"), value) for key, value in rows]
    width = max(len(label) for label, _ in told)
    for label, value in told:
        yield f"  {label:{width}}  {value}"


def _point(place: Place) -> str:
    return "-" if place.lat is None or place.lon is None else f"{place.lat:.5f}, {place.lon:.5f} ({place.point})"


def _found_data(places: Gazetteer, found: Found) -> dict[str, Any]:
    chain = [each.id for each in places.chain(found.place)]
    return {**msgspec.to_builtins(found.place), "matched": found.name, "article": found.article, "chain": chain}


def _json(value: Any) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


@contextmanager
def _progress(session: Session, files: Sequence[Path]) -> Iterator[Callable[[int], None]]:
    """What to call with the bytes that are done; a bar on standard error where somebody watches."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from musnad.cli.progress import bytes_progress  # noqa: PLC0415 - loaded only where the bar is shown

    with bytes_progress(
        size([file for file in files if file.is_file()]), session.say("gazetteer.import.progress")
    ) as advance:
        yield advance
