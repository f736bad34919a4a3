"""What a person may put in the place of a machine's value, field by field, and what the machine had there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, Literal, get_args

import msgspec

from musnad.arabic.edtf import is_value
from musnad.case.messages import wrong
from musnad.model.record import Claim, CountKind, Entity, Event, EventType, Factuality, Record
from musnad.model.span import Excerpt
from musnad.vocabulary.vocabulary import event_pairs

Field = Literal["type", "mode", "factuality", "time", "place", "actors", "targets", "counts"]
FIELDS: Final[tuple[Field, ...]] = get_args(Field)


class Named(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place, actor or target: its name, and its id in the gazetteer or the actor table if it has one."""

    name: str
    authority: str | None = None


class Number(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A number of people or things; `min` or `max` is `None` where it is open."""

    kind: CountKind
    min: int | None = None
    max: int | None = None


_SHAPES: Final[Mapping[Field, Any]] = {
    "type": EventType,
    "mode": str | None,
    "factuality": Factuality,
    "time": str | None,
    "place": Named | None,
    "actors": tuple[Named, ...],
    "targets": tuple[Named, ...],
    "counts": tuple[Number, ...],
}


_CODES: Final[Mapping[Field, tuple[str, ...]]] = {
    "type": get_args(EventType),
    "factuality": get_args(Factuality),
    "counts": get_args(CountKind),
}
_NAMES: Final[frozenset[Field]] = frozenset({"place", "actors", "targets"})


def checked(field: Field, value: Any, event_type: str) -> Any:
    """The value as it is kept in JSON; `event_type` is that which the claim has by now.

    Raises:
        CaseError: if the field cannot have that value; the message says what it can have.
    """
    _check_codes(field, value, event_type)
    try:
        made = msgspec.convert(value, _SHAPES[field])
    except msgspec.ValidationError as error:
        raise wrong("judge.bad-value", field=field, reason=str(error)) from error
    if field in _NAMES and any(not each.name.strip() for each in _several(made)):
        raise wrong("judge.empty-name", field=field)
    problem = _problem(field, made)
    if problem is not None:
        raise wrong("judge.bad-value", field=field, reason=problem)
    return _as_json(made)


def _check_codes(field: Field, value: Any, event_type: str) -> None:
    """Verify that what is a code of the vocabulary is one that there is.

    Raises:
        CaseError: if it is not; the message lists those there are.
    """
    if field == "mode" and value is not None:
        modes = [mode for kind, mode in event_pairs() if kind == event_type and mode is not None]
        if value not in modes:
            raise wrong("judge.no-mode", field=field, value=str(value), type=event_type, known=", ".join(modes))
    for code in _codes(field, value):
        if code not in _CODES[field]:
            shown = "-" if code is None else str(code)
            raise wrong("judge.no-code", field=field, value=shown, known=", ".join(_CODES[field]))


def _codes(field: Field, value: Any) -> list[Any]:
    """What of a value must be a code, however the value is shaped."""
    if field == "counts":
        numbers = value if isinstance(value, list | tuple) else ()
        return [each.get("kind") for each in numbers if isinstance(each, Mapping)]
    return [value] if field in _CODES else []


def _problem(field: Field, value: Any) -> str | None:
    if field == "time" and value is not None:
        return None if is_value(value) else "EDTF: 2022-01-31, 2022-01, 2022-01-20/2022-01-31"
    if field == "counts" and any(_is_upside_down(number) for number in value):
        return "0 ≤ min ≤ max"
    return None


def _is_upside_down(number: Number) -> bool:
    low = 0 if number.min is None else number.min
    return low < 0 or (number.max is not None and number.max < low)


def _several(value: Named | tuple[Named, ...] | None) -> tuple[Named, ...]:
    if isinstance(value, Named):
        return (value,)
    return value or ()


def machine_value(field: Field, claim: Claim, record: Record) -> Any:
    """What the reader had in a field of a claim, in the shape of a correction."""
    event = next(each for each in record.events if each.id == claim.event)
    entities = {entity.id: entity for entity in record.entities}
    return _as_json(_MACHINE[field](event, entities))


def _as_json(value: Any) -> Any:
    """The value as it comes out of JSON: lists, no tuples."""
    return msgspec.json.decode(msgspec.json.encode(value))


def _type(event: Event, _: Mapping[str, Entity]) -> Any:
    return event.type


def _mode(event: Event, _: Mapping[str, Entity]) -> Any:
    return event.mode


def _factuality(event: Event, _: Mapping[str, Entity]) -> Any:
    return event.factuality


def _time(event: Event, _: Mapping[str, Entity]) -> Any:
    return event.time


def _place(event: Event, entities: Mapping[str, Entity]) -> Any:
    return None if event.place is None else _named(event.place, event.place_entity, entities)


def _actors(event: Event, entities: Mapping[str, Entity]) -> Any:
    return [_named(words, ref, entities) for words, ref in zip(event.actors, event.actor_entities, strict=True)]


def _targets(event: Event, entities: Mapping[str, Entity]) -> Any:
    return [_named(words, ref, entities) for words, ref in zip(event.targets, event.target_entities, strict=True)]


def _counts(event: Event, _: Mapping[str, Entity]) -> Any:
    return [Number(count.kind, count.min, count.max) for count in event.counts]


_MACHINE: Final[Mapping[Field, Callable[[Event, Mapping[str, Entity]], Any]]] = {
    "type": _type,
    "mode": _mode,
    "factuality": _factuality,
    "time": _time,
    "place": _place,
    "actors": _actors,
    "targets": _targets,
    "counts": _counts,
}


def _named(words: Excerpt, ref: str | None, entities: Mapping[str, Entity]) -> Named:
    entity = entities.get(ref or "")
    return Named(words.text) if entity is None else Named(entity.name, entity.authority)
