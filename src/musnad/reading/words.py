"""What the reading of statements knows of words: cues, what is no cue, connectives, and the heads of sources.

The words themselves are in `musnad/lexicons/**/*.yaml`; here are the types of their entries, and `Words`, which
holds all of them, checked, with the look-ups the reading needs. Lemmas are vocalised past tense, third person
masculine singular, as the morphology spells them (`أَعْلَنَ`, `اِتَّهَمَ`); every other form is bare of vowel signs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

import msgspec

from musnad.arabic.folding import fold_word
from musnad.arabic.lexicon import Entry, FoldedLetters, digest, load
from musnad.model.record import Act

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CueClass = Literal[
    "say", "announce", "report", "relay", "publish", "document", "reply", "add", "conclude", "renew",
    "affirm", "indicate", "note", "record", "hint", "explain", "reveal", "admit", "lament", "claim",
    "deny", "reject", "accuse", "condemn", "praise", "express", "promise", "threaten", "warn",
    "demand", "question", "describe", "believe", "expect", "hope", "chant", "withhold",
]  # fmt: skip
"""What kind of speaking a cue names.

Beyond what the names say: `document` is a text that says or holds something, or that something is said in;
`record` is monitoring bodies' counting and documenting; `express` names no content but through its object
(`أعرب عن قلقه`), whose head sets the act; `lament` is regret, apology and mourning; `withhold` is declining to
comment, a statement only with a quotation.
"""

Frame = Literal[
    "that", "quote", "nominal", "prep", "addressee", "accused", "described", "ask", "within", "relay", "whether"
]  # fmt: skip
"""How content is attached to its cue.

- `that`: directly, أنّ or إنّ with a clause
- `quote`: a quotation, or a colon, may follow directly
- `nominal`: a bare verbal noun or noun phrase as object is the content (`أعلن انتهاء العملية`)
- `prep`: through one of `prepositions`, which takes أنّ, ما or a noun (`أشار إلى`, `أفاد ب`)
- `addressee`: the direct object is no content; it follows through one of `prepositions`, أن or a verbal noun
  (`طالب الحكومة بوقف`, `أبلغ الوكالة أن`, `عزا التأخير إلى`)
- `accused`: the direct object belongs to the content (`اتهم فلانا ب`, `حمل فلانا مسؤولية`)
- `described`: the object together with its description is the content (`وصف القتال بأنه`, `اعتبر القرار خطوة`)
- `ask`: أنْ with the subjunctive (`طلب أن`, `رجح أن يكون`)
- `within`: one of `prepositions` introduces the text or body that is the *source* (`جاء في البيان أن`)
- `relay`: one of `prepositions` introduces the *inner* source (`نقلت عن فلان قوله`, `نقلت عنه أن`)
- `whether`: an indirect question (`سأل عما إذا`, `تساءل هل`)
"""

Preposition = Literal[
    "إلى", "على", "عن", "من", "في", "ب", "ل", "ك", "مع", "حول", "بشأن", "ضمن", "بعد", "من أجل", "بحق", "ضد"
]  # fmt: skip
"""What may stand between a cue and its content; `ب`, `ل` and `ك` are written to the next word."""

Strength = Literal["strong", "weak"]
"""`strong`: in the press almost always attribution once a licensed frame follows; `weak`: often something else, so
that the reading asks for `that` or `quote`, or for a subject that speaks."""

Need = Literal["speaker", "document", "quote", "that", "stance", "negated"]
"""What a cue asks for before it attributes: a `speaker` or a `document` as subject; a `quote` or colon; a clause
with أنّ (`that`); a noun of `stance` as head of its object; a negation before it (`لم يخف قلقه`)."""

Gender = Literal["m", "f"]

T = TypeVar("T")
LEXICONS: Final = Path(__file__).parents[1] / "lexicons"
_NEED_PREPOSITIONS: Final = frozenset(("prep", "within", "relay"))


class Verb(Entry, frozen=True, kw_only=True, rename={"form": "lemma", "class_": "class", "light": "with"}):
    """A verb that attributes content to its subject, in one of its senses.

    `light` (in YAML: `with`) are the nouns that make a light verb a cue together with them, in any number, with
    article or pronoun (`قدم شكره`); `via` is the preposition before that noun (`تقدم بالشكر`). Frames and
    prepositions then count from the noun. `hearers` are prepositions that bring in the addressee, beside ل
    (`طلب من`); `nouns` are its verbal nouns and nouns of speaking. `act` holds whatever the content, except
    where a noun of stance heads it.
    """

    form: str
    class_: CueClass
    act: Act
    frames: tuple[Frame, ...]
    in_example: str
    prepositions: tuple[Preposition, ...] = ()
    hearers: tuple[Preposition, ...] = ()
    strength: Strength = "strong"
    needs: tuple[Need, ...] = ()
    light: tuple[str, ...] = ()
    via: Preposition | None = None
    nouns: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an entry whose parts do not fit each other."""
        _check_frames(self.frames, self.prepositions)
        if self.via and not self.light:
            raise ValueError("via stands before the noun of a light verb, and with is empty")
        if not any("\u064b" <= letter <= "\u0652" for letter in self.form):
            raise ValueError("a lemma has its vowel signs")

    @property
    def lemma(self) -> str:
        """The vocalised past tense, third person masculine singular."""
        return self.form

    def identity(self) -> tuple[str, ...]:
        """One verb may have several senses, and a sense several light nouns."""
        return (self.form, self.class_, *self.light)


