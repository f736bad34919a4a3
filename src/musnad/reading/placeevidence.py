"""What beside a name shows that it is a place's: a preposition, a side, a word for its people, a list, a dateline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from musnad.reading.namesight import NameSight, Opening, openings
from musnad.reading.placeheads import head_at
from musnad.reading.placestanding import SEAT, TOWN, standing, told_apart

_AND: Final = "و"
_JOINTS: Final = ("و", "ف")
_IN: Final = "ب"
_TO: Final = "ل"
_CONSTRUCT: Final = "ت"
_FEMININE: Final = "ه"
_COMMAS: Final = "،,"
_SEPARATORS: Final = "-–/"
_DASHES: Final = "-–—ـ/"
_BEFORE_DATELINE: Final = " \t\n(/"
_BEHIND_AGENCY: Final = f"{_DASHES}:({_COMMAS}"
_BEHIND_DATELINE: Final = f"{_BEHIND_AGENCY})"
_AGENCY_WORDS: Final = 4
"""How many words may stand before a place in a dateline: the agency, a dash."""
_LIST: Final = 3
_SUBJECT: Final = 2
"""How many words, all definite, a subject may have between its verb and the place."""


def place_evidence(sight: NameSight, at: int, opening: Opening, placed: frozenset[int]) -> tuple[str, ...]:
    """What beside the name at token `at` shows a place, the strongest first: codes of `vocabulary/reasons.yaml`."""
    before = at - 2 if at - 1 in sight.reading.opening else at - 1
    cut = sight.forms[at].text[: opening.start]
    found: list[str] = []
    if before >= 0 and sight.is_word(before) and not cut.startswith(_JOINTS):
        found += (shown for shown in _shown_before(sight, before) if shown != "head" or not describes_many(sight, at))
    if cut.endswith(_IN):
        found.append("preposition")
    elif cut.endswith(_TO):
        found.append("weak-preposition")
    listed = _joined_to(sight, at, cut, placed) or in_list(sight, at, opening)
    if listed or ("preposition" in found and _has_place_joined(sight, at)):
        found.append("joined")
    if in_dateline(sight, at):
        found.append("dateline")
    return tuple(found)


def is_direction(sight: NameSight, at: int) -> bool:
    """Whether the word is a side from which or to which something lies (`شمال`, `غربي`)."""
    return "direction" in _context(sight, at)


def _shown_before(sight: NameSight, before: int) -> Iterator[str]:
    """What the word before the name shows."""
    context = _context(sight, before)
    if "capital" in context:
        yield "capital"
    if "direction" in context or "surround" in context:
        yield "direction"
    if context & {"people-of", "part-of"}:
        yield "context"
    if _is_plural_head(sight, before):
        yield "head"
    if _takes_place(sight, before):
        yield "object"
    form, words = sight.forms[before], sight.knowledge.words
    bare = form.text[1:]
    text = bare if form.text[:1] in _JOINTS and words.is_a(bare, "locative", "weak-locative") else form.text
    if words.is_a(text, "locative") and not form.enclitic:
        yield "preposition"
    elif words.is_a(text, "weak-locative") and not form.enclitic:
        yield "weak-preposition"


def _context(sight: NameSight, at: int) -> frozenset[str]:
    """What the word or the two words that end at token `at` show of a name behind them."""
    table = sight.knowledge.place_words.context
    form = sight.forms[at]
    found: set[str] = set()
    for opening in openings(form.text):
        found |= table.get(opening.word, frozenset())
    if form.enclitic and form.masdar:
        stem = form.text[form.start : -len(form.enclitic)]
        found |= table.get(f"{stem[:-1]}{_FEMININE}" if stem.endswith(_CONSTRUCT) else stem, frozenset())
    if at and sight.is_word(at - 1):
        for opening in openings(sight.forms[at - 1].text):
            found |= table.get(f"{opening.word} {form.text}", frozenset())
    return frozenset(found)


def behind_preposition(sight: NameSight, at: int, opening: Opening) -> bool:
    """Whether the name stands behind a preposition that no finite verb follows, and no other case than the genitive."""
    return "preposition" in place_evidence(sight, at, opening, frozenset())


def _takes_place(sight: NameSight, before: int) -> bool:
    """Whether a verb of which one part is a place stands before the name, or its subject between them.

    `دخل تدمر`, `دخول تدمر`, `دخل الجيش تدمر`, `دخلت القوات الخاصة تدمر`; `شهدت تدمر`.
    """
    if takes_place(sight, before):
        return not sight.forms[before].enclitic
    start = before
    while before - start < _SUBJECT and start > 0 and sight.is_word(start - 1) and _may_be_subject(sight, start):
        start -= 1
        if takes_place(sight, start):
            return not sight.forms[start].enclitic
    return False


def takes_place(sight: NameSight, at: int) -> bool:
    """Whether a verb or verbal noun stands here that has a place for its object (`دخل`)."""
    form = sight.forms[at]
    if not (form.finite or form.masdar):
        return False
    return "takes" in sight.knowledge.place_words.context.get(form.best.lemma, frozenset())


def _may_be_subject(sight: NameSight, at: int) -> bool:
    form = sight.forms[at]
    return form.definite and not (form.preposition or form.joint or form.finite)


def describes_many(sight: NameSight, at: int) -> bool:
    """Whether the word is the adjective that things have in the plural, without article (`قرى جديدة`).

    So it is not where the name is told apart (`مدن حماة وحمص`) or a definite one is joined (`أحياء جبرة والصحافة`).
    """
    form, behind, match = sight.forms[at], sight.word_at(at + 1), sight.place_at(at)
    if match is not None and told_apart(sight, match):
        return False
    listed = behind is not None and behind.joint and behind.definite
    return form.adjective and not (form.definite or form.start or listed) and form.text.endswith(_FEMININE)


def _is_plural_head(sight: NameSight, at: int) -> bool:
    found = head_at(sight, at)
    return found is not None and found[1].number != "singular"


def _joined_to(sight: NameSight, at: int, cut: str, placed: frozenset[int]) -> bool:
    """Whether و or a comma joins the name to the name of a place before it."""
    if cut == _AND:
        return at in placed or (at - 1 in placed and sight.reading.tokens[at - 1].form in _COMMAS)
    return not cut and at - 1 in placed and sight.reading.tokens[at - 1].form in _COMMAS + _SEPARATORS


def _has_place_joined(sight: NameSight, at: int) -> bool:
    """Whether و joins a place that is no ordinary word, or a well-known one, to the name (`في جنين وطولكرم`)."""
    match = sight.place_at(at)
    if match is None or match.last >= len(sight.forms):
        return False
    other = sight.place_at(match.last)
    if other is None or sight.forms[other.last - 1].text[: other.opening.start] != _AND or other.last != match.last + 1:
        return False
    return standing(sight, other, exact=True) >= TOWN and told_apart(sight, other)


def in_list(sight: NameSight, at: int, opening: Opening) -> bool:
    """Whether the word stands in a list of three or more that are all well-known places (`إب والبيضاء وذمار`)."""
    first = last = at
    while first and _listed(sight, first - 1) and sight.forms[first].text[:1] == _AND:
        first -= 1
    while last + 1 < len(sight.forms) and sight.forms[last + 1].text[:1] == _AND and _listed(sight, last + 1):
        last += 1
    several = last - first + 1 >= _LIST and sum(_listed(sight, one, SEAT) for one in range(first, last + 1)) > 1
    return several and _listed(sight, at, SEAT) and opening.word == _listed_word(sight, at)


def _listed(sight: NameSight, at: int, least: int = TOWN) -> bool:
    match = sight.place_at(at) if sight.is_word(at) else None
    return match is not None and match.last == at + 1 and standing(sight, match, exact=True) >= least


def _hyphened(sight: NameSight, at: int) -> bool:
    """Whether a dash binds the words on both its sides to one, as in the letters by which editors sign (`سام-حكم`)."""
    tokens = sight.reading.tokens
    if tokens[at].form not in _DASHES or at + 1 >= len(tokens):
        return False
    return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def _listed_word(sight: NameSight, at: int) -> str | None:
    match = sight.place_at(at)
    return None if match is None else match.opening.word


def in_dateline(sight: NameSight, at: int) -> bool:
    """Whether the name opens a paragraph, or stands behind an agency there, and is closed off by what follows.

    What closes it off is a mark, an agency or a date: `دمشق - سانا`, `هسبريس - العيون`, `(بيروت، 22 مايو 2018)`.
    """
    reading = sight.reading
    match = sight.place_at(at)
    start = reading.tokens[at].start
    paragraph = reading.paragraph_at(start)
    if match is None or paragraph is None or match.last >= len(reading.tokens):
        return False
    behind = reading.tokens[match.last]
    closed = behind.start >= paragraph.end or behind.form in _BEHIND_AGENCY
    if not (closed or behind.form in _BEHIND_DATELINE or behind.kind == "number") or _hyphened(sight, match.last):
        return False
    before = reading.text[paragraph.start : start].strip(_BEFORE_DATELINE)
    if not before:
        return behind.form in _BEHIND_DATELINE or behind.kind == "number" or behind.start >= paragraph.end
    return closed and before[-1] in _DASHES and len(before.split(maxsplit=_AGENCY_WORDS)) <= _AGENCY_WORDS
