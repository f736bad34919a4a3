"""Quotation marks and commas in a noun phrase: whether marks hold a name, a label, or a matter of its own."""

from __future__ import annotations

from itertools import islice
from typing import Final

from musnad.arabic.marks import Quotation
from musnad.reading.cursor import Cursor, is_word
from musnad.reading.forms import Form
from musnad.reading.reading import Reading

NAME_WORDS: Final = 4
_BYNAME: Final = 3
"""How many tokens a byname has with its marks."""
COMMAS: Final = frozenset("،,")


def is_comma(reading: Reading, index: int) -> bool:
    """Whether the token is a comma, Arabic or Latin."""
    return reading.tokens[index].form in COMMAS


def is_name_quotation(reading: Reading, quotation: Quotation) -> bool:
    """Whether the marks hold a name or a label and not speech: few words, no verb, closed."""
    if not quotation.closed:
        return False
    first, last = reading.token_at(quotation.inner.start), reading.token_at(quotation.inner.end)
    words = list(islice((index for index in range(first, last) if is_word(reading, index)), NAME_WORDS + 1))
    if not words or len(words) > NAME_WORDS:
        return False
    forms = [reading.forms[index] for index in words]
    if any((form.is_a("negation") and form.text != "بلا") or form.complementizer is not None for form in forms):
        return False
    foreign = any(form.unknown for form in forms) and not any(form.joint for form in forms)
    headed = forms[0].body or forms[0].medium  # `"شبكة تعز الإخبارية"`
    return foreign or not any(_clause_word(form) and not (headed and form.is_a("place")) for form in forms)


def _clause_word(form: Form) -> bool:
    return (
        (form.finite and not form.nominal)
        or (form.is_a("negation") and form.text != "بلا")
        or form.complementizer is not None
    )


def is_label(reading: Reading, at: int) -> bool:
    """Whether the quotation opened by token `at` names what stands before it (`منصة "إكس"`, `صحيفة «لا كورييرا»`)."""
    quotation = reading.opening[at]
    if is_name_quotation(reading, quotation):
        return True
    first, last = reading.token_at(quotation.inner.start), reading.token_at(quotation.inner.end)
    if not quotation.closed or last - first > NAME_WORDS or at == 0:
        return False
    before = reading.forms[at - 1]
    return before.medium or before.is_a("platform") or (before.body and not before.definite)


def after_quotation(reading: Reading, quotation: Quotation) -> int:
    """The index of the first token after the quotation."""
    return reading.token_at(quotation.end)


def matter_in_marks(here: Cursor) -> bool:
    """Whether marks behind a whole phrase hold a deed, which is the verb's object (`أدانت الحركة "الجريمة"`)."""
    before = here.before
    named = here.proper or before.proper or before.unknown or before.given
    if here.bounds.alone or not (here.closed and named) or here.head is None:
        return False
    form = here.reading.forms[here.at + 1]
    plain = form.definite and form.nominal and not (form.adjective or form.unknown)
    charged = here.human and here.bounds.objects and form.definite and form.body and _several_words(here)
    return charged or ((plain or form.is_a("attack", "content-noun")) and not form.heads)


def _several_words(here: Cursor) -> bool:
    """Whether the marks hold more than a byname."""
    quotation = here.reading.opening[here.at]
    return after_quotation(here.reading, quotation) - here.at > _BYNAME


def named_in_marks(here: Cursor) -> bool:
    """Whether a body stands before the marks, so that they hold its name (`المنظمة الدولية «أطباء بلا حدود»`)."""
    before = here.at - 1
    while before > here.first and here.reading.forms[before].adjective and not here.reading.forms[before].heads:
        before -= 1
    form = here.reading.forms[before]
    return form.human or form.body or form.medium
