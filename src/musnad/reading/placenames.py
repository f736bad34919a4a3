"""Names of places without a head, each with what shows that it is one: never a word merely because a table has it.

A preposition of place or another word beside the name must speak for it, or another place it is joined to; a name that
is also an ordinary word (`الباب`) needs its head or the place it lies in.
"""

from __future__ import annotations

from typing import Final

from musnad.arabic.clitics import WordClass
from musnad.authority.places import key_of
from musnad.reading.forms import Form
from musnad.reading.found import NameFound
from musnad.reading.namesight import NameSight, Opening, PlaceMatch
from musnad.reading.placeevidence import behind_preposition, in_dateline, in_list, is_direction, place_evidence
from musnad.reading.placeheads import lies_in
from musnad.reading.placestanding import SEAT, TOWN, city, common, division, standing, told_apart, undescribed

_AND: Final = "و"
_ARTICLE: Final = "ال"
_TANWEEN: Final = "\u064b"
_HAMZAS: Final = "أإآ"
_PLURAL: Final = "ون"
_HIS: Final = "ه"
_FEMININE_MARK: Final = "ة"
_DUAL: Final = "ان"
_SHORTEST: Final = 2
_SELDOM: Final = -13.0
"""The logarithm of the share of text below which a word is seldom met."""
_RATHER_SELDOM: Final = -12.0
"""The same for a verb in a list of places."""
_HARDLY: Final = -17.0
"""The same for verbal nouns, of which most forms are seldom met."""
_BESIDE: Final = frozenset({"direction", "context", "preposition", "joined"})
"""Evidence of the words beside a name."""
_FOR_TOWNS: Final = _BESIDE | {"head", "capital", "dateline", "named", "object"}
"""Evidence that is enough for a town whose name is no ordinary word."""
_FOR_VILLAGES: Final = frozenset({"preposition", "joined", "direction"})
"""Evidence that is enough for a village whose name is no word at all."""
_FOR_VERBS: Final = frozenset(
    {"head", "capital", "direction", "preposition", "weak-preposition", "dateline", "context"}
)
"""Evidence that is enough for a name that may as well be a finite verb."""


def bare_place(
    sight: NameSight, at: int, placed: frozenset[int], known: frozenset[tuple[str, ...]]
) -> NameFound | None:
    """A place's name without a head, if something beside it shows that it is one.

    `placed` are the tokens behind the names of places found so far, `known` the names that were shown elsewhere.
    """
    whole = sight.place_at(at)
    match = undescribed(sight, whole)
    if match is None:
        return None
    named = tuple(match.key.split(" ")) in known
    if not _plausible(sight, at, match, named=named) or _side_of(sight, at, match):
        return None
    evidence = place_evidence(sight, at, match.opening, placed)
    if named:
        evidence = (*evidence, "named")
    if whole is not None and match.last < whole.last:
        evidence = (*evidence, "context")
    if not _enough(sight, at, match, evidence):
        return None
    return named_place(sight, at, match, evidence)


def _side_of(sight: NameSight, at: int, match: PlaceMatch) -> bool:
    """Whether the name begins with a word beside the name proper (`وسط قطاع غزة`, `العاصمة صنعاء`).

    So it is whatever the gazetteer has; but a division may be named for a side (`شمال سيناء`).
    """
    table = sight.knowledge.place_words.context
    word = match.opening.word
    context = table.get(word, frozenset()) | table.get(word.removeprefix(_ARTICLE), frozenset()) & {"direction"}
    if not context & {"direction", "surround", "capital"}:
        return False
    proper = at + 1
    while proper < match.last - 1 and is_direction(sight, proper):
        proper += 1
    if match.last - at == 1 or "capital" in context or sight.country_at(proper) is not None:
        return True
    named = [found for found in sight.knowledge.gazetteer.find(match.key) if found.place.kind == "admin1"]
    return not any(key_of(found.place.name) == match.key for found in named) and sight.place_at(at + 1) is not None


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


def _plausible(sight: NameSight, at: int, match: PlaceMatch, *, named: bool) -> bool:
    """Whether the words can be a name here: a lone letter, a function word or a common noun in its plain use cannot.

    Behind a preposition they can where the report names the place elsewhere (`named`), or where nothing else that they
    may be could stand there.
    """
    opening = match.opening
    form = sight.forms[at] if not opening.start else sight.knowledge.form(opening.word)
    if _is_date_or_letters(sight, at, match) or not _spelt_so(sight, at, match):
        return False
    if form.is_a("place"):
        return True
    if match.last - at > 1:
        headed = form.body and not form.proper and form.start == opening.start
        return not (headed or (is_direction(sight, at) and sight.country_at(at + 1) is not None))
    if form.complementizer is not None or form.given == "strong" or len(opening.word) < _SHORTEST:
        return False
    if len(opening.word) == _SHORTEST and standing(sight, match, exact=True) < SEAT:
        return False
    if _hidden(sight, at, opening) and not _hamza_at(sight, at, opening):
        return False
    if _nameable(sight, at, match, form):
        return True
    shown = (named and form.base not in sight.knowledge.place_words.heads) or _out_of_case(form)
    return shown and behind_preposition(sight, at, opening)


