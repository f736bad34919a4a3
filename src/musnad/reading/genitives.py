"""What stands behind a trigger noun and is its own: a genitive, another bare phrase, phrases with a preposition.

The genitive of a verbal noun is who does it or who suffers it; a phrase behind it may as well be that of another noun
(`إجراءات بعد اختطاف الشاب على أيدي مجهولين`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from musnad.arabic.clitics import WordClass
from musnad.reading.clauses import behind
from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.nounphrases import NounPhrase
from musnad.reading.slots import NEAR, Slots
from musnad.reading.stretch import Stretch

_AND: Final = "و"
_OF: Final = "ل"
_COMMAS: Final = frozenset("،,")
_FROM: Final = "من"
_WHERE: Final = frozenset({"في", "علي"})
"""Prepositions behind which what looks like a verbal noun is rather ground (`على الحد الجنوبي`)."""
_MATTER: Final = frozenset({"matter"})
_AGAINST: Final = "ضد"
_WITH_WHOM: Final = frozenset({"مع", "بين"})
_OF_LAST_DEED: Final = frozenset({"علي", _AGAINST})
"""Prepositions that bring in whom the deed right before them is done to."""
_PASSED: Final = frozenset({"time", "other", "aside"})


def noun_slots(sight: EventSight, units: tuple[Unit, ...], at: int, token: int, enclitic: str) -> Slots:
    """The phrases beside a trigger noun at `token` in the unit `at`: genitive, another bare phrase, prepositions."""
    bound = not enclitic and not sight.forms[token].definite
    genitive = _own_genitive(sight, units[at], token) if bound else ()
    after = behind(sight, units, at + 1)
    groups = after.bare
    bare = [tuple(units[one] for one in group) for group in groups]
    second: tuple[Unit, ...] = ()
    if bare and not bare[0][0].joint:
        second = bare[0] if _next(units, at) == groups[0][0] and not _is_manner(sight, bare[0][0]) else ()
    elif bare and genitive and groups[0][0] == at + 1:
        genitive = (*genitive, *_same_kind(genitive[0], bare[0]))
    if bound and not genitive and second and _may_be_genitive(sight, units[at], token, second[0]):
        follows = len(bare) > 1 and groups[1][0] == groups[0][-1] + 1
        genitive, second = second, bare[1] if follows else ()
    if bound and not genitive and at + 1 < len(units):
        genitive = _shared(sight, units, at + 1)
    taken = {unit.first for unit in (*genitive, *second)}
    own = tuple(units[one] for one in _of_noun(sight, units, at, after.preposed, taken, whole=bool(genitive)))
    returned = bool(genitive) and at + 1 < len(units) and _is_for_somebody(sight, units[at + 1])
    led = bool(units[at].preposition or units[at].joint)
    return Slots(genitive=genitive, second=second, preposed=own, pronoun=enclitic, returned=returned, led=led)


def _is_manner(sight: EventSight, unit: Unit) -> bool:
    """Whether a participle behind a definite noun tells what whoever did it was doing (`شن الغارات مستهدفا مواقع`)."""
    if unit.head < 0 or not sight.is_word[unit.head] or unit.classes or sight.forms[unit.head].definite:
        return False
    return sight.forms[unit.head].best.wordclass is WordClass.PARTICIPLE


def _is_for_somebody(sight: EventSight, unit: Unit) -> bool:
    taken_up = sight.events[unit.first].taken_up if unit.kind == "other" and sight.is_word[unit.first] else None
    return taken_up is not None and taken_up[0] == _OF


def _may_be_genitive(sight: EventSight, unit: Unit, token: int, phrase: Unit) -> bool:
    """Whether a phrase of its own may be the genitive of a noun: nothing that describes the noun stands between."""
    accusative = phrase.numeral is None and sight.forms[phrase.head].nunated
    return unit.last == token + 1 and not accusative


def _of_noun(  # noqa: PLR0913 - the noun, what stands behind it, and whether its genitive does
    sight: EventSight, units: tuple[Unit, ...], at: int, preposed: tuple[int, ...], taken: set[int], *, whole: bool
) -> Iterator[int]:
    """Those phrases with a preposition that are a noun's own, each with what is joined to it.

    Behind a deed for its purpose there are none (`استهداف الحراس للنيل من عزيمتهم`).
    """
    left = False
    for number, one in enumerate(preposed):
        if _is_purpose(sight, units, at, one, whole=whole):
            return
        joined = bool(units[one].joint) and not units[one].preposition
        far = number >= NEAR and units[one].preposition == _AGAINST
        own = far or _is_of_adjective(sight, units, at, one) or _is_of_action(sight, units, at, one)
        left = (
            (joined and left) or own or _behind_deed(sight, units, at, one) or _of_another(sight, units, at, one, taken)
        )
        if not left:
            yield one


def _of_another(sight: EventSight, units: tuple[Unit, ...], at: int, one: int, taken: set[int]) -> bool:
    """Whether ل stands behind a phrase that is none of the noun's, so that it says whose that is (`قائدا للجيش`)."""
    before = units[one - 1]
    if before.preposition and one - 1 > at and units[one].preposition == _OF and _tells_of_deed(sight, before):
        return True  # `تدريبهم على هامش الاجتماعات السنوية للرابطة`
    listed = not (before.classes or _is_action(sight, before)) and _is_thing(sight, units[one - 2])
    thing = listed or _is_thing(sight, before)
    bare = before.kind == "phrase" and not before.preposition and (not before.joint or thing)
    return units[one].preposition == _OF and one - 1 > at and bare and before.first not in taken


