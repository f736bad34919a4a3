"""Persons by less than a whole name: public figures, and those whom the report has named in full before.

News names a person in full once and by surname from then on, and the great by surname from the beginning. Most
surnames are other words too (`هادي`, `صالح`), so that such a name is taken where nothing else is meant: behind an
office or the forces of its holder, or where the word has no other use.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from musnad.arabic.clitics import WordClass
from musnad.reading.forms import Form
from musnad.reading.found import NameFound, Taken, person_found
from musnad.reading.namesight import NameSight, Opening, openings
from musnad.reading.persontitles import office_before, title_span
from musnad.reading.words import Person

_KIN: Final = "kin"
_NISBA: Final = "ي"
_LEAST_ALIKE: Final = 4
"""Letters: shorter names are alike without being one."""


def figure_name(sight: NameSight, at: int) -> NameFound | None:
    """A public figure by a name that news has for one alone, or by a shared one where something shows it."""
    match = sight.figure_at(at)
    if match is None:
        return None
    form, start = sight.forms[at], match.opening.start
    if form.human and form.definite and match.last - at > 1:
        return None
    if any(index in sight.reading.opening for index in range(at + 1, match.last)):
        return None
    single = match.last - at == 1
    if start and start != form.start and not form.unknown and single:
        return None
    if not match.sure and not _shown(sight, at, match.opening):
        return None
    if single and ((form.given == "strong" and match.sure) or sight.nationality(at) is not None):
        return None
    if not match.sure and match.last < len(sight.forms) and _is_surname(sight, match.last):
        return None
    if match.last < len(sight.forms) and _goes_on(sight, match.last):
        return None
    office = office_before(sight, at)
    found = person_found(sight, at, match.last, match.opening, "person-figure")
    title = None if office is None or start else title_span(sight, office, at)
    return msgspec.structs.replace(found, figures=match.figures, title=title)


def _goes_on(sight: NameSight, at: int) -> bool:
    """Whether a further name follows, so that the word before is only the first of somebody else's."""
    form = sight.forms[at]
    joins = sight.knowledge.words.is_a(form.text, "child-of", "house-of", "servant-of", "kunya")
    surname = form.definite and form.text.endswith(_NISBA) and not form.heads
    name = form.given == "strong" or form.unknown or joins or surname
    return sight.is_word(at) and name and not form.start and sight.nationality(at) is None


def _is_surname(sight: NameSight, at: int) -> bool:
    """Whether a definite participle that nobody is described by is a surname (`صالح المنصوب`, but `صالح المخلوع`)."""
    form = sight.forms[at]
    participle = form.definite and form.best.wordclass is WordClass.PARTICIPLE
    return sight.is_word(at) and participle and not form.heads and not form.is_a("adjective") and not form.human


def _shown(sight: NameSight, at: int, opening: Opening) -> bool:
    """Whether a name that several bear, or that is another word too, stands as a name: behind its holder's forces."""
    office = office_before(sight, at)
    if office is not None:
        return not _is_family(sight.forms[office])
    form = sight.forms[at]
    if at == 0 or not sight.is_word(at - 1) or form.text[: opening.start].endswith(("و", "ب", "ف")):
        return False
    before = sight.forms[at - 1]
    if form.text[: opening.start].endswith("ل"):
        return before.adjective or before.finite
    return before.base in sight.knowledge.words["leader-known"] and not before.definite


def _is_family(form: Form) -> bool:
    """Whether a word is for somebody's kin, whose name is that of many (`عائلة الراعي`)."""
    return any(isinstance(head, Person) and head.class_ == _KIN for head in form.heads)


def later_names(sight: NameSight, taken: Taken, speaking: frozenset[int]) -> Iterator[NameFound]:
    """Persons named in full before, by surname or given name alone, or by both without what stood between.

    `speaking` are the tokens with which the sources of statements begin: there a surname needs no further sign.
    """
    persons = [name for name in taken.names() if name.kind == "person" and len(name.words) > 1]
    pairs = {(name.words[0], name.words[-1]) for name in persons if len(name.words) > 2}  # noqa: PLR2004 - a middle name left out
    singles: dict[str, NameFound] = {}
    for name in persons:
        singles.setdefault(name.words[-1], name)
        singles.setdefault(name.words[0], name)
    if not persons:
        return
    for at in sight.at_words:
        if taken.at(at) is not None:
            continue
        shortened = at + 1 < len(sight.forms) and (sight.forms[at].text, sight.forms[at + 1].text) in pairs
        opening = Opening(0, sight.forms[at].text) if shortened else _single(sight, at, singles, speaking)
        if opening is not None:
            first = at - 1 if at and _is_son(sight, at - 1) and not opening.start else at
            whole = opening if first == at else Opening(0, sight.forms[first].text)
            yield person_found(sight, first, at + 2 if shortened else at + 1, whole, "person-again")


def _is_son(sight: NameSight, at: int) -> bool:
    """Whether the word joins a father's name, so that it belongs to the surname behind it (`وأشار بن حيدر`)."""
    return sight.is_word(at) and sight.knowledge.words.is_a(sight.forms[at].text, "child-of")


def skeleton(word: str) -> str:
    """What stays of a name's spelling without the letters that transcriptions put in and leave out."""
    return word[:1] + "".join(letter for letter in word[1:] if letter not in "اوي")


def _single(sight: NameSight, at: int, singles: dict[str, NameFound], speaking: frozenset[int]) -> Opening | None:
    """How the word is cut to be part of a name met in full before it, if it is no other word."""
    form = sight.forms[at]
    for opening in openings(form.text):
        name = singles.get(opening.word)
        if name is None and not form.unknown:
            continue
        if name is None and len(opening.word) > _LEAST_ALIKE and not _in_a_table(sight, at):
            name = next((n for word, n in singles.items() if skeleton(word) == skeleton(opening.word)), None)
            if name is not None:
                return opening
        if name is None or (opening.start not in {0, form.start} and not form.unknown):
            continue
        surname = opening.word == name.words[-1]
        told = form.unknown or form.definite or form.given or (at in speaking and opening.start == 0)
        if surname and told and not _common_use(sight, at, opening):
            return opening
        if not surname and form.given == "strong" and form.text == opening.word:
            return opening
    return None


def _in_a_table(sight: NameSight, at: int) -> bool:
    """Whether a table has a name that begins with the word, so that it is no spelling of another one."""
    return any(match is not None for match in (sight.actor_at(at), sight.country_at(at), sight.place_at(at)))


def _common_use(sight: NameSight, at: int, opening: Opening) -> bool:
    """Whether the word is used as the ordinary word that it also is: an adjective behind a noun, a title."""
    form = sight.forms[at]
    if form.heads or form.is_a("time", "month"):
        return at - 1 not in sight.reading.opening
    if sight.nationality(at) is not None:
        return True
    before = sight.forms[at - 1] if at and sight.is_word(at - 1) else None
    return form.adjective and not form.unknown and before is not None and before.definite and not opening.start
