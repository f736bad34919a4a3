"""Clauses: each finite verb of a sentence with the phrases that belong to it.

A verb's clause reaches back to what opened it and forward to the next verb, conjunction or full stop. A bare phrase
before the verb is its subject (`الجيش قصف`), or the antecedent where a relative opened the clause (`الغارات التي
شنها`); behind it the first bare phrase is the subject and the second the object, as far as voice allows (`roles`).
"""

from __future__ import annotations

from typing import Final

import msgspec

from musnad.reading.eventsight import EventSight, Unit
from musnad.reading.eventwords import GROUPS
from musnad.reading.nounphrases import OFFICES, NounPhrase
from musnad.reading.slots import ACTS
from musnad.reading.stretch import Stretch

_COMMAS: Final = frozenset("،,")
_PASSED: Final = _COMMAS | frozenset("()[]-–—/")
_GROUND: Final = frozenset({"settlement", "area", "base", "PLACE"})
_SURE: Final = 1.0
_STRUCK: Final = GROUPS["ground"] | {"PLACE"}
_ITS: Final = "ها"
_ABOUT: Final = "عن"
_T: Final = "ت"
_FROM: Final = "من"
_HIS: Final = "ه"
_TWO_OR_MORE: Final = {"هم": "p", "هما": "d"}
_HANDLED: Final = GROUPS["weapon"] | GROUPS["machine"] | {"goods", "equipment"}
_LONGEST_LIST: Final = 5
_WITHOUT: Final = frozenset({"دون", "بدون"})
_THOSE_WHO: Final = "الذين"
_IT_IS: Final = frozenset({"هو", "هي", "هم"})
_NOMINATIVE: Final = "ون"
_PERSONS: Final = GROUPS["people"] | {"PERSON"}
_ONE: Final = frozenset({"s", ""})
_ON_PEOPLE: Final = frozenset({"killed", "arrest", "abduct", "targeted"})
"""Modes of what is done to people by whom the pronoun of its noun may mean."""
_MEET: Final = "meet"
_WAS: Final = "كان"
_OF: Final = "من"
_ASIDES: Final = frozenset({"time", "aside", "other"})
_TRANSPARENT: Final = frozenset({"auxiliary", "negation", "time", "aside", "other"})
_CLOSES: Final = frozenset({"verb", "that", "clause", "relative"})


class Clause(msgspec.Struct, frozen=True, gc=False):
    """A finite verb and what belongs to it; units are numbers in the sentence's list.

    `before` are the bare phrases before the verb that may be its subject, coordinated ones as one list; `antecedent`
    says that they stand before a relative. `bare` are the groups of bare phrases behind it, each a phrase and those
    joined to it; `preposed` the phrases with a preposition, before and behind. `headless` says that none of the phrases
    before the relative is known to be what it is about.
    """

    verb: int
    before: tuple[int, ...]
    antecedent: bool
    bare: tuple[tuple[int, ...], ...]
    preposed: tuple[int, ...]
    first: int
    last: int
    headless: bool = False


def clauses_of(sight: EventSight, units: tuple[Unit, ...]) -> tuple[Clause, ...]:
    """The clauses of the sentence, by its finite verbs."""
    return tuple(_clause(sight, units, at) for at, unit in enumerate(units) if unit.kind == "verb")


def _clause(sight: EventSight, units: tuple[Unit, ...], verb: int) -> Clause:
    before = _Before(sight, units, verb)
    after = behind(sight, units, verb + 1)
    return Clause(
        verb=verb,
        before=tuple(reversed(before.found)),
        antecedent=before.antecedent,
        bare=after.bare,
        preposed=(*reversed(before.preposed), *after.preposed),
        first=before.at + 1,
        last=after.last,
        headless=before.headless,
    )


