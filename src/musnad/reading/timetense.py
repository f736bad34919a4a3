"""Whether a time lies ahead: what the verb it belongs to says.

A weekday or a month without a year is the nearest in the past, unless the verb of its clause is of the future: a
present with سـ or behind سوف or لن, or a word for what is planned (`من المقرر`).
"""

from __future__ import annotations

from typing import Final

from musnad.reading.timetokens import Line

_REACH: Final = 25
_GIVEN_TIME: Final = frozenset({"امام", "امامه", "امامهم", "مهله", "المهله", "لديه", "لديهم"})
"""Words by which somebody has time left for something."""
_IFS: Final = frozenset({"اذا", "لو"})


def is_ahead(line: Line, at: int) -> bool:
    """Whether the nearest verb before the token, or where none stands before it, behind it, is of the future.

    A present of what is planned (`تنطلق الخميس`) looks ahead too, and so does a day up to which something is put off.
    """
    reading = line.reading
    sentence = reading.sentence_at(reading.tokens[at].start)
    first = max(sentence.first if sentence else 0, at - _REACH)
    last = min(sentence.last if sentence else line.size, at + _REACH)
    limit = line.get(at - 1, "until", "to") is not None
    since = line.get(at - 1, "since") is not None
    for place in (*range(at - 1, first - 1, -1), *range(at + 1, last)):
        if limit and line.get(place, "put-off"):
            return True
        if place < at - 1 and line.get(place, "since"):  # `منذ سيطرتهم عليها في آذار`
            return False
        if place > at and line.tokens[at].kind == "word" and _is_deadline(line, first, at):
            return True
        told = None if since and line.get(place, "ahead") else _says(line, place)
        if told is not None:
            return told
    return line.tokens[at].kind == "word" and _is_deadline(line, first, at)


def _is_deadline(line: Line, first: int, at: int) -> bool:
    """Whether a day is one up to which somebody has time (`أمام الوزير حتى الخميس لتشكيل حكومة`)."""
    if line.get(at - 1, "until") is None:
        return False
    return any(line.form(place).removeprefix("و") in _GIVEN_TIME for place in range(first, at))


def is_present(line: Line, at: int) -> bool:
    """Whether the nearest verb before the token that tells of a deed, in its sentence, is a plain present.

    A verb of saying tells nothing of the day of what is said, and behind كان or لم a present is past. Where no verb
    stands, a day up to which somebody has time (`أمام الوزير حتى 23 أغسطس`) is such a present too.
    """
    reading = line.reading
    sentence = reading.sentence_at(reading.tokens[at].start)
    first = max(sentence.first if sentence else 0, at - _REACH)
    for place in range(at - 1, first - 1, -1):
        form = reading.forms[place]
        if line.get(place, "since"):
            return False
        if not form.finite or form.verbs or form.is_a("auxiliary"):
            continue
        if form.best.tense != "present" or (place and reading.forms[place - 1].is_a("negation")):
            return False
        return not any(line.get(before, "was") for before in range(first, place))
    return _is_deadline(line, first, at)


def _says(line: Line, at: int) -> bool | None:
    """Whether a word says future, past, or nothing."""
    if line.tokens[at].kind != "word":
        return None
    ahead = line.get(at, "ahead")
    if ahead is not None and not (ahead.value == "present" and line.get(at - 1, "was")):
        return True
    form = line.reading.forms[at]
    if "س" in form.best.proclitics and form.best.tense == "present":
        return True
    if not form.finite or form.best.tense != "past":
        return None
    return at > 0 and line.tokens[at - 1].kind == "word" and _is_if(line.form(at - 1))


def _is_if(word: str) -> bool:
    """Whether a word makes of a past behind it a condition (`إذا فشلت المحادثات الخميس`)."""
    return word.removeprefix("و").removeprefix("ف") in _IFS