NotCueClass = Literal[
    "perception", "knowledge", "emotion", "intention", "decision", "attempt", "ability", "modality", "aspect",
    "evidence", "agreement", "meeting", "cause", "permission", "motion", "deed",
]  # fmt: skip


class NotCue(Entry, frozen=True, kw_only=True, rename={"form": "lemma", "class_": "class"}):
    """A verb that takes أن, إلى or ب like a cue and attributes nothing; `reason` says why."""

    form: str
    class_: NotCueClass
    in_example: str
    reason: str

    @property
    def lemma(self) -> str:
        """The vocalised past tense, third person masculine singular."""
        return self.form


Role = Literal["cue", "stance"]


class Noun(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A noun of saying or of stance.

    As `cue` it takes its source as genitive or pronoun and its content through `frames` (`إعلان الجيش انتهاء`,
    `دعوته إلى`, `أنباء عن`). As `stance` it heads the content of a verb of saying and sets the act
    (`أكد دعمه`: praise, `جدد التزامه`: promise).
    """

    class_: CueClass
    act: Act
    roles: tuple[Role, ...]
    frames: tuple[Frame, ...] = ()
    prepositions: tuple[Preposition, ...] = ()
    plurals: tuple[str, ...] = ()
    strength: Strength = "strong"

    def __post_init__(self) -> None:
        """Refuse an entry whose parts do not fit each other."""
        if not self.roles:
            raise ValueError("a noun is a cue or a noun of stance")
        if ("cue" in self.roles) != bool(self.frames):
            raise ValueError("frames belong to a cue, and a cue has them")
        _check_frames(self.frames, self.prepositions)

    def shown(self) -> tuple[str, ...]:
        """The singular or a plural."""
        return (self.in_example,) if self.in_example else (self.form, *self.plurals)


PhraseClass = Literal["source", "clause", "medium"]
Takes = Literal["source", "said", "hearer", "nothing"]


class Phrase(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A prepositional or fixed phrase of attribution.

    Class `source`: it is the cue and what follows the source (`بحسب`); `clause`: a verb of saying follows and
    both together are the cue (`حسبما أفاد`); `medium`: it brings in where something was said and is no cue
    (`في بيان`). `takes` is what follows it. A last word `ل` or `ب` is written to the next word.
    """

    class_: PhraseClass
    takes: Takes
    act: Act = "assert"
    strength: Strength = "strong"

    def shown(self) -> tuple[str, ...]:
        """The phrase, or the form of it in the example."""
        return (self.in_example,) if self.in_example else (self.form,)


ConnectiveClass = Literal["sibling-clause", "topic-shift", "author-formula", "background"]


class Connective(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """Words that open a clause and say how it stands to the content before it.

    `sibling-clause`: a clause beside the content, with a cue of its own or the author's; `topic-shift`: content
    ends before it; `author-formula`: an impersonal formula of the author's (`يذكر أن`), no statement;
    `background`: the author's own background follows.
    """

    class_: ConnectiveClass


class Head(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A word or fixed phrase that can head the noun phrase of a source; `aliases` are its other spellings."""

    gender: Gender
    plurals: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    def shown(self) -> tuple[str, ...]:
        """The singular, a plural or another spelling, a phrase with or without its articles."""
        if self.in_example:
            return (self.in_example,)
        return tuple(form for one in (self.form, *self.plurals, *self.aliases) for form in _phrase(one))


PersonClass = Literal["office", "role", "spokesperson", "anonymous", "kin", "crowd"]


class Person(Head, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A word for persons; unnamed, one that is `anonymous_when_unnamed` speaks without showing who it is."""

    class_: PersonClass
    feminine: tuple[str, ...] = ()
    anonymous_when_unnamed: bool = False


RankClass = Literal["military", "police", "academic", "profession", "religious", "honorific", "noble"]


class Rank(Head, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A rank or title before a person's name, written without its article."""

    class_: RankClass
    feminine: tuple[str, ...] = ()


BodyClass = Literal[
    "state", "government", "administration", "parliament", "judiciary", "security", "military", "unit", "armed-group",
    "party", "alliance", "international", "organization", "monitor", "union", "institution", "health", "company",
    "community", "faith",
]  # fmt: skip


class Body(Head, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A noun that heads the name of a body, or a state or its capital as a speaker (`country`: ISO 3166-1).

    `name` says that it is the name of one body, whole as it is: no genitive follows (`حماس`, `حزب الله`).
    """

    class_: BodyClass
    country: str | None = None
    name: bool = False


DocumentClass = Literal[
    "statement", "report", "message", "post", "recording", "speech", "law", "ruling", "data", "study", "press",
    "testimony", "publication", "proof",
]  # fmt: skip


class DocumentWord(Head, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A word for a text or recording that can be the grammatical source of a statement."""

    class_: DocumentClass


MediumClass = Literal["medium", "agency", "outlet", "platform"]


class Medium(Head, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A word for a medium (`صحيفة`), or the bare name of an agency, outlet or platform (`country`: ISO 3166-1)."""

    class_: MediumClass
    country: str | None = None


AnyHead = Person | Rank | Body | DocumentWord | Medium


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """All the words of attribution, and the look-ups made of them.

    `by_lemma` gives the senses of a vocalised lemma; `not_by_lemma` what is no cue; `by_noun` the nouns of
    saying by folded form, singular and plural, bare of article and pronoun; `heads` the heads of sources by
    folded form (one word, or several with a space between) in every number and case, with the article where it
    stands inside a phrase; `digest` is that of all files of the lexicons, those of clauses and names among them.
    """

    verbs: tuple[Verb, ...]
    not_cues: tuple[NotCue, ...]
    nouns: tuple[Noun, ...]
    phrases: tuple[Phrase, ...]
    connectives: tuple[Connective, ...]
    people: tuple[Person, ...]
    ranks: tuple[Rank, ...]
    bodies: tuple[Body, ...]
    documents: tuple[DocumentWord, ...]
    media: tuple[Medium, ...]
    digest: str
    by_lemma: dict[str, tuple[Verb, ...]]
    not_by_lemma: dict[str, NotCue]
    by_noun: dict[str, tuple[Noun, ...]]
    heads: dict[str, tuple[AnyHead, ...]]

    @classmethod
    def load(cls) -> Words:
        """The words of this version.

        Raises:
            LexiconError: if a file is damaged; the message names the file and the entry.
        """
        lists: dict[str, Any] = {name: load(_file(name), entry) for name, (_, entry) in _FILES.items()}
        heads = (head for name in ("people", "ranks", "bodies", "documents", "media") for head in lists[name])
        letters = FoldedLetters()
        return cls(
            **lists,
            digest=digest(LEXICONS.rglob("*.yaml")),
            by_lemma=_grouped((verb.form, verb) for verb in lists["verbs"]),
            not_by_lemma={verb.form: verb for verb in lists["not_cues"]},
            by_noun=_grouped((fold_word(form), noun) for noun in lists["nouns"] for form in _numbers(noun)),
            heads=_grouped((form, head) for head in heads for form in _head_forms(head, letters)),
        )


_FILES: Final[dict[str, tuple[str, type[Entry]]]] = {
    "verbs": ("cues/verbs.yaml", Verb),
    "not_cues": ("cues/not_cues.yaml", NotCue),
    "nouns": ("cues/nouns.yaml", Noun),
    "phrases": ("cues/prepositions.yaml", Phrase),
    "connectives": ("connectives.yaml", Connective),
    "people": ("sources/people.yaml", Person),
    "ranks": ("sources/ranks.yaml", Rank),
    "bodies": ("sources/bodies.yaml", Body),
    "documents": ("sources/documents.yaml", DocumentWord),
    "media": ("sources/media.yaml", Medium),
}


def _file(name: str) -> Path:
    return LEXICONS / _FILES[name][0]


def _check_frames(frames: tuple[str, ...], prepositions: tuple[str, ...]) -> None:
    if _NEED_PREPOSITIONS.intersection(frames) and not prepositions:
        raise ValueError("the frames prep, within and relay need prepositions")


def _numbers(noun: Noun) -> tuple[str, ...]:
    return (noun.form, *noun.plurals)


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, tuple[T, ...]] = {}
    for key, value in pairs:
        group = found.get(key, ())
        if not group or group[-1] is not value:
            found[key] = (*group, value)
    return found


def head_forms(head: AnyHead) -> frozenset[str]:
    """The folded forms of a head in every number and case, without the article on its first word.

    `متحدث` gives its plurals, duals, accusative, construct forms and feminine; `أمين عام` also `امين العام`,
    which is what remains of `الأمين العام`.
    """
    return frozenset(_head_forms(head, FoldedLetters()))


def _head_forms(head: AnyHead, letters: FoldedLetters) -> Iterator[str]:
    feminine = head.feminine if isinstance(head, Person | Rank) else ()
    for form in (head.form, *head.aliases, *feminine):
        folded = form.translate(letters)
        yield from _phrase(folded)
        if " " not in folded and not folded.startswith("ال"):
            yield from _duals(folded)
    for form in head.plurals:
        folded = form.translate(letters)
        yield from _phrase(folded)
        if folded.endswith("ون"):
            yield from (f"{folded[:-2]}ين", f"{folded[:-2]}و", f"{folded[:-2]}ي")


def _phrase(phrase: str) -> Iterator[str]:
    """A phrase, and where it has several words also with the article on its later ones, or its last."""
    yield phrase
    if " " not in phrase:
        return
    first, *later = phrase.split(" ")
    if not any(word.startswith("ال") for word in later):
        yield " ".join((first, *(f"ال{word}" for word in later)))
        if later[1:]:
            yield " ".join((first, *later[:-1], f"ال{later[-1]}"))


def _duals(folded: str) -> Iterator[str]:
    """The accusative and the duals of a bare singular."""
    stem = f"{folded[:-1]}ت" if folded.endswith("ه") else folded
    if stem == folded:
        yield f"{folded}ا"
    yield from (f"{stem}ان", f"{stem}ين", f"{stem}ا", f"{stem}ي")
