"""Forms: what a written word can be to the reading, gathered once for each spelling.

A `Form` joins what the morphology says of a word with what the lexicons know of it: cues it may be, sources it may
head, the grammatical work it may do. Which of these it *is* in a sentence, the stages decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from musnad.arabic.clitics import Analysis, Morphology, WordClass
from musnad.arabic.folding import fold_word
from musnad.arabic.lexicon import Entry, load
from musnad.reading.names import GivenName, load_given_names
from musnad.reading.words import LEXICONS, AnyHead, Body, DocumentWord, Medium, Noun, Person, Rank, Verb, Words

_OF: Final = "ل"
_ALEF: Final = "ى"
_SHADDA: Final = "\u0651"
_COMPLEMENTIZER: Final = re.compile(
    r"(?P<joint>[وف]?)(?P<preposition>[بل]?)ان(?P<pronoun>ه|ها|هم|هما|هن|نا|ي|ني|ك|كم)?"
)
_NOMINAL: Final = frozenset({WordClass.NOUN, WordClass.MASDAR, WordClass.PARTICIPLE, WordClass.NAME})
_PREPOSITIONS_WRITTEN_ON: Final = "بلك"
_VERB_MARGIN: Final = 2.0
_THIRD: Final = 3
_HAMZAS: Final = frozenset("أإ")
_UNLIKELY: Final = 7.0
_CLOSED: Final = frozenset(
    {"preposition", "adverbial-preposition", "relative", "negation", "demonstrative", "conditional", "time", "month"}
)

RETURNS: Final = {"الذي": "ه", "التي": "ها", "الذين": "هم"}
"""The pronoun by which each relative is taken up in its clause."""
_GOVERNING: Final = frozenset({"preposition", "adverbial-preposition", "attaching-preposition"})
"""No preposition is written to one of these where the word is likelier another (`بلدي` is no لدى, `قبلي` tribal)."""
_MINE: Final = "ي"
_IMAM: Final = "امام"
_BELOW: Final = "إ"
"""Written with its hamza below the alef `إمام` is the imam, and not `أمام`, before."""
_WALI: Final = "والي"
"""Written with a dotted yeh and without hamza it is the governor, and not `وإلى`, and to."""
_ME_OR_YOU: Final = frozenset({"ني", "ك"})
_NAME_MARGIN: Final = 2.1
_NAME_LETTERS: Final = 4
_ARTICLED: Final = frozenset(
    {"speech-noun", "addressee", "adjective", "time", "month", "content-noun", "place", "place-head", "platform"}
    | {"attack", "idiom-after-bi", "manner", "subordinator", "demonstrative", "title-phrase", "people", "comment"}
)


_ABOUT: Final = "عن"


class ClauseWord(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A grammatical word with the work it does in a clause."""

    class_: str

    def identity(self) -> tuple[str, ...]:
        """A form may do several kinds of work."""
        return (self.form, self.class_)


class VerbReading(msgspec.Struct, frozen=True, gc=False):
    """A verb of saying that a form may be, in one or more senses, with its grammatical features."""

    senses: tuple[Verb, ...]
    analysis: Analysis


class NounReading(msgspec.Struct, frozen=True, gc=False):
    """A noun of saying that a form may be."""

    senses: tuple[Noun, ...]
    start: int
    enclitic: str


class Complementizer(msgspec.Struct, frozen=True, gc=False):
    """أنّ, إنّ or أنْ as written in a form, with what is written to it."""

    joint: str
    preposition: str
    pronoun: str