class _Before:
    """One walk from a verb back to the unit `at` before its clause; `found` are bare phrases, the nearest first."""

    def __init__(self, sight: EventSight, units: tuple[Unit, ...], verb: int) -> None:
        self.sight = sight
        self.units = units
        self.verb = verb
        self.at = verb - 1
        self.found: list[int] = []
        self.preposed: list[int] = []
        self.antecedent = False
        self.commas = 0
        self.opened = False
        self.headless = False
        while not units[verb].joint and self.at >= 0 and self._goes_on(units[self.at]):
            self.at -= 1
        if self._was():
            self.antecedent = True
        if (believed := self._believed()) is not None:
            self.found, self.opened = [believed], True
        if not (self.antecedent or self.commas or self.opened) and _has_verb(units, self.at):
            self.found = []  # what stands behind another verb is that verb's
            self._describe()

    def _believed(self) -> int | None:
        """Of whom something is only believed before the verb (`طائرات يعتقد أنها تابعة للتحالف شنت غارات`)."""
        that, units = self.at, self.units
        topic, verb = that - 2, that - 1
        if topic < 0 or units[that].kind != "that" or units[verb].kind != "verb" or units[verb].joint:
            return None
        complementizer = self.sight.forms[units[that].first].complementizer
        described = all(not self.sight.forms[units[at].first].definite for at in self.found)
        if complementizer is None or not described or not self.sight.forms[units[verb].first].verbs:
            return None
        phrase = units[topic]
        bare = phrase.kind == "phrase" and not (phrase.preposition or phrase.definite) and bool(phrase.classes)
        return topic if bare and _is_meant(complementizer.pronoun, phrase) else None

    def _was(self) -> bool:
        """Whether كان opens a clause that describes the indefinite person before it (`امرأة كانت قد سجنت`)."""
        at = self.verb - 1
        while at >= 0 and self.units[at].kind == "auxiliary" and not self.units[at].joint:
            at -= 1
        was = self.units[at + 1]
        women = self.sight.forms[was.first].text.endswith(_T)
        while at > 0 and self.units[at].role == "place" and self.units[at].classes.isdisjoint(_GROUND):
            at -= 1  # `أرملة قائد في التنظيم كانت قد سجنت`
        if was.first == self.units[self.verb].first or self.found != [at]:
            return False
        described = self.units[at]
        if at + 1 < len(self.units) and self.units[at + 1] is not was and (described.gender == "f") != women:
            return False
        past = self.sight.forms[was.first].best.lemma == _WAS
        return past and not described.definite and "people" in described.classes and described.number == "s"

    def _describe(self) -> None:
        """Find the indefinite phrase that a verb right behind it describes (`قتلوا مسلحين هاجموا الثكنة`).

        By grammar such a relative clause has no word that opens it; its verb agrees with the phrase.
        """
        at = self.verb - 1
        while at >= 0 and self.units[at].kind in {"auxiliary", "negation"}:
            at -= 1
        if at >= 0 and _is_described(self.sight, self.units, at, self.verb):
            self.antecedent, self.found = True, [at]
            self.preposed = [one for one in self.preposed if one != at]

    def _goes_on(self, unit: Unit) -> bool:
        """Take a unit into the clause, and tell whether it may go back further."""
        if unit.kind == "phrase":
            return self._phrase(unit)
        if unit.kind == "mark":
            return self._mark(unit)
        if unit.kind == "auxiliary" and self.found and self.sight.forms[unit.first].best.lemma == _WAS:
            self.opened = True  # `استعادوا معسكرا كانت الجماعة قد سيطرت عليه`
            return False
        if unit.kind in _TRANSPARENT:
            return True
        if unit.kind == "relative" and not self.found:
            self.antecedent = True
            led = bool(self.sight.forms[unit.first].preposition)
            self.found = [] if led else _antecedent(self.sight, self.units, self.at)
            if self.found and _is_of_others(self.sight, unit, self.units[self.found[0]]):
                self.found, self.headless = [], True
        return False

    def _phrase(self, unit: Unit) -> bool:
        """Take a phrase that has a preposition, or the first bare one and those it is joined to."""
        if not self.found and _is_new_subject(self.sight, self.units, self.at, self.verb):
            self.found.append(self.at)
            self.opened = True
            self.at -= 1
            return False
        if unit.preposition or (unit.joint and _joined_to_preposed(self.units, self.at)):
            self.preposed.append(self.at)
            return True
        if self.found and not _joins(self.units, self.at, self.found[-1]):
            return False
        self.found.append(self.at)
        if unit.joint and not _has_partner(self.units, self.at):
            self.at -= 1
            return False
        return True

    def _mark(self, unit: Unit) -> bool:
        """Pass a comma that does not end the clause; one behind where the sentence happens brings that in."""
        if _mark(self.sight, unit) not in _COMMAS:
            return False
        opening = max(
            _among_opening(self.sight, self.units, self.at),
            _apposed_opening(self.sight, self.units, self.at, self.verb),
        )
        if opening >= 0:
            self.at = opening
            self.commas += 1
            return True
        if _aside(self.sight, self.units, self.at) or _topic(self.units, self.at, self.verb):
            self.commas += 1
            return True
        opening = _how_opening(self.sight, self.units, self.at, self.verb)
        if opening >= 0:
            self.at = opening
            self.commas += 2
            return True
        if _fronted(self.units, self.at):
            self.at -= 1
            self.preposed.append(self.at)
        return False