def _tells_of_deed(sight: EventSight, unit: Unit) -> bool:
    """Whether a phrase has a word for an event in it."""
    events = (sight.events[at] for at in range(unit.first, unit.last))
    return unit.kind == "phrase" and any(event.nouns and event.thing is None for event in events)


def _is_of_adjective(sight: EventSight, units: tuple[Unit, ...], at: int, one: int) -> bool:
    """Whether ل belongs to a participle right before that describes the noun's genitive (`قصف مواقع تابعة لمسلحين`)."""
    last = units[at].last - 1
    if units[one].preposition != _OF or one != at + 1 or last <= units[at].head + 1 or not sight.is_word[last]:
        return False
    form = sight.forms[last]
    return form.best.wordclass is WordClass.PARTICIPLE and not form.definite and form.adjective


def _is_purpose(sight: EventSight, units: tuple[Unit, ...], at: int, one: int, *, whole: bool) -> bool:
    """Whether ل brings in a deed, which is what the noun was done for.

    So behind a comma (`ملاحقة المسلحين، للقبض عليهم`) and where the noun has its genitive (`حصار المدينة للضغط عليها`).
    """
    unit = units[one]
    if unit.preposition != _OF or unit.head < 0 or not unit.classes <= _MATTER or not sight.is_word[unit.head]:
        return False
    governs = one + 1 < len(units) and units[one + 1].preposition == _FROM and units[one + 1].first == unit.last
    deed = sight.forms[unit.head].masdar or (bool(unit.classes) and governs)
    between = sight.tokens[units[at].last : unit.first]
    return deed and (whole or any(token.form in _COMMAS for token in between))


def _is_of_action(sight: EventSight, units: tuple[Unit, ...], at: int, one: int) -> bool:
    """Whether من belongs to another verbal noun right before it (`دعم الأهالي في التخلص من المسلحين`)."""
    if units[one].preposition != _FROM or one - 1 <= at:
        return False
    before = units[one - 1]
    return _is_action(sight, before) and bool(before.preposition) and before.last == before.head + 1


def _is_action(sight: EventSight, unit: Unit) -> bool:
    """Whether a verbal noun stands there that names nobody and nothing."""
    if unit.kind != "phrase" or unit.head < 0 or not sight.is_word[unit.head] or unit.classes:
        return False
    return sight.forms[unit.head].masdar and unit.preposition not in _WHERE


def _is_thing(sight: EventSight, unit: Unit) -> bool:
    """Whether a phrase names who or what takes part, and no deed that ل could go with (`المشورة والتدريب للجنود`)."""
    return bool(unit.classes) and not _is_deed(sight, unit)


