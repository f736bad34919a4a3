"""Names of places that begin with the word for their kind: `مخيم جنين`, `ريف إدلب الشمالي`, `الأراضي اليمنية`.

The head says outright that a place is named, so that the name behind it may be one that no table has: a person's, two
words of which the first opens names, a word that no lexicon has. But the head is an ordinary word too: behind it a noun
may make no name (`قاعدة البيانات`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from musnad.arabic.clitics import WordClass
from musnad.arabic.folding import fold_word
from musnad.reading.forms import Form
from musnad.reading.found import NameFound
from musnad.reading.namesight import NameSight, Opening, PlaceHeadMatch, PlaceMatch, openings
from musnad.reading.personnames import person_end, unheard
from musnad.reading.placestanding import TOWN, common, standing, told_apart, undescribed
from musnad.reading.placewords import HeadForm
from musnad.reading.words import Body

_ARTICLE: Final = "ال"
_NISBA: Final = "ي"
_IN: Final = "ب"
_BRACKETS: Final = "()"
_PEOPLE: Final = "ين"
"""The ending of those after whom a quarter is called (`حي المعلمين`)."""
_MARKS: Final = 2
"""How many marks stand around a name in marks."""
_MARKED_WORDS: Final = 4
_ROAD: Final = "street"
_NAMED_APART: Final = frozenset({"settlement", "area"})
_FEMININE: Final = ("ة", "ه")
_INFLECTED: Final = ("ه", "ات", "ين", "ون", "ا", "ي")
_PLAIN_CLASSES: Final = frozenset({"quarter", "camp", "facility", "street", "settlement", "nature"})
"""Classes of heads behind which any noun may be a name."""
_SIDED: Final = frozenset({"countryside", "quarter"})
"""Those of them whose adjective names a side."""
_DESCRIBED_CLASSES: Final = frozenset({"countryside", "facility", "camp", "quarter"})
"""Classes of heads whose names may end in an adjective that belongs to the kind."""


def headed_place(sight: NameSight, at: int) -> NameFound | None:
    """The place's name that begins with its head at token `at` (`حي غويران`, `ريف إدلب الشمالي`), or None."""
    found = head_at(sight, at)
    if found is None or _ends_name(sight, at):
        return None
    opening, head, name_at = found
    if head.number == "plural" or (head.number == "dual" and head.head.class_ != "countryside"):
        return None
    last = None if name_at >= len(sight.forms) else _name_end(sight, name_at, head)
    whole = sight.place_at(at)
    if (
        whole is not None
        and whole.opening == opening
        and whole.last > (last or name_at)
        and _is_of_kind(sight, whole, head)
    ):
        last = whole.last
    if last is None:
        return None
    while last < len(sight.forms) and _goes_on_in_figures(sight, last):
        last += 1
    marked = name_at in sight.reading.opening or sight.reading.tokens[name_at].form == _BRACKETS[0]
    return NameFound(
        start=sight.start_of(at, opening),
        end=sight.reading.tokens[last - 1].end,
        first=at,
        last=last,
        kind="place",
        words=sight.words_between(at, last, opening),
        proper=sight.words_between(name_at + marked, last),
        head=head,
        rule="place-head",
        evidence=("head",),
    )


def _ends_name(sight: NameSight, at: int) -> bool:
    """Whether a place's name goes on here that begins before, with no kind of place or side (`ألتون كوبري`)."""
    before = sight.place_at(at - 1) if at and sight.is_word(at - 1) else None
    if before is None or before.last <= at:
        return False
    table, word = sight.knowledge.place_words, before.opening.word
    return word not in table.heads and word not in table.context


def _goes_on_in_figures(sight: NameSight, at: int) -> bool:
    """Whether figures stand right behind the last word, without a space (`طريق M4`)."""
    tokens = sight.reading.tokens
    return tokens[at].kind == "number" and tokens[at - 1].end == tokens[at].start and sight.is_word(at - 1)


