"""Content before its cue: `“سنواصل”، قال القائد، “حتى النهاية”` and `انتهت العملية، يقول الناطق`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from musnad.arabic.marks import Quotation
from musnad.model import Span
from musnad.reading.adverbials import skip_adverbials
from musnad.reading.asserted import is_asserted
from musnad.reading.content import span_between
from musnad.reading.cues import Agreement, Cue, Scope, cue_span, is_speaker, scope_of
from musnad.reading.cursor import Bounds, is_word
from musnad.reading.forms import VerbReading
from musnad.reading.phrasemarks import is_comma, is_name_quotation
from musnad.reading.phrases import Phrase, noun_phrase
from musnad.reading.reading import Reading

_PLAIN: Final = frozenset({"say", "add", "explain", "affirm"})
_SHORTEST: Final = 3


def preposed_cues(reading: Reading, number: int) -> list[Cue]:
    """The verbs of the sentence that stand after their content."""
    sentence = reading.sentences[number]
    found = []
    for at in range(sentence.first, sentence.last):
        for verb in reading.forms[at].verbs:
            cue = _cue(reading, number, at, verb)
            if cue is not None:
                found.append(cue)
                break
    return found


def _cue(reading: Reading, number: int, at: int, verb: VerbReading) -> Cue | None:
    sense = next((sense for sense in verb.senses if "quote" in sense.frames), None)
    scope = scope_of(reading, reading.sentences[number], at)
    if sense is None or verb.analysis.person != 3:  # noqa: PLR2004 - the third person
        return None
    if reading.forms[at].joint or not is_asserted(reading, at, scope, verb.analysis):
        return None
    first = skip_adverbials(reading, at + 1, scope.last)
    source = noun_phrase(reading, first, _to_comma(reading, first, scope.last), Bounds(apposition=False, alone=True))
    quotation = _quotation_before(reading, at)
    if source is None or (quotation is None and not is_speaker(reading, source)):
        return None
    if quotation is None and not (sense.class_ in _PLAIN and _closes_sentence(reading, at, source, scope)):
        return None
    start = quotation.start if quotation else _clause(reading, scope)
    return Cue(
        at=at,
        span=cue_span(reading, at, verb.analysis.start),
        lemma=sense.lemma,
        act=sense.act,
        cue_class=sense.class_,
        rule="cue-preposed",
        frame="before",
        sentence=number,
        scope=scope,
        source=source,
        marker=at,
        content=reading.token_at(start),
        start=start,
        agreement=Agreement(verb.analysis.gender, verb.analysis.number),
    )


def _to_comma(reading: Reading, at: int, stop: int) -> int:
    while at < stop and is_word(reading, at):
        at += 1
    return at


def _quotation_before(reading: Reading, at: int) -> Quotation | None:
    """The quotation that ends right before the token, a comma or stop between them."""
    before = at - 1
    while before >= 0 and (is_comma(reading, before) or reading.tokens[before].form in ".-–"):
        before -= 1
    if before < 0:
        return None
    end = reading.tokens[before].end
    ending = reading.closing.get(end, ())
    for quotation in ending:
        if not is_name_quotation(reading, quotation):
            return quotation
    short = ending[0] if ending and before < at - 1 else None
    return short if short is not None and _whole_clause(reading, short) else None


def _whole_clause(reading: Reading, quotation: Quotation) -> bool:
    """Whether nothing stands before a short quotation in its sentence: then it is speech and no name."""
    sentence = reading.sentence_at(quotation.start)
    return sentence is not None and sentence.first == reading.token_at(quotation.start)


def _closes_sentence(reading: Reading, at: int, source: Phrase, scope: Scope) -> bool:
    """Whether the cue and its source end the sentence after a comma, with a clause before it."""
    if at - scope.first < _SHORTEST or not is_comma(reading, at - 1):
        return False
    rest = skip_adverbials(reading, source.last, scope.last)
    return not any(is_word(reading, index) for index in range(rest, scope.last))


def _clause(reading: Reading, scope: Scope) -> int:
    form = reading.forms[scope.first]
    token = reading.tokens[scope.first]
    return token.start if not form.joint else cue_span(reading, scope.first, 1).start


def preposed_content(reading: Reading, cue: Cue) -> Iterator[Span]:
    """What stands before the cue, and the quotation taken up again behind its source."""
    before = span_between(reading.text, cue.start, reading.tokens[cue.at - 1].end)
    if before is not None:
        yield before
    if cue.source is None:
        return
    after = skip_adverbials(reading, cue.source.last, cue.scope.last)
    quotation = reading.opening.get(after)
    if quotation is not None:
        yield quotation.span
