"""Names of places, each with what shows that it is one: never a word merely because the gazetteer has it.

A head before the name says it outright (`مخيم جنين`). Without one, a preposition of place or another word beside the
name must speak for it, or another place it is joined to; a name that is also an ordinary word (`الباب`) needs its head
or the place it lies in.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import lru_cache
from typing import Final

from musnad.arabic.folding import fold_word
from musnad.authority.places import key_of
from musnad.reading.forms import Form
from musnad.reading.found import NameFound
from musnad.reading.namesight import NameSight, Opening, PlaceMatch, openings
from musnad.reading.personnames import person_end, unheard
from musnad.reading.placewords import HeadForm

REGION: Final = frozenset(
    {"SY", "IQ", "LB", "PS", "IL", "JO", "YE", "SA", "AE", "QA", "KW", "BH", "OM", "EG", "SD", "SS", "LY", "TN", "DZ"}
    | {"MA", "EH", "MR", "SO", "DJ", "KM", "TR", "IR", "AF", "PK", "ML", "NE", "TD", "BF", "NG", "ET", "ER"}
)
"""The countries of the region that the reports are about."""
_TOWN: Final = 1
_SEAT: Final = 2
_CITY: Final = 90_000
"""The number of people from which a town is a city that news names without telling where it is."""
_SHORTEST: Final = 2
_LIST: Final = 3
_HEAD_WORDS: Final = 4
"""How many words may stand before a place in a dateline: the agency, a dash."""
_SELDOM: Final = -13.0
"""The logarithm of the share of text below which a word is seldom met."""
_LOCATIVE: Final = frozenset(
    {"في", "من", "الي", "نحو", "عبر", "داخل", "خارج", "قرب", "حول", "وسط", "باتجاه", "صوب", "بجوار", "قباله", "علي"}
    | {"ضمن", "خلف", "امام", "فوق", "تجاه", "عند", "بين", "حتي", "بمحاذاه", "لدي", "جوار", "بعد"}
)
_WEAK_LOCATIVE: Final = frozenset({"من", "علي", "امام", "عند", "لدي", "بعد", "حتي", "خلف", "فوق", "حول", "تجاه", "ضمن"})
"""Prepositions behind which a name may as well be a body or a person."""
_LEADS: Final = frozenset(
    {
        "عين",
        "تل",
        "ام",
        "ابو",
        "بني",
        "بيت",
        "دير",
        "كفر",
        "راس",
        "خان",
        "وادي",
        "جبل",
        "شيخ",
        "بئر",
        "سوق",
        "قصر",
        "باب",
    }
    | {"مرج", "ذي", "ذات", "سيدي", "بن", "ابن", "ال", "عبد", "حمام", "برج", "شعب", "تله", "جسر", "بحر", "معره", "جديده"}
    | {
        "خربه",
        "مزرعه",
        "البو",
        "الشيخ",
        "ابي",
        "حوش",
        "مغر",
        "رجم",
        "غدير",
        "حاسي",
        "سد",
        "جزيره",
        "قلعه",
        "رمله",
        "مار",
        "القديس",
        "القديسه",
        "النبي",
        "السيده",
        "الامام",
    }
)
"""Words that begin names of two words."""
OF_FACILITIES: Final = frozenset(
    {"دولي", "جوي", "جويه", "عسكري", "عسكريه", "مدني", "مركزي", "حدودي", "نفطي", "بحري", "بحريه", "بري", "جامعي"}
    | {"جامعيه", "كهربائيه", "كبير", "كبري", "حراري", "حراريه", "تعليمي", "مطار", "وطني", "حكومي", "غازي", "كهرومائي"}
    | {"حكوميه", "تخصصي", "لوجستيه", "عام", "رئيسي", "صناعيه", "دوليه", "مركزيه", "طبي", "طبيه"}
)
"""Adjectives that belong to the kind of a facility and so to its name (`قاعدة العند الجوية`)."""
SIDES: Final = frozenset({"شمالي", "جنوبي", "شرقي", "غربي", "اوسط", "شماليه", "جنوبيه", "شرقيه", "غربيه", "وسطي"})
"""Adjectives that name a side of a countryside (`ريف إدلب الشمالي`), without the article."""
_REFERRING: Final = frozenset({"مذكوره", "مذكور", "نفسها", "نفسه", "ذاتها", "ذاته", "مجاوره", "مجاور"})
_DESCRIBING: Final = frozenset(
    {"محتل", "محتله", "مبارك", "مباركه", "شريف", "محرر", "محرره", "منكوبه", "صامده", "محاصر", "محاصره"}
)
_LISTED: Final = frozenset({"area", "settlement", "quarter", "camp"})
_SOME: Final = frozenset({"احد", "احدي", "بعض", "كل", "جميع", "كافه", "اي"})
_PLAIN_CLASSES: Final = frozenset({"quarter", "camp", "facility", "street", "settlement"})
_AROUND: Final = frozenset({"منطقة", "قطاع", "ريف", "مبنى"})
"""Heads whose name may be that of a place with its own head (`منطقة معسكر النصر`)."""
_PARTS: Final = frozenset({"شمال", "جنوب", "شرق", "غرب", "ساحل", "داخل"})
"""Sides that with a state's adjective name a part of it (`الشمال السوري`)."""
_TERRITORY: Final = frozenset({"اراضي", "اراض"})
_MARKED_WORDS: Final = 4


