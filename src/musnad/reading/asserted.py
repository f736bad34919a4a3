"""Whether a verb says that something was said: not denied, wished, asked, supposed or yet to come, and by somebody.

A word that could as well be a noun must stand where a verb stands, and an impersonal formula is the author's own.
"""

from __future__ import annotations

from typing import Final

from musnad.arabic.clitics import Analysis
from musnad.reading.cues import GOD, Scope, VerbPlace
from musnad.reading.cursor import is_word
from musnad.reading.forms import Form
from musnad.reading.reading import Reading
from musnad.reading.words import CueClass

_UNSAID_BEFORE: Final = frozenset("سلبك")
_SPOKEN_TO: Final = frozenset({"ك", "كم", "كما"})
_DENIED_BY: Final = frozenset({"سوف", "ليس", "الا"})
_INVOKING: Final = frozenset({"دعا", "سال"})
_HELD: Final = frozenset({"believe", "expect", "describe", "accuse"})
_SEMI: Final = "شبه"
_ALEF_MAQSURA: Final = "ى"
_THAT: Final = "ذلك"
_LONGEST_CONNECTIVE: Final = 5
_LONGEST_FORMULA: Final = 3


def is_asserted(reading: Reading, at: int, scope: Scope, analysis: Analysis) -> bool:
    """Whether the verb says that something was said: not negated, wished, asked, supposed or yet to come."""
    verb = VerbPlace(reading, at, scope, analysis)
    return not (_unsaid(analysis) or _another_word(verb) or _governed(verb))


def _unsaid(analysis: Analysis) -> bool:
    """Whether its own shape tells that nothing was said yet: a particle of the future, a wish, an order."""
    written = not _UNSAID_BEFORE.isdisjoint(analysis.proclitics)
    return written or analysis.tense == "imperative" or analysis.enclitic in _SPOKEN_TO


def _another_word(verb: VerbPlace) -> bool:
    """Whether the word is rather something else than a verb of saying (`دعا الله`, `على`)."""
    reading, at, scope, _ = verb
    form = verb.form
    following = reading.forms[at + 1] if at + 1 < scope.last else None
    opens = at == scope.first and following is not None and (following.speaks or following.text == _THAT)
    if not form.joint and not opens and form.is_a("adverbial-preposition", "preposition"):
        return True
    if form.other_verb or form.is_a("place") or _semi(form, following):
        return True
    if following is not None and following.text in GOD and form.best.lemma in _INVOKING:
        return True
    return (not form.finite or form.nominal) and not _verb_place(verb)


def _semi(form: Form, following: Form | None) -> bool:
    """`شبه جزيرة`, `شبه رسمي`: with an indefinite noun or adjective behind it, almost, and no likening."""
    return form.base == _SEMI and following is not None and following.nominal and _bare_noun(following)


def _governed(verb: VerbPlace) -> bool:
    """Whether the word before it takes the assertion away, or takes it as a noun (`لم يقل`, `أن يقول`)."""
    reading, at, _, analysis = verb
    form, before = verb.form, verb.before
    if before is None:
        return False
    if not form.joint and is_word(reading, at - 1) and before.is_a("preposition", "attaching-preposition"):
        return True
    if not form.joint and before.preposition and _bare_noun(before):
        return True
    if before.complementizer is not None and analysis.tense == "present":
        return before.complementizer.pronoun == "" and before.text.endswith("ان")
    wished = before.is_a("subjunctive") and not (before.is_a("auxiliary") and analysis.tense == "past")
    return wished or before.is_a("negation", "conditional") or before.text in _DENIED_BY


def _bare_noun(form: Form) -> bool:
    return form.nominal and not form.definite and not form.enclitic


def _verb_place(verb: VerbPlace) -> bool:
    """Whether a word that could as well be a noun stands where a verb stands: at the head of a clause."""
    reading, at, _, _ = verb
    form, before = verb.form, verb.before
    if before is None or form.joint or after_connective(reading, at):
        return True
    if not is_word(reading, at - 1):
        return True
    if before.is_a("preposition", "adverbial-preposition", "attaching-preposition", "demonstrative"):
        return False
    if before.definite or before.unknown or (form.finite and (before.heads or before.enclitic)):
        return True
    if form.verbs and reading.written(at).endswith(_ALEF_MAQSURA) and before.nominal:
        return True  # `لكن مصدرا أمنيا نفى اعتقال الطلاب`: the noun is written نفي
    return before.proper or before.is_a("auxiliary", "subordinator", "relative", "time")


def after_connective(reading: Reading, at: int) -> bool:
    """Whether the token is the last of a connective of several words."""
    return any(
        (match := reading.connectives.get(first)) is not None and match.last == at
        for first in range(max(0, at - _LONGEST_CONNECTIVE), at)
    )


def is_formula(verb: VerbPlace, class_: CueClass) -> bool:
    """Whether a verb without source is impersonal and the author's own (`يذكر أن`, `يعتقد أنها`, `يشتبه في أن`)."""
    reading, at, _, analysis = verb
    match = reading.connectives.get(at)
    if in_formula(reading, at) or verb.form.evident:
        return True
    if match is not None and match.entry.class_ == "author-formula":
        return True
    sentence = reading.sentence_at(reading.tokens[at].start)
    joined = bool(verb.form.joint) and sentence is not None and at != sentence.first
    impersonal = analysis.tense == "present" and analysis.number == "s" and not analysis.enclitic and not joined
    return impersonal and class_ in _HELD


def in_formula(reading: Reading, at: int) -> bool:
    """Whether the token stands in a formula of the author's own (`جدير بالذكر أن`)."""
    return any(
        match.entry.class_ == "author-formula" and first <= at < match.last
        for first in range(max(0, at - _LONGEST_FORMULA), at + 1)
        if (match := reading.connectives.get(first)) is not None
    ) or (at > 0 and reading.forms[at - 1].base == "جدير")