def _is_meant(pronoun: str, phrase: Unit) -> bool:
    """Whether a pronoun has the number and gender of an indefinite phrase."""
    people = "people" in phrase.classes
    if pronoun == _ITS:
        return phrase.gender == "f" or (phrase.number == "p" and not people)
    if pronoun in _TWO_OR_MORE:
        return phrase.number == _TWO_OR_MORE[pronoun] and people
    return pronoun == _HIS and phrase.number == "s" and phrase.gender != "f"


def _among_opening(sight: EventSight, units: tuple[Unit, ...], comma: int) -> int:
    """The comma that opens what tells who is among those named before (`ستة، بينهم حارس، أصيبوا`), else -1."""
    at = comma - 1
    while at > 0 and units[at].kind in {"phrase", "aside"} and (units[at].joint or not units[at].preposition):
        at -= 1
    if at <= 0 or at == comma - 1 or not is_among(sight, units[at]):
        return -1
    marked = units[at - 1].kind == "mark" and _mark(sight, units[at - 1]) in _COMMAS
    return at - 1 if marked else -1


def _apposed_opening(sight: EventSight, units: tuple[Unit, ...], comma: int, verb: int) -> int:
    """The comma before the name of whom a verb behind another comma is told (`أن القائد، سالم مراد، انشق`), else -1."""
    opening = comma - 2
    if comma != verb - 1 or opening < 1 or units[opening].kind != "mark":
        return -1
    name, titled = units[comma - 1], units[opening - 1]
    bare = all(one.kind == "phrase" and not one.preposition for one in (name, titled))
    if not bare or name.joint or _mark(sight, units[opening]) not in _COMMAS:
        return -1
    at = opening - 1
    while at > 0 and units[at].kind == "phrase" and units[at].joint and not units[at].preposition:
        at -= 1
    heads = at == 0 or units[at - 1].kind in {"that", "mark", "clause"}
    person = "PERSON" in name.classes and "people" in titled.classes and titled.number == "s"
    return opening if person and heads else -1


def _is_described(sight: EventSight, units: tuple[Unit, ...], at: int, behind: int) -> bool:
    """Whether a verb has the gender and number of an indefinite phrase, or a pronoun for it."""
    phrase, verb = units[at], units[behind]
    inflected = sight.events[verb.first].inflected
    led = bool(verb.joint) or bool(sight.forms[verb.first].preposition)
    if led or inflected is None or phrase.kind != "phrase" or phrase.head < 0:
        return False
    if not _is_part(sight, phrase) and (phrase.definite or phrase.names or sight.forms[phrase.head].definite):
        return False
    if not sight.is_word[phrase.head]:
        return False
    if inflected.enclitic:
        returns = behind + 1 < len(units) and sight.events[units[behind + 1].first].taken_up is not None
        return inflected.enclitic == _ITS and _is_thing_in_plural(phrase) and not returns
    people = "people" in phrase.classes
    if inflected.number != "s":
        return people and phrase.number in {"p", "d"} and (inflected.number == "p" or phrase.number == "d")
    if inflected.gender == "f":
        return phrase.gender == "f" or (phrase.number == "p" and not people)
    if "woman" in phrase.classes:
        return False
    masculine = phrase.gender == "m" or (not phrase.gender and bool(sight.events[phrase.head].nouns))
    return masculine and phrase.number in {"s", ""} and not _may_be_noun(sight, verb.first)