def headed_place(sight: NameSight, at: int) -> NameFound | None:
    """The place's name that begins with its head at token `at` (`حي غويران`, `ريف إدلب الشمالي`), or None."""
    found = head_at(sight, at)
    if found is None:
        return None
    opening, head, name_at = found
    if head.number == "plural" or (head.number == "dual" and head.head.class_ != "countryside"):
        return None
    territory = name_at >= len(sight.forms)
    last = None if territory else _name_end(sight, name_at, head)
    if last is None:
        return None
    first_name = (
        name_at + 1 if name_at in sight.reading.opening or sight.reading.tokens[name_at].form == "(" else name_at
    )
    return NameFound(
        start=sight.start_of(at, opening),
        end=sight.reading.tokens[last - 1].end,
        first=at,
        last=last,
        kind="place",
        words=sight.words_between(at, last, opening),
        proper=sight.words_between(first_name, last),
        head=head,
        rule="place-head",
        evidence=("head",),
    )


def listed_places(sight: NameSight, at: int) -> Iterator[NameFound]:
    """The names behind a head in the plural or dual (`مناطق البوشجل والملاحمة`), known to the gazetteer or not.

    A name that is no word needs nothing else; an ordinary definite word is one in a list in which another is sure.
    """
    found = head_at(sight, at)
    if found is None or found[1].number == "singular" or found[1].head.class_ not in _LISTED:
        return
    items = list(_items(sight, found[2], found[1]))
    named = any(sure for _, sure in items) or found[1].head.class_ == "quarter"
    if items and named and (len(items) > 1 or items[0][1]):
        yield from (name for name, _ in items)


def _words_no_place(sight: NameSight) -> Container[str]:
    """What names no place in a list: a kind of place, a side."""
    words = sight.knowledge.place_words
    return words.heads.keys() | words.context.keys()


def _items(sight: NameSight, at: int, head: HeadForm) -> Iterator[tuple[NameFound, bool]]:
    """The names of a list from token `at` on, and whether each can only be a name."""
    first = True
    while at < len(sight.forms) and (item := _item(sight, at, head, first=first)) is not None:
        yield item
        first = False
        at = item[0].last
        if at < len(sight.forms) and sight.reading.tokens[at].form in "،,":
            at += 1
        if at >= len(sight.forms) or not sight.is_word(at) or sight.forms[at].text[:1] != "و":
            return


def _item(sight: NameSight, at: int, head: HeadForm, *, first: bool) -> tuple[NameFound, bool] | None:
    if not sight.is_word(at):
        return None
    text = sight.forms[at].text
    opening = Opening(0, text) if first else Opening(1, text[1:])
    form = sight.forms[at] if first else sight.knowledge.form(opening.word)
    match = sight.place_at(at)
    if match is not None and match.opening == opening and _standing(sight, match, exact=True):
        return named_place(sight, at, match, ("head",)), told_apart(sight, match)
    if form.complementizer is not None or form.enclitic or form.heads or sight.nationality(at) is not None:
        return None
    lead = opening.word in _LEADS and at + 1 < len(sight.forms) and sight.is_word(at + 1)
    known = (
        form.definite
        and form.nominal
        and not form.adjective
        and not form.masdar
        and not form.is_a("time", "content-noun")
    )
    if not (lead or form.unknown or known):
        return None
    last = at + 2 if lead else at + 1
    return named_place(sight, at, PlaceMatch(last, opening, opening.word), ("head",)), form.unknown or lead


