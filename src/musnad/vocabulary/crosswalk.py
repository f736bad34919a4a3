"""From the events of a record to the codes of PLOVER, CAMEO, ACLED and UCDP, by one visible table.

The table is `crosswalk.yaml`: for each scheme rows that are tried top down, each with its conditions, the code it gives
and the reason in words. `schemes.yaml` has the codes of each scheme, `actor_sectors.yaml` what types of actors and
classes of participants are to the conditions (their side), to PLOVER (sectors) and to ACLED (inter codes). What cannot
be told from the facts has no code.

The schemes are those of the PLOVER manual (Open Event Data Alliance) with its table for CAMEO of 2021, the CAMEO
codebook 1.1b3, ACLED's codebook of 2023, and UCDP's definitions of 2023.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from types import MappingProxyType
from typing import Final, Literal, TypeVar, get_args

import msgspec

from musnad.errors import LexiconError
from musnad.model.record import Act, Codes, EventType, Factuality
from musnad.vocabulary.vocabulary import event_pairs, load_glosses

Scheme = Literal["plover", "cameo", "acled", "ucdp"]
Told = Literal["none", "asserted", "negated", "future", "possible"]
Means = Literal["grenade", "mine", "vehicle-bomb", "roadside-bomb"]
Side = Literal[
    "state", "foreign", "rebel", "militia", "armed", "soldier", "authority",
    "civilian", "person", "detainee", "official", "protester", "rioter",
    "weapon", "base", "other", "unknown",
]  # fmt: skip
"""What somebody or something is to the conditions of the crosswalk.

`state` are the state and forces of the country spoken of, `foreign` forces of another one; `armed` and `soldier` are
known by a common noun alone, and `person` is somebody of whom nothing else is known. `unknown` is a phrase that says
nothing.
"""
SCHEMES: Final[tuple[Scheme, ...]] = get_args(Scheme)
ABROAD: Final = frozenset({"state", "state-forces"})

_SAME: Final = "="
_FIGHTERS: Final = frozenset({"state", "foreign", "rebel", "militia"})
_BY_NOUN_ALONE: Final = frozenset({"armed", "soldier", "authority"})
_OPPONENTS: Final = 2
_MOST_SIDES: Final = 2
_REMEMBERED: Final = 10_000


class Code(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A code of another scheme under its name there; `group` is the event type of an ACLED sub-event."""

    code: str
    name: str
    name_ar: str
    group: str | None = None


class ActorSector(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a type of actor is to others: PLOVER's sector, ACLED's inter code at home and abroad, and its side."""

    type: str
    sector: str | None
    inter: int | None
    inter_abroad: int | None
    side: Side


class ParticipantSide(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"class_": "class"}
):
    """The side of somebody or something that is known by a common noun of this class alone."""

    class_: str
    side: Side


class InterCode(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """ACLED's code for a kind of actor, and its text in newer exports."""

    code: int
    name: str
    name_ar: str


class ActorSectors(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The table of `actor_sectors.yaml`."""

    actors: tuple[ActorSector, ...]
    people: tuple[ParticipantSide, ...]
    inter: tuple[InterCode, ...]


class When(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The conditions of a row, of which all must hold; an empty one holds always."""

    event: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    act: tuple[Act, ...] = ()
    actor: tuple[str, ...] = ()
    actor_all: tuple[str, ...] = ()
    actor_none: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    target_all: tuple[str, ...] = ()
    target_none: tuple[str, ...] = ()
    cause: tuple[str, ...] = ()
    means: tuple[Means, ...] = ()
    deaths: bool | None = None
    intervention: bool | None = None

    def is_open(self) -> bool:
        """Whether nothing but the event, and that it happened, is asked for."""
        only = When(event=self.event, told=self.told)
        return self == only and (not self.told or "asserted" in self.told)


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"as_": "as"}):
    """One row of the crosswalk; `reason` and `reason_ar` say why it gives its code, or none."""

    id: str
    when: When
    code: str | None = None
    as_: Literal["cause"] | None = None
    reason: str
    reason_ar: str


class EventFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the crosswalk asks of an event, or of a statement alone (`type` is `None`).

    `act` is the act of the innermost statement that holds the event, or of the statement. Types of actors are those of
    the vocabulary as the actors are at the place of the event (`type_in_place`), one for each phrase, `None` where it
    is not known; people are the classes of the nouns in phrases that name no known actor. The targets of CONTROL are
    who held the place and was driven out, where that is told, and a person who was overthrown. `mutual` says that the
    actors fight, or agree with, each other, the first against the others. `cause` is the event that brought this one
    about. `deaths` says that anybody is told to have died by the event, `intervention` that force or arrests met a
    protest.
    """

    type: EventType | None
    mode: str | None = None
    factuality: Factuality = "asserted"
    act: Act | None = None
    actor_types: tuple[str | None, ...] = ()
    actor_people: tuple[str, ...] = ()
    target_types: tuple[str | None, ...] = ()
    target_people: tuple[str, ...] = ()
    mutual: bool = False
    cause: EventFacts | None = None
    means: tuple[Means, ...] = ()
    deaths: bool = False
    intervention: bool = False


class CodeFound(msgspec.Struct, frozen=True):
    """A code, `None` for none, the id of the row that gave it, and that of the row that led there from the outcome."""

    code: str | None
    row: str
    via: str | None = None


class CodesFound(msgspec.Struct, frozen=True, kw_only=True):
    """What each scheme has for an event."""

    plover: CodeFound
    cameo: CodeFound
    acled: CodeFound
    ucdp: CodeFound

    def codes(self) -> Codes:
        """The codes as a record has them."""
        return Codes(plover=self.plover.code, cameo=self.cameo.code, acled=self.acled.code, ucdp=self.ucdp.code)


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """Facts as the conditions see them: events as type and mode, actors and targets as sides."""

    event: tuple[str, ...] = ()
    told: Told = "asserted"
    act: Act | None = None
    actors: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    cause: tuple[str, ...] = ()
    means: tuple[Means, ...] = ()
    deaths: bool = False
    intervention: bool = False


class Crosswalk:
    """The table, checked; `codes_of` applies it.

    >>> facts = EventFacts(type="ASSAULT", mode="drone", actor_types=("external-forces",))
    >>> load_crosswalk().codes_of(facts).acled
    CodeFound(code='Air/drone strike', row='acled-air', via=None)
    """

    def __init__(self, rows: Mapping[Scheme, tuple[Row, ...]], sectors: ActorSectors) -> None:
        self.rows: Final = rows
        self.sectors: Final = sectors
        self.by_id: Final = {row.id: row for scheme in SCHEMES for row in rows[scheme]}
        self._sides: Final = {one.type: one.side for one in sectors.actors}
        self._nouns: Final = {one.class_: one.side for one in sectors.people}
        self._known: Final[dict[EventFacts, CodesFound]] = {}
        self._events: Final = frozenset("/".join(pair) for pair in event_pairs()) | frozenset(get_args(EventType))

    def codes_of(self, facts: EventFacts) -> CodesFound:
        """The codes of an event, or of a statement alone, and the rows that gave them.

        Raises:
            LexiconError: if the facts have a type, mode or actor type that the vocabulary has not.
        """
        found = self._known.get(facts)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[facts] = self._codes_of(facts)
        return found

    def _codes_of(self, facts: EventFacts) -> CodesFound:
        return CodesFound(
            plover=self.code_of("plover", facts),
            cameo=self.code_of("cameo", facts),
            acled=self.code_of("acled", facts),
            ucdp=self.code_of("ucdp", facts),
        )

    def code_of(self, scheme: Scheme, facts: EventFacts) -> CodeFound:
        """The code of one scheme for an event.

        Raises:
            LexiconError: if the facts have a type, mode or actor type that the vocabulary has not.
        """
        situation = self.situation(facts)
        row = next(row for row in self.rows[scheme] if holds(row.when, situation))
        if row.as_ == "cause" and facts.cause is not None:
            deaths = facts.cause.deaths or _is_deadly(facts)
            found = self.code_of(scheme, msgspec.structs.replace(facts.cause, deaths=deaths))
            return CodeFound(found.code, found.row, row.id)
        return CodeFound(situation.event[-1] if row.code == _SAME else row.code, row.id)

    def situation(self, facts: EventFacts) -> Situation:
        """Facts as the conditions see them.

        Raises:
            LexiconError: if the type, the mode or an actor type is not in the vocabulary.
        """
        strange = [event for event in _event(facts) if event not in self._events]
        if strange:
            raise LexiconError(f"{strange[-1]} is no type and mode of events")
        actors = self._sides_of(facts.actor_types, facts.actor_people)
        targets = self._sides_of(facts.target_types, facts.target_people)
        if facts.mutual and len(facts.actor_types) >= _OPPONENTS:
            first, *others = facts.actor_types
            people = facts.actor_people
            actors = self._sides_of((first,), people if first is None else ())
            against = self._sides_of((*others, *facts.target_types), people if None in others else ())
            targets = against | self._sides_of((), facts.target_people)
        return Situation(
            event=_event(facts),
            told="none" if facts.type is None else facts.factuality,
            act=facts.act,
            actors=actors,
            targets=targets,
            cause=_event(facts.cause) if facts.cause is not None else (),
            means=facts.means,
            deaths=_is_deadly(facts),
            intervention=facts.intervention,
        )

    def _sides_of(self, types: Iterable[str | None], people: Iterable[str]) -> frozenset[str]:
        known = tuple(types)
        strange = [one for one in known if one is not None and one not in self._sides]
        if strange:
            raise LexiconError(f"there is no actor type {strange[0]!r}; there are {', '.join(self._sides)}")
        named = {self._sides[one] for one in known if one is not None}
        nouns = {self._nouns[one] for one in people if one in self._nouns}
        if named & _FIGHTERS:
            nouns -= _BY_NOUN_ALONE
        unknown = {"unknown"} if None in known and not nouns else set()
        return frozenset({*named, *nouns, *unknown})


def codes_of(facts: EventFacts) -> CodesFound:
    """The codes of an event, or of a statement alone, by the crosswalk of this version.

    Raises:
        LexiconError: if the facts have a type, mode or actor type that the vocabulary has not.
    """
    return load_crosswalk().codes_of(facts)


def type_in_place(actor_type: str, actor_country: str | None, country: str | None) -> str:
    """The type of an actor where something happens: forces of a state are external outside of its own country.

    The countries are ISO 3166-1 alpha-2; where one is not known, the type stays.
    """
    if actor_type in ABROAD and actor_country and country and actor_country != country:
        return "external-forces"
    return actor_type


def holds(when: When, situation: Situation) -> bool:
    """Whether all conditions of a row hold."""
    return (
        (not when.event or _meet(when.event, situation.event))
        and (not when.told or situation.told in when.told)
        and (not when.act or situation.act in when.act)
        and _sided(when.actor, when.actor_all, when.actor_none, situation.actors)
        and _sided(when.target, when.target_all, when.target_none, situation.targets)
        and (not when.cause or _meet(when.cause, situation.cause))
        and (not when.means or _meet(when.means, situation.means))
        and when.deaths in {None, situation.deaths}
        and when.intervention in {None, situation.intervention}
    )


def _meet(wanted: tuple[str, ...], given: tuple[str, ...]) -> bool:
    return any(one in wanted for one in given)


def _sided(one_of: tuple[str, ...], all_of: tuple[str, ...], none_of: tuple[str, ...], sides: frozenset[str]) -> bool:
    return (
        (not one_of or not sides.isdisjoint(one_of))
        and (not all_of or (bool(sides) and sides.issubset(all_of)))
        and sides.isdisjoint(none_of)
    )


def _event(facts: EventFacts) -> tuple[str, ...]:
    """The type, and the type and mode: the ways in which a condition may name an event."""
    if facts.type is None:
        return ()
    return (facts.type,) if facts.mode is None else (facts.type, f"{facts.type}/{facts.mode}")


def _is_deadly(facts: EventFacts) -> bool:
    return facts.deaths or (facts.type == "HARM" and facts.mode == "killed")


@functools.cache
def load_crosswalk() -> Crosswalk:
    """The crosswalk of this version, its rows checked as they are read.

    Raises:
        LexiconError: if a table breaks its rules; the message names the row.
    """
    return parse_crosswalk(_read("crosswalk"), load_schemes(), load_sectors())


@functools.cache
def load_schemes() -> Mapping[Scheme, tuple[Code, ...]]:
    """The codes of each scheme that the crosswalk may give.

    Raises:
        LexiconError: if `schemes.yaml` breaks its rules.
    """
    return MappingProxyType(_decode(_read("schemes"), "schemes.yaml", dict[Scheme, tuple[Code, ...]]))


@functools.cache
def load_sectors() -> ActorSectors:
    """What types of actors and classes of participants are to other schemes.

    Raises:
        LexiconError: if `actor_sectors.yaml` breaks its rules, or has other types than `actor_types.yaml`.
    """
    sectors = _decode(_read("actor_sectors"), "actor_sectors.yaml", ActorSectors)
    found, known = [one.type for one in sectors.actors], list(load_glosses("actor_types"))
    if found != known:
        raise LexiconError(f"actor_sectors.yaml has the types {', '.join(found)}; they are {', '.join(known)}")
    return sectors


def sector_of(actor_type: str) -> str | None:
    """PLOVER's sector code for a type of actor, `None` where the type does not tell.

    Raises:
        LexiconError: if there is no such type.
    """
    return _sector(actor_type).sector


def inter_of(actor_type: str, *, abroad: bool | None = None) -> InterCode | None:
    """ACLED's code for a type of actor, `None` where the type does not tell.

    `abroad` says whether the event lies outside of the actor's own country, `None` that this is not known.

    Raises:
        LexiconError: if there is no such type.
    """
    one = _sector(actor_type)
    if abroad is None and one.inter != one.inter_abroad:
        return None
    code = one.inter_abroad if abroad else one.inter
    return next((each for each in load_sectors().inter if each.code == code), None)


def _sector(actor_type: str) -> ActorSector:
    for one in load_sectors().actors:
        if one.type == actor_type:
            return one
    raise LexiconError(f"there is no actor type {actor_type!r}")


def _read(name: str) -> bytes:
    return (resources.files("musnad.vocabulary") / f"{name}.yaml").read_bytes()


T = TypeVar("T")


def _decode(data: bytes, name: str, shape: type[T]) -> T:
    try:
        return msgspec.yaml.decode(data, type=shape)
    except msgspec.MsgspecError as error:
        raise LexiconError(f"{name}: {error}") from error


class _Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    groups: dict[str, tuple[Side, ...]]
    plover: tuple[Row, ...]
    cameo: tuple[Row, ...]
    acled: tuple[Row, ...]
    ucdp: tuple[Row, ...]


def parse_crosswalk(data: bytes, schemes: Mapping[Scheme, tuple[Code, ...]], sectors: ActorSectors) -> Crosswalk:
    """The crosswalk of the YAML in `data`.

    Raises:
        LexiconError: if a row has an unknown condition, type, mode, side or code, no reason, or an id that another has;
            if a row can never be reached, or if an event of some type and mode may come to the end of a scheme.
    """
    table = _decode(data, "crosswalk.yaml", _Table)
    pairs = tuple("/".join(pair) for pair in event_pairs())
    rows: dict[Scheme, tuple[Row, ...]] = {
        scheme: tuple(_opened(row, table.groups) for row in getattr(table, scheme)) for scheme in SCHEMES
    }
    ids = [row.id for scheme in SCHEMES for row in rows[scheme]]
    if len(set(ids)) != len(ids):
        raise LexiconError(f"crosswalk.yaml: the id {max(ids, key=ids.count)} stands twice; give each row its own")
    for scheme in SCHEMES:
        known = {code.code for code in schemes[scheme]}
        for row in rows[scheme]:
            _check_row(row, scheme, pairs, known)
        _check_order(rows[scheme], pairs)
    return Crosswalk(MappingProxyType(rows), sectors)


_SIDED: Final = ("actor", "actor_all", "actor_none", "target", "target_all", "target_none")


def _opened(row: Row, groups: Mapping[str, tuple[Side, ...]]) -> Row:
    """The row with each group of sides as the sides it stands for."""
    sides = {
        name: tuple(side for one in getattr(row.when, name) for side in groups.get(one, (one,)))
        for name in _SIDED
        if getattr(row.when, name)
    }
    return msgspec.structs.replace(row, when=msgspec.structs.replace(row.when, **sides)) if sides else row


def _check_row(row: Row, scheme: Scheme, pairs: tuple[str, ...], codes: set[str]) -> None:
    types = get_args(EventType)
    for event in (*row.when.event, *row.when.cause):
        if event not in types and event not in pairs:
            raise LexiconError(f"crosswalk.yaml, {row.id}: {event} is no type of events, nor a type and mode")
    for side in itertools.chain.from_iterable(getattr(row.when, name) for name in _SIDED):
        if side not in get_args(Side):
            raise LexiconError(f"crosswalk.yaml, {row.id}: {side} is no side and no group")
    if not row.id.startswith(f"{scheme}-"):
        raise LexiconError(f"crosswalk.yaml, {row.id}: begin the id with {scheme}-")
    if not (row.reason.strip() and row.reason_ar.strip()):
        raise LexiconError(f"crosswalk.yaml, {row.id}: say why, in both languages")
    if row.as_ is not None and (row.code is not None or not row.when.cause):
        raise LexiconError(f"crosswalk.yaml, {row.id}: as takes a condition on the cause, and no code")
    given = _events(row.when, pairs) if row.code == _SAME else [row.code]
    wrong = [code for code in given if code is not None and code not in codes]
    if wrong:
        raise LexiconError(f"crosswalk.yaml, {row.id}: {wrong[0]} is no code of {scheme} in schemes.yaml")


def _check_order(rows: tuple[Row, ...], pairs: tuple[str, ...]) -> None:
    left = {*pairs, *get_args(EventType)}
    for number, row in enumerate(rows):
        before = rows[:number]
        events = left if row.when.told == () else {*pairs, *get_args(EventType)}
        situations = _situations(row.when, sorted(events & set(_events(row.when, pairs)) | (events - set(pairs))))
        if not any(not any(holds(other.when, each) for other in before) for each in situations):
            raise LexiconError(f"crosswalk.yaml, {row.id}: the rows above it leave nothing for it; move or remove it")
        if row.when.is_open():
            left -= {each for each in left if _takes(row.when, each)}
    if left:
        scheme = rows[0].id.partition("-")[0]
        raise LexiconError(f"crosswalk.yaml, {scheme}: {min(left)} has no row that takes the rest")


@functools.cache
def _named(event: str) -> tuple[str, ...]:
    """The ways in which a condition may name an event: its type, and its type and mode."""
    return tuple(dict.fromkeys((event.partition("/")[0], event)))


def _takes(when: When, event: str) -> bool:
    """Whether a row with no condition but the event takes it; one without any takes only events without a mode."""
    return _meet(when.event, _named(event)) if when.event else "/" not in event


def _events(when: When, pairs: tuple[str, ...]) -> list[str]:
    """The types and modes that the row may be about."""
    return [pair for pair in pairs if not when.event or _meet(when.event, _named(pair))]


def _situations(when: When, events: Iterable[str]) -> Iterator[Situation]:
    """Situations of these events in which a row holds, with as few sides as will do."""
    for told, act, actors, targets, deaths, intervention, event in itertools.product(
        when.told or ("asserted",),
        when.act or (None,),
        _side_sets(when.actor, when.actor_all),
        _side_sets(when.target, when.target_all),
        (False, True) if when.deaths is None else (when.deaths,),
        (False, True) if when.intervention is None else (when.intervention,),
        tuple(map(_named, events)),
    ):
        situation = Situation(
            event=() if told == "none" else event,
            told=told,
            act=act,
            actors=actors,
            targets=targets,
            cause=when.cause[:1],
            means=when.means[:1],
            deaths=deaths,
            intervention=intervention,
        )
        if holds(when, situation):
            yield situation


@functools.cache
def _side_sets(one_of: tuple[str, ...], all_of: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """Sets of at most two sides that may fulfil such conditions, the empty one first where it may."""
    wanted = all_of or one_of
    everything = wanted if all_of else (*wanted, *(side for side in get_args(Side) if side not in wanted))
    sizes = range(1 if wanted else 0, _MOST_SIDES + 1)
    return tuple(frozenset(each) for size in sizes for each in itertools.combinations(everything, size))
