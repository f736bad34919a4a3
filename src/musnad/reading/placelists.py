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
from musnad.reading.placeevidence import describes_many
from musnad.reading.placeheads import head_at, leads_on
from musnad.reading.placenames import named_place
from musnad.reading.placestanding import standing, told_apart

_AND: Final = "و"
_COMMAS: Final = "،,"
_FEMININE: Final = "ه"
_TWO: Final = 2
_MARKED_WORDS: Final = 3
_LISTED: Final = frozenset({"area", "settlement", "quarter", "camp"})


def listed_places(sight: NameSight, at: int) -> Iterator[NameFound]:
    """The names behind a head in the plural or dual (`مناطق البوشجل والملاحمة`), known to the gazetteer or not.

    A name that is no word needs nothing else; an ordinary definite word is one in a list in which another is sure.
    """
    found = head_at(sight, at)
    if found is None or found[1].number == "singular" or found[1].head.class_ not in _LISTED:
        return
    two = found[1].number == "dual"
    items = list(_items(sight, found[2], two=two))
    named = any(sure for _, sure in items) or found[1].head.class_ == "quarter" or (two and len(items) == _TWO)
    if items and named and (len(items) > 1 or items[0][1]):
        yield from (name for name, _ in items)


def _items(sight: NameSight, at: int, *, two: bool) -> Iterator[tuple[NameFound, bool]]:
    """The names of a list from token `at` on, and whether each can only be a name; behind a dual there are two."""
    count = 0
    while at < len(sight.forms) and (item := _item(sight, at, first=not count, two=two)) is not None:
        yield item
        count += 1
        at = _past_mark(sight, item[0].last)
        if at < len(sight.forms) and sight.reading.tokens[at].form in _COMMAS:
            at += 1
        form = sight.word_at(at)
        if form is None or form.text[:1] != _AND or (two and count == _TWO):
            return


def _past_mark(sight: NameSight, at: int) -> int:
    """The token behind the mark that closes a quotation at token `at`, else that token itself."""
    return at + (at < len(sight.forms) and sight.reading.tokens[at].end in sight.reading.closing)


def _item(sight: NameSight, at: int, *, first: bool, two: bool) -> tuple[NameFound, bool] | None:
    """The name of the list at token `at`, behind و but for the first, and whether it can only be a name."""
    marked = at + (not first and sight.forms[at].text == _AND)
    if marked in sight.reading.opening:
        return _marked(sight, marked)
    if not sight.is_word(at):
        return None
    text = sight.forms[at].text
    opening = Opening(0, text) if first else Opening(1, text[1:])
    form = sight.forms[at] if first else sight.knowledge.form(opening.word)
    match = sight.place_at(at)
    led = match is not None and match.last == at + 1 and leads_on(sight, at, opening.word)
    if first and not (two or led) and describes_many(sight, at) and (match is None or match.last == at + 1):
        return None
    if match is not None and match.opening == opening and not led and standing(sight, match, exact=True):
        return named_place(sight, at, match, ("head",)), told_apart(sight, match)
    lead = sight.knowledge.words.is_a(opening.word, "lead") and sight.word_at(at + 1) is not None
    if form.complementizer is not None or form.enclitic or sight.nationality(at) is not None:
        return None
    if form.heads and not (lead and led):
        return None
    if not (lead or form.unknown or _may_name(form) or (two and _may_be_one_of_two(form, first=first))):
        return None
    construct = two and not (first or form.definite or form.unknown) and _definite_noun(sight, at + 1)
    last = at + 2 if lead or construct else at + 1
    return named_place(sight, at, PlaceMatch(last, opening, opening.word), ("head",)), form.unknown or lead


def _marked(sight: NameSight, at: int) -> tuple[NameFound, bool] | None:
    """The name that marks hold which open at token `at` (`قريتي «الراعي» و«الوادي»`)."""
    quotation = sight.reading.opening[at]
    first, last = at + 1, sight.reading.token_at(quotation.inner.end)
    words = all(sight.is_word(index) and not sight.forms[index].finite for index in range(first, last))
    if not quotation.closed or not words or not 0 < last - first <= _MARKED_WORDS:
        return None
    if any(sight.forms[index].text.startswith(_AND) and index > first for index in range(first, last)):
        return None
    opening = Opening(0, sight.forms[first].text)
    key = " ".join(sight.forms[index].text for index in range(first, last))
    return named_place(sight, first, PlaceMatch(last, opening, key), ("head",)), True


def _may_name(form: Form) -> bool:
    """Whether the word is a definite noun that may be a name among others."""
    noun = form.definite and form.nominal and not form.adjective and not form.masdar
    return noun and not form.is_a("time", "content-noun")


def _definite_noun(sight: NameSight, at: int) -> bool:
    """Whether a definite noun stands here, behind which a word before it is in the construct (`حزم الوادي`)."""
    form = sight.word_at(at)
    return form is not None and form.definite and form.nominal and not form.start


def _may_be_one_of_two(form: Form, *, first: bool) -> bool:
    """Whether the word may be one of the two names that a dual asks for: a definite noun, the second any noun.

    (`بلدتي الراعي والوادي`, `قريتي كفرشيما وحربين`.)
    """
    if not form.nominal or form.is_a("time", "content-noun", "preposition") or form.text.endswith("ات"):
        return False
    if form.adjective and form.text.endswith(_FEMININE):
        return False  # `قريتي الصغيرة والجميلة`
    return form.definite or not (first or form.preposition or form.finite)