def head_at(sight: NameSight, at: int) -> tuple[Opening, HeadForm, int] | None:
    """The head of a place's name at token `at`: how it is cut, what it is, and the token behind it."""
    form = sight.forms[at]
    if form.definite or form.enclitic or not sight.is_word(at):
        return None
    heads = sight.knowledge.place_words.heads
    for opening in openings(form.text):
        head = heads.get(opening.word)
        if head is not None and (opening.start in {0, form.start} or _name_behind(sight, at + 1)):
            return opening, head, at + 1
        if at + 1 < len(sight.forms) and (pair := heads.get(f"{opening.word} {sight.forms[at + 1].text}")) is not None:
            return opening, pair, at + 2
    return None


def _name_behind(sight: NameSight, at: int) -> bool:
    """Whether a word that can only be a name follows, so that the one before is a head whatever else it could be."""
    if at >= len(sight.forms) or not sight.is_word(at):
        return False
    match = sight.place_at(at)
    return sight.forms[at].unknown or (match is not None and match.opening.start == 0 and not _common(sight, match))


def territory(sight: NameSight, at: int) -> NameFound | None:
    """A state's land, or a part of it, by its adjective: `الأراضي اليمنية`, `الشمال السوري`."""
    form = sight.forms[at]
    if not form.definite or at + 1 >= len(sight.forms) or not (form.base in _TERRITORY or form.base in _PARTS):
        return None
    country = sight.nationality(at + 1)
    if country is None or not sight.forms[at + 1].definite:
        return None
    opening = next((o for o in openings(form.text) if o.word.startswith("ال")), Opening(0, form.text))
    last = at + 2
    return NameFound(
        start=sight.start_of(at, opening),
        end=sight.reading.tokens[last - 1].end,
        first=at,
        last=last,
        kind="place",
        words=sight.words_between(at, last, opening),
        country=country if form.base in _TERRITORY else None,
        proper=sight.words_between(at, last, opening),
        rule="place-territory",
        evidence=("head",),
    )


def bare_place(
    sight: NameSight, at: int, placed: frozenset[int], known: frozenset[tuple[str, ...]]
) -> NameFound | None:
    """A place's name without a head, if something beside it shows that it is one.

    `placed` are the tokens behind the names of places found so far, `known` the names that were shown elsewhere.
    """
    match = _undescribed(sight, at, sight.place_at(at))
    if match is None or not _plausible(sight, at, match) or _side_of(sight, at, match):
        return None
    evidence = place_evidence(sight, at, match.opening, placed)
    if tuple(match.key.split(" ")) in known:
        evidence = (*evidence, "named")
    if not _enough(sight, at, match, evidence):
        return None
    return named_place(sight, at, match, evidence)


def _side_of(sight: NameSight, at: int, match: PlaceMatch) -> bool:
    """Whether the name begins with a word beside the name proper (`وسط قطاع غزة`, `العاصمة صنعاء`), whatever the
    gazetteer has: but a division may be named for a side (`شمال سيناء`).
    """
    table = sight.knowledge.place_words.context
    word = match.opening.word
    context = table.get(word, frozenset()) | table.get(word.removeprefix("ال"), frozenset()) & {"direction"}
    if not context & {"direction", "surround", "capital"}:
        return False
    if match.last - at == 1 or "capital" in context or sight.country_at(at + 1) is not None:
        return True
    named = [found for found in sight.knowledge.gazetteer.find(match.key) if found.place.kind == "admin1"]
    return not any(key_of(found.place.name) == match.key for found in named) and sight.place_at(at + 1) is not None


def _undescribed(sight: NameSight, at: int, match: PlaceMatch | None) -> PlaceMatch | None:
    """The match without a word at its end that praises or deplores the place and is no part of its name."""
    if match is None or match.last - at < 2 or sight.forms[match.last - 1].base not in _DESCRIBING:  # noqa: PLR2004 - a word must stay
        return match
    key = match.key.rpartition(" ")[0]
    return PlaceMatch(match.last - 1, match.opening, key) if sight.knowledge.gazetteer.find(key) else match


