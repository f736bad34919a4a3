"""What the reading of events knows of words: triggers with their frames, light verbs, participants, factuality.

The words are in `musnad/lexicons/events/*.yaml`; here are the types of their entries. A verb is entered by its
vocalised past tense, third person masculine singular, as the morphology spells it (`قَصَفَ`, `اِقْتَحَمَ`); every other
form is bare of vowel signs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal, NamedTuple, TypeVar, get_args

import msgspec

from musnad.arabic.folding import fold_word
from musnad.arabic.lexicon import Entry, load
from musnad.model.record import EventType, Factuality
from musnad.reading.nounshapes import shapes
from musnad.reading.words import LEXICONS

TriggerClass = Literal["verb", "noun", "participle", "phrase"]
Role = Literal["actor", "target", "place", "means", "origin", "destination", "cause", "theme", "none"]
"""What a phrase beside a trigger is to its event.

`actor` does it, `target` suffers it, `place` is where it happens, `means` what it is done with; `origin` and
`destination` are the ends of a movement; `cause` is the event that brought it about (`إثر غارة`); `theme` is what the
event is about and no participant (`تفاوض على الهدنة`); `none` says that no such phrase belongs to the event.
"""

ParticipantClass = Literal[
    "person", "civilian", "child", "woman", "fighter", "soldier", "official", "detainee", "protester", "casualty",
    "force", "group", "authority", "power",
    "aircraft", "drone", "vehicle", "ship", "artillery", "projectile", "firearm", "explosive", "vest", "chemical",
    "ammunition", "equipment", "building", "base", "facility", "site", "settlement", "area", "route", "goods", "money",
    "body", "animal", "words", "contest", "matter",
]  # fmt: skip
"""What a noun names, as far as events ask.