def _is_of_kind(sight: NameSight, match: PlaceMatch, head: HeadForm) -> bool:
    """Whether the gazetteer has a place of the head's kind under this name, head and all (`بحر العرب`)."""
    return any(found.place.kind in head.head.kinds for found in sight.knowledge.gazetteer.find(match.key))


def territory(sight: NameSight, at: int) -> NameFound | None:
    """A state's land, or a part of it, by its adjective: `الأراضي اليمنية`, `الشمال السوري`."""
    form, words = sight.forms[at], sight.knowledge.words
    if not form.definite or at + 1 >= len(sight.forms) or not words.is_a(form.base, "land", "land-part"):
        return None
    country = sight.nationality(at + 1)
    if country is None or not sight.forms[at + 1].definite:
        return None
    opening = next((o for o in openings(form.text) if o.word.startswith(_ARTICLE)), Opening(0, form.text))
    last = at + 2
    return NameFound(
        start=sight.start_of(at, opening),
        end=sight.reading.tokens[last - 1].end,
        first=at,
        last=last,
        kind="place",
        words=sight.words_between(at, last, opening),
        country=country if words.is_a(form.base, "land") else None,
        proper=sight.words_between(at, last, opening),
        rule="place-territory",
        evidence=("head",),
    )


def head_at(sight: NameSight, at: int) -> PlaceHeadMatch | None:
    """The head of a place's name at token `at`: how it is cut, what it is, and the token behind it."""
    if not sight.begun[at].heads:
        return None
    if at not in sight.heads:
        sight.heads[at] = _head_at(sight, at)
    return sight.heads[at]


def _head_at(sight: NameSight, at: int) -> PlaceHeadMatch | None:
    form = sight.forms[at]
    if form.definite or form.enclitic or not sight.is_word(at):
        return None
    heads = sight.knowledge.place_words.heads
    for opening in sight.begun[at].heads:
        head = heads.get(opening.word)
        if head is not None and (opening.start in {0, form.start} or _name_behind(sight, at + 1)):
            return PlaceHeadMatch(opening, head, at + 1)
        pair = heads.get(f"{opening.word} {sight.forms[at + 1].text}") if at + 1 < len(sight.forms) else None
        if pair is not None:
            return PlaceHeadMatch(opening, pair, at + 2)
    return None


def _name_behind(sight: NameSight, at: int) -> bool:
    """Whether a word that can only be a name follows, so that the one before is a head whatever else it could be."""
    form = sight.word_at(at)
    if form is None:
        return False
    match = sight.place_at(at)
    return form.unknown or (match is not None and match.opening.start == 0 and not common(sight, match))


def lies_in(sight: NameSight, match: PlaceMatch) -> bool:
    """Whether a place in which one of that name lies stands right behind (`الباب بريف حلب`)."""
    form = sight.word_at(match.last)
    if form is None:
        return False
    apart = sight.knowledge.words.is_a(form.text, "within")
    following = match.last + apart
    inside = apart or form.preposition == _IN
    return inside and following < len(sight.forms) and head_at(sight, following) is not None


def _name_end(sight: NameSight, at: int, head: HeadForm) -> int | None:
    """Where the name behind the head at token `at` ends, or None where none stands there."""
    reading = sight.reading
    marked = _marked(sight, at)
    if marked is not None and any(isinstance(one, Body) and one.class_ == "unit" for one in sight.forms[at - 1].heads):
        return None
    if marked is not None:
        return _with_adjectives(sight, marked, head)
    if not sight.is_word(at):
        number = reading.tokens[at].kind == "number" and head.head.class_ == _ROAD
        return at + 1 if number and not _counts(sight, at + 1) else None
    form = sight.forms[at]
    if _refused(sight, at, head):
        return None
    place = sight.place_at(at)
    unnamed = place is None or (place.last - at == 1 and form.text in sight.knowledge.place_words.heads)
    nested = headed_place(sight, at) if head.number == "singular" and unnamed else None
    if nested is not None and nested.start == reading.tokens[at].start and head.head.nests:
        return nested.last
    if nested is not None and head.head.class_ in {"area", "facility"}:
        return None
    match = undescribed(sight, place)
    if match is not None and match.opening.start == 0 and _fits(sight, at, match, head):
        person = _person_end(sight, at) if head.head.class_ in _PLAIN_CLASSES else None
        if person is not None and person > match.last:
            return _with_adjectives(sight, person, head)
        led = match.last - at == 1 and leads_on(sight, at, form.text)
        last = _other_end(sight, match.last) if head.head.class_ == _ROAD and _is_town(sight, match) else None
        return _with_adjectives(sight, last or match.last + led, head)
    last = _unlisted(sight, at, head, form)
    return None if last is None else _with_adjectives(sight, last, head)