def named_place(sight: NameSight, at: int, match: PlaceMatch, evidence: tuple[str, ...]) -> NameFound:
    """The name of a place, given what shows that it is one."""
    words = sight.words_between(at, match.last, match.opening)
    return NameFound(
        start=sight.start_of(at, match.opening),
        end=sight.reading.tokens[match.last - 1].end,
        first=at,
        last=match.last,
        kind="place",
        words=words,
        proper=words,
        rule="place-name",
        evidence=evidence,
    )


def place_evidence(sight: NameSight, at: int, opening: Opening, placed: frozenset[int]) -> tuple[str, ...]:
    """What beside the name at token `at` shows a place, the strongest first: codes of `vocabulary/reasons.yaml`."""
    found = []
    before = at - 2 if at - 1 in sight.reading.opening else at - 1
    form = sight.forms[at]
    cut = form.text[: opening.start]
    if before >= 0 and sight.is_word(before) and not cut.startswith(("و", "ف")):
        context = _context(sight, before)
        if "capital" in context:
            found.append("capital")
        if "direction" in context or "surround" in context:
            found.append("direction")
        if context & {"people-of", "part-of"}:
            found.append("context")
        if _is_plural_head(sight, before):
            found.append("head")
        text = sight.forms[before].text
        text = text[1:] if text[:1] in "وف" and text[1:] in _LOCATIVE else text
        if text in _LOCATIVE and not sight.forms[before].enclitic:
            found.append("weak-preposition" if text in _WEAK_LOCATIVE else "preposition")
    if cut.endswith("ب"):
        found.append("preposition")
    elif cut.endswith("ل"):
        found.append("weak-preposition")
    if _joined_to(sight, at, cut, placed) or _in_list(sight, at, opening):
        found.append("joined")
    if _dateline(sight, at):
        found.append("dateline")
    return tuple(found)


def _context(sight: NameSight, at: int) -> frozenset[str]:
    """What the word or the two words that end at token `at` show of a name behind them."""
    table = sight.knowledge.place_words.context
    form = sight.forms[at]
    found: set[str] = set()
    for opening in openings(form.text):
        if opening.start in {0, form.start} or sight.is_word(at) and opening.word in table:
            found |= table.get(opening.word, frozenset())
    if form.enclitic and form.masdar:
        stem = form.text[form.start : -len(form.enclitic)]
        found |= table.get(f"{stem[:-1]}ه" if stem.endswith("ت") else stem, frozenset())
    if at and sight.is_word(at - 1):
        for opening in openings(sight.forms[at - 1].text):
            found |= table.get(f"{opening.word} {form.text}", frozenset())
    return frozenset(found)


def is_direction(sight: NameSight, at: int) -> bool:
    """Whether the word is a side from which or to which something lies (`شمال`, `غربي`)."""
    return "direction" in _context(sight, at)


def _is_plural_head(sight: NameSight, at: int) -> bool:
    found = head_at(sight, at)
    return found is not None and found[1].number != "singular"


def _joined_to(sight: NameSight, at: int, cut: str, placed: frozenset[int]) -> bool:
    """Whether و or a comma joins the name to the name of a place before it."""
    if cut == "و":
        return at in placed or (at - 1 in placed and sight.reading.tokens[at - 1].form in "،,")
    return not cut and at - 1 in placed and sight.reading.tokens[at - 1].form in "،,-–/"


def _in_list(sight: NameSight, at: int, opening: Opening) -> bool:
    """Whether the word stands in a list of three or more that are all well-known places (`إب والبيضاء وذمار`)."""
    first = last = at
    while first and _listed(sight, first - 1) and sight.forms[first].text[:1] == "و":
        first -= 1
    while last + 1 < len(sight.forms) and sight.forms[last + 1].text[:1] == "و" and _listed(sight, last + 1):
        last += 1
    return last - first + 1 >= _LIST and _listed(sight, at) and opening.word == _listed_word(sight, at)


def _listed(sight: NameSight, at: int) -> bool:
    match = sight.place_at(at) if sight.is_word(at) else None
    return match is not None and match.last == at + 1 and _standing(sight, match, exact=True) >= _SEAT


