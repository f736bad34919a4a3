"""What stands before a person's name and says who the person is: a rank, an office, a word that calls him by name.

A rank stands right before the name (`العقيد سامر الراوي`), and so does an office of one word; one of several words ends
with what it is an office of (`وزير الصحة العراقي سامر الراوي`), and is looked for from its end. A word for a crowd or
for several persons is no office, for the name behind it is not theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from musnad.arabic.clitics import WordClass
from musnad.arabic.folding import fold_word
from musnad.model import Span
from musnad.reading.cursor import is_rank
from musnad.reading.forms import Form
from musnad.reading.namesight import NameSight, Opening
from musnad.reading.words import Rank

_MARKS: Final = frozenset('«»“”"')
_CLOSING_MARKS: Final = "»”"
_REACH: Final = 10
_NISBA: Final = "ي"
_FEMININE: Final = ("ه", "ات")
_SEVERAL: Final = ("ون", "ين", "ات")
_LONGEST_RANK: Final = 4


def office_before(sight: NameSight, at: int) -> int | None:
    """The token where the rank or office begins that stands right before the name at token `at`."""
    if at not in sight.offices:
        sight.offices[at] = _office_before(sight, at)
    return sight.offices[at]


def _office_before(sight: NameSight, at: int) -> int | None:
    before = title_end(sight, at)
    if before > 0 and sight.reading.tokens[before].form in _CLOSING_MARKS and before not in sight.reading.opening:
        opened = _before_marks(sight, before)
        named = any(sight.is_word(one) and sight.forms[one].given == "strong" for one in range(opened + 1, before))
        return None if named else _office(sight, opened)
    if before < 0 or not sight.is_word(before):
        return None
    several = rank_ending(sight, before)
    if several is not None:
        return _first_title(sight, several)
    form = sight.forms[before]
    if form.heads and _is_excellency(form):
        return None
    senior = sight.knowledge.words.is_a(form.text, "seniority")
    if senior and before and sight.is_word(before - 1) and stands_as_rank(sight, before - 1):
        return _first_title(sight, before - 1)
    if stands_as_rank(sight, before):
        return _first_title(sight, before)
    if sight.knowledge.words.is_a(form.base, "called") and (form.definite or form.verbal):
        return before
    if form.holder and (form.definite or form.given):
        return _first_title(sight, before - 1 if _describes_office(sight, before) else before)
    if _one_of_many(form):
        return before
    office = _office(sight, before)
    return office if office is not None and _closes(sight, before) else None


def _one_of_many(form: Form) -> bool:
    """Whether the word is for one of a crowd, whose name may follow in apposition (`المتظاهر سامر`)."""
    one = form.best.wordclass is WordClass.PARTICIPLE and not form.text.endswith(_SEVERAL)
    return one and form.human and form.definite and not (form.plural or form.start)


def _before_marks(sight: NameSight, at: int) -> int:
    """The token before the marks that the one at token `at` closes: what stands in them is a name (`«حركة الفجر»`)."""
    first = sight.opened.get(sight.reading.tokens[at].end, at)
    return first - 1 if first < at else at - 1


def rank_ending(sight: NameSight, at: int) -> int | None:
    """Where a rank of several words begins that ends with the word at token `at` (`آية الله`)."""
    for first in range(at - 1, max(-1, at - _LONGEST_RANK), -1):
        if not sight.is_word(first):
            return None
        form = sight.forms[first]
        if not form.heads:
            continue
        ranks = {_folded(head.form) for head in form.heads if isinstance(head, Rank) and " " in head.form}
        opening = Opening(form.start, form.text[form.start :])
        if ranks and " ".join(sight.words_between(first, at + 1, opening)) in ranks:
            return first
    return None


@lru_cache(maxsize=1024)
def _folded(form: str) -> str:
    return " ".join(map(fold_word, form.split()))


def title_span(sight: NameSight, first: int, last: int) -> Span:
    """The place of a title from token `first` up to `last`, without what is written to its first word (`والعقيد`)."""
    return sight.span(first, last, sight.start_of(first, Opening(sight.forms[first].start, "")))


def title_end(sight: NameSight, at: int) -> int:
    """The token before the name, where an opening mark of the name's own is passed (`العميد "سامر حداد"`)."""
    return at - 2 if at - 1 in sight.reading.opening else at - 1


