"""Source phrases taken apart: the name in one, whose a text is, and whether it only refers back.

A person's name stands behind rank and office, or behind a comma; what is named behind `والد` is a child's. A text is
its issuer's, and not theirs who got hold of it.
"""

from __future__ import annotations

from typing import Final

import msgspec

from musnad.arabic.folding import fold_word
from musnad.model.record import SourceKind
from musnad.reading.cues import QUANTIFIERS, is_people
from musnad.reading.cursor import is_word
from musnad.reading.forms import Form
from musnad.reading.naming import NAME_COMPOUNDS
from musnad.reading.phrases import Phrase
from musnad.reading.reading import Reading
from musnad.reading.selfnaming import is_called
from musnad.reading.words import DocumentWord, Person, Rank

_REFERRING: Final = frozenset({"مصدر", "بيان"})
_THE_SAME: Final = frozenset({"ذات", "نفس", "عين"})
_HONOURING: Final = frozenset({"honorific", "noble"})
_FINDINGS: Final = frozenset({"report", "study", "data", "publication", "proof"})
_COMMAS: Final = frozenset("،,")


class Description(msgspec.Struct, frozen=True):
    """What a source phrase shows: its words, its head, the name in it, and where its parts end."""

    words: tuple[str, ...]
    boundaries: frozenset[int]
    head: str
    name: str
    name_words: tuple[str, ...]
    kind: SourceKind
    named: bool
    definite: bool
    body: bool
    document: bool
    text_kind: str
    refers_back: bool
    honours: bool
    plural: bool = False


def describe(reading: Reading, phrase: Phrase, getting: frozenset[str] = frozenset()) -> Description:
    """The source phrase taken apart; `getting` are the verbs of those who only got hold of a text."""
    phrase = _itself(reading, phrase)
    indexes = [at for at in range(phrase.first, phrase.last) if is_word(reading, at)]
    words = tuple(reading.forms[at].text for at in indexes)
    boundaries = frozenset(
        number + 1 for number, at in enumerate(indexes) if at + 1 >= phrase.last or not is_word(reading, at + 1)
    )
    head = reading.forms[phrase.head]
    name = name_part(reading, phrase)
    document = head.document and not head.human
    if document:
        name = _issuer(reading, phrase, getting)
    named = name is not None
    shown = name or Phrase(phrase.first, phrase.last, phrase.head)
    text = reading.text[reading.tokens[shown.first].start : reading.tokens[shown.last - 1].end]
    lead = reading.forms[shown.first]
    if lead.joint and not lead.unknown:
        text = text[len(lead.joint) :]
    elif lead.preposition == "ل" and lead.start and not lead.unknown:
        text = f"ال{text[2:]}" if lead.definite else text[1:]
    honours = bool(head.enclitic) and any(isinstance(h, Rank) and h.class_ in _HONOURING for h in head.heads)
    name_words = tuple(reading.forms[at].text for at in range(shown.first, shown.last) if is_word(reading, at))
    return Description(
        words=words,
        boundaries=boundaries,
        head=head.base,
        name=_clean(text),
        name_words=name_words,
        kind=_kind(reading, phrase, named=named, document=document),
        named=named,
        definite=head.definite,
        body=head.body and not head.human,
        document=document,
        text_kind=_text_kind(head) if document else "",
        refers_back=honours or (head.definite and len(words) <= 2 and head.base in _REFERRING),  # noqa: PLR2004 - المصدر نفسه
        honours=honours,
        plural=head.plural or head.best.number in {"p", "d"},
    )


def _itself(reading: Reading, phrase: Phrase) -> Phrase:
    """Without the word that says that it is the same as before (`ذات المصادر`, `نفس المصدر`)."""
    same = reading.forms[phrase.head].base in _THE_SAME and phrase.head + 1 < phrase.last
    if not same or phrase.head != phrase.first or not reading.forms[phrase.head + 1].definite:
        return phrase
    return Phrase(phrase.first + 1, phrase.last, phrase.head + 1)