def _is_part(sight: EventSight, phrase: Unit) -> bool:
    """Whether a number of others stands at the head of a phrase, which is indefinite (`ثلاثة من عناصرها قتلوا`)."""
    counted = phrase.numeral is not None and not sight.forms[phrase.first].definite
    return counted and phrase.head > phrase.first and sight.forms[phrase.head - 1].text == _OF


def _is_thing_in_plural(phrase: Unit) -> bool:
    """Whether a phrase names things in the plural or feminine, which ها takes up (`قذائف أطلقها الجيش`)."""
    return not phrase.classes.isdisjoint(_HANDLED) and (phrase.gender == "f" or phrase.number == "p")


def _may_be_noun(sight: EventSight, at: int) -> bool:
    """Whether what was taken for a verb could as well be a noun (`وضع خطط`)."""
    event = sight.events[at]
    return event.light is None and event.noun is not None and event.verb is not None and event.verb < event.noun + _SURE


def _is_new_subject(sight: EventSight, units: tuple[Unit, ...], at: int, verb: int) -> bool:
    """Whether و before a plural verb opens a clause with a sound plural that is no genitive by its ending.

    `بعضهم التحق بالجيش وآخرون فروا`: behind the preposition it would be `وآخرين`.
    """
    unit = units[at]
    if at != verb - 1 or unit.joint != "و" or unit.preposition or not _joined_to_preposed(units, at):
        return False
    return "people" in unit.classes and sight.forms[unit.head].text.endswith(_NOMINATIVE)


def _has_verb(units: tuple[Unit, ...], at: int) -> bool:
    """Whether a verb stands before a unit in the same clause, with nothing but its phrases between."""
    while at >= 0 and units[at].kind in {"phrase", "time", "other", "aside"}:
        at -= 1
    return at >= 0 and units[at].kind == "verb"


def _fronted(units: tuple[Unit, ...], comma: int) -> bool:
    """Whether all before a comma is where the sentence happens (`وفي النجف، أحرق محتجون المبنى`)."""
    at = comma - 1
    if at < 0 or units[at].kind != "phrase" or units[at].role != "place":
        return False
    return at == 0 or units[at - 1].kind == "mark"


def _topic(units: tuple[Unit, ...], comma: int, verb: int) -> bool:
    """Whether all between أن and a comma before the verb is its subject (`أن 25 مقاتلا وثمانية جنود، قتلوا`)."""
    at = comma - 1
    while at >= 0 and units[at].kind in {"phrase", "aside"} and not units[at].preposition:
        at -= 1
    return comma == verb - 1 and 0 <= at < comma - 1 and units[at].kind == "that"


def _joined_to_preposed(units: tuple[Unit, ...], at: int) -> bool:
    """Whether a joined phrase goes on a list that a preposition opened (`في الضفة والقدس`)."""
    while at > 0 and units[at].kind == "phrase" and units[at].joint and not units[at].preposition:
        at -= 1
    return units[at].kind == "phrase" and bool(units[at].preposition)


def _has_partner(units: tuple[Unit, ...], at: int) -> bool:
    return at > 0 and units[at - 1].kind == "phrase" and not units[at - 1].preposition


def _joins(units: tuple[Unit, ...], at: int, later: int) -> bool:
    """Whether the phrase is joined to the one found behind it."""
    return bool(units[later].joint) and later == at + 1