def _out_of_case(form: Form) -> bool:
    """Whether what the lexicons know the word for cannot stand behind a preposition, so that it is a name there.

    That is a finite verb (`في حرض`), an indefinite accusative (`في صوفا`) and a nominative (`في سيئون`): a preposition
    governs a genitive (Ryding 2005, 7.3).
    """
    best = form.best
    if (best.wordclass is WordClass.VERB and not form.nominal) or best.nunated:
        return not form.given
    plural = best.number == "p" and form.base.endswith(_PLURAL)
    return (plural and not best.lemma.endswith(_PLURAL)) or (best.number == "d" and form.base.endswith(_DUAL))


def _is_date_or_letters(sight: NameSight, at: int, match: PlaceMatch) -> bool:
    """Whether the words are a date (`السابع من يوليو`, a quarter's name too) or letters by which editors sign."""
    forms = [sight.forms[index] for index in range(at, match.last) if sight.is_word(index)]
    dated = len(forms) > 1 and any(form.is_a("month") for form in forms)
    return dated or all(len(form.text) == 1 for form in forms)


def _spelt_so(sight: NameSight, at: int, match: PlaceMatch) -> bool:
    """Whether the first letter is the name's (`آب` and `أب` are no spellings of `إب`), and no tanween its last."""
    written = sight.reading.text[sight.start_of(at, match.opening)]
    if _TANWEEN in sight.reading.written(match.last - 1):
        return False
    if written not in _HAMZAS:
        return True
    firsts = {found.name[0] for found in sight.knowledge.gazetteer.find(match.key)}
    return not firsts or written in firsts or not firsts <= set(_HAMZAS)


def _hidden(sight: NameSight, at: int, opening: Opening) -> bool:
    """Whether the clitics cut off the name are rather letters of the word, as far as the lexicons know it."""
    whole = sight.forms[at]
    cut = whole.text[: opening.start]
    return bool(cut) and cut != _AND and not whole.unknown and len(cut) != whole.start and opening.word[:2] != _ARTICLE


def _nameable(sight: NameSight, at: int, match: PlaceMatch, form: Form) -> bool:
    """Whether a single word, bare of clitics, may be a place's name: no time, relative, nationality, person or body."""
    if form.is_a("relative", "time", "month", "demonstrative", "negation"):
        return False
    if form.is_a("preposition", "adverbial-preposition") and not form.definite:
        return False
    if form.base in sight.knowledge.place_words.heads or form.best.wordclass is WordClass.PARTICLE:
        return False
    his = form.enclitic == _HIS and not sight.reading.written(at).endswith(_FEMININE_MARK)
    if his and standing(sight, match, exact=True) < SEAT:
        return False  # `منزله` is his house, `المنزلة` a town
    if form.definite and form.adjective and form.best.wordclass is WordClass.PARTICIPLE and not _rare(form):
        return standing(sight, match, exact=True) >= SEAT
    return sight.nationality(at) is None and not (_is_human(sight, at, match, form) or (form.body and not form.proper))


def _is_human(sight: NameSight, at: int, match: PlaceMatch, form: Form) -> bool:
    """Whether the word is one for persons, as it is but where a dateline is of a city (`جدة - قال`, `عمان - أعلن`)."""
    return form.human and not (in_dateline(sight, at) and standing(sight, match, exact=True) >= SEAT)


def _hamza_at(sight: NameSight, at: int, opening: Opening) -> bool:
    """Whether an alef with hamza is written where the name begins, so that a word begins there (`بأبها`)."""
    return sight.reading.text[sight.start_of(at, opening)] in _HAMZAS


