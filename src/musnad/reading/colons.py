"""A colon as the only cue: `المرصد السوري: مقتل خمسة`, as headlines and summaries have it."""

from __future__ import annotations

from typing import Final

from musnad.model import Span
from musnad.reading.adverbials import skip_adverbials
from musnad.reading.cues import Cue, scope_of
from musnad.reading.cursor import is_word
from musnad.reading.phrases import Phrase, noun_phrase
from musnad.reading.reading import Reading
from musnad.reading.words import Body

_REACH: Final = 16
_NAME: Final = 4
_WORDS_AFTER: Final = 3


def colon_cue(reading: Reading, number: int) -> Cue | None:
    """The colon near the head of the sentence before which nothing stands but somebody who speaks."""
    sentence = reading.sentences[number]
    scope = scope_of(reading, sentence, sentence.first)
    colon = next(
        (
            at
            for at in range(sentence.first, min(sentence.last, sentence.first + _REACH))
            if reading.tokens[at].form == ":"
        ),
        None,
    )
    if colon is None or colon == sentence.first or colon >= scope.last:
        return None
    source = noun_phrase(reading, sentence.first, colon)
    if source is None or skip_adverbials(reading, source.last, colon) < colon or not _speaks(reading, source):
        return None
    if _dateline(reading, source, colon):
        return None
    content = colon + 1
    while content < scope.last and reading.tokens[content].form in "-–:":
        content += 1
    if sum(reading.tokens[at].kind != "mark" for at in range(content, scope.last)) < _WORDS_AFTER:
        return None
    token = reading.tokens[colon]
    return Cue(
        at=colon,
        span=Span(token.start, token.end),
        lemma=":",
        act="assert",
        cue_class="say",
        rule="cue-colon",
        frame="colon",
        sentence=number,
        scope=scope,
        source=source,
        marker=colon,
        content=content,
        start=reading.tokens[content].start,
    )


def _dateline(reading: Reading, source: Phrase, colon: int) -> bool:
    """A bare place before a colon is where the report comes from, unless it speaks of itself (`دمشق: لن نسمح`)."""
    form = reading.forms[source.head]
    place = any(isinstance(head, Body) and head.class_ == "state" for head in form.heads) or form.is_a(
        "place", "place-head"
    )
    if not place or colon + 1 >= len(reading.forms):
        return False
    following = reading.forms[colon + 1]
    return not (following.is_a("negation") or (following.best.wordclass == "verb" and following.best.person == 1))


def _speaks(reading: Reading, source: Phrase) -> bool:
    form = reading.forms[source.head]
    if form.human or form.body:
        return True
    words = [at for at in range(source.first, source.last) if is_word(reading, at)]
    return len(words) <= _NAME and form.unknown and not form.definite and source.first == source.head