def _is_of_others(sight: EventSight, relative: Unit, phrase: Unit) -> bool:
    """Whether الذين stands behind one person, so that another noun means who they are (`والدة أحد الذين قتلوا`)."""
    one = phrase.number == "s" and "people" in phrase.classes and phrase.numeral is None and not phrase.joint
    thing = sight.events[phrase.head].thing
    crowd = thing is not None and any(sense.thing.many == sense.thing.gloss for sense in thing.senses)
    return one and not crowd and sight.forms[relative.first].base == _THOSE_WHO


def _antecedent(sight: EventSight, units: tuple[Unit, ...], relative: int) -> list[int]:
    """The phrase that a relative clause is about: the nearest before it, with its preposition or without.

    So too past a pronoun that says that it is this one (`الضابط هو الذي قتل الحارس`).
    """
    at = relative - 1
    if at > 0 and units[at].kind == "other" and sight.forms[units[at].first].text in _IT_IS:
        at -= 1
    while at >= 0 and units[at].kind == "mark":
        at -= 1
    return [at] if at >= 0 and units[at].kind == "phrase" else []


def _mark(sight: EventSight, unit: Unit) -> str:
    return sight.reading.tokens[unit.first].form


class Behind(msgspec.Struct, frozen=True, gc=False):
    """What stands behind a unit in its clause: groups of bare phrases, those with a preposition, and its end."""

    bare: tuple[tuple[int, ...], ...]
    preposed: tuple[int, ...]
    last: int


def behind(sight: EventSight, units: tuple[Unit, ...], at: int) -> Behind:
    """The bare and the preposed phrases from a unit on up to the end of its clause."""
    groups: list[list[int]] = []
    preposed: list[int] = []
    barred, first, skipped = False, at, -1
    while at < len(units):
        unit = units[at]
        if _ends(sight, unit) and not (at == first and _is_of_verb(sight, units, at)):
            break
        if unit.kind == "mark":
            barred = barred or _bars(sight, units, at, groups)
        elif unit.kind == "phrase":
            if groups and _event_begins(sight, unit) and not (preposed and preposed[-1] == at - 1):
                break
            if _news_begins(units, at):
                break
            if not (unit.preposition or unit.joint or unit.classes) and sight.events[unit.first].participles:
                at += 1
                continue  # `استعاد الجيش مدعوما بالطيران القرية`
            listed = skipped == at - 1 and bool(unit.joint) and not unit.preposition
            overrun = at > first and (
                _overrun(sight, units[at - 1], unit, told=bool(groups)) or _struck(sight, units, at, groups)
            )
            overrun = overrun or any(_is_left_undone(sight, one) for one in units[first:at])
            if not listed and not overrun:
                placed = _place(units, at, groups, preposed, barred=barred)
                skipped = skipped if placed else at
            elif listed:
                skipped = at
        at += 1
    return Behind(tuple(map(tuple, _without_offices(sight, units, groups))), tuple(preposed), at)


def _without_offices(sight: EventSight, units: tuple[Unit, ...], groups: list[list[int]]) -> list[list[int]]:
    """The groups without an office between its holder's name and a third (`زار سامر مراد رئيس البلدية المصابين`)."""
    kept = list(groups)
    for number in range(len(groups) - 3, -1, -1):
        name, office, third = groups[number : number + 3]
        follows = office[0] == name[-1] + 1 and third[0] == office[-1] + 1 and len(office) == 1
        holder, held = units[name[-1]], units[office[0]]
        named = any(token in sight.name_at for token in range(holder.first, holder.last)) and holder.number in _ONE
        annexed = held.number == "s" and held.head not in sight.name_at and held.last > held.first + 1
        if follows and named and annexed and holder.classes & _PERSONS and held.classes & OFFICES:
            del kept[number + 1]
    return kept