def _enough(sight: NameSight, at: int, match: PlaceMatch, evidence: tuple[str, ...]) -> bool:
    """Whether the evidence carries the name: the more ordinary the word and the smaller the place, the more is due."""
    shown = frozenset(evidence)
    if match.key in sight.knowledge.place_words.ordinary:
        again = "named" in shown and bool(shown & _BESIDE)
        listed = "joined" in shown and in_list(sight, at, match.opening)
        told = "preposition" in shown and _told_where(sight, match)
        return again or listed or told or bool(shown & {"head", "capital"}) or lies_in(sight, match)
    several = match.last - at > 1
    if not shown and _is_verb(sight, at, match):
        return False
    form = sight.forms[at]
    out_of_case = bool(shown & {"preposition", "context"}) and not match.opening.start and _out_of_case(form)
    if not several and common(sight, match) and not out_of_case:
        return _enough_for_word(sight, match, shown if city(sight, match) else shown - {"object"})
    human = form.human and form.start == match.opening.start
    if several and human and not shown & (_BESIDE | {"head", "named"}):
        return False
    if shown & _FOR_TOWNS:
        if form.unknown and shown & _FOR_VILLAGES and not form.given:
            return True
        return several or "named" in shown or standing(sight, match) >= TOWN or lies_in(sight, match)
    if several and not (human or form.given):
        return standing(sight, match, exact=True) >= TOWN
    return standing(sight, match) >= (TOWN if "weak-preposition" in shown else SEAT)


def _told_where(sight: NameSight, match: PlaceMatch) -> bool:
    """Whether a word for lying near and a place that is no other word follow a known town (`البيضاء قرب بنغازي`)."""
    beside = sight.word_at(match.last)
    near = beside is not None and sight.knowledge.words.is_a(beside.text, "near")
    if not near or standing(sight, match, exact=True) < TOWN or match.last + 1 >= len(sight.forms):
        return False
    place = sight.place_at(match.last + 1)
    return place is not None and place.opening.start == 0 and told_apart(sight, place)


def _is_verb(sight: NameSight, at: int, match: PlaceMatch) -> bool:
    """Whether a name that may be a verb has its subject behind it, a person (`تعز الأم ولدها`)."""
    subject = sight.word_at(match.last)
    return sight.forms[at].finite and subject is not None and subject.definite and subject.human


def _enough_for_word(sight: NameSight, match: PlaceMatch, shown: frozenset[str]) -> bool:
    """The same for a single word that the lexicons know for another than a name."""
    form = sight.knowledge.form(match.opening.word)
    known = standing(sight, match, exact=True)
    listed = "joined" in shown and known >= SEAT
    plain = _described(sight, match.last) or _governs(sight, match.last)
    if plain and not (form.definite or listed):
        return False
    seldom = "joined" in shown and form.best.weight < _RATHER_SELDOM
    if form.finite and not shown & _FOR_VERBS and not seldom:
        return False
    if known >= SEAT or ("named" in shown and len(shown) > 1):
        return bool(shown)
    if known >= TOWN and (_enough_for_town(form, shown) or _stands_alone(sight, match, form, shown)):
        return True
    return (known < TOWN and "head" in shown) or (bool(shown) and lies_in(sight, match))


def _enough_for_town(form: Form, shown: frozenset[str]) -> bool:
    """The same where a town has the word for its name."""
    if shown & {"head", "capital", "dateline"} or ("context" in shown and form.definite):
        return True
    if "joined" in shown and not (form.definite and (form.adjective or form.masdar)):
        return True
    return bool(shown & {"direction", "preposition", "object"}) and _rare(form)


def _stands_alone(sight: NameSight, match: PlaceMatch, form: Form, shown: frozenset[str]) -> bool:
    """Whether an indefinite word is alone behind a preposition of place, as in news a name is rather than a noun.

    (`قتل شابان في جنين`, `قرب داريا بريف دمشق`; but `في بيان`.)
    """
    if form.definite or "preposition" not in shown or form.is_a("content-noun", "speech-noun"):
        return False
    if not division(sight, match):
        return False
    following = sight.word_at(match.last)
    if following is None or following.preposition or following.joint:
        return True
    return following.is_a("preposition", "adverbial-preposition", "attaching-preposition", "time", "relative")


def _governs(sight: NameSight, at: int) -> bool:
    """Whether a definite noun follows, as behind a common noun in the construct (`سلمية الاحتجاج`)."""
    form = sight.word_at(at)
    if form is None or not form.definite or form.start or form.adjective or form.human or form.is_a("time"):
        return False
    return form.nominal and sight.nationality(at) is None


def _described(sight: NameSight, at: int) -> bool:
    """Whether an indefinite adjective follows, as behind a common noun (`منشأة محصنة`)."""
    form = sight.word_at(at)
    if form is None or form.definite or form.start or is_direction(sight, at):
        return False
    preposition = form.is_a("preposition", "adverbial-preposition", "attaching-preposition")
    return form.adjective and not preposition and sight.nationality(at) is None


def _rare(form: Form) -> bool:
    """Whether the word is seldom used as the ordinary word that it also is."""
    if form.is_a("content-noun", "speech-noun"):
        return False
    return form.best.weight < (_HARDLY if form.masdar or form.finite else _SELDOM)
