"""Frames: who is the source of a verb of saying, and where its content begins.

A word of saying is a cue only in a frame that its lexicon entry licenses. The frame is found from the cue outwards:
the marker of its content, then the source between the two or before the cue.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from musnad.model import Span
from musnad.reading.adverbials import skip_adverbials
from musnad.reading.cues import Scope, VerbPlace, cue_span, is_speaker
from musnad.reading.cursor import Bounds, is_word
from musnad.reading.forms import RETURNS
from musnad.reading.markers import License, Marker, find_marker
from musnad.reading.objects import find_object, is_charged, is_claim, prefers_object
from musnad.reading.phrasemarks import is_comma
from musnad.reading.phrases import Phrase, noun_phrase
from musnad.reading.reading import Reading
from musnad.reading.senses import fits
from musnad.reading.subjects import asks_the_other, before_annexed, subject_after, subject_before
from musnad.reading.words import Verb

_IN_IT: Final = frozenset({"فيه", "فيها", "فيهما", "خلاله", "خلالها"})
_IN: Final = "في"
_CLAUSAL: Final = frozenset({"that", "quote", "colon"})
_HEARING: Final = frozenset({"addressee", "accused", "described"})
_BARE: Final = frozenset({"that", "quote"})
_PLAINLY_SAYING: Final = frozenset({"say", "add", "announce"})
_SHORTEST_CLAUSE: Final = 4
_ASIDE: Final = 24


class Frame(NamedTuple):
    """A frame found: where content begins and who is the source."""

    sense: Verb
    marker: Marker
    source: Phrase | None
    cue: Span


class _Found(NamedTuple):
    """What stands around a verb: the marker of its content, and the noun phrases before and behind it."""

    license: License
    marker: Marker | None
    before: Phrase | None
    after: Phrase | None


def find_frame(verb: VerbPlace, senses: tuple[Verb, ...]) -> Frame | None:
    """The frame of the verb, or None where no sense of it licenses what follows."""
    reading, at, scope, analysis = verb
    found = _around(verb, senses)
    marker = _content_marker(verb, found, senses)
    if marker is None:
        return None
    source = _widened(reading, found, marker) or found.before
    sense = next((sense for sense in senses if fits(reading, sense, marker, source)), None)
    if sense is None:
        return None
    if at + 1 < scope.last and reading.forms[at + 1].text in _IN_IT:
        written = source is not None and source == found.before and reading.forms[source.head].document
        source = _issuing_subject(reading, at, scope) if source is None else None if written else source
    return Frame(sense, marker, source, cue_span(reading, at, analysis.start))


def _around(verb: VerbPlace, senses: tuple[Verb, ...]) -> _Found:
    license_ = License.of(senses)
    if all("quote" in sense.needs for sense in senses):
        license_ = License(frozenset({"quote"}), frozenset())
    marker = find_marker(verb.reading, verb.at, verb.scope.last, license_)
    before = None if "و" in verb.analysis.proclitics or takes_up(verb) else subject_before(verb)
    found = _Found(license_, marker, before, None)
    return found if _led_by_subject(verb, found) else found._replace(after=_behind(verb, found, senses))


def takes_up(verb: VerbPlace) -> bool:
    """Whether the pronoun written to the verb stands for the noun before الذي (`الجماعة التي اتهمتها الحكومة`)."""
    relative = verb.before
    return (
        relative is not None and bool(verb.analysis.enclitic) and verb.analysis.enclitic == RETURNS.get(relative.text)
    )


def _led_by_subject(verb: VerbPlace, found: _Found) -> bool:
    """Whether no subject can follow: the verb is plural, or has its subject before it and an object behind it."""
    opened = verb.before.complementizer if verb.before is not None else None
    if verb.analysis.number == "p" or (opened is not None and opened.pronoun and _HEARING & found.license.frames):
        return True
    return found.before is not None and (not verb.relative or not _HEARING.isdisjoint(found.license.frames))


def _behind(verb: VerbPlace, found: _Found, senses: tuple[Verb, ...]) -> Phrase | None:
    """The subject behind the verb, and not who is charged or asked there."""
    if _of_antecedent(verb, found.marker):
        return None
    after = subject_after(verb, found.marker, found.before, found.license)
    if after is None or is_charged(verb.reading, after, senses, verb.scope.last):
        return None
    asked = found.marker is not None and asks_the_other(verb, after, found.marker, found.license)
    return None if asked else after


def _of_antecedent(verb: VerbPlace, marker: Marker | None) -> bool:
    """Whether the subject is the noun before الذي, since no pronoun in the content goes back to it.

    `الوزير الذي أعلن أن` speaks himself, `الوزير الذي قال مسؤولون إنه` does not.
    """
    if not verb.relative or verb.analysis.enclitic or marker is None or marker.kind != "that":
        return False
    announced = (verb.reading.forms[at].complementizer for at in (marker.at, marker.content))
    return not any(one is not None and one.pronoun for one in announced)


def _content_marker(verb: VerbPlace, found: _Found, senses: tuple[Verb, ...]) -> Marker | None:
    """The marker of the content: the one found, the object where it is the content, or a bare clause."""
    first = verb.at + 1 if found.after is None else _past_aside(verb.reading, found.after.last, verb.scope.last)
    nominal = find_object(verb.reading, first, verb.scope.last, found.marker, found.license)
    if nominal is not None and prefers_object(verb.reading, nominal, found.marker, senses):
        return nominal
    return found.marker or _bare_clause(verb.reading, found.after, verb.scope, senses)


def _past_aside(reading: Reading, at: int, stop: int) -> int:
    """Past a relative clause between commas that tells of the source (`أعلنت الهيئة، التي تدير المخيم، تعليق`)."""
    if at + 1 >= stop or not is_comma(reading, at):
        return at
    form = reading.forms[at + 1]
    if not form.is_a("relative") or form.joint:
        return at
    return next((index + 1 for index in range(at + 1, min(stop, at + _ASIDE)) if is_comma(reading, index)), at)


def _widened(reading: Reading, found: _Found, marker: Marker) -> Phrase | None:
    """The subject behind the verb, read up to the marker where nothing else can stand between."""
    after = found.after
    if after is None or marker.kind == "nominal" or not _HEARING.isdisjoint(found.license.frames):
        return after
    if after.last < marker.at and "nominal" in found.license.frames and is_claim(reading.forms[after.last]):
        return after  # `نفت إيران مزاعم خصومها بأن`
    barred = found.license.barred - ({_IN} if marker.kind in _CLAUSAL else set())  # `يرى الباحث في المركز أن`
    wider = noun_phrase(reading, after.first, marker.at, Bounds(alone=True, barred=barred))
    return after if wider is None else before_annexed(reading, wider)


def _issuing_subject(reading: Reading, at: int, scope: Scope) -> Phrase | None:
    """Who issued what something is said in (`أصدر اللواء تصريحا، قال فيه`): the subject of the nearest verb before."""
    for index in range(at - 1, scope.first - 1, -1):
        if reading.forms[index].finite and reading.forms[index].best.wordclass == "verb":
            phrase = noun_phrase(reading, skip_adverbials(reading, index + 1, at), at, Bounds(objects=True))
            if phrase is not None and is_speaker(reading, phrase) and not reading.forms[phrase.head].document:
                return phrase
    return None


def _bare_clause(reading: Reading, subject: Phrase | None, scope: Scope, senses: tuple[Verb, ...]) -> Marker | None:
    """Content after a comma and no other sign (`قال المتحدث، تمت السيطرة على الحريق`)."""
    if subject is None:
        return None
    told = _told_to(reading, subject.last, scope, senses)
    if told is not None:
        return Marker("clause", told, told, reading.tokens[told].start, 1)
    if not reading.forms[subject.head].heads:
        return None
    if not any(sense.class_ in _PLAINLY_SAYING and sense.strength == "strong" for sense in senses):
        return None
    at = subject.last
    if at + _SHORTEST_CLAUSE >= scope.last or not (is_comma(reading, at) or _clause_follows(reading, at, subject)):
        return None
    content = at + 1 if is_comma(reading, at) else at
    opening = reading.forms[content]
    if opening.joint or opening.is_a("relative") or (opening.masdar and opening.nunated):
        return None
    return Marker("clause", at, content, reading.tokens[content].start, 1)


def _told_to(reading: Reading, at: int, scope: Scope, senses: tuple[Verb, ...]) -> int | None:
    """Where a clause begins behind whom it was told (`قال القائد لـ«النهار» المدينة محررة`).

    A verb that takes no object but what is said can have nothing else there.
    """
    if any(not _BARE.issuperset(sense.frames) or sense.class_ not in _PLAINLY_SAYING for sense in senses):
        return None
    content = skip_adverbials(reading, at, scope.last)
    if content + _SHORTEST_CLAUSE >= scope.last or not is_word(reading, content):
        return None
    between = range(at, content)
    hearer = any(reading.forms[i].preposition == "ل" or reading.forms[i].text == "ل" for i in between)
    opening = reading.forms[content]
    if not hearer or opening.joint or opening.is_a("relative") or (opening.masdar and opening.nunated):
        return None
    return content if opening.definite or opening.proper or opening.finite else None


def _clause_follows(reading: Reading, at: int, subject: Phrase) -> bool:
    """Whether a main clause begins right behind a definite subject (`أعلن المرصد استمرت الاشتباكات`)."""
    form, head = reading.forms[at], reading.forms[subject.head]
    return form.finite and not form.joint and form.best.tense == "past" and (head.definite or head.proper)
