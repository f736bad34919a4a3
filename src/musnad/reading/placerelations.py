"""Where the words behind a place's name say that it lies: in another place, near one, or in a state.

Newsrooms say it right behind the name, in few shapes: `بريف حلب`, `في محافظة درعا`, `شمال الرقة`, `قرب طولكرم`,
`الليبية`, `(لبنان)`, `التابعة لقضاء بلد`. What stands behind the last of several joined names holds for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from musnad.authority.places import key_of
from musnad.reading.found import NameFound
from musnad.reading.namesight import NameSight, Opening
from musnad.reading.placeevidence import is_direction
from musnad.reading.placeheads import head_at
from musnad.reading.placestanding import told_apart

How = Literal["inside", "near"]

_AND: Final = "و"
_IN: Final = "ب"
_TO: Final = "ل"
_ARTICLE: Final = "ال"
_AREAS: Final = frozenset({"area", "countryside"})
_IN_TOWNS: Final = frozenset({"quarter", "street", "facility", "camp"})
_MOST_SIDES: Final = 2


class Relation(msgspec.Struct, frozen=True):
    """That a place lies in or near a place of the name `key`, of one of `kinds` if any, or in the state `country`.

    `countryside` says that it lies in the land around that place. One that is `weak` may not be about the place at
    all, as the preposition may be the verb's (`يربط حلب بدمشق`).
    """

    how: How
    key: str = ""
    kinds: frozenset[str] = frozenset()
    country: str | None = None
    countryside: bool = False
    weak: bool = False


def relation_of(sight: NameSight, name: NameFound) -> Relation | None:
    """What the words right behind a name say of where its place lies, or None."""
    at = name.last
    if _occupied_at(sight, at):
        at += 1
    if at >= len(sight.forms):
        return None
    if not sight.is_word(at):
        return _bracketed(sight, at)
    form = sight.forms[at]
    nation = sight.nationality(at) if form.definite and not form.start else None
    if nation is not None:
        return Relation("inside", country=nation.code)
    belongs = form.definite and sight.knowledge.words.is_a(form.base, "lying")
    sure = belongs or (name.head is not None and name.head.head.class_ in _IN_TOWNS)
    return _told(sight, at + 1 if belongs else at, belongs=belongs, sure=sure)


def is_called_occupied(sight: NameSight, name: NameFound) -> bool:
    """Whether the report calls the place occupied."""
    occupied = sight.knowledge.words["occupied"]
    return _occupied_at(sight, name.last) or any(word.removeprefix(_ARTICLE) in occupied for word in name.words[1:])


def _occupied_at(sight: NameSight, at: int) -> bool:
    form = sight.word_at(at)
    return form is not None and sight.knowledge.words.is_a(form.base, "occupied")


def joined_runs(sight: NameSight, names: Sequence[NameFound]) -> list[tuple[int, ...]]:
    """The names of places, by index, that و or a comma joins to one list."""
    order = sorted((i for i, name in enumerate(names) if name.kind == "place"), key=lambda i: names[i].first)
    runs: list[list[int]] = []
    for index in order:
        if runs and _joins(sight, names[runs[-1][-1]], names[index]):
            runs[-1].append(index)
        else:
            runs.append([index])
    return [tuple(run) for run in runs]


def _joins(sight: NameSight, one: NameFound, other: NameFound) -> bool:
    written = sight.forms[other.first].text[:1] == _AND and sight.start_of(other.first, Opening(1, "")) <= other.start
    comma = other.first - one.last == 1 and sight.reading.tokens[one.last].form in "،,"
    return (other.first == one.last and written and sight.reading.tokens[other.first].start < other.start) or comma


def _bracketed(sight: NameSight, at: int) -> Relation | None:
    """A place or state in brackets behind the name: `طرابلس (لبنان)`."""
    tokens = sight.reading.tokens
    if tokens[at].form != "(" or at + 1 >= len(tokens) or not sight.is_word(at + 1):
        return None
    found = _told(sight, at + 1, sure=True) or _target(sight, at + 1, "inside")
    closed = next((token.form == ")" for token in tokens[at + 2 :] if token.kind == "mark"), False)
    return found if closed else None


def _told(sight: NameSight, at: int, *, belongs: bool = False, sure: bool = False) -> Relation | None:
    """What a preposition or a side at token `at` says."""
    form, words = sight.word_at(at), sight.knowledge.words
    if form is None:
        return None
    if words.is_a(form.text, "within", "seat-of"):
        return _target(sight, at + 1, "inside")
    if words.is_a(form.text, "near"):
        return _target(sight, at + 1, "near")
    if at + 1 < len(sight.forms) and words.is_a(f"{form.text} {sight.forms[at + 1].text}", "near"):
        return _target(sight, at + 2, "near")
    if form.preposition == _IN:
        found = _target(sight, at, "inside")
        weak = head_at(sight, at) is None and not sure
        return msgspec.structs.replace(found, weak=weak) if found is not None else None
    if belongs and form.text[:1] == _TO:
        return _target(sight, at, "inside")
    return _sided(sight, at) if is_direction(sight, at) else None


def _sided(sight: NameSight, at: int) -> Relation | None:
    """Beside which place the name lies, or in which part of a state or province (`جنوب لبنان`, `شمال سيناء`)."""
    match = sight.place_at(at)
    if match is not None and match.opening.start == 0 and not is_direction(sight, match.last - 1):
        return Relation("inside", match.key)
    behind = at + 1
    while behind < len(sight.forms) and behind - at < _MOST_SIDES and is_direction(sight, behind):
        behind += 1
    return _target(sight, behind, "near")


def _target(sight: NameSight, at: int, how: How) -> Relation | None:
    """The place or state that begins at token `at`."""
    if at >= len(sight.forms) or not sight.is_word(at):
        return None
    if "capital" in sight.knowledge.place_words.context.get(sight.forms[at].base, ()):
        at += 1
        nation = sight.nationality(at) if at < len(sight.forms) and sight.is_word(at) else None
        if nation is not None:
            return Relation("inside", country=nation.code)
        if at >= len(sight.forms):
            return None
    state = sight.country_at(at)
    if state is not None and not state.capital:
        return Relation("inside", key_of(state.country.form), frozenset({"country"}))
    head, match = head_at(sight, at), sight.place_at(at)
    if head is not None and head[1].number != "plural" and head[2] < len(sight.forms):
        return _headed(sight, at, how)
    if match is not None and told_apart(sight, match):
        return Relation(how, match.key)
    return None


def _headed(sight: NameSight, at: int, how: How) -> Relation | None:
    """The same where the word for its kind stands before it."""
    found = head_at(sight, at)
    if found is None:
        return None
    opening, head, behind = found
    match = sight.place_at(behind)
    whole = sight.place_at(at)
    if whole is not None and match is not None and whole.last >= match.last and whole.opening == opening:
        return Relation("inside" if head.head.class_ in _AREAS else how, whole.key)
    if match is None or match.opening.start:
        return None
    area = head.head.class_ in _AREAS
    kinds = frozenset[str](head.head.kinds)
    return Relation("inside" if area else how, match.key, kinds, countryside=head.head.class_ == "countryside")
