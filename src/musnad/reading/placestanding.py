"""How well known the places of a name are, and how ordinary its words: what else it takes to be a place's name.

A name may be that of a capital and of a hamlet, and an ordinary word besides. The better known the best of its places,
and the less ordinary the word, the less must show beside it that a place is meant.
"""

from __future__ import annotations

from typing import Final

from musnad.arabic.clitics import WordClass
from musnad.arabic.folding import fold_word
from musnad.authority.places import Found, Place
from musnad.reading.namesight import NameSight, PlaceMatch
from musnad.reading.words import AnyHead, Body

TOWN: Final = 1
SEAT: Final = 2
_CITY: Final = 90_000
"""The number of people from which a town is a city that news names without telling where it is."""
_METROPOLIS: Final = 1_000_000
"""The same from which it is known all over the world."""
_BY_HAND: Final = "musnad:"
_DESCRIBED: Final = 2
"""How many words a name has at the least that can lose one and still be a name."""


def standing(sight: NameSight, match: PlaceMatch, *, exact: bool = False) -> int:
    """How well known the best of the places of that name is: 0 for a small one, `TOWN`, or `SEAT`.

    A seat is that of a state or division, and as well known are divisions themselves, states and cities. With `exact`
    only places of the region count, and capitals, whose name stands so, with its article or without.
    """
    found = sight.knowledge.gazetteer.find(match.key)
    return max((_rank(one.place) for one in found if not exact or _stands_so(sight, one)), default=0)


def city(sight: NameSight, match: PlaceMatch) -> bool:
    """Whether a city of the region is called so, article and all, and not a division alone (`الداخلية`, `البحيرة`)."""
    found = sight.knowledge.gazetteer.find(match.key)
    return any(one.place.kind == "settlement" and _rank(one.place) == SEAT and _stands_so(sight, one) for one in found)


def division(sight: NameSight, match: PlaceMatch) -> bool:
    """Whether a division of a state of the region is called so, its seat, or a place entered by hand for the news."""
    found = (one for one in sight.knowledge.gazetteer.find(match.key) if _stands_so(sight, one))
    return any(
        one.place.kind in {"admin2", "region"} or one.place.seat or one.place.id.startswith(_BY_HAND) for one in found
    )


def told_apart(sight: NameSight, match: PlaceMatch) -> bool:
    """Whether the name is no ordinary word, or that of a place so well known that it is the first thing it means."""
    if match.key in sight.knowledge.place_words.ordinary:
        return False
    return not common(sight, match) or standing(sight, match, exact=True) >= SEAT


def common(sight: NameSight, match: PlaceMatch) -> bool:
    """Whether the lexicons know the word for another than a name."""
    whole = not match.opening.start and " " not in match.key
    form = sight.forms[match.last - 1] if whole else sight.knowledge.form(match.opening.word)
    state = not form.adjective and any(_is_state_so_called(head, form.text) for head in form.heads)
    return not (form.unknown or form.best.wordclass is WordClass.NAME or form.is_a("place") or state)


def _is_state_so_called(head: AnyHead, text: str) -> bool:
    """Whether a state is called so to the letter, article and all (`السيول`, floods, is not `سيول`, Seoul)."""
    return isinstance(head, Body) and head.class_ == "state" and fold_word(head.form) == text


def undescribed(sight: NameSight, match: PlaceMatch | None) -> PlaceMatch | None:
    """The match without a word at its end that praises or deplores the place and is no part of its name."""
    if match is None or len(match.key.split(" ")) < _DESCRIBED:
        return match
    if sight.forms[match.last - 1].preposition == "ل" and not sight.forms[match.last - 1].definite:
        key = match.key.rpartition(" ")[0]
        return PlaceMatch(match.last - 1, match.opening, key) if sight.knowledge.gazetteer.find(key) else match
    if not sight.forms[match.last - 1].definite:
        return match
    if not sight.knowledge.words.is_a(sight.forms[match.last - 1].base, "describing", "occupied"):
        return match
    key = match.key.rpartition(" ")[0]
    return PlaceMatch(match.last - 1, match.opening, key) if sight.knowledge.gazetteer.find(key) else match


def _rank(place: Place) -> int:
    if place.kind in {"country", "admin1"} or place.seat in {"country", "admin1"} or (place.population or 0) > _CITY:
        return SEAT
    known = place.kind != "settlement" or place.seat or place.population or place.id.startswith(_BY_HAND)
    return TOWN if known else 0


def _stands_so(sight: NameSight, found: Found) -> bool:
    """Whether the place is of the region, a capital or a metropolis, its article written where the words have it."""
    country = sight.knowledge.countries.by_code.get(found.place.country or "")
    known = found.place.seat == "country" or (found.place.population or 0) > _METROPOLIS
    return not found.article and ((country is not None and country.region) or known)