def _is_left_undone(sight: EventSight, unit: Unit) -> bool:
    """Whether a phrase says what was not done, to which the phrases behind it belong (`دون ذكر لأي ضحايا بينهم`)."""
    if unit.kind != "phrase" or unit.preposition.split(" ")[-1] not in _WITHOUT:
        return False
    event = sight.events[unit.head] if unit.head >= 0 and unit.head not in sight.name_at else None
    return event is not None and event.thing is None and not event.nouns


def _is_of_verb(sight: EventSight, units: tuple[Unit, ...], at: int) -> bool:
    """Whether a pronoun right behind a verb is its own (`وخرج منها ستون طفلا`), and tells of nobody named before it."""
    split = sight.events[units[at].first].taken_up if at > 0 and units[at - 1].kind == "verb" else None
    return split is not None and split[0] == _FROM and is_among(sight, units[at])


def _overrun(sight: EventSight, deed: Unit, unit: Unit, *, told: bool) -> bool:
    """Whether what stands behind a deed and its pronoun is what they act on whom that means (`اجتياحها المدينة`).

    So people where the verb has somebody already, who is `told` (`اعتقلته الشرطة بعد قتله جنديا`).
    """
    if unit.preposition or unit.joint or deed.kind != "phrase" or deed.head < 0 or not deed.preposition:
        return False
    event = sight.events[deed.head]
    form = sight.forms[deed.head]
    if form.masdar and form.enclitic and event.fact is not None and _is_deed(sight, unit):
        return True  # `قتلوا أثناء محاولتهم الفرار`
    whose = bool(event.nouns) and event.thing is None and bool(form.enclitic)
    meets = whose and any(sense.trigger.mode == _MEET for use in event.nouns for sense in use.senses)
    if meets and "official" in unit.classes:
        return True  # `خلال لقائه نظيره`
    modes = {sense.trigger.mode for use in event.nouns for sense in use.senses if "actor" in sense.trigger.genitive}
    if told and whose and not modes.isdisjoint(_ON_PEOPLE) and "people" in unit.classes:
        return True
    return whose and not unit.classes.isdisjoint(_GROUND)


def _struck(sight: EventSight, units: tuple[Unit, ...], at: int, groups: list[list[int]]) -> bool:
    """Whether a bare phrase is what a deed before it is done to by its doer (`قتل راع جراء قصف الجيش منزلا`).

    The verb has whom it befalls already, and a preposition brings the deed in.
    """
    unit, deed = units[at], units[at - 1]
    if unit.preposition or unit.joint or not groups or deed.kind != "phrase" or not deed.preposition:
        return False
    if not _is_deed(sight, deed) or sight.forms[deed.head].definite:
        return False
    counted = unit.numeral is not None and unit.first == deed.last == deed.head + 1
    if counted and not sight.forms[deed.head].enclitic and units[groups[0][0]].classes.isdisjoint(ACTS):
        return True  # `قتل عشرة جراء تفجير ثلاثة مسلحين لعربات`
    harmed = not unit.classes.isdisjoint(_STRUCK) and _harms(sight, units[groups[0][0] - 1])
    if not (harmed or units[groups[0][0]].classes.isdisjoint(ACTS)):
        return False
    genitive = NounPhrase(Stretch(sight, deed.last), deed.head).genitive
    if genitive < 0:
        return False
    doer = NounPhrase(Stretch(sight, deed.last), genitive).unit()
    return not doer.classes.isdisjoint(ACTS) and bool(unit.classes or unit.numeral)


def _harms(sight: EventSight, unit: Unit) -> bool:
    """Whether a verb tells of harm to people, which no ground suffers (`قتل قائد جراء قصف الجيش القرية`)."""
    senses = (sense for use in sight.events[unit.first].verbs for sense in use.senses)
    return unit.kind == "verb" and any(sense.type == "HARM" for sense in senses)


def _is_deed(sight: EventSight, unit: Unit) -> bool:
    """Whether a phrase is headed by a noun for an event and by nobody."""
    event = sight.events[unit.head] if unit.head >= 0 else None
    return event is not None and bool(event.nouns) and event.thing is None