class Form(msgspec.Struct, frozen=True, gc=False):
    """Everything a folded spelling may be.

    `joint` is a conjunction written to it, `preposition` a preposition written to it, `base` the rest without the
    article; `classes` the grammatical work it may do; `finite` says that it is read as a finite verb before
    anything else, `nominal` that it may be a noun; `adjective` that it has the shape of one;
    `other_verb` that it is rather a verb that attributes nothing; `he_did` that it may be the past of what one man did,
    though it is rather read as a present (`تفقد الوزير الموقع`).

    Of what it may head as a source: `speaks` says that it may head one, `human` that it is a word for persons,
    `holder` that it is one for a single person who may be named (no crowd such as `أهالي`), `plural` that it is a
    listed plural, `body` that it heads the name of a body or medium, `proper` that it is a name by itself (of a state,
    an agency, an outlet), `medium` that it names a medium or a kind of medium, `document` that it is a word for a text
    or recording.
    """

    text: str
    joint: str
    preposition: str
    base: str
    start: int
    definite: bool
    enclitic: str
    nunated: bool
    classes: frozenset[str]
    heads: tuple[AnyHead, ...]
    speaks: bool
    human: bool
    holder: bool
    plural: bool
    body: bool
    proper: bool
    medium: bool
    document: bool
    complementizer: Complementizer | None
    finite: bool
    verbal: bool
    he_did: bool
    nominal: bool
    masdar: bool
    stance: bool
    state: bool
    adjective: bool
    unknown: bool
    given: str
    other_verb: bool
    evident: bool
    best: Analysis
    verbs: tuple[VerbReading, ...]
    passives: tuple[VerbReading, ...]
    participles: tuple[VerbReading, ...]
    nouns: tuple[NounReading, ...]

    def is_a(self, *classes: str) -> bool:
        """Whether the form can do any of these kinds of grammatical work."""
        return bool(self.classes) and not self.classes.isdisjoint(classes)


