"""What was just told, taken up by a pronoun: `قالت المنظمة إن الغارة أصابت المشفى، وهو ما نفاه الناطق`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from musnad.model import Span
from musnad.reading.adverbials import skip_adverbials
from musnad.reading.asserted import is_asserted
from musnad.reading.cues import Agreement, Cue, cue_span, is_speaker, scope_of
from musnad.reading.cursor import Bounds, is_word
from musnad.reading.forms import VerbReading
from musnad.reading.phrases import noun_phrase
from musnad.reading.reading import Reading

_IT: Final = "ه"
TAKEN_UP: Final = frozenset({("وهو", "ما"), ("هو", "ما"), ("الامر", "الذي"), ("الشيء", "الذي")})
"""What leads to a verb whose pronoun stands for the clause before."""
_JUDGING: Final = frozenset({"deny", "reject", "affirm", "admit"})
_TELLING: Final = frozenset({"say", "report", "affirm", "announce", "explain", "reveal", "declare"})
_THAT: Final = frozenset({"ذلك", "بذلك"})


class _Verb(NamedTuple):
    """A verb that takes up what was told: the token `at` in the sentence of that number."""

    reading: Reading
    number: int
    at: int
    verb: VerbReading


def resumptions(reading: Reading, number: int, cues: Sequence[Cue]) -> list[tuple[Cue, Cue]]:
    """The verbs of the sentence that deny or confirm what another cue told, each with that cue."""
    sentence = reading.sentences[number]
    found = []
    for at in range(sentence.first + 2, sentence.last):
        if (reading.forms[at - 2].text, reading.forms[at - 1].text) not in TAKEN_UP:
            continue
        told = max((cue for cue in cues if cue.content < at - 2), key=lambda cue: cue.at, default=None)
        made = (_cue(reading, number, at, verb) for verb in reading.forms[at].verbs)
        cue = next((cue for cue in made if cue is not None), None)
        if told is not None and cue is not None:
            found.append((cue, told))
    return found


def told_before(reading: Reading, number: int) -> tuple[Cue, Span] | None:
    """The verb with which the sentence says who told the one before (`أوضح ذلك رئيس الوزراء`), and that sentence."""
    at = reading.sentences[number].first
    if number == 0 or at + 2 >= reading.sentences[number].last or reading.forms[at + 1].text not in _THAT:
        return None
    made = (_telling(reading, number, at, verb) for verb in reading.forms[at].verbs)
    cue = next((cue for cue in made if cue is not None), None)
    before = reading.sentences[number - 1]
    first = next((behind for behind, start in reading.connected.items() if start == before.first), before.first)
    while first < before.last and not is_word(reading, first):
        first += 1
    last = before.last
    while last > first and reading.tokens[last - 1].form in ".؛":
        last -= 1
    if cue is None or last <= first or (cue.cue_class in _JUDGING and _told(reading, first, last)):
        return None
    return cue, Span(reading.tokens[first].start, reading.tokens[last - 1].end)


def _told(reading: Reading, first: int, last: int) -> bool:
    """Whether what stands there has a teller of its own, whom another confirms and does not relay."""
    verbs = (verb for at in range(first, last) if reading.forms[at].finite for verb in reading.forms[at].verbs)
    return any(sense.class_ in _TELLING for verb in verbs for sense in verb.senses)


def _telling(reading: Reading, number: int, at: int, verb: VerbReading) -> Cue | None:
    plain = not verb.analysis.enclitic
    return _made(_Verb(reading, number, at, verb), _TELLING, at + 2, "cue-verb") if plain else None


def _cue(reading: Reading, number: int, at: int, verb: VerbReading) -> Cue | None:
    its = verb.analysis.enclitic == _IT
    return _made(_Verb(reading, number, at, verb), _JUDGING, at + 1, "cue-resumed") if its else None


def _made(place: _Verb, classes: frozenset[str], behind: int, rule: str) -> Cue | None:
    """The cue of one of the classes whose source stands from token `behind` on, if one that can speak does."""
    reading, number, at, verb = place
    sense = next((sense for sense in verb.senses if sense.class_ in classes), None)
    scope = scope_of(reading, reading.sentences[number], at)
    if sense is None or not is_asserted(reading, at, scope, verb.analysis):
        return None
    bounds = Bounds(alone=rule == "cue-resumed")
    source = noun_phrase(reading, skip_adverbials(reading, behind, scope.last), scope.last, bounds)
    if source is None or not is_speaker(reading, source):
        return None
    return Cue(
        at=at,
        span=cue_span(reading, at, verb.analysis.start),
        lemma=sense.lemma,
        act=sense.act,
        cue_class=sense.class_,
        rule=rule,
        frame="before",
        sentence=number,
        scope=scope,
        source=source,
        marker=at,
        content=scope.last - 1,
        start=reading.tokens[at].start,
        agreement=Agreement(verb.analysis.gender, verb.analysis.number),
    )