Persons: `casualty` are the dead and hurt (`قتيل`, `جريح`), `official` who holds an office. Bodies: `force` is armed,
`group` a movement or party, `authority` a government, court or police, `power` a regime as something that falls or is
overthrown. Things: `projectile` is fired (`قذيفة`, `صاروخ`), `artillery` fires it, `explosive` is laid or thrown,
`vest` is worn; `base` is military, `facility` serves the public (`مستشفى`), `site` is a position or checkpoint;
`body` a part of the body or a corpse; `words` what is said or written; `contest` sport, elections, markets; `matter`
anything abstract.
"""

GROUPS: Final[dict[str, frozenset[str]]] = {
    "people": frozenset(
        {"person", "civilian", "child", "woman", "fighter", "soldier", "official", "detainee", "protester", "casualty"}
    ),
    "armed": frozenset({"fighter", "soldier", "force", "group", "authority"}),
    "weapon": frozenset(
        {"aircraft", "drone", "artillery", "projectile", "firearm", "explosive", "vest", "chemical", "ammunition"}
    ),
    "machine": frozenset({"aircraft", "drone", "vehicle", "ship", "artillery"}),
    "structure": frozenset({"building", "base", "facility", "site", "route"}),
    "ground": frozenset({"settlement", "area", "base", "site", "route", "facility", "building"}),
}  # fmt: skip
"""Names for several classes at once, for conditions."""


class Trigger(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A word or fixed phrase that names an event, in one of its senses.

    `type` and `mode` are those of the vocabulary. Of a verb or participle, `subject` is the role of the subject of the
    active and `object` that of the bare object (its passive makes the object its subject); `none` where the verb takes
    no object. Of a noun, `genitive` are the roles that the genitive or pronoun behind it may have, the likeliest
    first (`[target, actor]` for `قصف`: `قصف إدلب`, `قصف النظام إدلب`). `takes` gives the role behind a preposition
    (`على:target`, `من قبل:actor`); those that any event takes are in `roles.yaml` and not repeated. `plurals` are the
    broken plurals of a noun; duals and plurals in ات follow by themselves. `when` are conditions that all hold for this
    sense, each `slot:what|what`:

    - `subject`, `object`, `genitive`: the phrase there is of one of these participant classes or groups, or a name of
      the kind `PERSON`, `ORGANIZATION` or `PLACE`
    - `after`, `before`: one of these words (any inflection of it, clitics apart) stands right behind or before it
    - `near`: a word of one of these participant classes stands in the clause
    - `without`: none of these prepositions follows in the clause (`تقدم بالشكر` is no advance)
    - `takes`: one of these prepositions follows in the clause
    - `taken`: a phrase of one of these classes or kinds stands behind a preposition that leads to its target
    - `has`: the clause has a phrase in this slot (`has:object`)
    - `apart`: neither the genitive nor what its pronoun means is of one of these classes (`انقلاب الحافلة` is no coup)
    - `no`: the clause has no phrase in this slot (`no:object`)
    - `light`: the noun is governed by a light verb of one of these classes, or by one of these verbs (`light:undergo`:
      `تعرضوا للضرب`, `light:استعاد`)
    - `tense`: the verb is in this tense (`past`: territory is taken, `present`: held)

    Senses of one form are tried in the order of how many conditions they have, then as they stand. `strength` `weak`
    asks for a participant, a number or a time in the clause before the word is an event (`عملية`, `مواجهة`). `sense` is
    the neutral sense of a word that takes sides (`استشهد`: killed), else left out. `marks` is that part of a phrase
    that is the trigger, where it is not the whole (`لقي مصرعه`: `مصرع`). `spelt` are forms of a verb that the
    morphology lacks, each with its tense, gender and number (`أودت:past:f:s`).

    `gloss` is English for the claim line: of a verb its base form (`shell`, `be killed`, `break out`), of a noun a noun
    phrase (`shelling`, `attack`); `past` the past tense where adding -ed does not give it, `done` the past participle
    where it is not the past (`take`, `took`, `taken`).
    """

    class_: TriggerClass
    type: EventType
    mode: str
    subject: Role = "actor"
    object: Role = "target"
    genitive: tuple[Role, ...] = ()
    takes: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    strength: Literal["strong", "weak"] = "strong"
    sense: str | None = None
    marks: str | None = None
    spelt: tuple[str, ...] = ()
    past: str | None = None
    done: str | None = None

    def __post_init__(self) -> None:
        """Refuse an entry whose parts do not fit each other."""
        if (self.class_ == "verb") != _vocalised(self.form):
            raise ValueError("a verb has its vowel signs, any other trigger has none")
        if self.class_ == "verb" and not self.in_example:
            raise ValueError("a verb says how it stands in its example")
        if bool(self.genitive) and self.class_ not in {"noun", "phrase"}:
            raise ValueError("only a noun has a genitive")
        if self.marks is not None and self.class_ != "phrase":
            raise ValueError("marks is for phrases")
        self._check_lists()

    def _check_lists(self) -> None:
        """Refuse a condition, a form or a preposition that is not told as it should be."""
        for condition in self.when:
            slot, colon, _ = condition.partition(":")
            if not colon or slot not in _SLOTS:
                raise ValueError(f"the condition {condition!r} has no slot that is known")
        for one in self.spelt:
            if one.count(":") != _SPELT or self.class_ != "verb":
                raise ValueError(f"{one!r} is no form of a verb with tense, gender and number")
        for take in self.takes:
            preposition, colon, role = take.rpartition(":")
            if not colon or not preposition or role not in _ROLES:
                raise ValueError(f"{take!r} is no preposition with its role")

    @property
    def intransitive(self) -> bool:
        """Whether the verb takes no object in this sense."""
        return self.object == "none" or "no:object" in self.when

    def identity(self) -> tuple[str, ...]:
        """A form may have several senses, told apart by their conditions."""
        return (self.form, self.class_, self.type, self.mode, *self.when)

    def shown(self) -> tuple[str, ...]:
        """The form, a plural, or the form in the example."""
        return (self.in_example,) if self.in_example else (self.form, *self.plurals)


_SLOTS: Final = frozenset(
    {
        "subject",
        "object",
        "genitive",
        "after",
        "before",
        "near",
        "takes",
        "taken",
        "no",
        "tense",
        "light",
        "without",
        "has",
        "apart",
    }
)
_SPELT: Final = 3
_ROLES: Final = frozenset(
    {"actor", "target", "place", "means", "origin", "destination", "cause", "theme", "none"}
)  # fmt: skip