class Forms:
    """The forms met so far, by spelling; one for each reader, filled as it reads."""

    def __init__(
        self,
        morphology: Morphology,
        words: Words,
        clause_words: tuple[ClauseWord, ...],
        names: dict[str, GivenName],
    ) -> None:
        self._morphology = morphology
        self._names = names
        self._words = words
        self._verbs = _by_folded_lemma(words)
        self._not_verbs = frozenset(fold_word(verb.lemma) for verb in words.not_cues)
        self._modal = frozenset(fold_word(v.lemma) for v in words.not_cues if v.class_ == "modality")
        self._evident = frozenset(fold_word(v.lemma) for v in words.not_cues if v.class_ == "evidence")
        self._classes = _by_form(clause_words)
        self._known: dict[tuple[str, str], Form] = {}

    @classmethod
    def load(cls, morphology: Morphology, words: Words) -> Forms:
        """The forms over the package's clause words.

        Raises:
            LexiconError: if the file of clause words is damaged.
        """
        return cls(morphology, words, load(LEXICONS / "clause_words.yaml", ClauseWord), load_given_names())

    def of(self, text: str, written: str) -> Form:
        """The form with the folded letters `text` and the received spelling `written`."""
        form = self._known.get((text, written))
        if form is None:
            form = self._known[text, written] = self._make(text, written)
        return form

    def _make(self, text: str, written: str) -> Form:
        analyses = self._morphology.analyse(text, written)
        if text.removeprefix("و") == "بين":
            analyses = (*analyses, _bayyana(analyses[0], len(text) - len("بين")))
        person = written == _WALI or is_imam(text, written)
        if person:
            analyses = tuple(one for one in analyses if one.wordclass in _NOMINAL) or analyses
        analyses = self._whole_adjective(text, _foreign_name(analyses))
        best = self._named_behind(text, analyses) or analyses[0]
        joint, preposition, start, definite = _written_on(best)
        base = _base(text, start, best, definite=definite)
        finite, nominal = _leanings(analyses)
        work = self._work(text, analyses) - (_CLOSED if person else frozenset())
        closed = bool(work & _CLOSED)
        given = self._given(text, written)
        heads = self._heads(text, analyses)
        return Form(
            text=text,
            joint=joint,
            preposition=preposition,
            base=base,
            start=start,
            definite=definite,
            enclitic=best.enclitic,
            nunated=any(a.nunated for a in analyses),
            classes=work,
            heads=heads,
            **_what_it_heads(base, heads),
            complementizer=_complementizer(text) or _with_negation(written),
            finite=finite and not closed and given != "strong",
            verbal=any(a.wordclass is WordClass.VERB for a in analyses),
            he_did=any(_he_did(a) and a.weight > best.weight - _VERB_MARGIN for a in analyses),
            nominal=nominal,
            masdar=any(a.wordclass is WordClass.MASDAR and a.weight > best.weight - _VERB_MARGIN for a in analyses),
            state=best.wordclass is WordClass.PARTICIPLE and not definite,
            stance=self._stance(text, analyses),
            adjective=(_adjective(base, best) and not (written.endswith(_ALEF) and _ends_in_alef(base, heads)))
            or self._listed_adjective(base),
            unknown=best.wordclass is WordClass.UNKNOWN or given == "strong",
            given=given,
            other_verb=self._no_cue(analyses)
            or bool(joint and self.of(text[len(joint) :], written[len(joint) :]).other_verb),
            evident=any(a.lemma in self._evident and a.tense == "past" for a in analyses),
            best=best,
            verbs=self._readings(analyses, WordClass.VERB),
            passives=self._passives(analyses),
            participles=self._readings(analyses, WordClass.PARTICIPLE),
            nouns=self._nouns(text, analyses),
        )

    def _whole_adjective(self, text: str, analyses: tuple[Analysis, ...]) -> tuple[Analysis, ...]:
        """The analyses, those that cut nothing first where the word is a listed adjective (`باليستيا` has no ب)."""
        listed = any("adjective" in self._classes.get(text.removesuffix(one), ()) for one in ("ا", "ه"))
        whole = tuple(one for one in analyses if not one.proclitics) if listed and analyses[0].proclitics else ()
        return (*whole, *(one for one in analyses if one not in whole)) if whole else analyses

    def _named_behind(self, text: str, analyses: tuple[Analysis, ...]) -> Analysis | None:
        """The analysis of a strange word by which ل stands before a name that heads sources (`لرويترز`)."""
        if analyses[0].wordclass is not WordClass.UNKNOWN or analyses[0].start or text in self._words.heads:
            return None
        cuts = (one for one in analyses if one.proclitics == (_OF,) and not one.definite)
        return next((one for one in cuts if text[one.start : one.end] in self._words.heads), None)

    def _given(self, text: str, written: str) -> str:
        """How surely the word is somebody's given name: `strong`, `weak`, or empty.

        A hamza that the name has not makes it another word (`فأدى` is not `فادي`).
        """
        name = self._names.get(text)
        return "" if name is None or _has_other_hamza(written, name.form) else name.strength

    def _work(self, text: str, analyses: tuple[Analysis, ...]) -> frozenset[str]:
        if _complementizer(text) is not None:
            return frozenset()
        found = set(self._classes.get(text, ()))
        for analysis in analyses:
            stem = text[analysis.start : analysis.end]
            doubled = analysis.proclitics and analysis.weight < analyses[0].weight - _UNLIKELY / 2
            doubled = doubled or analysis.enclitic == _MINE
            found.update(self._classes.get(stem, frozenset()) - (_GOVERNING if doubled else frozenset()))
            if analysis.definite:
                bare = stem.removeprefix("ال") if stem.startswith("ال") else stem.removeprefix("ل")
                found.update(_ARTICLED.intersection(self._classes.get(bare, ())))
            if analysis.wordclass is WordClass.VERB and "anonymity" in self._classes.get(analysis.lemma, ()):
                found.add("anonymity")
        return frozenset(found)

    def _heads(self, text: str, analyses: tuple[Analysis, ...]) -> tuple[AnyHead, ...]:
        if analyses[0].wordclass is WordClass.PARTICLE:
            return ()
        found: list[AnyHead] = list(self._words.heads.get(text, ()))
        if "place" in self._classes.get(text, ()):  # `أبين` is a place and no dual of أب
            return tuple(head for head in found if text in map(fold_word, (head.form, *head.plurals)))
        for analysis in analyses:
            if analysis.wordclass is WordClass.VERB:
                continue
            stem = text[analysis.start : analysis.end]
            bare = stem.removeprefix("ل") if analysis.definite else stem
            named = f"ال{bare}" if analysis.definite and not stem.startswith("ال") else stem
            for shape in (stem, stem.removeprefix("ال"), bare, named):
                found.extend(head for head in self._words.heads.get(shape, ()) if head not in found)
        return tuple(dict.fromkeys((*found, *self._owned_heads(text, analyses))))

    def _owned_heads(self, text: str, analyses: tuple[Analysis, ...]) -> Iterator[AnyHead]:
        """Heads in -ة with a pronoun written to them, which makes a t of it (`أسرته`)."""
        for analysis in analyses:
            stem = text[analysis.start : analysis.end]
            if analysis.wordclass is not WordClass.VERB and analysis.enclitic and stem.endswith("ت"):
                own = f"{stem[:-1]}ه"
                yield from (head for head in self._words.heads.get(own, ()) if fold_word(head.form) == own)

    def _readings(self, analyses: tuple[Analysis, ...], wordclass: WordClass) -> tuple[VerbReading, ...]:
        found: dict[str, VerbReading] = {}
        likeliest = max((a.weight for a in analyses if a.wordclass is wordclass), default=0.0)
        plausible = wordclass is not WordClass.VERB or likeliest > _open_class(analyses) - _UNLIKELY
        for analysis in analyses:
            senses = self._verbs.get(analysis.lemma, ())
            third = analysis.person in {0, 3} and analysis.voice != "passive"
            if analysis.wordclass is wordclass and senses and third and plausible and _same_shape(analysis, senses):
                found.setdefault(analysis.lemma, VerbReading(senses, analysis))
        whole = [reading for reading in found.values() if reading.analysis.start == 0]
        only_of_texts = all(set(sense.frames) == {"within"} for reading in whole for sense in reading.senses)
        return tuple(found.values() if only_of_texts else whole)

    def _listed_adjective(self, base: str) -> bool:
        return any("adjective" in self._classes.get(word, ()) for word in (base, base.removesuffix("ه")))

    def _no_cue(self, analyses: tuple[Analysis, ...]) -> bool:
        """Whether the likeliest verb is one that attributes nothing (`يجب`, `تبين`)."""
        if any(a.lemma in self._modal and a.tense == "present" for a in analyses):
            return True
        verb = next((a for a in analyses if a.wordclass is WordClass.VERB), None)
        return verb is not None and verb.lemma in self._not_verbs and verb.lemma not in self._verbs

    def _stance(self, text: str, analyses: tuple[Analysis, ...]) -> bool:
        """Whether it may be a noun of stance (`التزامهم`, `رفضه`)."""
        stems = {text[a.start : a.end] for a in analyses if a.wordclass in _NOMINAL}
        stems |= {f"{stem[:-1]}ه" for stem in stems if stem.endswith("ت")} | {stem.removeprefix("ال") for stem in stems}
        return any("stance" in noun.roles for stem in stems for noun in self._words.by_noun.get(stem, ()))

    def _passives(self, analyses: tuple[Analysis, ...]) -> tuple[VerbReading, ...]:
        """Verbs of saying that can only be passive as written (`قيل`, `أفيد`)."""
        active = {
            a.lemma for a in analyses if a.wordclass is WordClass.VERB and a.voice == "active" and a.person == _THIRD
        }
        return tuple(
            VerbReading(self._verbs[a.lemma], a)
            for a in analyses
            if a.wordclass is WordClass.VERB
            and a.voice == "passive"
            and a.lemma in self._verbs
            and a.person == _THIRD
            and a.lemma not in active
        )[:1]

    def _nouns(self, text: str, analyses: tuple[Analysis, ...]) -> tuple[NounReading, ...]:
        found: dict[tuple[int, str], NounReading] = {}
        for analysis in analyses:
            if analysis.wordclass in {WordClass.VERB, WordClass.PARTICLE}:
                continue
            stem = text[analysis.start : analysis.end]
            bare = stem[2:] if analysis.definite and stem.startswith("ال") else stem[1:] if analysis.definite else stem
            senses = self._words.by_noun.get(bare, ())
            if not senses and analysis.enclitic and stem.endswith("ت"):
                senses = self._words.by_noun.get(f"{stem[:-1]}ه", ())
            cues = tuple(sense for sense in senses if "cue" in sense.roles)
            if cues:
                found.setdefault(
                    (analysis.start, analysis.enclitic), NounReading(cues, analysis.start, analysis.enclitic)
                )
        return tuple(found.values())


