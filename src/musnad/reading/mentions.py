"""The stage of mentions: the names of persons, bodies and places, outermost and longest first.

Bodies come before the places inside them (`مجلس محافظة نينوى` is one body), places with their head before bare ones,
and whole names before the short ones that only they explain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from musnad.reading.actornames import actor_name
from musnad.reading.bodies import body_at
from musnad.reading.found import NameFound, Taken
from musnad.reading.namesight import NameSight
from musnad.reading.personnames import person_at, speaking_person
from musnad.reading.placeheads import headed_place, territory
from musnad.reading.placelists import listed_places
from musnad.reading.placenames import bare_place
from musnad.reading.shortnames import figure_name, later_names
from musnad.reading.statements import Attribution
from musnad.reading.stateuse import states_used

_ROUNDS: Final = 2


def find_names(sight: NameSight, attributions: Sequence[Attribution]) -> tuple[NameFound, ...]:
    """The names of a report, in text order and apart from each other."""
    taken = Taken()
    taken.add_all(_bodies(sight))
    for at in sight.at_words:
        _take_by_pattern(sight, taken, at)
    taken.add_all(_speaking(sight, attributions))
    speaking = frozenset(one.source.first for one in attributions if one.source is not None)
    taken.add_all(later_names(sight, taken, speaking))
    for at in sight.at_words:
        if sight.begun[at].heads:
            taken.add_all(listed_places(sight, at))
    taken.add_all(states_used(sight, attributions, taken))
    may_be_places = [at for at in sight.at_words if sight.place_at(at) is not None]
    for _ in range(_ROUNDS):
        _take_bare_places(sight, taken, may_be_places)
    return taken.names()


def _bodies(sight: NameSight) -> Iterator[NameFound]:
    """Actors of the table and bodies by their head; of the two at one place the longer one, with the actor's names."""
    regions = sight.knowledge.words["army-region"]
    for at in sight.at_words:
        actor = actor_name(sight, at) if sight.begun[at].actors else None
        form = sight.forms[at]
        body = body_at(sight, at) if form.body or (form.definite and form.base in regions) else None
        if body is not None and (actor is None or (body.last > actor.last and _goes_further(sight, actor))):
            yield body
        elif actor is not None:
            alike = body is not None and (body.start, body.last) == (actor.start, actor.last)
            yield msgspec.structs.replace(actor, headed=True) if alike else actor


def _goes_further(sight: NameSight, actor: NameFound) -> bool:
    """Whether what follows an actor's name makes it another body's: a state's adjective, a number, a name.

    A short name is no end (`المجلس الأعلى` may be anybody's); behind a full one only what cannot stand by itself goes
    on.
    """
    if all(named.kind == "short" for named in actor.named):
        return True
    form = sight.forms[actor.last]
    adjective = form.adjective and form.base not in sight.knowledge.place_words.heads
    return form.definite and (adjective or sight.nationality(actor.last) is not None) and not form.heads


def _take_by_pattern(sight: NameSight, taken: Taken, at: int) -> None:
    """The first name by a pattern that can be taken where it begins in the word at token `at`.

    One word right behind a person's name is no further person: it tells of the first (`سامر حداد قائد الفرقة`).
    """
    before = taken.at(at - 1)
    for name in _by_pattern(sight, at):
        if name is not None and not (_is_person(before) and _apposed(sight, name)) and taken.add(name):
            return


def _by_pattern(sight: NameSight, at: int) -> Iterator[NameFound | None]:
    """What each pattern finds that may begin in the word."""
    begun = sight.begun[at]
    if begun.heads:
        yield headed_place(sight, at)
    if sight.forms[at].definite:
        yield territory(sight, at)
    if begun.figures:
        yield figure_name(sight, at)
    yield person_at(sight, at)


def _speaking(sight: NameSight, attributions: Sequence[Attribution]) -> Iterator[NameFound]:
    """Persons whose name begins the source of a statement."""
    for attribution in attributions:
        phrase = attribution.source
        name = None if phrase is None else speaking_person(sight, phrase.first, phrase.last)
        if name is not None:
            yield name


def _is_person(name: NameFound | None) -> bool:
    return name is not None and name.kind == "person"


def _apposed(sight: NameSight, name: NameFound) -> bool:
    """Whether a person's name right behind another is rather what that person is: one word, or one for an office."""
    joined = name.start > sight.reading.tokens[name.first].start
    return _is_person(name) and not joined and (name.last - name.first == 1 or sight.forms[name.first].human)


def _take_bare_places(sight: NameSight, taken: Taken, at_words: Sequence[int]) -> None:
    """Places without a head; one that is found late may join another to it, in a further round."""
    placed = frozenset(name.last for name in taken.names() if name.kind == "place")
    known = frozenset(name.proper for name in taken.names() if name.kind == "place" and name.evidence)
    for at in at_words:
        name = bare_place(sight, at, placed, known) if taken.at(at) is None else None
        if name is not None and taken.add(name):
            placed |= {name.last}