def _listed_word(sight: NameSight, at: int) -> str | None:
    match = sight.place_at(at)
    return None if match is None else match.opening.word


def _dateline(sight: NameSight, at: int) -> bool:
    """Whether the name stands in a dateline: it opens a paragraph, or follows an agency there, and a mark, an agency or a
    date closes it off (`دمشق - سانا`, `هسبريس - العيون`, `(بيروت، 22 مايو 2018)`).
    """
    reading = sight.reading
    match = sight.place_at(at)
    start = reading.tokens[at].start
    paragraph = next((one for one in reading.paragraphs if one.start <= start < one.end), None)
    if match is None or paragraph is None or match.last >= len(reading.tokens):
        return False
    before = reading.text[paragraph.start : start].strip(" \t\n(/")
    behind = reading.tokens[match.last]
    if not before:
        return behind.form in "-–—:(ـ/،,)" or behind.kind == "number" or behind.start >= paragraph.end
    agency = before[-1] in "-–—ـ/" and len(before.split()) <= _HEAD_WORDS
    return agency and (behind.start >= paragraph.end or behind.form in "-–—:(ـ،,/")


def _plausible(sight: NameSight, at: int, match: PlaceMatch) -> bool:
    """Whether the words can be a name here: a lone letter, a function word or a common noun in its plain use cannot."""
    opening = match.opening
    form = sight.forms[at] if not opening.start else sight.knowledge.form(opening.word)
    if form.is_a("place"):
        return True
    if match.last - at > 1:
        return not (form.body or (is_direction(sight, at) and sight.country_at(at + 1) is not None))
    if form.complementizer is not None or form.given == "strong" or len(opening.word) < _SHORTEST:
        return False
    if len(opening.word) == _SHORTEST and _standing(sight, match, exact=True) < _SEAT:
        return False
    if _hidden(sight, at, opening) and not _hamza_at(sight, at, opening):
        return False
    return _nameable(sight, at, match, form)


def _hidden(sight: NameSight, at: int, opening: Opening) -> bool:
    """Whether the clitics cut off the name are rather letters of the word, as far as the lexicons know it."""
    whole = sight.forms[at]
    cut = whole.text[: opening.start]
    return bool(cut) and cut != "و" and not whole.unknown and len(cut) != whole.start and opening.word[:2] != "ال"


def _nameable(sight: NameSight, at: int, match: PlaceMatch, form: Form) -> bool:
    """Whether a single word, bare of clitics, may be a place's name: no time, relative, nationality, person or body."""
    if form.is_a("relative", "time", "month", "demonstrative", "negation"):
        return False
    if form.is_a("preposition", "adverbial-preposition") and not form.definite:
        return False
    if form.base in sight.knowledge.place_words.heads or form.best.wordclass.name == "PARTICLE":
        return False
    if form.definite and form.adjective and form.best.wordclass.name == "PARTICIPLE":
        return _standing(sight, match, exact=True) >= _SEAT
    return sight.nationality(at) is None and not (form.human or (form.body and not form.proper))


def _hamza_at(sight: NameSight, at: int, opening: Opening) -> bool:
    """Whether an alef with hamza is written where the name begins, so that a word begins there (`بأبها`)."""
    return sight.reading.text[sight.start_of(at, opening)] in "أإآ"


def _enough(sight: NameSight, at: int, match: PlaceMatch, evidence: tuple[str, ...]) -> bool:
    """Whether the evidence carries the name: the more ordinary the word and the smaller the place, the more it takes."""
    shown = frozenset(evidence)
    if match.key in sight.knowledge.place_words.ordinary:
        again = "named" in shown and bool(shown & {"direction", "context", "preposition", "joined"})
        return again or bool(shown & {"head", "capital"}) or _lies_in(sight, match)
    several = match.last - at > 1
    common = not several and _common(sight, match)
    standing = _standing(sight, match, exact=common)
    if common:
        return _enough_for_word(sight, at, match, shown, standing)
    if (
        several
        and sight.forms[at].human
        and not shown & {"head", "direction", "preposition", "joined", "named", "context"}
    ):
        return False
    if shown & {"head", "capital", "direction", "context", "preposition", "joined", "dateline", "named"}:
        return standing >= _TOWN or several or "named" in shown or _lies_in(sight, match)
    if several and not (sight.forms[at].human or sight.forms[at].given):
        return _standing(sight, match, exact=True) >= _TOWN
    return standing >= (_TOWN if "weak-preposition" in shown else _SEAT)


