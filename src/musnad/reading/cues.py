"""What a cue is: a word that attributes, found in its frame - with its source and the beginning of its content.

Here are the types that all kinds of cues share, and what each kind asks of its words.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import msgspec

from musnad.arabic.clitics import Analysis
from musnad.arabic.tokens import cut
from musnad.model import Span
from musnad.model.record import Act
from musnad.reading.forms import Form
from musnad.reading.markers import FrameKind
from musnad.reading.naming import NAME_COMPOUNDS
from musnad.reading.phrases import Phrase
from musnad.reading.reading import Reading, Sentence
from musnad.reading.words import CueClass

QUANTIFIERS: Final = frozenset(
    {
        "ثلاثه", "اربعه", "خمسه", "سته", "سبعه", "ثمانيه", "تسعه", "عشره", "ثلاث", "اربع", "خمس", "عده", "احد",
        "احدي", "عدد", "عديد", "بعض", "كل", "كلا", "معظم", "غالبيه", "مجموعه", "جميع", "عشرات", "مئات", "الاف", "اكثر",
    }
)  # fmt: skip
GOD: Final = frozenset({"الله", "المولي", "العلي", "ربه", "لله"})
_NISBAS: Final = "يون"


class Scope(NamedTuple):
    """The tokens a cue may look at: its sentence, or the quotation it stands in."""

    first: int
    last: int


class Agreement(NamedTuple):
    """What a cue shows of its subject: gender and number, empty where it shows nothing."""

    gender: str
    number: str


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """A cue in its frame.

    `at` is its token, `span` its place without conjunction; `source` the tokens of its source if it names one;
    `content` the token its content begins with, at character `start`, announced at token `marker`.
    """

    at: int
    span: Span
    lemma: str
    act: Act
    cue_class: CueClass
    rule: str
    frame: FrameKind
    sentence: int
    scope: Scope
    source: Phrase | None
    marker: int
    content: int
    start: int
    agreement: Agreement = Agreement("", "")
    joint: str = ""
    anonymous: bool = False
    stop: int | None = None


class VerbPlace(NamedTuple):
    """A verb in its place: its token, the tokens it may look at, and its grammar."""

    reading: Reading
    at: int
    scope: Scope
    analysis: Analysis

    @property
    def form(self) -> Form:
        """The form of the verb."""
        return self.reading.forms[self.at]

    @property
    def before(self) -> Form | None:
        """The form before the verb, where its scope has one."""
        return self.reading.forms[self.at - 1] if self.at > self.scope.first else None

    @property
    def relative(self) -> bool:
        """Whether the verb stands right behind a relative pronoun."""
        return self.before is not None and self.before.is_a("relative")


def scope_of(reading: Reading, sentence: Sentence, at: int) -> Scope:
    """The sentence of the token, narrowed to the closed quotation it stands in."""
    quotation = reading.quotation_around(at)
    if quotation is None or not quotation.closed:
        return Scope(sentence.first, sentence.last)
    first = reading.token_at(quotation.inner.start)
    last = reading.token_at(quotation.inner.end)
    return Scope(max(sentence.first, first), min(sentence.last, last))


def is_speaker(reading: Reading, phrase: Phrase) -> bool:
    """Whether the phrase names somebody who can speak: a person, a body, a text, or a proper name."""
    form = reading.forms[phrase.head]
    if form.heads or phrase.head in reading.figures or is_people(form):
        return True
    if form.base in QUANTIFIERS and phrase.head + 1 < phrase.last:
        genitive = reading.forms[phrase.head + 1]
        return bool(genitive.heads) or genitive.is_a("preposition") or genitive.text.endswith(("ين", "ون"))
    if phrase.head - 1 in reading.opening:
        return True
    named = form.text in NAME_COMPOUNDS or form.text in reading.surnames
    return named or (form.unknown and (not form.masdar or bool(form.given)))


def is_people(form: Form) -> bool:
    """Whether the word is the people of a nation: an adjective in the sound plural, which is of persons, or a noun.

    (`أعلن الإيرانيون إسقاط الطائرة`, `أكد الأتراك انسحاب القافلة`.)
    """
    return (
        form.definite
        and not form.enclitic
        and (form.is_a("people") or (form.adjective and form.text.endswith(_NISBAS)))
    )


def cue_span(reading: Reading, at: int, start: int) -> Span:
    """The place of a cue without what is written before its character `start`."""
    token = reading.tokens[at]
    return Span(cut(reading.text, token, start), token.end)
