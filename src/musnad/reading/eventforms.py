"""What each written word can be to the reading of events, gathered once for each spelling."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Final, Literal, NamedTuple

import msgspec

from musnad.arabic.clitics import Analysis, WordClass
from musnad.arabic.folding import fold_word
from musnad.model.record import EventType, Factuality
from musnad.reading.eventwords import (
    GROUPS,
    EventWords,
    FactWord,
    LightVerb,
    LookalikeClass,
    NounSense,
    Quantifier,
    ThingSense,
    Trigger,
)
from musnad.reading.forms import Form, is_imam
from musnad.reading.nounshapes import Noun, nouns_in

_NO_PHRASE: Final = ("relative", "negation", "conditional", "auxiliary", "manner")
_WITH_NUN: Final = ("ون", "ين", "ان")
_AGREEMENT: Final = ("ات", "ين", "ون", "ه", "ا")
_OF_ADJECTIVES: Final = ("ه", "ات", "ا")
_BELOW: Final[tuple[LookalikeClass, ...]] = ("tags", "credit")
_HAMZA_PLURAL: Final = "اوا"
_LISTED: Final = -8.0
_MINE: Final = "ي"
_HIS: Final = "ه"
_ACCUSATIVE: Final = "ا"
_MARGIN: Final = 3.5
_THEY: Final = frozenset({"هما", "هم", "هن"})
"""Pronouns that stand as words."""
_FEMININE: Final = "ة"
_SURE: Final = 1.5
_NEVER: Final = float("-inf")
_SHADDA: Final = "\u0651"
_LONG_A: Final = "ا"
_LONG: Final = frozenset("اوي")
_THIRD: Final = 3
_SHORTEST: Final = 2
_NOMINAL: Final = frozenset({WordClass.NOUN, WordClass.MASDAR, WordClass.PARTICIPLE, WordClass.NAME})


class VerbUse(msgspec.Struct, frozen=True, gc=False):
    """The senses of a verb that a form may be, and how the form is inflected."""

    senses: tuple[Trigger, ...]
    analysis: Analysis


class NounUse(msgspec.Struct, frozen=True, gc=False):
    """The senses of a noun or participle that a form may be, and how it is cut out of the word."""

    senses: tuple[NounSense, ...]
    noun: Noun


class ThingUse(msgspec.Struct, frozen=True, gc=False):
    """Who or what a form may name, and how it is cut out of the word."""

    senses: tuple[ThingSense, ...]
    noun: Noun


class LightUse(NamedTuple):
    """A light verb that a form may be, as a finite verb or as its verbal noun."""

    senses: tuple[LightVerb, ...]
    analysis: Analysis


Phrase = tuple[tuple[str, ...], Trigger]
"""A fixed phrase and what it names."""

Analyse = Callable[[str, str], tuple[Analysis, ...]]
"""The analyses of a folded word, which is given as it is written too."""

ClosedKind = Literal["that", "relative", "clause", "negation", "auxiliary", "demonstrative", "other"]
PREPOSITION: Final = ("preposition", "adverbial-preposition", "attaching-preposition")
PRONOUNS: Final = ("هما", "هم", "هن", "ها", "ه")


def preposition_with_pronoun(text: str, prepositions: AbstractSet[str]) -> tuple[str, str] | None:
    """The preposition, one of these, and the pronoun in a word such as `عليهم`, folded; None in any other.

    >>> preposition_with_pronoun("عليهم", {"علي"})
    ('علي', 'هم')
    """
    bare = text[1:] if text[:1] in {"و", "ف"} and len(text) > len("فيه") else text
    for word in (text, bare):
        for pronoun in PRONOUNS:
            if word.endswith(pronoun) and word.removesuffix(pronoun) in prepositions:
                return word.removesuffix(pronoun), pronoun
    return None


def stem(word: str) -> str:
    """A word without the endings of gender and number, by which an adjective agrees.

    >>> [stem(word) for word in ("مسلحه", "مسلحين", "يد")]
    ['مسلح', 'مسلح', 'يد']
    """
    for ending in _AGREEMENT:
        if word.endswith(ending) and len(word) - len(ending) > len(ending):
            return word[: -len(ending)]
    return word


class EventForm(msgspec.Struct, frozen=True, gc=False):
    """What a spelling may be to events.

    `verb` and `noun` are the weights of its likeliest reading as a finite verb and as a noun, `None` where it has none.
    `spellings` are the forms under which a lexicon may have it, `stem` is that without endings of gender and number.
    `ours` is a light verb by which those who speak tell what they do themselves (`سنشن`).
    `phrases` are the fixed phrases that may begin with it, the longest first; `lookalikes` and `contests` how many
    words those have that name no event or show a contest, the most first; `opens_role`, `opens_adverb`, `opens_tags`
    and `mode` say that a prepositional phrase, an adverb of several words, a list of key words, a word for how an
    attack was made may begin with it. `figurative` says that no noun before it names an event, `preposition` that it is
    one; `taken_up` is the preposition and the pronoun of a word like `عليهم`; `closed` is the work that the word does
    in a clause where it is no phrase, `names_event` that it may name an event.

    `joint` and `leads` are the conjunction and the preposition written to it, as the lexicons cut it. Of its noun:
    `classes` are those of what it names, `people` that they are persons, `side` that it names a side or part of a place
    though it also serves as a preposition, `full` that it is a dual or sound plural with its ن, which no genitive can
    follow, `attribute` that behind another noun it is an adjective. `bars` says that it belongs to no noun phrase,
    `particle` that it is a particle where a verb follows.
    """

    verbs: tuple[VerbUse, ...] = ()
    nouns: tuple[NounUse, ...] = ()
    participles: tuple[NounUse, ...] = ()
    light: LightUse | None = None
    ours: LightUse | None = None
    light_noun: LightUse | None = None
    thing: ThingUse | None = None
    quantifier: Quantifier | None = None
    fact: Factuality | None = None
    fact_of: tuple[EventType, ...] = ()
    fact_verb: FactWord | None = None
    verb: float | None = None
    noun: float | None = None
    inflected: Analysis | None = None
    spellings: frozenset[str] = frozenset()
    stem: str = ""
    phrases: tuple[Phrase, ...] = ()
    lookalikes: tuple[int, ...] = ()
    contests: tuple[int, ...] = ()
    opens_role: bool = False
    opens_adverb: bool = False
    opens_tags: bool = False
    figurative: bool = False
    mode: bool = False
    preposition: bool = False
    taken_up: tuple[str, str] | None = None
    closed: ClosedKind | None = None
    names_event: bool = False
    joint: str = ""
    leads: str = ""
    classes: frozenset[str] = frozenset()
    people: bool = False
    side: bool = False
    full: bool = False
    attribute: bool = False
    bars: bool = False
    particle: bool = False


class EventForms:
    """The forms met so far, by spelling; one for each reader, filled as it reads."""

    def __init__(self, words: EventWords, analyse: Analyse) -> None:
        self.words: Final = words
        self._analyse = analyse
        self._known: dict[tuple[str, str], EventForm] = {}
        self._first_of_roles = frozenset(role[0] for role in words.roles)
        self._lookalikes = _lengths(words.lookalikes["phrase"])
        self._contests = _lengths(words.lookalikes["sport"])
        self._first_of_adverbs = frozenset(one.split(" ")[0] for one in words.structure["adverb"])
        self._first_of_modes = frozenset(phrase[0] for phrase in words.modes)

    def of(self, form: Form, written: str) -> EventForm:
        """What the form may be to events."""
        key = (form.text, written)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._make(form, written, self._analyses(form.text, written))
        return found

    def _analyses(self, text: str, written: str) -> tuple[Analysis, ...]:
        """The analyses of a word; of a plural verb in hamza spelt on alif, as the press does, those of its singular."""
        found = self._analyse(text, written)
        spelt = self._spelt(text)
        if spelt is not None:
            return (*found, spelt)
        if not text.endswith(_HAMZA_PLURAL) or any(one.wordclass is WordClass.VERB for one in found):
            return found
        singular = self._analyse(text[:-2], written[:-2])
        return (*found, *(msgspec.structs.replace(one, number="p") for one in singular if one.tense == "past"))

    def _spelt(self, text: str) -> Analysis | None:
        """A form that the lexicon gives of a verb which the morphology lacks (`أودى`)."""
        joint = text[:1] if text[:1] in {"و", "ف"} and text not in self.words.spelt else ""
        one = self.words.spelt.get(text[len(joint) :])
        if one is None:
            return None
        return Analysis(
            start=len(joint), end=len(text), proclitics=(joint,) if joint else (), enclitic="",
            wordclass=WordClass.VERB, lemma=one.lemma, vocalised=one.lemma, definite=False,
            tense=one.tense, person=_THIRD, gender=one.gender, number=one.number, voice="active", nunated=False,  # type: ignore[arg-type] # checked where the lexicon is read
            weight=_LISTED,
        )  # fmt: skip

    def _make(self, form: Form, written: str, analyses: tuple[Analysis, ...]) -> EventForm:
        verbs = [one for one in analyses if _is_finite(one)]
        ours = _ours(form, analyses)
        cuts = tuple(
            noun
            for noun in nouns_in(form.text)
            if not (_hides_ending(noun, form, written) or self._is_anothers(noun, form, written))
        )
        senses = self._verbs(verbs)
        nouns = _uses(self.words.nouns, _theirs_first(cuts, written))
        participles = _uses(self.words.participles, cuts)
        inflected = max(verbs, key=_weight, default=None)
        opens = form.text in self.words.structure["opener"]
        fact_verb = None if opens else self._fact_verb(form, ours or verbs)
        light = self._light([one for one in verbs if fact_verb is None or not _is_rather(fact_verb, verbs, one)])
        fact = None if opens else fact_verb or self._fact(form, written, cuts)
        firsts = (form.text, form.text[form.start :], form.base, *_bare_of_case(form))
        lemmas = tuple(one.lemma for one in _likely(senses, light, inflected))
        opens_phrase = not self.words.phrases.keys().isdisjoint((*firsts, *(one.lemma for one in verbs)))
        found = EventForm(
            verbs=senses,
            nouns=nouns,
            participles=participles,
            light=light,
            ours=self._light(ours),
            light_noun=self._light([one for one in analyses if one.wordclass is WordClass.MASDAR]),
            thing=self._thing(cuts, written),
            quantifier=next((self.words.quantifiers[c.form] for c in cuts if c.form in self.words.quantifiers), None),
            fact=None if fact is None else fact.class_,
            fact_of=() if fact is None else fact.of,
            fact_verb=fact_verb,
            verb=None if inflected is None else inflected.weight,
            noun=max((one.weight for one in analyses if one.wordclass in _NOMINAL), default=None),
            inflected=inflected,
            spellings=_spellings(form, inflected),
            stem=stem(form.base),
            phrases=self._phrases((*firsts, *lemmas)),
            lookalikes=_longest_first(self._lookalikes, firsts),
            contests=_longest_first(self._contests, firsts),
            opens_role=not ({form.text, form.text[1:]}.isdisjoint(self._first_of_roles) or is_imam(form.text, written)),
            opens_adverb=form.text in self._first_of_adverbs,
            opens_tags=any((form.text,) in self.words.lookalikes[kind] for kind in _BELOW),
            figurative=any((one,) in self.words.lookalikes["adjective"] for one in _stems(form.base)),
            mode=form.base in self._first_of_modes,
            preposition=form.is_a(*PREPOSITION) and not form.definite,
            taken_up=self._taken_up(form),
            names_event=bool(senses or nouns or participles or opens_phrase),
            particle=form.text in self.words.structure["particle"],
        )
        closed = _closed(form, found, self.words.structure["opener"])
        return msgspec.structs.replace(found, closed=closed, **self._of_noun(form, found))

    def _is_anothers(self, noun: Noun, form: Form, written: str) -> bool:
        """Whether the feminine ending of a deed is the pronoun of one whose people or texts are told of.

        `مصادرها` is her sources and no `مصادرة`, which takes no alef; so is `مصادره`, spelt with his pronoun.
        """
        if noun.enclitic or noun.form[-1] != _HIS:
            return False
        hers = form.text.endswith(f"{noun.form}{_LONG_A}")
        his = written.endswith(_HIS) and form.text.endswith(noun.form) and self._is_somebody(noun.form[:-1], form)
        if not (hers or his):
            return False
        triggers = (*self.words.nouns.get(noun.form, ()), *self.words.participles.get(noun.form, ()))
        entries = [sense.trigger.form for sense in triggers]
        entries += [sense.thing.form for sense in self.words.things.get(noun.form, ())] if hers else []
        return bool(entries) and all(entry.endswith(_FEMININE) for entry in entries)

    def _is_somebody(self, word: str, form: Form) -> bool:
        """Whether a word before a pronoun is one for people, or heads sources."""
        people = any(sense.thing.class_ in GROUPS["people"] for sense in self.words.things.get(word, ()))
        return people or any(word in map(fold_word, (head.form, *head.plurals)) for head in form.heads)

    def _of_noun(self, form: Form, found: EventForm) -> dict[str, Any]:
        """What a noun phrase asks of a word: what it names, what is written to it, what may stand behind it."""
        noun = found.nouns[0].noun if found.nouns else found.thing.noun if found.thing is not None else None
        senses = found.thing.senses if found.thing is not None else ()
        classes = frozenset(sense.thing.class_ for sense in senses)
        side = self._serves_as_preposition(found.thing) and "area" in classes
        work = form.complementizer is not None or form.is_a(*_NO_PHRASE)
        return {
            "joint": form.joint if noun is None else noun.joint,
            "leads": form.preposition if noun is None else noun.preposition,
            "classes": classes,
            "people": not classes.isdisjoint(GROUPS["people"]),
            "side": side,
            "full": self._full(found.thing),
            "attribute": bool(senses) and fold_word(senses[0].thing.form) in self.words.structure["attribute"],
            "bars": work or (found.preposition and not side),
        }

    def _serves_as_preposition(self, thing: ThingUse | None) -> bool:
        return thing is not None and self.words.roles.get((thing.noun.form,)) == "place"

    def _full(self, thing: ThingUse | None) -> bool:
        """Whether a dual or sound plural has its ن (`مسلحون`, `جنديين`)."""
        return (
            thing is not None
            and thing.senses[0].number in {"d", "p"}
            and thing.noun.form.endswith(_WITH_NUN)
            and thing.noun.form not in self.words.broken
        )

    def _phrases(self, firsts: tuple[str, ...]) -> tuple[Phrase, ...]:
        """The fixed phrases that begin with one of these words, the longest first."""
        found = [phrase for first in dict.fromkeys(firsts) for phrase in self.words.phrases.get(first, ())]
        return tuple(sorted(found, key=lambda phrase: -len(phrase[0])))

    def _taken_up(self, form: Form) -> tuple[str, str] | None:
        if not form.enclitic:
            return None
        return preposition_with_pronoun(form.text, self.words.structure["joins-pronoun"])

    def _verbs(self, analyses: list[Analysis]) -> tuple[VerbUse, ...]:
        found: dict[tuple[str, int], VerbUse] = {}
        for analysis in _likeliest(analyses):
            if senses := self.words.verbs.get(analysis.lemma):
                found.setdefault((analysis.lemma, analysis.start), VerbUse(senses, analysis))
        return tuple(found.values())

    def _light(self, analyses: list[Analysis]) -> LightUse | None:
        """The light verb that a word may be; one of happening has no passive (`يوقع`: of أوقع, not of وقع)."""
        for analysis in _likeliest(analyses):
            senses = self.words.light.get(analysis.lemma)
            if senses and not (analysis.voice == "passive" and any(one.class_ == "happen" for one in senses)):
                return LightUse(senses, analysis)
        return None

    def _thing(self, cuts: tuple[Noun, ...], written: str) -> ThingUse | None:
        """Who or what a word names; one spelt with the pronoun of a person first somebody of theirs (`مساعده`)."""
        for cut in cuts if written.endswith(_HIS) else ():
            theirs = self.words.things.get(cut.form, ()) if cut.enclitic == _HIS else ()
            if any(sense.thing.class_ in GROUPS["people"] for sense in theirs):
                return ThingUse(theirs, cut)
        deed = any(cut.enclitic and cut.form in self.words.nouns and written.endswith(cut.enclitic) for cut in cuts)
        for cut in cuts:
            if deed and not cut.enclitic and cut.form.endswith(_HIS):
                continue  # `قتله`, which are killers where it is spelt with ة
            if senses := self.words.things.get(cut.form):
                return ThingUse(senses, cut)
        return None

    def _fact_verb(self, form: Form, verbs: list[Analysis]) -> FactWord | None:
        """The verb of factuality that a word is, unless it is much rather another one."""
        indicative = (one.weight for one in verbs if not (_is_shortened(form, one) or _is_parted(form, one)))
        likeliest = max(indicative, default=0.0)
        told = any(one.lemma in self.words.light and not _is_shortened(form, one) for one in verbs)
        likely = (one for one in verbs if one.weight > likeliest - _SURE)
        likely = (one for one in likely if not (told and _is_shortened(form, one)))  # `لم ترد أنباء`: of ورد
        words = (self.words.fact_verbs.get(one.lemma) for one in likely)
        return next((word for word in words if word is not None), None)

    def _fact(self, form: Form, written: str, cuts: tuple[Noun, ...]) -> FactWord | None:
        """The noun or particle of factuality that a word is; with his pronoun, which is folded like ة, if it is one."""
        for cut in cuts:
            if cut.preposition.endswith("ك") or _is_inflected_particle(form, cut):
                continue
            if cut.enclitic == _HIS and not (written.endswith(_HIS) and form.masdar):
                continue
            if fact := self.words.facts.get((cut.form,)):
                return fact
        return self.words.facts.get((form.text,))


def _is_rather(word: FactWord, verbs: list[Analysis], analysis: Analysis) -> bool:
    """Whether a word is rather a verb of factuality than another (`توقع`: of توقّع, not of أوقع)."""
    lemma = fold_word(word.form)
    weight = max((one.weight for one in verbs if one.lemma == lemma), default=_NEVER)
    return analysis.lemma != lemma and analysis.weight < weight


def _is_shortened(form: Form, analysis: Analysis) -> bool:
    """Whether a verb would have lost the long vowel of its middle, as behind a denial alone (`لم يجب`: of أجاب)."""
    bare = analysis.number == "s" or analysis.person == 1
    if analysis.tense != "present" or not bare or analysis.lemma[-2:-1] != _LONG_A:
        return False
    stem = form.text[analysis.start : analysis.end].removesuffix(analysis.enclitic)
    return stem[-2:-1] not in _LONG


def _is_parted(form: Form, analysis: Analysis) -> bool:
    """Whether a verb would show apart the two letters that it doubles, as behind a denial alone (`لم يهدد`: of أهدّ)."""
    stem = form.text[analysis.start : analysis.end].removesuffix(analysis.enclitic)
    doubles = analysis.vocalised.rstrip("َُِ").endswith(_SHADDA)
    return doubles and analysis.tense == "present" and len(stem) > _SHORTEST and stem[-1] == stem[-2]


def _is_inflected_particle(form: Form, cut: Noun) -> bool:
    """Whether an ending was cut off a word of two letters: those are particles, which have none (`كيا` is not `كي`)."""
    return len(cut.form) <= _SHORTEST and not form.text.endswith(cut.form)


def _weight(analysis: Analysis) -> float:
    return analysis.weight


def _is_finite(analysis: Analysis) -> bool:
    """Whether an analysis is that of a verb that may tell what somebody else did."""
    told = analysis.wordclass is WordClass.VERB and analysis.tense != "imperative"
    return told and analysis.person in {0, _THIRD}


def _ours(form: Form, analyses: Sequence[Analysis]) -> list[Analysis]:
    """The analyses as a verb by which those who speak tell of themselves, where the word is rather that than another.

    Such a verb is indicative: its long vowel is not shortened (`سنرد`: of ردّ, not of أراد).
    """
    ours = [one for one in analyses if one.wordclass is WordClass.VERB and one.person == 1]
    others = (one.weight for one in analyses if one.wordclass in _NOMINAL or _is_finite(one))
    if max(map(_weight, ours), default=_NEVER) < max(others, default=_NEVER):
        return []
    return [one for one in ours if not (_is_shortened(form, one) or _is_parted(form, one))]


def _likeliest(analyses: list[Analysis]) -> Iterator[Analysis]:
    """Those that are not much less likely than the first, the likeliest first."""
    ordered = sorted(analyses, key=_weight, reverse=True)
    return (one for one in ordered if one.weight > ordered[0].weight - _MARGIN)


def _likely(senses: tuple[VerbUse, ...], light: LightUse | None, inflected: Analysis | None) -> Iterator[Analysis]:
    """The verbs as which a word is read."""
    yield from (use.analysis for use in senses)
    if light is not None:
        yield light.analysis
    if inflected is not None:
        yield inflected


def _stems(base: str) -> tuple[str, ...]:
    """An adjective with and without the endings by which it agrees."""
    return base, *(base.removesuffix(ending) for ending in _OF_ADJECTIVES)


def _lengths(phrases: Iterable[tuple[str, ...]]) -> dict[str, frozenset[int]]:
    """How many words the phrases have that begin with a word."""
    found: dict[str, set[int]] = {}
    for phrase in phrases:
        found.setdefault(phrase[0], set()).add(len(phrase))
    return {first: frozenset(lengths) for first, lengths in found.items()}


def _longest_first(lengths: Mapping[str, frozenset[int]], firsts: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted({length for first in firsts for length in lengths.get(first, ())}, reverse=True))


def _bare_of_case(form: Form) -> tuple[str, ...]:
    """An indefinite accusative as a lexicon has it, without its alef (`تجمعا احتجاجيا`)."""
    accusative = form.nunated and form.base.endswith(_ACCUSATIVE) and not form.enclitic
    return (form.base.removesuffix(_ACCUSATIVE),) if accusative else ()


def _spellings(form: Form, inflected: Analysis | None) -> frozenset[str]:
    """The forms under which a lexicon may have a word: as it stands, without clitics, the lemma of its verb."""
    found = {form.text, form.base, form.text[form.start :], *_bare_of_case(form)}
    if form.enclitic:
        bare = form.base.removesuffix(form.enclitic)
        found |= {bare, f"{bare[:-1]}ه"} if bare.endswith("ت") else {bare}
    if inflected is not None:
        found.add(inflected.lemma)
    if form.enclitic:
        found |= {f"{one}ه" for one in found}
    if form.definite:
        found.add(f"ال{form.base}")
    return frozenset(found)


def _hides_ending(noun: Noun, form: Form, written: str) -> bool:
    """Whether what is cut off as a pronoun is the ending of a feminine or of an adjective of relation (`عفوي`)."""
    if not noun.enclitic:
        return False
    return written.endswith(_FEMININE) or (noun.enclitic == _MINE and form.adjective)


def _theirs_first(cuts: tuple[Noun, ...], written: str) -> tuple[Noun, ...]:
    """The cuts of a word, those with a pronoun first where it is spelt with one (`مقتله` is his death, no massacre)."""
    if not written.endswith(_HIS):
        return cuts
    return tuple(sorted(cuts, key=lambda cut: cut.enclitic != _HIS))


def _uses(table: Mapping[str, tuple[NounSense, ...]], cuts: tuple[Noun, ...]) -> tuple[NounUse, ...]:
    """The entries of a table that a word may be, each as its first cut has it."""
    found: dict[str, NounUse] = {}
    for cut in cuts:
        if senses := table.get(cut.form):
            found.setdefault(cut.form, NounUse(senses, cut))
    return tuple(found.values())


def _closed(form: Form, event: EventForm, openers: AbstractSet[str]) -> ClosedKind | None:
    """The work that a word does in a clause where it is neither phrase nor verb."""
    bare = form.text[len(form.joint) :] if form.joint else form.text
    if form.complementizer is not None:
        return "that"
    if bare in _THEY:
        return "other"
    if form.is_a("relative"):
        return "relative"
    if bare in openers or (form.is_a("conditional") and not event.verbs):
        return "clause"
    if form.is_a("negation"):
        return "negation"
    if form.is_a("auxiliary") and not event.names_event and event.light is None:
        return "auxiliary"
    if form.is_a("demonstrative"):
        return "demonstrative"
    if form.is_a("manner") and not event.names_event:
        return "other"
    listed = event.thing or event.nouns or event.quantifier or event.verbs
    return "other" if form.best.wordclass is WordClass.PARTICLE and not form.start and not listed else None
