"""Prepositional cues: `بحسب المرصد`, `وفقا لبيان`, `نقلا عن وكالة`, `حسبما أفاد مصدر`.

Such a phrase may open a clause, close it, stand inside it, or stand between a verb of saying and its content; then
two sources are told apart: who says it (`قال سكان`) and whose report of it this is (`وفقا لموقع`).
"""

from __future__ import annotations

from typing import Final, NamedTuple

import msgspec

from musnad.arabic.folding import fold_word
from musnad.arabic.tokens import cut
from musnad.model import Span
from musnad.model.record import Act
from musnad.reading.adverbials import skip_adverbials
from musnad.reading.cues import Scope, is_speaker, scope_of
from musnad.reading.cursor import Bounds, is_word
from musnad.reading.multiword import joints
from musnad.reading.phrasemarks import is_comma
from musnad.reading.phrases import Phrase as NounPhrase
from musnad.reading.phrases import noun_phrase
from musnad.reading.reading import Reading
from musnad.reading.words import DocumentWord, Phrase, Words

_SAYING: Final = frozenset({"say", "report", "affirm", "announce", "explain"})
_OWN_WORDS: Final = frozenset({"قول", "زعم", "تعبير", "وصف", "راي", "ادعاء", "ادعائ", "كلام", "روايت", "افادت"})
_ITS_SPEAKER: Final = frozenset({"ه", "ها", "هم", "هما"})
_FROM_ANOTHER: Final = frozenset({"نقلا عن", "نقلا من", "علي لسان", "عن لسان", "بلسان"})


class Pattern(NamedTuple):
    """A phrase as the tokens it is matched against; the last may be a letter written to the next word."""

    words: tuple[str, ...]
    letter: str
    entry: Phrase


class _Match(NamedTuple):
    """A pattern that stands in the text: tokens from `at` up to `last`, with `joint` written to the first."""

    pattern: Pattern
    at: int
    last: int
    joint: str


class PhraseIndex:
    """The prepositional phrases of attribution by their first word, longest first."""

    def __init__(self, words: Words) -> None:
        self._patterns: dict[str, list[Pattern]] = {}
        for entry in words.phrases:
            if entry.class_ != "medium":
                pattern = _pattern(entry)
                self._patterns.setdefault(pattern.words[0], []).append(pattern)
        for patterns in self._patterns.values():
            patterns.sort(key=lambda pattern: (-len(pattern.words), not pattern.letter))

    def pattern_at(self, reading: Reading, at: int) -> Pattern | None:
        """The phrase that introduces a source and begins at token `at`, if its words stand there."""
        for pattern in self.starting(reading.forms[at].text):
            if pattern.entry.class_ == "source" and _matched(reading, at, len(reading.tokens), pattern, ""):
                return pattern
        return None

    def may_start(self, word: str) -> bool:
        """Whether a phrase begins with the word, or with it but for the letter of a conjunction."""
        return word in self._patterns or word[1:] in self._patterns

    def starting(self, word: str) -> list[Pattern]:
        """The phrases that begin with `word`."""
        return self._patterns.get(word, [])


def _pattern(entry: Phrase) -> Pattern:
    words = [fold_word(word) for word in entry.form.split()]
    letter = words.pop() if len(words) > 1 and words[-1] in {"ل", "ب"} else ""
    return Pattern(tuple(words), letter, entry)


class PhraseCue(msgspec.Struct, frozen=True, kw_only=True):
    """A prepositional cue: tokens from `first` up to `last`, its source, and whether it relays from another."""

    first: int
    last: int
    span: Span
    lemma: str
    act: Act
    source: NounPhrase | None
    source_start: int
    sentence: int
    scope: Scope
    joint: str
    relays: bool


def phrase_cues(reading: Reading, number: int, index: PhraseIndex, with_content: frozenset[int]) -> list[PhraseCue]:
    """The prepositional cues of the sentence, in order.

    `with_content` are the verbs that have content after them: in `كما دعا إلى` the verb is a cue by itself.
    """
    sentence = reading.sentences[number]
    found: list[PhraseCue] = []
    at = sentence.first
    while at < sentence.last:
        may = index.may_start(reading.forms[at].text)
        cue = _cue_at(reading, number, at, index, with_content) if may else None
        if cue is not None:
            found.append(cue)
        at = at + 1 if cue is None else cue.last
    return found


def _cue_at(
    reading: Reading, number: int, at: int, index: PhraseIndex, with_content: frozenset[int]
) -> PhraseCue | None:
    text = reading.forms[at].text
    if at > 0 and reading.forms[at].base == "لسان" and reading.forms[at - 1].base.startswith("ناطق"):
        return None
    if text == "علي" and _answers(reading, at - 1):
        return None
    for joint in joints(text):
        for pattern in index.starting(text.removeprefix(joint)):
            if not _goes_on(reading, at, pattern):
                continue
            scope = scope_of(reading, reading.sentences[number], at)
            last = _matched(reading, at, scope.last, pattern, joint)
            cue = None if last is None else _made(reading, number, _Match(pattern, at, last, joint), with_content)
            if cue is not None:
                return cue
    return None


def _answers(reading: Reading, at: int) -> bool:
    """`ردا على ما أعلنه`, `تعليقا على ما قاله`: what is answered, and no source of the answer."""
    form = reading.forms[at]
    return at >= 0 and form.masdar and form.nunated and form.text.endswith("ا")


