"""Deeds: who was last named as doing something, for a verb of saying without a subject of its own.

`استقبل النائب فريد حداد وفدا من الأهالي، وقال إن` - who speaks is who acted. Only the subject of a main verb with an
object counts: without one the unwritten vowels may hide a passive (`قتل القائد في الغارة`), and its subject says
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from musnad.arabic.clitics import WordClass
from musnad.arabic.folding import fold_word
from musnad.reading.adverbials import skip_adverbials, skip_opening
from musnad.reading.cues import Agreement, Scope, VerbPlace, is_speaker
from musnad.reading.cursor import NARROW, Bounds, is_word
from musnad.reading.forms import Form
from musnad.reading.phrases import Phrase, noun_phrase
from musnad.reading.reading import Reading
from musnad.reading.subjects import subject_before

_ACTING: Final = Bounds(objects=True)
_OPENING: Final = frozenset({"كما", "فيما", "بينما", "حيث", "اذ", "ثم", "قد", "وقد"})
_PLURALS: Final = frozenset({"p", "d"})
_THIRD_PERSON: Final = 3


class Deed(Phrase, frozen=True):
    """The subject of a deed, with the gender its verb shows."""

    gender: str


def last_deed(reading: Reading, sentence: int, before: int, after: int, *, state: bool) -> Deed | None:
    """The deed that opens the sentence, or the one before it, between the tokens `after` and `before`.

    A `state` is a participle: by grammar it is the subject of its own sentence's verb that it describes.
    """
    for number in (sentence, sentence - 1):
        if number < 0:
            return None
        first = reading.sentences[number].first
        last = min(before, reading.sentences[number].last)
        match = reading.connectives.get(first)
        opened = match is not None and match.entry.class_ == "sibling-clause"
        at = skip_opening(reading, match.last if match is not None and opened else first, last)
        deed = _deed(reading, at, last, state=state) if after < at < last else None
        if deed is not None or first <= after or state:
            return deed
    return None


def doer_before(reading: Reading, first: int, before: int, wanted: Agreement, *, plain: bool = False) -> Deed | None:
    """Who acts in the nearest clause from token `first` on and before token `before` that agrees with what it does.

    By grammar a joined verb without a subject, or an accusative of state, goes on with the subject of the clause
    before it: `انتهز الحزب الفرصة وبث الشائعات، زاعما`, `خرج الأهالي إلى الساحة، ودعوا إلى`.
    Only who stands right behind a past tense counts where a `plain` clause is asked for.
    """
    for at in range(before - 1, first - 1, -1):
        form = reading.forms[at]
        if not _agreeing_verb(reading, at, first, wanted):
            continue
        subject = _subject_of(reading, at, Scope(first, before), wanted)
        if subject is not None and not (plain and (subject.first != at + 1 or form.best.tense == "present")):
            return Deed(subject.first, subject.last, subject.head, _gender(reading, form, subject))
    if plain:
        return None
    verb = next((at for at in range(first + 1, before) if reading.forms[at].finite), before)
    named = noun_phrase(reading, first, verb, NARROW)
    if named is None or not _somebody(reading, named, wanted) or not reading.forms[named.head].definite:
        return None
    return Deed(named.first, named.last, named.head, wanted.gender)


def _agreeing_verb(reading: Reading, at: int, first: int, wanted: Agreement) -> bool:
    """Whether a main verb of the third person stands there that can have the subject that is wanted."""
    form, verb = reading.forms[at], reading.forms[at].best
    if not is_word(reading, at) or not (form.finite or form.verbal) or reading.inside[at] != reading.inside[first]:
        return False
    if (form.is_a("auxiliary") and at > first) or form.is_a("preposition") or (form.preposition and form.enclitic):
        return False
    opens = at == first or (form.verbal and reading.forms[at - 1].text in _OPENING)
    if verb.wordclass != WordClass.VERB and not (opens and (form.verbal or form.is_a("auxiliary"))):
        return False
    if form.nominal and (form.definite or not opens):
        return False
    if form.verbal and verb.wordclass != WordClass.VERB:
        return wanted.number in _PLURALS or wanted.gender == ("f" if form.text.endswith("ت") else "m")
    if verb.person != _THIRD_PERSON or form.enclitic or (at > first and reading.forms[at - 1].is_a("relative")):
        return False
    if wanted.number in _PLURALS:
        return verb.number in {"p", "s"}
    return (verb.gender == wanted.gender and verb.number == "s") or (wanted.gender == "m" and form.he_did)


def _subject_of(reading: Reading, at: int, scope: Scope, wanted: Agreement) -> Phrase | None:
    """The subject of the verb, behind it or before it, where it is somebody and agrees."""
    verb = VerbPlace(reading, at, scope, reading.forms[at].best)
    if wanted.number in _PLURALS and verb.analysis.number == "p":
        return _people_before(verb)
    return next((phrase for phrase in _subjects(verb, wanted) if _somebody(reading, phrase, wanted)), None)


def _people_before(verb: VerbPlace) -> Phrase | None:
    """The subject before a plural verb: only people have one, whatever their noun (`ذووهم رفضوا`, `لناشطين رفعوا`)."""
    reading, at, scope, _ = verb
    subject = None if verb.form.joint == "و" else subject_before(verb)
    if subject is not None:
        return subject
    described = at - 1
    if described <= scope.first or not is_word(reading, described):
        return None
    form = reading.forms[described]
    return Phrase(described, at, described) if form.heads and _is_wanted(form, Agreement("m", "p")) else None


def _somebody(reading: Reading, phrase: Phrase, wanted: Agreement) -> bool:
    head = reading.forms[phrase.head]
    known = bool(head.heads or head.given or head.unknown) and not head.preposition
    return known and (is_speaker(reading, phrase) or _full_name(reading, phrase)) and _is_wanted(head, wanted)


def _full_name(reading: Reading, phrase: Phrase) -> bool:
    """Whether a word that may be a first name has a definite surname behind it (`تفاعل عادل الجبير مع النداء`)."""
    if not reading.forms[phrase.head].given or phrase.head + 1 >= phrase.last or not is_word(reading, phrase.head + 1):
        return False
    surname = reading.forms[phrase.head + 1]
    return surname.definite and not (surname.heads or surname.masdar or surname.adjective)


def _subjects(verb: VerbPlace, wanted: Agreement) -> Iterator[Phrase]:
    reading, at, scope, analysis = verb
    if analysis.number != "p":
        phrase = noun_phrase(reading, skip_adverbials(reading, at + 1, scope.last), scope.last, _ACTING)
        if phrase is not None:
            yield phrase
    before = None if verb.form.joint == "و" or wanted.number in _PLURALS else subject_before(verb)
    if before is not None:
        yield before


def _is_wanted(head: Form, wanted: Agreement) -> bool:
    """Whether the noun agrees: several people with a plural, one body or person with its gender."""
    several = head.best.number in _PLURALS or head.plural or head.text.endswith(("ون", "ين"))
    if wanted.number in _PLURALS:
        return several
    genders = {one.gender for one in head.heads}
    if several:
        return wanted.gender == "f" and head.body and not head.human
    woman = head.base.endswith("ه") and not any(fold_word(one.form).endswith("ه") for one in head.heads)
    if wanted.gender == "m" and head.heads and woman:
        return False
    return not genders or wanted.gender in genders


def _deed(reading: Reading, at: int, stop: int, *, state: bool) -> Deed | None:
    form = reading.forms[at]
    if not (form.finite or form.verbal) or form.definite or form.enclitic or reading.inside[at] >= 0:
        return None
    first = skip_adverbials(reading, at + 1, stop)
    phrase = noun_phrase(reading, first, stop, _ACTING)
    if phrase is None or not is_speaker(reading, phrase) or reading.forms[phrase.head].preposition:
        return None
    if not state and not _object_at(reading, skip_adverbials(reading, phrase.last, stop), stop):
        return None
    return Deed(phrase.first, phrase.last, phrase.head, _gender(reading, form, phrase))


def _gender(reading: Reading, verb: Form, subject: Phrase) -> str:
    """The gender that the verb shows: in the past tense its ending does, else the noun of the subject."""
    if verb.text.endswith("ت"):
        return "f"
    if verb.best.tense == "past":
        return "m"
    return next((head.gender for head in reading.forms[subject.head].heads), "m")


def _object_at(reading: Reading, at: int, stop: int) -> bool:
    if at >= stop or not is_word(reading, at):
        return False
    form = reading.forms[at]
    return form.nominal and not form.preposition and not form.joint and form.complementizer is None and not form.finite
