"""Whose the names are: which names of a report mean one person, body or place.

Tables come first: an actor, a state, a public figure, a place of the gazetteer is itself under every name. Beyond them
a name is joined to a fuller one of which it is the beginning (bodies) or a part in order (persons), and to a name that
stands explained beside it (`بعثة الأمم المتحدة (يونامي)`). A body whose name begins like two others is neither.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

import msgspec

from musnad.authority.actors import Named
from musnad.authority.countries import Country
from musnad.reading.englishwords import PublicFigure
from musnad.reading.found import NameFound
from musnad.reading.namesight import NameSight
from musnad.reading.places import Chosen, Setting
from musnad.reading.shortnames import skeleton

T = TypeVar("T")
Identity = tuple[str, ...]

_OPENING: Final = frozenset('(«“"[')
_SITES: Final = frozenset({"quarter", "camp", "street", "facility", "nature", "countryside"})
"""Classes of heads that make another place of one called alike (`مستشفى تل الرمان`, the town `تل الرمان`)."""


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a name by itself: whose it is in a table, or nothing."""

    identity: Identity
    actor: Named | None = None
    country: Country | None = None
    figure: PublicFigure | None = None
    chosen: Chosen | None = None


def is_unsettled(name: NameFound, names: Sequence[NameFound], setting: Setting) -> bool:
    """Whether a short name could mean several actors, or none that the report has to do with."""
    if not name.named or any(named.kind != "short" for named in name.named):
        return False
    full = {named.actor.id for other in names for named in other.named if named.kind != "short"}
    own = [named for named in name.named if named.actor.id in full]
    if own or all(named.actor.type in {"media", "platform"} for named in name.named):
        return False
    settled = of_country(name.named, lambda named: named.actor.country, setting)
    return settled is None or (settled.actor.country is not None and settled.actor.country not in setting.countries)


def known_of(name: NameFound, chosen: Chosen | None, setting: Setting, full: frozenset[str]) -> Known:
    """What is known of a name; `full` are the actors whom the report calls by a full name somewhere."""
    if name.country is not None:
        return Known(identity=(name.country.authority,), country=name.country)
    if name.figures:
        figure = of_country(name.figures, lambda figure: figure.country, setting)
        if figure is not None:
            return Known(identity=("figure", figure.form), figure=figure)
    if name.named:
        own = tuple(named for named in name.named if named.actor.id in full) or name.named
        named = of_country(own, lambda named: named.actor.country, setting)
        if named is not None:
            return Known(identity=(named.actor.authority,), actor=named)
    if chosen is not None and chosen.place is not None:
        side = name.words if chosen.side else ()
        return Known(identity=(chosen.place.id, *side), chosen=chosen)
    words = name.proper or name.words
    site = name.head is not None and name.head.head.class_ in _SITES
    return Known(identity=(name.kind, *((name.words[0],) if site else ()), *words), chosen=chosen)


def of_country(found: Sequence[T], country: Callable[[T], str | None], setting: Setting) -> T | None:
    """The only one, or the only one whose country the report names most."""
    if len(found) == 1:
        return found[0]
    counts = [(setting.countries.get(country(one) or "", 0), one) for one in found]
    best = max(count for count, _ in counts)
    fitting = [one for count, one in counts if count == best and count]
    if best < max(setting.countries.values(), default=0):
        return None
    return fitting[0] if len(fitting) == 1 else None


def joined(sight: NameSight, names: Sequence[NameFound], known: Sequence[Known]) -> list[Identity]:
    """For each name the identity it shares with all others of its entity."""
    identities = [one.identity for one in known]
    _join_persons(names, known, identities)
    _join_bodies(names, known, identities)
    _join_explained(sight, names, known, identities)
    return identities


def _join_persons(names: Sequence[NameFound], known: Sequence[Known], identities: list[Identity]) -> None:
    """A shorter name goes to the last longer one before it, or else behind it, of which it is a part in order."""
    persons = [index for index, name in enumerate(names) if name.kind == "person"]
    full: dict[tuple[str, ...], list[int]] = {}
    for index in persons:
        if len(names[index].words) > 1:
            full.setdefault(names[index].words, []).append(index)
    longer: dict[tuple[str, ...], list[int]] = {}
    for index in persons:
        words = names[index].words
        if known[index].figure is not None:
            continue
        if words not in longer:
            longer[words] = sorted(at for long, places in full.items() if _part_of(words, long) for at in places)
        if longer[words]:
            before = bisect.bisect_left(longer[words], index)
            identities[index] = identities[longer[words][max(0, before - 1)]]


def _part_of(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words stand in the longer name in their order, its first or last among them."""
    if len(short) >= len(long):
        return short != long and _alike(short, long)
    if len(short) == 1 and skeleton(short[0]) == skeleton(long[-1]):
        return True
    rest = iter(long)
    return all(word in rest for word in short) and (short[0] == long[0] or short[-1] == long[-1])


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of the same length differ in the spelling of the last letter of one word alone."""
    if len(one) != len(other):
        return False
    different = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(different) == 1 and different[0][0][:-1] == different[0][1][:-1]


def _join_bodies(names: Sequence[NameFound], known: Sequence[Known], identities: list[Identity]) -> None:
    """A body's name that begins one other body's name, and no two, is that body's."""
    bodies = [i for i, name in enumerate(names) if name.kind == "organization" and known[i].country is None]
    by_first: dict[str, list[int]] = {}
    for index in bodies:
        by_first.setdefault(names[index].words[0], []).append(index)
    for index in bodies:
        words = names[index].words
        if known[index].actor is not None or len(words) < 2:  # noqa: PLR2004 - a lone word begins too much
            continue
        alike = (i for i in by_first[words[0]] if len(names[i].words) > len(words))
        longer = [i for i in alike if names[i].words[: len(words)] == words]
        if len({identities[i] for i in longer}) == 1:
            identities[index] = identities[longer[0]]


def _join_explained(
    sight: NameSight, names: Sequence[NameFound], known: Sequence[Known], identities: list[Identity]
) -> None:
    """A name in brackets or marks right behind another of its kind is another name of the same."""
    for index in range(1, len(names)):
        before, name = names[index - 1], names[index]
        if name.kind != "organization" or before.kind != "organization" or not _explains(sight, before, name):
            continue
        old, new = identities[index], identities[index - 1]
        if of_table(known[index]) and of_table(known[index - 1]):
            continue
        if of_table(known[index]):
            old, new = new, old
        for other in range(len(identities)):
            if identities[other] == old:
                identities[other] = new


def of_table(known: Known) -> bool:
    """Whether a table says whose the name is."""
    return known.actor is not None or known.country is not None


def _explains(sight: NameSight, before: NameFound, name: NameFound) -> bool:
    """Whether nothing but an opening bracket or mark stands between two names."""
    between = range(before.last, name.first)
    return (
        len(between) == 1
        and sight.reading.tokens[before.last].form in _OPENING
        and name.start == sight.reading.tokens[name.first].start
    )