def _he_did(analysis: Analysis) -> bool:
    past = analysis.wordclass is WordClass.VERB and analysis.tense == "past" and analysis.person == _THIRD
    return past and analysis.gender == "m" and analysis.number == "s"


def _bayyana(particle: Analysis, start: int) -> Analysis:
    """بيّن (made clear), which the word data leaves to the preposition it is spelt like."""
    return msgspec.structs.replace(
        particle,
        start=start,
        end=start + len("بين"),
        proclitics=("و",) if start else (),
        wordclass=WordClass.VERB,
        lemma="بين",
        vocalised="بَيَّنَ",
        tense="past",
        person=3,
        gender="m",
        number="s",
        voice="active",
        weight=particle.weight - _UNLIKELY,
    )


def _foreign_name(analyses: tuple[Analysis, ...]) -> tuple[Analysis, ...]:
    """The word as one that no lexicon knows, where only a rare verb would be another, bare or with `me` or `you`.

    Surnames look like it (`كاربوني`, `طالباني`, `جعجع`, `مارك`).
    """
    best, whole = analyses[0], next((one for one in analyses if one.wordclass is WordClass.UNKNOWN), None)
    if best.wordclass is not WordClass.VERB or whole is None or whole.enclitic or whole.start:
        return analyses
    bare = best.tense == "past" and (best.gender, best.number) == ("m", "s") and best.end - best.start >= _NAME_LETTERS
    spelt = best.enclitic in _ME_OR_YOU or (bare and not best.enclitic and not best.proclitics)
    return (whole,) if spelt and whole.weight > best.weight - _NAME_MARGIN else analyses