def _enough_for_word(sight: NameSight, at: int, match: PlaceMatch, shown: frozenset[str], standing: int) -> bool:
    """The same for a single word that the lexicons know for another than a name."""
    form = sight.knowledge.form(match.opening.word)
    if _described(sight, match.last) and not form.definite:
        return False
    if form.finite and not shown & {"head", "capital", "direction", "preposition", "weak-preposition", "dateline"}:
        return False
    if standing >= _SEAT or ("named" in shown and len(shown) > 1):
        return bool(shown)
    if standing >= _TOWN:
        comma = "joined" in shown and form.definite and form.adjective
        if shown & {"head", "capital", "dateline"} or ("joined" in shown and not comma) or _lies_in(sight, match):
            return True
        if "context" in shown and form.definite:
            return True
        return bool(shown & {"direction", "preposition"}) and _rare(form)
    return "head" in shown or _lies_in(sight, match)


def told_apart(sight: NameSight, match: PlaceMatch) -> bool:
    """Whether the name is no ordinary word, or that of a place so well known that it is the first thing it means."""
    if match.key in sight.knowledge.place_words.ordinary:
        return False
    return not _common(sight, match) or _standing(sight, match, exact=True) >= _SEAT


def _described(sight: NameSight, at: int) -> bool:
    """Whether an indefinite adjective follows, as behind a common noun (`منشأة محصنة`)."""
    if at >= len(sight.forms) or not sight.is_word(at):
        return False
    form = sight.forms[at]
    bare = not (
        form.definite or form.start or form.is_a("preposition", "adverbial-preposition", "attaching-preposition")
    )
    return form.adjective and bare and sight.nationality(at) is None


def _rare(form: Form) -> bool:
    """Whether the word is seldom used as the ordinary word that it also is."""
    return form.best.weight < _SELDOM and not (form.finite or form.masdar or form.is_a("content-noun", "speech-noun"))


def _common(sight: NameSight, match: PlaceMatch) -> bool:
    """Whether the lexicons know the word for another than a name."""
    form = sight.knowledge.form(match.opening.word)
    return not (form.unknown or form.best.wordclass.name == "NAME" or form.is_a("place"))


def _standing(sight: NameSight, match: PlaceMatch, *, exact: bool = False) -> int:
    """How well known the best of the places of that name is: a small one, a town, or a seat, city or division.

    With `exact` only places of the region count whose name stands so, with its article or without.
    """
    best = 0
    for found in sight.knowledge.gazetteer.find(match.key):
        place = found.place
        if exact and (found.article or (place.country not in REGION and place.seat != "country")):
            continue
        if (
            place.kind in {"country", "admin1"}
            or place.seat in {"country", "admin1"}
            or (place.population or 0) > _CITY
        ):
            best = _SEAT
        elif place.kind != "settlement" or place.seat or place.population or place.id.startswith("musnad:"):
            best = max(best, _TOWN)
    return best


def _lies_in(sight: NameSight, match: PlaceMatch) -> bool:
    """Whether a place in which one of that name lies stands right behind (`الباب بريف حلب`)."""
    at = match.last
    if at >= len(sight.forms) or not sight.is_word(at):
        return False
    form = sight.forms[at]
    if form.preposition == "ب" or form.text == "في":
        following = at + 1 if form.text == "في" else at
        return following < len(sight.forms) and (head_at(sight, following) is not None)
    return False


def _name_end(sight: NameSight, at: int, head: HeadForm) -> int | None:
    """Where the name behind the head at token `at` ends, or None where none stands there."""
    reading = sight.reading
    marked = _marked(sight, at)
    if marked is not None:
        return _with_adjectives(sight, marked, head)
    if not sight.is_word(at):
        return at + 1 if reading.tokens[at].kind == "number" and head.head.class_ == "street" else None
    form = sight.forms[at]
    if _refused(sight, at, head):
        return None
    nested = headed_place(sight, at) if head.number == "singular" and sight.place_at(at) is None else None
    if nested is not None and nested.start == reading.tokens[at].start and head.head.form in _AROUND:
        return nested.last
    if nested is not None and head.head.class_ in {"area", "facility"}:
        return None
    match = _undescribed(sight, at, sight.place_at(at))
    if match is not None and match.opening.start == 0 and _fits(sight, at, match, head):
        return _with_adjectives(sight, match.last, head)
    last = _unlisted(sight, at, head, form)
    return None if last is None else _with_adjectives(sight, last, head)


