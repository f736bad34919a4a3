"""Names of places in a list behind a head in the plural or dual: `مناطق البوشجل والملاحمة`, `حيي النصر والسلام`.

The head says that each is a place. But a list of ordinary words may as well go on about something else, so that one
name at least must be sure: a word that no lexicon has, a known town, two words of which the first opens names.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from musnad.reading.forms import Form
from musnad.reading.found import NameFound
from musnad.reading.namesight import NameSight, Opening, PlaceMatch
from musnad.reading.placeheads import head_at, leads_on
from musnad.reading.placenames import named_place
from musnad.reading.placestanding import standing, told_apart

_AND: Final = "و"
_COMMAS: Final = "،,"
_LISTED: Final = frozenset({"area", "settlement", "quarter", "camp"})


def listed_places(sight: NameSight, at: int) -> Iterator[NameFound]:
    """The names behind a head in the plural or dual (`مناطق البوشجل والملاحمة`), known to the gazetteer or not.

    A name that is no word needs nothing else; an ordinary definite word is one in a list in which another is sure.
    """
    found = head_at(sight, at)
    if found is None or found[1].number == "singular" or found[1].head.class_ not in _LISTED:
        return
    items = list(_items(sight, found[2]))
    named = any(sure for _, sure in items) or found[1].head.class_ == "quarter"
    if items and named and (len(items) > 1 or items[0][1]):
        yield from (name for name, _ in items)


def _items(sight: NameSight, at: int) -> Iterator[tuple[NameFound, bool]]:
    """The names of a list from token `at` on, and whether each can only be a name."""
    first = True
    while at < len(sight.forms) and (item := _item(sight, at, first=first)) is not None:
        yield item
        first = False
        at = item[0].last
        if at < len(sight.forms) and sight.reading.tokens[at].form in _COMMAS:
            at += 1
        form = sight.word_at(at)
        if form is None or form.text[:1] != _AND:
            return


def _item(sight: NameSight, at: int, *, first: bool) -> tuple[NameFound, bool] | None:
    """The name of the list at token `at`, behind و but for the first, and whether it can only be a name."""
    if not sight.is_word(at):
        return None
    text = sight.forms[at].text
    opening = Opening(0, text) if first else Opening(1, text[1:])
    form = sight.forms[at] if first else sight.knowledge.form(opening.word)
    match = sight.place_at(at)
    led = match is not None and match.last == at + 1 and leads_on(sight, at, opening.word)
    if match is not None and match.opening == opening and not led and standing(sight, match, exact=True):
        return named_place(sight, at, match, ("head",)), told_apart(sight, match)
    lead = sight.knowledge.words.is_a(opening.word, "lead") and sight.word_at(at + 1) is not None
    if form.complementizer is not None or form.enclitic or sight.nationality(at) is not None:
        return None
    if form.heads and not (lead and led):
        return None
    if not (lead or form.unknown or _may_name(form)):
        return None
    last = at + 2 if lead else at + 1
    return named_place(sight, at, PlaceMatch(last, opening, opening.word), ("head",)), form.unknown or lead


def _may_name(form: Form) -> bool:
    """Whether the word is a definite noun that may be a name among others."""
    noun = form.definite and form.nominal and not form.adjective and not form.masdar
    return noun and not form.is_a("time", "content-noun")
