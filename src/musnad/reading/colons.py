"""A colon as the only cue: `المرصد السوري: مقتل خمسة`, as headlines and summaries have it."""

from __future__ import annotations

from collections.abc import Iterator
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
_COLONS: Final = 2
_BARS: Final = frozenset({"|", "-", "–", "—", "/"})
_OUR: Final = "نا"
_WITH_US: Final = frozenset({"معنا", "لنا", "منا", "بنا", "علينا", "لدينا"})


def colon_cues(reading: Reading, number: int) -> list[Cue]:
    """The colons near the head of the sentence before which nothing stands but somebody who speaks.

    Who speaks may be told of by a medium (`وكالة النور: الوزير: اعتقلنا خلية`), or behind a label
    (`رابط الخبر في صحيفة النهار: الوزير: اعتقلنا خلية`).
    """
    sentence = reading.sentences[number]
    found: list[Cue] = []
    first = _past_label(reading, sentence.first)
    for colon in _colons(reading, number):
        cue = _cue(reading, number, first, colon)
        if cue is None and (found or not _is_label(reading, first, colon)):
            break
        found.extend(() if cue is None else (cue,))
        first = colon + 1
    return found


def _past_label(reading: Reading, first: int) -> int:
    """Past a label that a bar parts from the news (`عاجل | الدفاع المدني: مقتل خمسة`)."""
    labelled = reading.forms[first].is_a("label") and first + 1 < len(reading.tokens)
    return first + 2 if labelled and reading.tokens[first + 1].form in _BARS else first


def _colons(reading: Reading, number: int) -> Iterator[int]:
    """The colons of the sentence, each near what stands before it."""
    sentence = reading.sentences[number]
    first = sentence.first
    for at in range(sentence.first, min(sentence.last, sentence.first + _COLONS * _REACH)):
        if at >= first + _REACH:
            return
        if reading.tokens[at].form == ":":
            yield at
            first = at + 1


def _is_label(reading: Reading, first: int, colon: int) -> bool:
    """Whether what stands before the colon only tells where the news is to be found."""
    return first < colon and reading.forms[first].is_a("label")


def _cue(reading: Reading, number: int, first: int, colon: int) -> Cue | None:
    sentence = reading.sentences[number]
    scope = scope_of(reading, sentence, sentence.first)
    if colon == first or colon >= scope.last:
        return None
    source = noun_phrase(reading, first, colon)
    if source is None or skip_adverbials(reading, source.last, colon) < colon or not _speaks(reading, source):
        return None
    if _dateline(reading, number, source, colon):
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


def _dateline(reading: Reading, number: int, source: Phrase, colon: int) -> bool:
    """A bare place before a colon is where the report comes from, unless it speaks of itself.

    (`دمشق: لن نسمح`, `سوريا: كل ضربة يجب أن تتم بالتنسيق معنا`.)
    """
    form = reading.forms[source.head]
    place = any(isinstance(head, Body) and head.class_ == "state" for head in form.heads) or form.is_a(
        "place", "place-head"
    )
    if not place or colon + 1 >= len(reading.forms):
        return False
    following = reading.forms[colon + 1]
    if following.is_a("negation") or (following.best.wordclass == "verb" and following.best.person == 1):
        return False
    content = reading.forms[colon + 1 : reading.sentences[number].last]
    return not any(form.enclitic == _OUR or form.base in _WITH_US for form in content)


def _speaks(reading: Reading, source: Phrase) -> bool:
    form = reading.forms[source.head]
    if form.human or form.body:
        return True
    words = [at for at in range(source.first, source.last) if is_word(reading, at)]
    return len(words) <= _NAME and form.unknown and not form.definite and source.first == source.head