def _behind_deed(sight: EventSight, units: tuple[Unit, ...], at: int, one: int) -> bool:
    """Whether who did it is told of another deed in between (`إجراءات بعد اختطاف الشاب على أيدي مجهولين`)."""
    if units[one].joint and not units[one].preposition:
        return _listed_behind_deed(sight, units, one)
    if units[one].preposition not in _WITH_WHOM and _led_to_by_another(sight, units, at, one):
        return True
    if units[one].preposition in _WITH_WHOM:
        return any(_is_deed(sight, between) for between in units[at + 1 : one])
    if units[one].preposition not in _OF_LAST_DEED and units[one].role != "actor":
        return False
    if units[one].preposition == _AGAINST and any(_is_action(sight, between) for between in units[at + 1 : one]):
        return True  # `قتالهم بعد رفض التحرك ضد الجماعة`
    return any(_is_deed(sight, between) and between.preposition for between in units[at + 1 : one])


def _led_to_by_another(sight: EventSight, units: tuple[Unit, ...], at: int, one: int) -> bool:
    """Whether a deed in between takes the phrase's preposition (`هجمات الفصيل منذ بدء الغارات على مواقعه`).

    A deed joined by و shares it, but not where the noun has its own (`قصف على القرية وغارات على الوادي`).
    """
    preposition = units[one].preposition
    had = any(between.preposition == preposition for between in units[at + 1 : one])
    usual = units[one].role == "target"
    for between in units[at + 1 : one]:
        if not (_tells_of_deed(sight, between) or "casualty" in between.classes):
            continue
        if between.joint and not between.preposition and not had:
            continue
        events = (sight.events[token] for token in range(between.first, between.last))
        senses = (sense.trigger for event in events for use in event.nouns for sense in use.senses)
        if any(f"{preposition}:{side}" in sense.takes for sense in senses for side in ("target", "actor")) or usual:
            return True
    return False


def _listed_behind_deed(sight: EventSight, units: tuple[Unit, ...], one: int) -> bool:
    """Whether و joins a phrase to the object of another deed (`السيطرة على المعسكر وتطهير الوادي والمزارع`)."""
    at = one - 1
    while at > 0 and units[at].kind == "phrase" and units[at].joint and not units[at].preposition:
        if _is_deed(sight, units[at]):
            return True
        at -= 1
    return False


def against_another(sight: EventSight, units: tuple[Unit, ...], verb: int, one: int) -> bool:
    """Whether ضد says against whom another deed was, told behind the verb (`سيطروا عليها بعد معارك ضد الجيش`)."""
    if units[one].preposition != _AGAINST:
        return False
    return any(_is_deed(sight, between) and between.preposition for between in units[verb + 1 : one])


def _is_deed(sight: EventSight, unit: Unit) -> bool:
    event = sight.events[unit.head] if unit.kind == "phrase" and unit.head >= 0 else None
    return event is not None and bool(event.nouns) and event.thing is None and unit.head not in sight.name_at


def _own_genitive(sight: EventSight, unit: Unit, token: int) -> tuple[Unit, ...]:
    """The genitive of the noun at a token of a unit, past adjectives of it."""
    if token + 1 >= unit.last:
        return ()
    phrase = NounPhrase(Stretch(sight, unit.last), token)
    return (NounPhrase(phrase.stretch, phrase.genitive).unit(),) if phrase.genitive >= 0 else ()


def inner_genitive(sight: EventSight, unit: Unit) -> Unit | None:
    """The phrase that stands as genitive behind the head of another (`تقدم القوات`: the forces)."""
    if unit.head < 0 or sight.forms[unit.head].definite:
        return None
    return next(iter(_own_genitive(sight, unit, unit.head)), None)


def _next(units: tuple[Unit, ...], at: int) -> int:
    """The unit behind one, past times and words of manner (`قصف الطائرات بشكل مكثف مواقع`)."""
    after = at + 1
    while after < len(units) and units[after].kind in _PASSED:
        after += 1
    return after


def _shared(sight: EventSight, units: tuple[Unit, ...], at: int) -> tuple[Unit, ...]:
    """The genitive of a verbal noun joined to one that lacks its own (`مقتل وإصابة العشرات`, `خطف وتهديد الكتاب`)."""
    unit = units[at]
    if unit.kind != "phrase" or unit.joint != _AND or unit.preposition:
        return ()
    if not (sight.events[unit.first].nouns or (sight.is_word[unit.first] and sight.forms[unit.first].masdar)):
        return ()
    return noun_slots(sight, units, at, unit.first, sight.forms[unit.first].enclitic).genitive


def _same_kind(first: Unit, others: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Those phrases joined to a genitive that name the same kind of thing, and no event of their own."""
    return tuple(other for other in others if not other.classes.isdisjoint(first.classes))