def stands_as_rank(sight: NameSight, at: int) -> bool:
    """Whether the word stands as a rank before a name: with the article, but for those that never have it."""
    form, words = sight.forms[at], sight.knowledge.words
    if not form.heads:
        return False
    bare = words.is_a(form.base, "bare-rank") or words.is_a(form.text, "bare-rank")
    return is_rank(form) and not form.plural and (form.definite or bare) and not _is_excellency(form)


def _is_excellency(form: Form) -> bool:
    """Whether a word honours by a quality, which has no article before a name (`دولة الرئيس`, not `تنظيم الدولة`)."""
    honours = all(isinstance(head, Rank) and head.class_ == "honorific" for head in form.heads)
    return honours and form.definite and form.best.wordclass is WordClass.MASDAR


def _first_title(sight: NameSight, at: int) -> int:
    """The first of the ranks that stand one behind the other up to token `at` (`اللواء الركن الدكتور`)."""
    while (before := _rank_before(sight, at)) is not None:
        at = before
    return at


def _rank_before(sight: NameSight, at: int) -> int | None:
    """The rank right before the one at token `at`; a unit of somebody's who leads it is none (`قائد اللواء العميد`)."""
    first = at - 1
    if first > 0 and sight.is_word(first) and sight.knowledge.words.is_a(sight.forms[first].base, "seniority"):
        first -= 1
    if first < 0 or not sight.is_word(first):
        return None
    form, before = sight.forms[first], sight.word_at(first - 1) if first else None
    led = form.body and before is not None and before.holder and not before.definite
    return first if is_rank(form) and not form.joint and not led else None


def _closes(sight: NameSight, at: int) -> bool:
    """Whether an office may end with the word: it is definite, or a name of a state, body or place."""
    form = sight.forms[at]
    if form.is_a("time", "month", "preposition") or (form.masdar and not form.definite):
        return False
    if form.definite or form.proper or form.unknown or form.preposition == "ل" or sight.nationality(at) is not None:
        return True
    place = sight.place_at(at)
    return place is not None and place.opening.start == 0


def _office(sight: NameSight, at: int) -> int | None:
    """Where the office begins that ends with the word at token `at`: a singular word for a person, no verb between."""
    if at < 0:
        return None
    if not sight.open_offices:
        sight.open_offices.extend(_open_offices(sight))
    return sight.open_offices[at]


def _open_offices(sight: NameSight) -> Iterator[int | None]:
    """For each token where the office begins that may go on up to it, at most `_REACH` tokens."""
    office, since = None, 0
    for at, form in enumerate(sight.forms):
        since += 1
        if sight.is_word(at):
            if form.holder and not (office is not None and _describes_office(sight, at)):
                office, since = _first_title(sight, at), 0
            elif office is not None and _ends_office(form):
                office = None
        elif sight.reading.tokens[at].form not in _MARKS:
            office = None
        yield office if since < _REACH else None


def _describes_office(sight: NameSight, at: int) -> bool:
    """Whether the word is an adjective within an office and none itself (`المتحدث العسكري`, `مدير المكتب الإعلامي`)."""
    form, before = sight.forms[at], sight.word_at(at - 1) if at else None
    if before is None or not (form.definite and form.adjective and form.text.endswith(_NISBA)):
        return False
    agrees = before.definite and before.nominal and not before.text.endswith(_FEMININE)
    return agrees and not form.joint and not is_rank(form)


def _ends_office(form: Form) -> bool:
    """Whether the word can belong to no office: a verb, a complementizer, a relative, a time."""
    verb = form.finite and not form.nominal
    return verb or form.complementizer is not None or form.is_a("relative", "time", "auxiliary")