def _ends(sight: EventSight, unit: Unit) -> bool:
    """Whether a unit ends the clause before it."""
    if unit.kind == "phrase":
        return _depends(sight, unit)
    if unit.kind == "mark":
        return _mark(sight, unit) not in _PASSED
    return unit.kind in _CLOSES or is_among(sight, unit)


def _bars(sight: EventSight, units: tuple[Unit, ...], at: int, groups: list[list[int]]) -> bool:
    """Whether a mark is a comma behind which no further bare phrase of the clause begins."""
    if _mark(sight, units[at]) not in _COMMAS:
        return False
    return not (_aside(sight, units, at) or _object(sight, units, at, groups) or _parts(sight, units, at, groups))


def _parts(sight: EventSight, units: tuple[Unit, ...], comma: int, groups: list[list[int]]) -> bool:
    """Whether the comma is one of two that part subject and object (`شنت القوات، بدعم من الطيران، هجوما على التل`)."""
    if len(groups) != 1:
        return False
    ends = (_circumstance(sight, units, comma, 1), _circumstance(sight, units, comma, -1))
    opening, closing = (comma, ends[0]) if ends[0] is not None else (ends[1], comma)
    if opening is None or closing is None or closing + 1 >= len(units):
        return False
    how, what = units[opening + 1], units[closing + 1]
    return bool(how.preposition and not how.joint) and what.kind == "phrase" and not (what.preposition or what.joint)


def _circumstance(sight: EventSight, units: tuple[Unit, ...], comma: int, step: int) -> int | None:
    """The next comma forward or back, where only phrases with a preposition and what is said of them lie between."""
    other = comma + step
    while 0 <= other < len(units) and (units[other].kind in _ASIDES or _is_circumstance(sight, units[other])):
        other += step
    ended = 0 <= other < len(units) and units[other].kind == "mark" and _mark(sight, units[other]) in _COMMAS
    return other if ended and other != comma + step else None


def _how_opening(sight: EventSight, units: tuple[Unit, ...], comma: int, verb: int) -> int:
    """The comma that opens how a subject acts, told between it and its verb behind أن, else -1.

    (`أن قوات المكافحة، بالتعاون مع الدرك، داهمت`.)
    """
    opening = _circumstance(sight, units, comma, -1) if comma == verb - 1 and not units[verb].joint else None
    if opening is None or opening <= 1:
        return -1
    subject, that = units[opening - 1], units[opening - 2]
    bare = subject.kind == "phrase" and not (subject.preposition or subject.joint)
    return opening if bare and that.kind == "that" and not subject.classes.isdisjoint(ACTS) else -1


def _is_circumstance(sight: EventSight, unit: Unit) -> bool:
    """A phrase with a preposition, or an adjective of the one before (`عبر وكالة أعماق التابعة له`)."""
    form = sight.forms[unit.first]
    return unit.kind == "phrase" and (bool(unit.preposition) or (form.definite and form.adjective and not unit.joint))


def _object(sight: EventSight, units: tuple[Unit, ...], comma: int, groups: list[list[int]]) -> bool:
    """Whether a comma only parts the subject from a counted object, or from the noun that a light verb asks for.

    (`اعتقلت قوات الاحتلال، ثلاثة فتية`, `شنت القوات المسلحة، غارات على أهداف`.)
    """
    if len(groups) != 1 or len(groups[0]) != 1 or comma + 1 >= len(units):
        return False
    subject, following = units[groups[0][0]], units[comma + 1]
    bare = following.kind == "phrase" and not following.preposition and not following.joint
    if bare and following.head >= 0 and _is_asked_for(sight, units, groups[0][0], following):
        return True
    numbered = following.numeral is not None or sight.events[following.first].quantifier is not None
    counted = bare and numbered and subject.numeral is None
    goes_on = comma + 2 < len(units) and units[comma + 2].kind == "verb" and not units[comma + 2].joint
    return counted and "armed" in subject.classes and not goes_on