def _goes_on(reading: Reading, at: int, pattern: Pattern) -> bool:
    """Whether the second word of the phrase follows, if it has one."""
    if len(pattern.words) == 1:
        return True
    return at + 1 < len(reading.forms) and reading.forms[at + 1].text == pattern.words[1]


def _matched(reading: Reading, at: int, stop: int, pattern: Pattern, joint: str) -> int | None:
    last = at + len(pattern.words)
    if last > stop:
        return None
    written = [reading.forms[index].text for index in range(at, last)]
    written[0] = written[0].removeprefix(joint)
    if tuple(written) != pattern.words:
        return None
    if pattern.letter:
        if last >= stop:
            return None
        form = reading.forms[last]
        if form.preposition != pattern.letter and not form.text.startswith(pattern.letter):
            return None
    return last


def _made(reading: Reading, number: int, match: _Match, with_content: frozenset[int]) -> PhraseCue | None:
    pattern, at, last, joint = match
    scope = scope_of(reading, reading.sentences[number], at)
    entry = pattern.entry
    end = reading.tokens[last - 1].end
    if entry.class_ == "clause" and entry.takes == "said":
        if last >= scope.last or not _says(reading, last, entry, with_content):
            return None
        end = reading.tokens[last].end
        last += 1
    letter_token = bool(pattern.letter) and reading.forms[last].text == pattern.letter
    first = last + letter_token
    if entry.class_ == "source" and entry.takes == "source" and _pronoun_speaks(reading, first, scope.last):
        start, end = cut(reading.text, reading.tokens[at], len(joint)), reading.tokens[first].end
        return PhraseCue(
            first=at,
            last=first + 1,
            span=Span(start, end),
            lemma=entry.form,
            act=entry.act,
            source=None,
            source_start=0,
            sentence=number,
            scope=scope,
            joint=joint,
            relays=False,
        )
    if entry.class_ == "clause":
        first = skip_adverbials(reading, first, scope.last)
    last_word = at > scope.first and not joint and not any(reading.forms[at].finite for at in range(first, scope.last))
    source = None if entry.takes == "nothing" else noun_phrase(reading, first, scope.last, Bounds(alone=last_word))
    if source is None and entry.takes != "nothing":
        return None
    if source is not None and not _speaks(reading, source, entry):
        return None
    if entry.form == "كما" and source is not None and not _closed(reading, source.last, scope.last):
        return None
    start = cut(reading.text, reading.tokens[at], len(joint))
    return PhraseCue(
        first=at,
        last=last if source is None else source.last,
        span=Span(start, end),
        lemma=entry.form,
        act=entry.act,
        source=source,
        source_start=0 if source is None else _source_start(reading, source, pattern.letter),
        sentence=number,
        scope=scope,
        joint=joint,
        relays=" ".join(fold_word(w) for w in entry.form.split()) in _FROM_ANOTHER,
    )


def _pronoun_speaks(reading: Reading, at: int, stop: int) -> bool:
    """Whether a bare word for speech follows whose pronoun is the source (`المصنع - حسب زعمه - مغلق`)."""
    if at >= stop or reading.forms[at].base not in _OWN_WORDS or reading.forms[at].enclitic not in _ITS_SPEAKER:
        return False
    following = reading.forms[at + 1] if at + 1 < stop and is_word(reading, at + 1) else None
    return following is None or not (following.heads or following.is_a("relative"))


def _says(reading: Reading, at: int, entry: Phrase, with_content: frozenset[int]) -> bool:
    """Whether a verb of saying completes the phrase; after `كما` and `فيما` only a strong one without content."""
    senses = [sense for verb in reading.forms[at].verbs for sense in verb.senses]
    if entry.form in {"كما", "فيما"}:
        plain = any(sense.class_ in _SAYING and sense.strength == "strong" for sense in senses)
        return entry.form == "كما" and plain and at not in with_content
    return bool(senses) and at not in with_content


def _speaks(reading: Reading, source: NounPhrase, entry: Phrase) -> bool:
    form = reading.forms[source.head]
    if entry.strength == "weak" and any(
        isinstance(h, DocumentWord) and h.class_ in {"law", "ruling"} for h in form.heads
    ):
        return False
    if form.heads:
        return True
    if entry.strength == "weak":
        return not form.definite and is_speaker(reading, source)
    return is_speaker(reading, source) or _surname(reading, source)


def _surname(reading: Reading, source: NounPhrase) -> bool:
    """Whether a word in ya stands alone before a comma, as a surname does (`وبحسب القهوجي، فإن`)."""
    alone = source.last - source.first == 1 and source.last < len(reading.tokens) and is_comma(reading, source.last)
    return alone and reading.forms[source.head].text.endswith("ي")


def _closed(reading: Reading, at: int, stop: int) -> bool:
    """Whether the aside ends behind its source; with an object it tells another deed (`كما شددت القوات إجراءاتها`)."""
    return at >= stop or not is_word(reading, at) or reading.forms[at].is_a("time", "preposition")


def _source_start(reading: Reading, source: NounPhrase, letter: str) -> int:
    token = reading.tokens[source.first]
    if letter and token.form.startswith(letter) and token.form != letter:
        return cut(reading.text, token, 1)
    return token.start
