"""What was just told, taken up by a pronoun: `قالت المنظمة إن الغارة أصابت المشفى، وهو ما نفاه الناطق`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musnad.reading.adverbials import skip_adverbials
from musnad.reading.asserted import is_asserted
from musnad.reading.cues import Agreement, Cue, cue_span, is_speaker, scope_of
from musnad.reading.forms import VerbReading
from musnad.reading.phrases import Bounds, noun_phrase
from musnad.reading.reading import Reading

_IT: Final = "ه"
TAKEN_UP: Final = frozenset({("وهو", "ما"), ("هو", "ما"), ("الامر", "الذي"), ("الشيء", "الذي")})
"""What leads to a verb whose pronoun stands for the clause before."""
_JUDGING: Final = frozenset({"deny", "reject", "affirm", "admit"})


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


def _cue(reading: Reading, number: int, at: int, verb: VerbReading) -> Cue | None:
    sense = next((sense for sense in verb.senses if sense.class_ in _JUDGING), None)
    scope = scope_of(reading, reading.sentences[number], at)
    if sense is None or verb.analysis.enclitic != _IT or not is_asserted(reading, at, scope, verb.analysis):
        return None
    source = noun_phrase(reading, skip_adverbials(reading, at + 1, scope.last), scope.last, Bounds(alone=True))
    if source is None or not is_speaker(reading, source):
        return None
    return Cue(
        at=at,
        span=cue_span(reading, at, verb.analysis.start),
        lemma=sense.lemma,
        act=sense.act,
        cue_class=sense.class_,
        rule="cue-resumed",
        frame="before",
        sentence=number,
        scope=scope,
        source=source,
        marker=at,
        content=scope.last - 1,
        start=reading.tokens[at].start,
        agreement=Agreement(verb.analysis.gender, verb.analysis.number),
    )