def _is_asked_for(sight: EventSight, units: tuple[Unit, ...], subject: int, following: Unit) -> bool:
    """Whether a light verb stands right before its subject, and a deed behind the comma (`ألقت الشرطة، القبض على`)."""
    verb = units[subject - 1] if subject else None
    light = None if verb is None or verb.kind != "verb" else sight.events[verb.first].light
    tokens = (at for at in range(following.first, following.last) if at not in sight.name_at)
    deed = any(sight.events[at].nouns and sight.events[at].thing is None for at in tokens)  # `سلسلة من الغارات`
    return light is not None and deed and not units[subject].classes.isdisjoint(ACTS)


def is_among(sight: EventSight, unit: Unit) -> bool:
    """Whether `بينهم` or `منهم` begins to tell who is among those named before."""
    if unit.kind != "other" or not sight.is_word[unit.first]:
        return False
    split = sight.events[unit.first].taken_up
    return split is not None and "".join(split) in sight.words.structure["among"]


def _event_begins(sight: EventSight, unit: Unit) -> bool:
    """Whether و joins a noun for another event (`توقيف خمسة وإصابة ستة`), whose phrases follow."""
    if unit.kind != "phrase" or not unit.joint or unit.preposition:
        return False
    event = sight.events[unit.first]
    return bool(event.nouns) and event.thing is None


def _news_begins(units: tuple[Unit, ...], at: int) -> bool:
    """Whether و joins what there is to be heard of another matter (`في المدينة، وأنباء عن قتلى في صفوف الطرفين`)."""
    unit = units[at]
    if not unit.joint or unit.preposition or unit.definite or unit.classes or unit.numeral is not None:
        return False
    return at > 0 and at + 1 < len(units) and units[at + 1].preposition == _ABOUT and units[at + 1].first == unit.last


def _depends(sight: EventSight, unit: Unit) -> bool:
    """Whether an adverbial of fear or purpose begins, to which what follows belongs (`خشية تسلل`, `تمهيدا لاقتحام`)."""
    event = sight.events[unit.head]
    word = event.fact is not None and not (event.thing or event.nouns or event.quantifier)
    return word and not unit.preposition and not unit.definite and not event.fact_verb


def _aside(sight: EventSight, units: tuple[Unit, ...], comma: int) -> bool:
    """Whether the comma opens or closes a time between commas (`اعتقلت، فجر أمس، خمسة`)."""
    return _times_between(sight, units, comma, 1) or _times_between(sight, units, comma, -1)


def _times_between(sight: EventSight, units: tuple[Unit, ...], comma: int, step: int) -> bool:
    """Whether only times stand between a comma and the next one forward or back."""
    other = comma + step
    while 0 <= other < len(units) and units[other].kind in _ASIDES:
        other += step
    if other == comma + step or not 0 <= other < len(units):
        return False
    return units[other].kind == "mark" and _mark(sight, units[other]) in _COMMAS


def _place(units: tuple[Unit, ...], at: int, groups: list[list[int]], preposed: list[int], *, barred: bool) -> bool:
    """Put a phrase where it belongs: joined to the one before, a new bare one, or one with a preposition.

    False where it is none of the clause.
    """
    unit = units[at]
    if unit.preposition:
        preposed.append(at)
        return True
    listed = barred and at > 0 and units[at - 1].kind == "mark" and _list_goes_on(units, at)
    joined = bool(unit.joint) or listed
    if joined and preposed and (not groups or groups[-1][-1] < preposed[-1]):
        preposed.append(at)
    elif joined and groups:
        groups[-1].append(at)
    elif not barred:
        groups.append([at])
    else:
        return False
    return True


def _list_goes_on(units: tuple[Unit, ...], at: int) -> bool:
    """Whether commas part the members of a list that a joined one ends (`دبابة، مدفع، وكمية`)."""
    for unit in units[at + 1 : at + 1 + _LONGEST_LIST]:
        if unit.kind == "phrase" and unit.joint and not unit.preposition:
            return True
        if unit.kind not in {"mark", "phrase"} or unit.preposition:
            return False
    return False