def _text_kind(form: Form) -> str:
    """Whether a word for a text means one that tells findings (`دراسة`, `إحصائية`) or one that is said (`بيان`)."""
    classes = {head.class_ for head in form.heads if isinstance(head, DocumentWord)}
    return "findings" if classes & _FINDINGS else "saying"


def _clean(text: str) -> str:
    bare = text.strip(" \t\n،,-–.")
    if bare[:1] in '“«"‹(' and bare[-1:] in '”»"›)' and not any(mark in bare[1:-1] for mark in '“”«»"'):
        bare = bare[1:-1]
    return " ".join(bare.split())


def _kind(reading: Reading, phrase: Phrase, *, named: bool, document: bool) -> SourceKind:
    form = reading.forms[phrase.head]
    if document:
        return "document"
    people = [head for head in form.heads if isinstance(head, Person)]
    anonymous = any(person.class_ == "anonymous" or person.anonymous_when_unnamed for person in people)
    if people and not named:
        return "anonymous" if anonymous else "role"
    return "named"


def name_part(reading: Reading, phrase: Phrase) -> Phrase | None:
    """The proper name in the phrase: a body's own, a name in quotation marks, or a person's behind rank and office.

    A person's name begins with the first indefinite word behind a closed office or rank that is no office itself
    (`وزير الدفاع الفريق سامي عنان`), and ends before the next office.
    """
    head = reading.forms[phrase.head]
    if head.body and not head.human:
        return phrase
    called = _called(reading, phrase)
    if called is not None or head.base in QUANTIFIERS:
        return called
    quoted = _quoted_name(reading, phrase)
    if quoted is not None or (head.heads and not head.human):
        return quoted
    if is_people(head):
        return None
    if not head.heads:
        return _run(reading, phrase.head, phrase.last)
    if _is_kin(head):
        return _run(reading, beside, phrase.last) if (beside := _beside(reading, phrase)) is not None else None
    if head.text.endswith("و") and all(fold_word(h.form) != head.base for h in head.heads):
        return None
    for at in range(phrase.head + 1, phrase.last):
        if _begins_name(reading, at):
            return _run(reading, at, phrase.last)
    return None


def _called(reading: Reading, phrase: Phrase) -> Phrase | None:
    """The name behind the verb that tells how the source is called (`أحد المنظمين ويدعى سامر`)."""
    at = next((at for at in range(phrase.head, phrase.last) if is_called(reading, at, phrase.last)), None)
    return None if at is None else _run(reading, at + 1, phrase.last)


def _is_kin(head: Form) -> bool:
    """Whether whoever is named behind the word is somebody's kin and not they themselves (`والد سامر`).

    With an article or a pronoun of its own the name is an apposition (`شقيقه سامر`), and `أم محمد` is a name.
    """
    people = [word for word in head.heads if isinstance(word, Person)]
    kin = bool(people) and all(word.class_ == "kin" for word in people)  # `أمين` is an office, and the dual of أم
    return kin and not head.definite and not head.enclitic and head.text not in NAME_COMPOUNDS


def _beside(reading: Reading, phrase: Phrase) -> int | None:
    """Where a name stands behind a comma, as an apposition to the whole phrase."""
    commas = (at for at in range(phrase.head + 1, phrase.last - 1) if reading.tokens[at].form in _COMMAS)
    return next((at + 1 for at in commas if reading.forms[at + 1].given == "strong"), None)


def _begins_name(reading: Reading, at: int) -> bool:
    form, before = reading.forms[at], reading.forms[at - 1]
    if (
        not is_word(reading, at)
        or form.definite
        or form.preposition
        or (form.enclitic and not form.given)
        or form.joint
    ):
        return False
    if form.given == "strong" or (form.text in NAME_COMPOUNDS and not form.is_a("preposition")):
        return True
    if form.heads or form.is_a("preposition", "attaching-preposition", "time", "place-head"):
        return form.text == "علي" and (before.definite or before.proper)
    if before.is_a("preposition", "attaching-preposition", "place-head"):
        return False
    return before.definite or before.proper or _is_rank(reading, at - 1)