def _other_end(sight: NameSight, at: int) -> int | None:
    """Where the second of the towns ends that a road is named for with no word between (`طريق حمص تدمر`)."""
    match = sight.place_at(at) if at < len(sight.forms) and sight.is_word(at) else None
    return match.last if match is not None and _is_town(sight, match) else None


def _is_town(sight: NameSight, match: PlaceMatch) -> bool:
    if match.opening.start or standing(sight, match, exact=True) < TOWN:
        return False
    return any(one.place.kind == "settlement" for one in sight.knowledge.gazetteer.find(match.key))


def _person_end(sight: NameSight, at: int) -> int | None:
    """Where a person's name ends after whom a place is called, before the kind of place in which it lies."""
    last = person_end(sight, at, len(sight.forms))
    within = (one for one in range(at + 1, last or at) if sight.forms[one].preposition == _IN and head_at(sight, one))
    return next(within, last)


def leads_on(sight: NameSight, at: int, word: str) -> bool:
    """Whether the word begins a name of two (`عين الوردة`), though a place may be called by it alone (`العين`)."""
    behind = sight.word_at(at + 1)
    if behind is None or not sight.knowledge.words.is_a(word, "lead") or sight.nationality(at + 1) is not None:
        return False
    if behind.joint or behind.preposition or behind.is_a("preposition", "time", "relative"):
        return False
    bare = not word.startswith(_ARTICLE) and behind.text.endswith(_NISBA)
    noun = behind.definite and behind.nominal and (bare or not behind.adjective)
    return behind.unknown or behind.given == "strong" or noun


def _counts(sight: NameSight, at: int) -> bool:
    """Whether the word behind a number is what it counts, so that it is nobody's name (`حاجز 1700 دولار`)."""
    form = sight.word_at(at)
    if form is None or form.definite or form.start or form.finite or form.is_a("month", "time", "manner"):
        return False
    side = "direction" in sight.knowledge.place_words.context.get(form.text, ())
    return form.nominal and not side and not form.is_a("preposition", "adverbial-preposition", "attaching-preposition")


def _fits(sight: NameSight, at: int, match: PlaceMatch, head: HeadForm) -> bool:
    """Whether the gazetteer's name is one here: behind a strict head an ordinary word must be of the head's kind.

    Or it must be told where it lies (`منطقة الباب بريف حلب`).
    """
    if match.last - at > 1 or not head.head.strict or not common(sight, match):
        return True
    if told_apart(sight, match):
        return True
    found = sight.knowledge.gazetteer.find(match.key)
    return any(one.place.kind in head.head.kinds and not one.article for one in found) or lies_in(sight, match)


def _refused(sight: NameSight, at: int, head: HeadForm) -> bool:
    """Whether the word is none that a name behind the head could begin with."""
    form, words = sight.forms[at], sight.knowledge.words
    if words.is_a(form.text, "some") or form.text in _folded(head.head.refuses):
        return True
    if not form.definite and sight.nationality(at) is not None:
        return True
    match = sight.place_at(at)
    if match is not None and match.opening.start == 0 and standing(sight, match, exact=True):
        return False
    rare = unheard(form)
    if form.complementizer is not None or (form.enclitic and not rare) or (form.joint and not (form.unknown or rare)):
        return True
    if sight.nationality(at) is not None or form.is_a("relative", "demonstrative", "negation", "auxiliary"):
        return True
    if not form.definite and _preposition(form):
        return sight.place_at(at) is None or form.preposition != "ل"
    return False


