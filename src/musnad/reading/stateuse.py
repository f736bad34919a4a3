"""States in the report, each told as one that acts or as a land: `رفضت تركيا العرض`, but `عاد من تركيا`.

The same name is the state's and its land's. A state acts where it is the subject of a verb or a source, a party to
something (`بين`, `ضد`, `بدعم`), the owner of what only an actor has (`موقف`, `سياسة`), or joined to another that
acts; behind a preposition of place it is land. A capital is a name of the state only where it acts (`رفضت موسكو`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, Literal

from musnad.reading.cues import QUANTIFIERS
from musnad.reading.forms import Form
from musnad.reading.found import NameFound, Taken
from musnad.reading.namesight import CountryMatch, NameSight, Opening
from musnad.reading.placeevidence import place_evidence, takes_place
from musnad.reading.placestanding import told_apart
from musnad.reading.statements import Attribution

_FEMININE: Final = "ه"
_CROWD: Final = "و"
"""The ending of several in the construct (`مواطنو`)."""
Use = Literal["organization", "place"]
_TANWEEN: Final = "\u064b"
_NO_OBJECT: Final = ("preposition", "adverbial-preposition", "attaching-preposition", "time", "relative", "manner")
_OPENING: Final = '"“«:'


def states_used(sight: NameSight, attributions: Sequence[Attribution], taken: Taken) -> Iterator[NameFound]:
    """States and capitals that act for them, where no other name holds them."""
    sources = {a.source.head for a in attributions if a.source is not None}
    surnames = {name.words[-1] for name in taken.names() if name.kind == "person" and len(name.words) > 1}
    uses: dict[int, Use] = {}
    for at in sight.at_words:
        match = sight.country_at(at) if taken.at(at) is None else None
        if match is None or match.opening.word in surnames or _is_no_state(sight, at, match):
            continue
        acts = at in sources or _is_addressed(sight, taken, at, match) or _acts(sight, at, match, uses)
        use = uses[match.last] = "organization" if acts else "place"
        if acts or not match.capital:
            yield _state(sight, at, match, use)


def _is_addressed(sight: NameSight, taken: Taken, at: int, match: CountryMatch) -> bool:
    """Whether a person is named right before, or a body that calls on the state (`دعا البنتاغون بغداد`)."""
    before = taken.at(at - 1) if at and not match.opening.start else None
    if before is None:
        return False
    verb = sight.word_at(before.first - 1) if before.first else None
    calls = verb is not None and any(one.analysis.lemma in sight.knowledge.words["calling"] for one in verb.verbs)
    return before.kind == "person" or (before.kind == "organization" and calls)


def _is_no_state(sight: NameSight, at: int, match: CountryMatch) -> bool:
    """Whether the words are no name of the state here: cut out of another word, its adjective, a homograph."""
    form, single = sight.forms[at], match.last - at == 1
    if _TANWEEN in sight.reading.written(match.last - 1):
        return True
    if single and match.opening.start and match.opening.start != form.start and not form.unknown:
        return True
    if single and sight.nationality(at) is not None and _is_adjective(sight, at, match.opening):
        return True
    evidence = place_evidence(sight, at, match.opening, frozenset())
    return ("dateline" in evidence and _is_city(sight, at, match)) or (match.weak and not evidence)


def _is_city(sight: NameSight, at: int, match: CountryMatch) -> bool:
    """Whether a capital has the name too, which a dateline then means (`تونس - قال`, `عمان - قال`)."""
    key = " ".join(sight.words_between(at, match.last, match.opening))
    return any(found.place.seat == "country" for found in sight.knowledge.gazetteer.find(key))


def _is_adjective(sight: NameSight, at: int, opening: Opening) -> bool:
    """Whether a name that is also its adjective (`سورية`, `السعودية`) is the adjective here.

    A noun that it agrees with stands before, or another such adjective.
    """
    if at == 0 or not sight.is_word(at - 1):
        return False
    before = sight.forms[at - 1]
    if opening.start:
        return (
            sight.forms[at].text[: opening.start] == "و" and before.definite and sight.nationality(at - 1) is not None
        )
    if before.is_a("preposition", "adverbial-preposition", "attaching-preposition") or before.finite:
        return False
    agrees = before.definite == sight.forms[at].definite
    governs = before.masdar and not before.definite and not _describes(sight, at - 1)
    return before.nominal and agrees and not governs


def _describes(sight: NameSight, at: int) -> bool:
    """Whether an indefinite feminine describes the one before it, so that the next describes it too (`طائرة مسيرة`)."""
    before = sight.word_at(at - 1) if at else None
    if before is None or before.definite or before.masdar or before.start:
        return False
    return before.nominal and before.text.endswith(_FEMININE) and sight.forms[at].text.endswith(_FEMININE)


def _state(sight: NameSight, at: int, match: CountryMatch, use: Use) -> NameFound:
    words = sight.words_between(at, match.last, match.opening)
    return NameFound(
        start=sight.start_of(at, match.opening),
        end=sight.reading.tokens[match.last - 1].end,
        first=at,
        last=match.last,
        kind=use,
        words=words,
        proper=words,
        country=match.country,
        rule="state-actor" if use == "organization" else "state-land",
    )


def _acts(sight: NameSight, at: int, match: CountryMatch, uses: Mapping[int, Use]) -> bool:
    """Whether the state acts here: the subject of a verb, a party to something, what joins it to one that acts."""
    clitics = sight.forms[at].text[: match.opening.start]
    if clitics.endswith("ب"):
        return False
    if clitics.endswith("و") and at in uses:
        return uses[at] == "organization"
    if at == 0 or not sight.is_word(at - 1):
        return _acts_behind_mark(sight, at, match, uses)
    if match.capital and not clitics and _is_struck(sight, at):
        return False
    shown = _shown_by_word_before(sight, at)
    if shown and match.capital and _joined_to_town(sight, match.last):
        return False
    if shown is not None:
        return shown
    if clitics.endswith("ل"):
        return not match.capital and not _leads_to_land(sight, at)
    return _acts_behind_noun(sight, at, match)


def _acts_behind_mark(sight: NameSight, at: int, match: CountryMatch, uses: Mapping[int, Use]) -> bool:
    """Behind no word: as the one before the comma, else where a verb or what is told of it follows."""
    before = sight.reading.tokens[at - 1].form if at else ""
    if before in "،," and at - 1 in uses:
        return uses[at - 1] == "organization"
    opens = at > 0 and before in _OPENING
    return (_has_verb_behind(sight, match.last) and not match.capital) or (opens and _is_told_of(sight, match.last))


def _is_struck(sight: NameSight, at: int) -> bool:
    """Whether a blow told before fell on the town, by a verb that has a place for its object.

    An indefinite noun stands before the verb, which tells of it (`انفجارات هزت دمشق`), or is its subject (`هزت
    انفجارات دمشق`).
    """
    verb, noun = (at - 1, at - 2) if sight.forms[at - 1].finite else (at - 2, at - 1)
    while verb > 0 and noun > verb and _is_blow(sight, verb):
        verb -= 1
    return verb >= 0 and noun >= 0 and _is_blow(sight, noun) and sight.is_word(verb) and takes_place(sight, verb)


def _is_blow(sight: NameSight, at: int) -> bool:
    """Whether a word may name what befalls a town: an indefinite noun for no person, or the number before it."""
    form = sight.word_at(at)
    if form is None or form.definite or form.finite or form.enclitic or form.preposition or form.human or form.body:
        return False
    return form.nominal and not form.is_a("preposition", "adverbial-preposition")


def _shown_by_word_before(sight: NameSight, at: int) -> bool | None:
    """Whether the words before take a party (True) or a land (False), if they show either."""
    words, word = sight.knowledge.words, sight.forms[at - 1]
    if word.finite and _may_be(word, words["witnessing"]):
        return False
    if at > 1 and word.base in words["department"] and sight.forms[at - 2].human:
        return True
    text = word.text
    if text[:1] in "وف" and words.is_a(text[1:], "land-preposition", "party"):
        text = text[1:]
    if text in words["party"]:
        return text not in words["bordering"] or not _is_border(sight, at - 2)
    if at > 1 and f"{sight.forms[at - 2].text} {text}" in words["each-of"]:
        return True
    return False if text in words["land-preposition"] else None


def _may_be(word: Form, lemmas: AbstractSet[str]) -> bool:
    """Whether a word is one of these verbs in one of its readings (`تشهد` of شهد and of أشهد)."""
    return word.best.lemma in lemmas or any(one.analysis.lemma in lemmas for one in word.verbs)


def _acts_behind_noun(sight: NameSight, at: int, match: CountryMatch) -> bool:
    """Behind a noun that a state has or does; the full name of a state (`جمهورية العراق`) is that of the actor."""
    words, word = sight.knowledge.words, sight.forms[at - 1]
    everyday = sight.forms[at].text[match.opening.start :] in words["everyday"]
    if word.finite or word.complementizer is not None or (match.last - at > 1 and not match.capital and not everyday):
        return True
    if word.human and not (word.plural or word.text.endswith(_CROWD)) and not match.capital:
        return True
    if word.definite:
        return False
    beside = word.text[word.start :] in sight.knowledge.place_words.context
    if match.capital:
        return word.base in words["state-owned"]
    return word.base in words["state-owned"] or (word.masdar and (not beside or _has_object_behind(sight, match.last)))


def _has_object_behind(sight: NameSight, at: int) -> bool:
    """Whether what a state strikes stands behind its name, so that the state does it (`قصف إسرائيل مقر الحزب`)."""
    form = sight.word_at(at)
    if form is None or sight.breaks_before(at) or form.joint or form.preposition or form.finite:
        return False
    if form.base in QUANTIFIERS:
        return True
    if not form.nominal:
        return False
    if form.is_a(*_NO_OBJECT) or form.complementizer is not None:
        return False
    place = sight.place_at(at)
    ground = form.base.removeprefix("ال") in sight.knowledge.place_words.heads
    named = ground or (place is not None and place.opening.start == 0)
    return named or not (form.adjective or form.nunated or form.enclitic)


def _joined_to_town(sight: NameSight, at: int) -> bool:
    """Whether a town that stands for no state is joined to the capital, which then is no more (`بين بيروت وصيدا`)."""
    match = sight.place_at(at) if at < len(sight.forms) and sight.is_word(at) else None
    if match is None or sight.forms[at].text[: match.opening.start] != "و":
        return False
    return not (sight.country_at(at) or sight.actor_at(at)) and told_apart(sight, match)


def _leads_to_land(sight: NameSight, at: int) -> bool:
    """Whether ل leads to a land: behind a word for going there, or behind the one who goes (`عودة النازحين لسوريا`)."""
    toward, before = sight.knowledge.words["toward-land"], sight.forms[at - 1]
    goer = sight.word_at(at - 2) if at > 1 and before.definite and before.human else None
    return before.base in toward or (goer is not None and not goer.definite and goer.base in toward)


def _is_border(sight: NameSight, at: int) -> bool:
    return at >= 0 and sight.forms[at].base in sight.knowledge.words["border"]


def _is_told_of(sight: NameSight, at: int) -> bool:
    """Whether a predicate follows, so that the state is what is spoken of (`تركيا على حق`)."""
    return at < len(sight.forms) and sight.is_word(at) and sight.forms[at].text in sight.knowledge.words["predicate"]


def _has_verb_behind(sight: NameSight, at: int) -> bool:
    return at < len(sight.forms) and sight.is_word(at) and sight.forms[at].finite