def _quoted_name(reading: Reading, phrase: Phrase) -> Phrase | None:
    for at in range(phrase.first, phrase.last):
        quotation = reading.opening.get(at)
        if quotation is not None:
            first, last = reading.token_at(quotation.inner.start), reading.token_at(quotation.inner.end)
            medium = any(reading.forms[index].medium for index in range(first, last))
            head = reading.forms[phrase.head]
            office = head.human and (last + 1 < phrase.last or (at - 1 == phrase.head and not head.definite))
            if first < last <= phrase.last and not (medium or office or reading.forms[at - 1].body):
                return Phrase(first, last, first)
    return None


def _is_rank(reading: Reading, at: int) -> bool:
    return any(isinstance(head, Rank) for head in reading.forms[at].heads)


def _run(reading: Reading, first: int, last: int) -> Phrase | None:
    at = first
    while at < last and is_word(reading, at) and (at == first or not _office(reading, at, at - first)):
        at += 1
    while first > 0 and reading.forms[first - 1].text in {"ابو", "ام", "ابن", "ابي"}:
        first -= 1
    return Phrase(first, at, first) if at > first else None


def _office(reading: Reading, at: int, named: int) -> bool:
    """Whether an office ends the name of `named` words; a definite one may be a surname where none stands before it."""
    form = reading.forms[at]
    if form.text in NAME_COMPOUNDS:
        return False
    return (
        (form.human and (not form.definite or named > 1))
        or form.joint == "و"  # a source goes on with ف only in a surname (`جيرالد فورد`)
        or (form.is_a("preposition") and form.text != "علي")
    )


def _issuer(reading: Reading, phrase: Phrase, getting: frozenset[str]) -> Phrase | None:
    """Whose document it is: the genitive or the noun after ل (`بيان لفرقة المهام`, `تقرير المنظمة`)."""
    got = got_by(reading, phrase, getting)
    if is_law(reading.forms[phrase.head]):
        got = next((at for at in range(phrase.first, phrase.last) if reading.forms[at].is_a("relative")), got)
    if got is not None:
        phrase = Phrase(phrase.first, got, phrase.head)
    sent = next((at for at in range(phrase.head + 1, phrase.last - 1) if reading.forms[at].finite), phrase.head)
    if sent != phrase.head and not reading.forms[sent].enclitic and reading.forms[sent].best.tense == "past":
        phrase = Phrase(phrase.first, sent, phrase.head)  # `معلومات خص بها الصحيفة`: what was done with it
        sent = phrase.head
    for at in range(sent + 1, phrase.last):
        form = reading.forms[at]
        described = at == phrase.head + 1 and form.adjective and not form.definite and not form.body
        if is_word(reading, at) and not described and (form.body or form.human or form.unknown):
            return Phrase(at, phrase.last, at)
    return None


def is_law(head: Form) -> bool:
    """Whether a text is one that rules (`اتفاق`, `قانون`): a relative clause tells of it, and not who speaks in it."""
    classes = {word.class_ for word in head.heads if isinstance(word, DocumentWord)}
    return classes == {"law"}


def got_by(reading: Reading, phrase: Phrase, getting: frozenset[str]) -> int | None:
    """The token at which the phrase of a text goes on with who got hold of it (`بيان حصلت عليه رويترز`), if it does."""
    behind = range(phrase.head + 1, phrase.last)
    at = next((at for at in behind if reading.forms[at].finite and not reading.forms[at].definite), None)
    if at is None or reading.forms[at].best.lemma not in getting:
        return None
    return at - 1 if reading.forms[at - 1].is_a("relative") else at