def _fits(sight: NameSight, at: int, match: PlaceMatch, head: HeadForm) -> bool:
    """Whether the gazetteer's name is one here: behind a strict head an ordinary word must be of the head's kind."""
    if match.last - at > 1 or not head.head.strict or not _common(sight, match):
        return True
    found = sight.knowledge.gazetteer.find(match.key)
    return any(one.place.kind in head.head.kinds and not one.article for one in found)


def _refused(sight: NameSight, at: int, head: HeadForm) -> bool:
    form = sight.forms[at]
    if form.text in _SOME or form.text in _folded(head.head.refuses):
        return True
    match = sight.place_at(at)
    if match is not None and match.opening.start == 0 and _standing(sight, match, exact=True):
        return False
    rare = unheard(form)
    if form.complementizer is not None or (form.enclitic and not rare) or (form.joint and not (form.unknown or rare)):
        return True
    if sight.nationality(at) is not None or form.is_a("relative", "demonstrative", "negation", "auxiliary"):
        return True
    if form.definite:
        return form.base in _REFERRING
    if form.is_a("preposition", "adverbial-preposition") or (form.preposition and form.start and not form.unknown):
        return sight.place_at(at) is None or form.preposition != "ل"
    return form.base in _REFERRING


@lru_cache(maxsize=256)
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold_word(word) for word in words)


def _marked(sight: NameSight, at: int) -> int | None:
    """The token behind a name in marks or brackets that begins at token `at`."""
    reading = sight.reading
    quotation = reading.opening.get(at)
    if quotation is not None:
        last = reading.token_at(quotation.end)
        return last if quotation.closed and 2 < last - at <= _MARKED_WORDS + 2 else None
    if reading.tokens[at].form != "(":
        return None
    return next((index + 1 for index in range(at + 2, min(at + _MARKED_WORDS + 2, len(reading.tokens)))
                 if reading.tokens[index].form == ")"), None)  # fmt: skip


def _unlisted(sight: NameSight, at: int, head: HeadForm, form: Form) -> int | None:
    """A name that the gazetteer lacks: of two words behind a lead, of a person, no word at all, or a definite noun."""
    if form.text in sight.knowledge.place_words.heads or form.masdar and not form.definite and not form.unknown:
        return None
    following = at + 1
    next_word = following < len(sight.forms) and sight.is_word(following)
    if form.text in _LEADS and next_word and not sight.forms[following].is_a("preposition", "time"):
        return following + 1
    person = person_end(sight, at, len(sight.forms))
    if person is not None and head.head.class_ in _PLAIN_CLASSES:
        return person
    actor = sight.actor_at(at)
    if actor is not None and head.head.class_ == "facility" and actor.opening.start == 0 and actor.last - at > 1:
        return actor.last
    if form.unknown or (unheard(form) and head.head.class_ in _PLAIN_CLASSES):
        return following
    plain = not head.head.strict and head.head.class_ in _PLAIN_CLASSES
    if plain and form.given and not form.finite:
        return following
    named = form.definite and form.nominal and not (form.human or form.is_a("time", "content-noun", "speech-noun"))
    if plain and named and not (form.adjective and form.best.wordclass.name != "NOUN" and form.base in SIDES):
        return following
    return None


def _with_adjectives(sight: NameSight, at: int, head: HeadForm) -> int:
    """The end of the name with the adjectives that belong to the kind of place."""
    allowed = SIDES if head.head.class_ == "countryside" else OF_FACILITIES | SIDES
    if head.head.class_ not in {"countryside", "facility", "camp"}:
        return at
    while at < len(sight.forms) and sight.is_word(at):
        form = sight.forms[at]
        if not form.definite or form.start or form.base not in allowed:
            break
        at += 1
    return at