LightClass = Literal["do", "undergo", "happen", "cause", "claim", "stop", "reach", "ascribe"]


class LightVerb(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A verb that says of an event named by a noun beside it that it is done, suffered, happens or is brought about.

    `do`: its subject does what the noun names (`شن غارات`, `قام بعملية`); `undergo`: its subject suffers it (`تعرض
    لهجوم`, `لقي مصرعه`); `happen`: the noun is its subject (`اندلعت اشتباكات`, `تم اعتقال`); `cause`: its subject, an
    event or what it is done with, brings it about (`أسفر عن مقتل`, `أوقع قتلى`); `claim`: its subject says that it was
    the actor (`تبنى الهجوم`); `reach`: its subject, an attack, hits its object (`قصف استهدف قرية`); `ascribe`: what it
    is ascribed to is the actor (`هجوم نسب إلى خلية`); `stop`: it ends (`أوقف القصف`), and has happened. `through` is
    the preposition before the noun, empty where the noun is its object or subject.
    """

    class_: LightClass
    in_example: str
    through: tuple[str, ...] = ()

    def identity(self) -> tuple[str, ...]:
        """A verb may be light in several ways."""
        return (self.form, self.class_, *self.through)


class Participant(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A common noun for somebody or something that takes part in events, or is counted.

    `form` is the singular, `plurals` its broken and other plurals (duals and regular plurals follow by themselves).
    `gloss` is the English singular, `many` the English plural where -s does not give it.
    """

    class_: ParticipantClass
    plurals: tuple[str, ...] = ()
    many: str | None = None

    def identity(self) -> tuple[str, ...]:
        """A noun may name several things."""
        return (self.form, self.class_)

    def shown(self) -> tuple[str, ...]:
        """The singular or a plural."""
        return (self.in_example,) if self.in_example else (self.form, *self.plurals)


LookalikeClass = Literal[
    "adjective", "phrase", "sport", "background", "tags", "credit", "figure", "element", "spoken",
    "voice",
]  # fmt: skip


class Lookalike(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """What makes of a trigger no event.

    `adjective`: a trigger noun followed by it is meant in another sense (`هجوم لاذع`, `انفجار سكاني`); `phrase`: fixed
    words in which the trigger names nothing that happened (`الحرب الباردة`, `معركة انتخابية`, `على مدار الساعة`);
    `figure`: a noun behind ب or في that makes a harm a figure of speech (`أصيبوا برعب`, `غرق في الديون`); `element`:
    weather, earth, sickness or want, which attacks and occupies nothing (`ضرب زلزال المدينة`);
    `spoken`: a trigger whose attack may be one of words (`شن هجوما على الحكومة`), `voice`: who has no other weapon
    (`صحيفة`, `نائب`);
    `credit`: a word behind which, in brackets, only those who wrote the report are named (`إعداد`); `tags`: a word
    behind which only key words follow up to the end (`سمات`); `sport`: a word that shows its sentence to be about
    sport, markets, weather or the arts; `background`: a noun that names a war or crisis as such, not an event in it.
    """

    class_: LookalikeClass

    def identity(self) -> tuple[str, ...]:
        """A word may be several."""
        return (self.form, self.class_)


class RoleWord(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A preposition or prepositional phrase, and the part that what follows it has in any event (class: a `Role`)."""

    class_: Role


class ModeWord(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A word beside an attack that tells how it was made; the class is the mode."""

    class_: str


class FactWord(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A word that says of an event depending on it that it did not happen, will happen, may happen or did.

    `doer` is who would do it: the `subject` of the verb (`قرر الجيش سحب قواته`) or its `object` (`طالبه بسحبها`); of a
    verb of accusing the `accused`, which stands alone where its subject is not told (`واتهمت الجيش بقصف السوق`); of a
    verb of asking or letting the `addressee` behind من or ل (`سمح للقوافل بالدخول`); of a verb of announcing the
    `announcer`, where that is a body whose deeds these are (`أعلن الجيش سحب قواته`). `through` are prepositions that
    alone bring in what depends on it (`يهدد القصف المدينة بكارثة`: the shelling is a fact). `of` are the only types of
    events of which it says so (`ألغى زيارته`, but `ألغى الحصار`).
    """

    class_: Factuality
    through: tuple[str, ...] = ()
    of: tuple[EventType, ...] = ()
    doer: Literal["subject", "object", "accused", "addressee", "announcer"] | None = None


class Quantifier(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A noun that says how many or which of the noun behind it, at once (`genitive`) or behind من (`partitive`).

    `divider` has its noun behind من alone, and is no noun elsewhere (`أي من الحراس`, but `أي هجوم`). `bearer` is a noun
    for life, which stands for those whose it is (`أودى بحياة ستة حراس`). `number` is `s` of one that picks one out of
    several (`أحد الحراس`).
    """

    class_: Literal["genitive", "partitive", "divider", "bearer"]
    number: Literal["s"] | None = None


StructureClass = Literal[
    "attribute", "side", "bodies", "manner", "complement", "returning", "among", "nominal", "since",
    "particle", "opener", "pluperfect", "denial", "joins-pronoun", "during", "after", "beside", "occurrence", "sum",
    "known", "responsibility", "land", "movement", "picture", "adverb", "border", "unidentified", "near",
    "turn", "almost", "teller", "leading", "repelling", "morrow", "kin",
    "occasion", "accused", "make", "ungoverning", "deed-adjective", "fate", "spanning", "nearness", "answering",
    "tried",
]  # fmt: skip


class StructureWord(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A word that tells how a sentence is built around its events.

    Nouns: `attribute` is an adjective behind another noun (`ستة جنود آخرين`); `side` says only from which side
    something came (`من جهة النهر`); `bodies` is a body in the plural, which a feminine singular pronoun means as well
    as a plural one (`القوات بعد انسحابها`). Behind a noun or adjective: `manner` has adjectives behind it that tell how
    (`بشكل مكثف`); `complement` leads to what an adjective governs (`القادمين من الساحل`); `spanning` leads to both ends
    of a road (`الطريق الرابط بين حلب وحماة`), an adjective of `nearness` has what it is near to behind من (`القرية
    القريبة من الحدود`); `returning` closes an adjective with the pronoun of its noun (`المشتبه بهم`); `among` tells who
    is among those named before (`بينهم حارس`). Where a word may be noun or verb: `nominal` behind it speaks for the
    noun (`قصف على القرية`); `since` before it opens a clause (`منذ اقتحم`); `particle` is spelt like a verb and is none
    before one (`فقد أعلن`).

    Of clauses: `opener` begins one (`بينما`). Before a verb: `denial` says that it is not (`لم`), `pluperfect` that it
    was before what is told (`كان قد`). Of prepositions: `joins-pronoun` has a pronoun written to it that takes up a
    noun (`عليهم`); `after` leads to a deed that was done before (`عقب استعادة القاعدة`), `during` to one in which
    another was done (`خلال اقتحام`); `beside` says where something
    lies from a place (`شرق حلب`), `near` at which place (`موقع قرب المحطة`). Of openers, `turn` turns to what may have
    happened elsewhere (`فيما`). Of nouns: `occurrence` says that people were killed or hurt (`سقوط قتلى`); `sum` how
    many (`حصيلة القتلى`); `known` is about an event as one that is known (`وقف الغارات`); `responsibility` has its
    bearer and عن behind it; `land` is no place for an event, being all of a country (`في البلاد`). `movement` is the
    adjective of an armed movement, which names who acts (`الهجوم الحوثي`). `picture` shows what happened, so that ل
    behind it brings in no purpose (`نشر صورا للقصف`). `adverb` is a noun in the accusative that tells when or how
    (`سيهاجم قريبا`), or words that take nothing behind them (`على الأقل`); `border` is ground that is a place of an
    attack and not what is attacked (`هجوم على الحدود`); `unidentified` is a doer of whom nothing else is known
    (`مجهولون`). `almost` stands before an adjective (`غارات شبه يومية`);
    `teller` only tells what others did (`مصدر`, `شهود`). A verb of `leading`, by its lemma, says behind a relative who
    is at the head of a body (`التحالف الذي تقوده السعودية`); the subject of one of `repelling` is who is attacked
    (`صد الجيش هجوما`). `kin` is a noun for somebody close to another, who is told by a genitive or pronoun (`شقيقه`),
    so that behind anybody else it begins a phrase (`قتل رجل شقيقه`). An `ungoverning` noun for somebody has no
    genitive (`زرع مسلح عبوة`), and a `deed-adjective` for somebody describes a deed right before it (`هجوم مسلح`).
    Those `answering` for a deed, and its victims, show that it was done (`ملاحقة منفذي الهجوم`), and so do those
    `tried` for it (`محاكمة المتهم بالتفجير`), who need not have done it.
    `fate` with a pronoun is what somebody meets, and no genitive of theirs (`لقي رجل حتفه`). A `make` is a name or
    letters before the number in the make of a weapon (`طائرات إف 16`). `occasion` is a preposition that leads to what a
    clause is done for (`بمناسبة تحرير القرية`); `accused` says of those before it that they are said to have done what
    ب brings in (`ضباط متهمون بالقتل`).
    """

    class_: StructureClass

    def identity(self) -> tuple[str, ...]:
        """A word may do several kinds of work."""
        return (self.form, self.class_)


E = TypeVar("E", bound=Entry)
_FOLDER: Final = LEXICONS / "events"
_TWO: Final = 2


class NounSense(msgspec.Struct, frozen=True, gc=False):
    """A trigger that a form of a noun is, and the form's number."""

    trigger: Trigger
    number: str


class ThingSense(msgspec.Struct, frozen=True, gc=False):
    """A participant that a form of a noun is, and the form's number."""

    thing: Participant
    number: str


class Spelt(NamedTuple):
    """A form of a verb that the morphology lacks: the verb, folded, with tense, gender and number."""

    lemma: str
    tense: str
    gender: str
    number: str


class EventWords(msgspec.Struct, frozen=True):
    """All words of the reading of events, by the folded forms under which they are met.

    Verbs stand under their folded lemma; `phrases` are fixed sequences by their first word;
    `pairs` participants of two words (`سيارة مفخخة`), `broken`
    singulars and broken plurals that end like sound ones (`ديوان`, `قضبان`).
    """

    verbs: Mapping[str, tuple[Trigger, ...]]
    participles: Mapping[str, tuple[NounSense, ...]]
    nouns: Mapping[str, tuple[NounSense, ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Trigger], ...]]
    light: Mapping[str, tuple[LightVerb, ...]]
    things: Mapping[str, tuple[ThingSense, ...]]
    pairs: Mapping[tuple[str, str], ThingSense]
    broken: frozenset[str]
    quantifiers: Mapping[str, Quantifier]
    spelt: Mapping[str, Spelt]
    roles: Mapping[tuple[str, ...], Role]
    modes: Mapping[tuple[str, ...], str]
    facts: Mapping[tuple[str, ...], FactWord]
    fact_verbs: Mapping[str, FactWord]
    lookalikes: Mapping[LookalikeClass, frozenset[tuple[str, ...]]]
    structure: Mapping[StructureClass, frozenset[str]]

    @classmethod
    def load(cls) -> EventWords:
        """The words of this version.

        Raises:
            LexiconError: if a file is missing or damaged.
        """
        triggers = [_folded(trigger) for kind in get_args(EventType) for trigger in _entries(kind.lower(), Trigger)]
        triggers.sort(key=lambda trigger: -len(trigger.when))
        light = [
            msgspec.structs.replace(verb, through=tuple(map(fold_word, verb.through)))
            for verb in _entries("light_verbs", LightVerb)
        ]
        things = _entries("participants", Participant)
        facts = _entries("factuality", FactWord)
        lookalikes: dict[LookalikeClass, set[tuple[str, ...]]] = {one: set() for one in get_args(LookalikeClass)}
        for entry in _entries("lookalikes", Lookalike):
            lookalikes[entry.class_].add(_words(entry.form))
        structure = _grouped((word.class_, fold_word(word.form)) for word in _entries("structure", StructureWord))
        return cls(
            verbs=_grouped((fold_word(t.form), t) for t in triggers if t.class_ == "verb"),
            participles=_grouped(_shaped(t for t in triggers if t.class_ == "participle")),
            nouns=_grouped(_shaped(t for t in triggers if t.class_ == "noun")),
            phrases=_grouped((_words(t.form)[0], (_words(t.form), t)) for t in triggers if t.class_ == "phrase"),
            light=_grouped((fold_word(verb.form), verb) for verb in light),
            things=_grouped(
                (shape.form, ThingSense(thing, shape.number))
                for thing in things
                for shape in dict.fromkeys(shapes(thing.form, thing.plurals, persons=thing.class_ in GROUPS["people"]))
            ),
            pairs={
                (words[0], words[1]): ThingSense(thing, number)
                for thing in things
                for form, number in (
                    (thing.form, "s"),
                    *((plural, "p") for plural in thing.plurals),
                    *_duals(thing.form),
                )
                if len(words := _words(form)) == _TWO
            },
            broken=frozenset(
                form
                for thing in things
                for form in map(fold_word, (thing.form, *thing.plurals))
                if form.endswith(("ين", "ان"))
                or (form.endswith("ون") and (form == fold_word(thing.form) or thing.class_ not in GROUPS["people"]))
            ),
            quantifiers={fold_word(word.form): word for word in _entries("quantifiers", Quantifier)},
            spelt={
                fold_word(one.split(":")[0]): Spelt(fold_word(t.form), *one.split(":")[1:])
                for t in triggers
                for one in t.spelt
            },
            roles={_words(word.form): word.class_ for word in _entries("roles", RoleWord)},
            modes={_words(word.form): word.class_ for word in _entries("mode_words", ModeWord)},
            facts={_words(word.form): word for word in facts if not _vocalised(word.form)},
            fact_verbs={fold_word(word.form): word for word in facts if _vocalised(word.form)},
            lookalikes={kind: frozenset(forms) for kind, forms in lookalikes.items()},
            structure={kind: frozenset(structure.get(kind, ())) for kind in get_args(StructureClass)},
        )


def _vocalised(form: str) -> bool:
    """Whether a form has vowel signs, as verbs have."""
    return any("\u064b" <= letter <= "\u0652" for letter in form)


def _duals(form: str) -> Iterator[tuple[str, str]]:
    """A noun with its adjective in the dual, in both cases (`طائرتين مسيرتين`); that of a genitive is no word."""
    words = [f"{word[:-1]}ت" if word.endswith("ة") else word for word in form.split()]
    yield from ((" ".join(f"{word}{ending}" for word in words), "d") for ending in ("ان", "ين"))


def _entries(name: str, entry: type[E]) -> tuple[E, ...]:
    return load(_FOLDER / f"{name}.yaml", entry)


def _folded(trigger: Trigger) -> Trigger:
    """The trigger with its prepositions and the words of its conditions as the report has them, folded."""
    takes = tuple(f"{_key(take.rpartition(':')[0])}:{take.rpartition(':')[2]}" for take in trigger.takes)
    return msgspec.structs.replace(trigger, takes=takes, when=tuple(map(_folded_condition, trigger.when)))


def _folded_condition(condition: str) -> str:
    slot, _, rest = condition.partition(":")
    if slot not in {"after", "before", "takes", "light", "without"}:
        return condition
    return f"{slot}:{'|'.join(map(_key, rest.split('|')))}"


def _key(form: str) -> str:
    return " ".join(_words(form))


def _words(form: str) -> tuple[str, ...]:
    return tuple(fold_word(word) for word in form.split())


def _shaped(triggers: Iterable[Trigger]) -> Iterator[tuple[str, NounSense]]:
    for trigger in triggers:
        for shape in dict.fromkeys(shapes(trigger.form, trigger.plurals, persons=trigger.class_ == "participle")):
            yield shape.form, NounSense(trigger, shape.number)


K = TypeVar("K")
V = TypeVar("V")


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}