def _open_class(analyses: tuple[Analysis, ...]) -> float:
    """The weight of the likeliest reading that is no particle; a particle outweighs everything and says little."""
    return max((a.weight for a in analyses if a.wordclass is not WordClass.PARTICLE), default=0.0)


def _by_folded_lemma(words: Words) -> dict[str, tuple[Verb, ...]]:
    """The senses of a lemma as it is printed, without vowels: `ذكر` is both mention and remind, and frames decide."""
    found: dict[str, list[Verb]] = {}
    for verb in words.verbs:
        found.setdefault(fold_word(verb.lemma), []).append(verb)
    return {lemma: tuple(senses) for lemma, senses in found.items()}


def _by_form(entries: tuple[ClauseWord, ...]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for entry in entries:
        found.setdefault(" ".join(fold_word(word) for word in entry.form.split()), set()).add(entry.class_)
    return {form: frozenset(classes) for form, classes in found.items()}


def _written_on(analysis: Analysis) -> tuple[str, str, int, bool]:
    joint = next((p for p in analysis.proclitics if p in {"و", "ف"}), "")
    preposition = next((p for p in analysis.proclitics if p in _PREPOSITIONS_WRITTEN_ON), "")
    return joint, preposition, analysis.start, analysis.definite


def _base(text: str, start: int, analysis: Analysis, *, definite: bool) -> str:
    stem = text[start : analysis.end]
    if not definite:
        return stem
    return stem[2:] if stem.startswith("ال") else stem[1:]


def _leanings(analyses: tuple[Analysis, ...]) -> tuple[bool, bool]:
    """Whether the first reading is a finite verb and none as likely a noun; whether a noun is likely at all."""
    verb = max((a.weight for a in analyses if a.wordclass is WordClass.VERB), default=None)
    noun = max((a.weight for a in analyses if a.wordclass in _NOMINAL), default=None)
    if verb is None:
        return False, analyses[0].wordclass is not WordClass.PARTICLE
    if noun is None:
        return analyses[0].wordclass is WordClass.VERB, analyses[0].wordclass is WordClass.UNKNOWN
    return verb > noun, noun > verb - 3 * _VERB_MARGIN


def _adjective(base: str, best: Analysis) -> bool:
    return base.endswith(("ي", "يه", "يون", "يين", "يتين", "يتان", "يات")) or best.wordclass is WordClass.PARTICIPLE


def _ends_in_alef(base: str, heads: tuple[AnyHead, ...]) -> bool:
    """Whether the word is a listed noun whose last letter is an alef and no ending of adjectives (`القوى`)."""
    return any(head.form.endswith(_ALEF) and fold_word(head.form) == base for head in heads)


def _with_negation(written: str) -> Complementizer | None:
    """ألّا and بألّا: the complementizer and its negation in one word, told from إلّا by its hamza."""
    bare = "".join(letter for letter in written if letter.isalpha() or letter in "ًٌٍَُِّْ")
    bare = "".join(letter for letter in bare if letter not in "ًٌٍَُِّْ")
    if bare not in {"ألا", "بألا"}:
        return None
    return Complementizer("", "ب" if bare.startswith("ب") else "", "لا")


def _complementizer(text: str) -> Complementizer | None:
    match = _COMPLEMENTIZER.fullmatch(text)
    if match is None:
        return None
    return Complementizer(match["joint"], match["preposition"], match["pronoun"] or "")


def _same_shape(analysis: Analysis, senses: tuple[Verb, ...]) -> bool:
    """Whether the analysis doubles its last letter only where a lemma does: folded, أَمَرَّ (يمر) is أَمَرَ."""
    doubled = analysis.vocalised.rstrip("َُِ").endswith(_SHADDA)
    hollow = analysis.lemma[1:2] == "ا"
    return not doubled or hollow or any(sense.lemma.rstrip("َُِ").endswith(_SHADDA) for sense in senses)


def with_heads(form: Form, heads: tuple[AnyHead, ...]) -> Form:
    """The form heading sources in these ways, as the first of several words that head one does."""
    return msgspec.structs.replace(form, heads=heads, **_what_it_heads(form.base, heads))


def _what_it_heads(base: str, heads: tuple[AnyHead, ...]) -> dict[str, bool]:
    """The fields of a form that its heads decide."""
    human = any(isinstance(head, Person | Rank) for head in heads)
    plural = any(base in map(fold_word, head.plurals) for head in heads)
    return {
        "speaks": bool(heads),
        "human": human,
        "holder": human and not plural and any(_single(head) for head in heads),
        "plural": plural,
        "body": any(isinstance(head, Body | Medium) for head in heads),
        "proper": any(_is_name(head) for head in heads),
        "medium": any(isinstance(head, Medium) for head in heads),
        "document": any(isinstance(head, DocumentWord) for head in heads),
    }


def is_imam(text: str, written: str) -> bool:
    """Whether a word is the prayer leader by its hamza, and not `in front of`, which folds alike (`إمام`, `أمام`)."""
    return text.removeprefix("و") == _IMAM and _BELOW in written


def _has_other_hamza(written: str, name: str) -> bool:
    """Whether a hamza is written over an alef inside the word where the name has none."""
    return any(letter in _HAMZAS for letter in written[1:]) and not any(letter in _HAMZAS for letter in name)


def _single(head: AnyHead) -> bool:
    """Whether the head is a word for one person."""
    return isinstance(head, Rank) or (isinstance(head, Person) and head.class_ != "crowd")


def _is_name(head: AnyHead) -> bool:
    """Whether the head is a name by itself."""
    return (isinstance(head, Body) and head.class_ == "state") or (
        isinstance(head, Medium) and head.class_ in {"agency", "outlet", "platform"}
    )


def takes_matter(forms: Sequence[Form], at: int) -> bool:
    """Whether a definite noun with a matter behind عن stands there, and no adjective (`أعلن الفصيل المسؤولية عن`)."""
    form, following = forms[at], at + 1
    matter = form.definite and not form.preposition and form.is_a("content-noun")
    return matter and following < len(forms) and forms[following].text == _ABOUT
