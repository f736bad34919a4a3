"""What the reading of events knows of words: triggers and their frames, light verbs, participants, and what makes a
thing told no thing that happened.

The words are in `musnad/lexicons/events/*.yaml`; here are the types of their entries. A verb is entered by its
vocalised past tense, third person masculine singular, as the morphology spells it (`قَصَفَ`, `اِقْتَحَمَ`); every other
form is bare of vowel signs.
"""

from __future__ import annotations

from typing import Final, Literal

from musnad.arabic.lexicon import Entry
from musnad.model.record import EventType

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
overthrown. Things: `projectile` is fired (`قذيفة`, `صاروخ`), `artillery` fires it, `explosive` is laid or thrown, `vest`
is worn; `base` is military, `facility` serves the public (`مستشفى`, `مدرسة`), `site` is a position or checkpoint;
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
    - `takes`: one of these prepositions follows in the clause
    - `no`: the clause has no phrase in this slot (`no:object`)

    Senses of one form stand in the order in which they are tried. `strength` `weak` asks for a participant, a number
    or a time in the clause before the word is an event (`عملية`, `مواجهة`). `sense` is the neutral sense of a word that
    takes sides (`استشهد`: killed), else left out. `marks` is that part of a phrase that is the trigger, where it is not
    the whole (`لقي مصرعه`: `مصرع`).

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
    past: str | None = None
    done: str | None = None

    def __post_init__(self) -> None:
        """Refuse an entry whose parts do not fit each other."""
        vowels = any("\u064b" <= letter <= "\u0652" for letter in self.form)
        if (self.class_ == "verb") != vowels:
            raise ValueError("a verb has its vowel signs, any other trigger has none")
        if self.class_ == "verb" and not self.in_example:
            raise ValueError("a verb says how it stands in its example")
        if bool(self.genitive) and self.class_ not in {"noun", "phrase"}:
            raise ValueError("only a noun has a genitive")
        if self.marks is not None and self.class_ != "phrase":
            raise ValueError("marks is for phrases")
        for condition in self.when:
            slot, colon, _ = condition.partition(":")
            if not colon or slot not in _SLOTS:
                raise ValueError(f"the condition {condition!r} has no slot that is known")
        for take in self.takes:
            preposition, colon, role = take.rpartition(":")
            if not colon or not preposition or role not in _ROLES:
                raise ValueError(f"{take!r} is no preposition with its role")

    def identity(self) -> tuple[str, ...]:
        """A form may have several senses, told apart by their conditions."""
        return (self.form, self.class_, self.type, self.mode, *self.when)

    def shown(self) -> tuple[str, ...]:
        """The form, a plural, or the form in the example."""
        return (self.in_example,) if self.in_example else (self.form, *self.plurals)


_SLOTS: Final = frozenset({"subject", "object", "genitive", "after", "before", "near", "takes", "no"})
_ROLES: Final = frozenset(
    {"actor", "target", "place", "means", "origin", "destination", "cause", "theme", "none"}
)  # fmt: skip

LightClass = Literal["do", "undergo", "happen", "cause", "claim", "stop"]


class LightVerb(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A verb that says of an event named by a noun beside it that it is done, suffered, takes place or is brought about.

    `do`: its subject does what the noun names (`شن غارات`, `قام بعملية`); `undergo`: its subject suffers it (`تعرض
    لهجوم`, `لقي مصرعه`); `happen`: the noun is its subject (`اندلعت اشتباكات`, `تم اعتقال`); `cause`: its subject, an
    event or what it is done with, brings it about (`أسفر عن مقتل`, `أوقع قتلى`); `claim`: its subject says that it was
    the actor (`تبنى الهجوم`); `stop`: it ends (`أوقف القصف`), and has happened. `through` is the preposition before the
    noun, empty where the noun is its object or subject. A verb that is itself a trigger elsewhere is none here.
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


LookalikeClass = Literal["adjective", "phrase", "sport", "background"]


class Lookalike(Entry, frozen=True, kw_only=True, rename={"class_": "class"}):
    """What makes of a trigger no event.

    `adjective`: a trigger noun followed by it is meant in another sense (`هجوم لاذع`, `انفجار سكاني`); `phrase`: fixed
    words in which the trigger names nothing that happened (`الحرب الباردة`, `معركة انتخابية`, `على مدار الساعة`);
    `sport`: a word that shows its sentence to be about sport or markets; `background`: a noun that names a war or
    crisis as such, not an event in it.
    """

    class_: LookalikeClass

    def identity(self) -> tuple[str, ...]:
        """A word may be several."""
        return (self.form, self.class_)