def _preposition(form: Form) -> bool:
    """Whether the word is a preposition, or one is written to it."""
    if form.is_a("preposition", "adverbial-preposition"):
        return True
    return bool(form.preposition and form.start and not form.unknown)


@lru_cache(maxsize=256)
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold_word(word) for word in words)


def _marked(sight: NameSight, at: int) -> int | None:
    """The token behind a name in marks or brackets that begins at token `at`."""
    reading = sight.reading
    quotation = reading.opening.get(at)
    if quotation is not None:
        last = reading.token_at(quotation.end)
        return last if quotation.closed and _MARKS < last - at <= _MARKED_WORDS + _MARKS else None
    if reading.tokens[at].form != _BRACKETS[0]:
        return None
    stop = min(at + _MARKED_WORDS + _MARKS, len(reading.tokens))
    return next((index + 1 for index in range(at + 2, stop) if reading.tokens[index].form == _BRACKETS[1]), None)


def _unlisted(sight: NameSight, at: int, head: HeadForm, form: Form) -> int | None:
    """A name that the gazetteer lacks: of two words behind a lead, of a person, no word at all, or a definite noun."""
    words, following = sight.knowledge.words, at + 1
    if leads_on(sight, at, form.text):
        return following + 1
    if form.text in sight.knowledge.place_words.heads or (form.masdar and not form.definite and not form.unknown):
        return None
    behind = sight.word_at(following)
    if words.is_a(form.text, "lead") and behind is not None and not behind.is_a("preposition", "time"):
        return following + 1
    person = _person_end(sight, at)
    if person is not None and head.head.class_ in _PLAIN_CLASSES:
        return person
    actor = sight.actor_at(at)
    if actor is not None and head.head.class_ == "facility" and actor.opening.start == 0 and actor.last - at > 1:
        return actor.last
    if form.unknown or (unheard(form) and head.head.class_ in _PLAIN_CLASSES) or _disagrees(sight, at, head):
        return following
    if head.head.strict or head.head.class_ not in _PLAIN_CLASSES:
        return None
    crowd = (
        head.head.class_ == "quarter" and form.definite and form.human and (form.plural or form.text.endswith(_PEOPLE))
    )
    return following if crowd or (form.given and not form.finite) or _names_it(sight, form) else None


def _disagrees(sight: NameSight, at: int, head: HeadForm) -> bool:
    """Whether a masculine participle ends the phrase behind a feminine head, which is no adjective then (`قرية كاسر`).

    Adjectives have the gender of their noun, and a participle that stands for somebody would have more behind it.
    """
    form, behind = sight.forms[at], sight.word_at(at + 1)
    if head.head.class_ not in _NAMED_APART or not head.head.form.endswith(_FEMININE) or form.heads or form.start:
        return False
    if form.best.wordclass is not WordClass.PARTICIPLE or form.definite or form.text.endswith(_INFLECTED):
        return False
    side = behind is not None and "direction" in sight.knowledge.place_words.context.get(behind.text, ())
    return behind is None or side or behind.is_a("preposition", "time")


def _names_it(sight: NameSight, form: Form) -> bool:
    """Whether the word is a definite noun for no person, time or text, and no adjective that tells a side."""
    if not form.definite or not form.nominal or form.human or form.is_a("time", "content-noun", "speech-noun"):
        return False
    adjective = form.adjective and form.best.wordclass is not WordClass.NOUN
    return not (adjective and sight.knowledge.words.is_a(form.base, "side-adjective"))


def _with_adjectives(sight: NameSight, at: int, head: HeadForm) -> int:
    """The end of the name with the adjectives that belong to the kind of place."""
    if head.head.class_ not in _DESCRIBED_CLASSES:
        return at
    allowed = ("side-adjective",) if head.head.class_ in _SIDED else ("facility-adjective", "side-adjective")
    while (form := sight.word_at(at)) is not None and form.definite and not form.start:
        if not sight.knowledge.words.is_a(form.base, *allowed):
            break
        at += 1
    return at
