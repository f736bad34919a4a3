"""Mode and act of a statement: how much of the content is in quotation marks, and what is done in saying it."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import Final

from musnad.arabic.folding import fold_word
from musnad.arabic.marks import Quotation
from musnad.model import Span
from musnad.model.record import Act, StatementMode
from musnad.reading.cues import Cue
from musnad.reading.cursor import is_word
from musnad.reading.phrasecues import PhraseCue
from musnad.reading.phrasemarks import is_name_quotation
from musnad.reading.reading import Reading
from musnad.reading.words import Noun, Words

_DEMANDS: Final = frozenset({"ضروره", "وجوب", "يجب", "ينبغي", "يتعين", "بضروره", "بوجوب"})
_NEUTRAL: Final = frozenset({"assert"})
_NAMED: Final = frozenset({"معروف", "ملقب", "مكني", "مسمي", "مسما"})
_FUTURE: Final = "س"
_NEAR: Final = 5
"""In tokens: how far behind a noun of stance its preposition stands."""


def quoted_parts(reading: Reading, content: Sequence[Span]) -> tuple[Span, ...]:
    """The quotations of speech that begin inside the content, outermost only, without their marks."""
    found: list[Span] = []
    begun = {q.start: q for span in content for q in reading.quotations_between(span.start, span.end)}
    for quotation in (begun[start] for start in sorted(begun)):
        whole = any(span.start == quotation.start and span.end == quotation.end for span in content)
        if found and found[-1].end >= quotation.inner.end:
            continue
        if _label(reading, quotation) and not whole:
            continue
        end = max(span.end for span in content if span.start <= quotation.start < span.end)
        inner = Span(quotation.inner.start, max(quotation.inner.start, min(quotation.inner.end, end)))
        if len(inner):
            found.append(inner)
    return tuple(found)


def _label(reading: Reading, quotation: Quotation) -> bool:
    """Whether the marks hold a name, an alias or a title and not somebody's wording."""
    if not is_name_quotation(reading, quotation):
        return False
    if _called(reading, reading.token_at(quotation.start)):
        return True
    first, last = reading.token_at(quotation.inner.start), reading.token_at(quotation.inner.end)
    forms = [reading.forms[at] for at in range(first, last) if is_word(reading, at)]
    return any(form.unknown or form.heads for form in forms)


def _called(reading: Reading, at: int) -> bool:
    """Whether a word of naming stands before the marks (`المعروفة بـ"الطابق"`)."""
    before = at - 1 - (at > 1 and reading.forms[at - 1].text == "ب")
    return before >= 0 and reading.forms[before].base.removesuffix("ه") in _NAMED


def mode_of(reading: Reading, content: Sequence[Span], quoted: Sequence[Span]) -> StatementMode:
    """Direct where every word of the content is quoted, mixed where some are, indirect where none is."""
    if not quoted:
        return "indirect"
    starts = [part.start for part in quoted]
    for span in content:
        for at in range(reading.token_at(span.start), reading.token_at(span.end)):
            token = reading.tokens[at]
            part = bisect.bisect_right(starts, token.start) - 1
            if token.kind != "mark" and (part < 0 or not quoted[part].covers(token.span)):
                return "mixed"
    return "direct"


def act_of(reading: Reading, words: Words, cue: Cue | PhraseCue, content: Sequence[Span]) -> Act:
    """What is done in saying it: the cue's act, unless a noun of stance heads the content or it is a plain demand."""
    act = cue.act
    if isinstance(cue, PhraseCue) or act not in _NEUTRAL:
        return act
    at = reading.token_at(content[0].start)
    if at in reading.opening:
        at += 1
    if at >= len(reading.forms):
        return act
    if cue.frame in {"nominal", "preposition"}:
        stance = _stance(reading, words, at)
        if stance is not None:
            return stance
    if reading.forms[at].text in _DEMANDS:
        return "demand"
    announced = isinstance(cue, Cue) and cue.cue_class in {"announce", "renew"}
    return "promise" if announced and _own_plan(reading, at) else act


def _stance(reading: Reading, words: Words, at: int) -> Act | None:
    form = reading.forms[at]
    if form.text in _DEMANDS:
        return "demand"
    stems = [form.text[a.start : a.end] for a in (form.best,)]
    stems += [stem.removeprefix("ال") for stem in stems] + [form.base]
    stems += [f"{stem[:-1]}ه" for stem in stems if form.enclitic and stem.endswith("ت")]
    for stem in stems:
        for noun in words.by_noun.get(stem, ()):
            if "stance" in noun.roles and _is_meant(reading, noun, at):
                return noun.act
    return None


def _is_meant(reading: Reading, noun: Noun, at: int) -> bool:
    """Whether a weak noun of stance has its preposition (`اعتراضه على القرار`, not `اعتراض صاروخ`)."""
    if noun.strength == "strong" or set(noun.frames) != {"prep"}:
        return True
    prepositions = {fold_word(one) for one in noun.prepositions}
    for form in reading.forms[at + 1 : at + _NEAR]:
        if form.complementizer is not None or (form.finite and not form.nominal):
            return False
        if form.text in prepositions or form.preposition in prepositions:
            return True
    return False


def _own_plan(reading: Reading, at: int) -> bool:
    """Whether the speaker announces what he will do: `أنه سينسحب`, `“سنواصل”`."""
    form = reading.forms[at]
    if form.complementizer is not None and form.complementizer.pronoun and at + 1 < len(reading.forms):
        following = reading.forms[at + 1]
        return _FUTURE in following.best.proclitics or following.text == "سوف"
    return form.best.wordclass == "verb" and form.best.person == 1 and _FUTURE in form.best.proclitics
