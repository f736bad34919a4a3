"""What linking many reports gives: copies, origins, incidents and what is said about each. Frozen, no behaviour.

A report is named by the id the caller has given it; two reports may have the same text, and then their claims have
the same ids too, so that a claim is named by both, as `ClaimKey`. Days are ISO (`2022-01-31`). Ids come from content:
they depend on what is linked, and not on the order in which it came. Lists are in the order of their ids or keys where
nothing else is said; what the reports leave open is `None` or empty. None of these can hold itself, so that the
collector of cycles need not walk the hundreds of thousands that a big case makes.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from musnad.model.record import CountKind, EventType, PrecisionLevel, Reason
from musnad.model.span import Excerpt, Span

OriginKind = Literal["speaker", "agency", "text", "outlet"]
"""An ultimate speaker; an agency that is credited; a text that several reports share; a report's own outlet."""
ContradictionKind = Literal["count", "actor", "place", "time", "happened"]
SupportField = Literal["happened", "mode", "time", "place", "actor", "target", "count"]
GradeLevel = Literal["confirmed", "fair", "weak", "contested", "discounted"]
"""The gradings of Airwars, which its site shows as مؤكدة, مقبولة, ضعيفة, متنازع عليها, غير محتسبة."""
GradeRule = Literal[
    "fighters_only", "party_accepts", "sides_blame_each_other", "denied",
    "one_origin", "no_side_named", "doers_unlike", "several_origins",
]  # fmt: skip
"""In the order in which they are tried."""
TallyRule = Literal["one_number", "most_origins", "lowest_of_equals"]


class ClaimKey(msgspec.Struct, frozen=True, order=True, gc=False):
    """A claim among many reports: the caller's id of the report, and the claim's id in its record."""

    report: str
    claim: str


class Decision(msgspec.Struct, frozen=True, order=True, gc=False):
    """What a person said of two claims: that they are of the same incident, or of different ones."""

    first: ClaimKey
    second: ClaimKey
    same: bool


class Passage(msgspec.Struct, frozen=True, order=True, gc=False):
    """Words that two reports share: where they stand in the received text of each, in code points."""

    first: Span
    second: Span


class Copy(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Two reports that share text; `first` is the smaller id.

    `of_first` is the share (0 to 1) of the first's runs of words that the second has too, `of_second` the other way
    round. `passages` are the shared stretches in the order of the first's text; they are empty until asked for with
    `musnad.linking.copies.passages`, since of a big case most pairs are never looked at.
    """

    first: str
    second: str
    of_first: float
    of_second: float
    passages: tuple[Passage, ...] = ()


class Origin(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Claims of one incident that go back to one origin, and so count once, in however many reports they stand.

    `name` is the speaker, agency or outlet as reports have it; `None` where the reports share text and credit nobody.
    `entity` is the origin's id in the actor table, `None` where it has none. `reasons` tell what joins the claims.
    """

    id: str
    kind: OriginKind
    name: str | None
    entity: str | None = None
    claims: tuple[ClaimKey, ...]
    reports: tuple[str, ...]
    official: bool = False
    eyewitness: bool = False
    party: bool = False
    """Whether the origin is a body of a state, one that saw it, or an actor or target of the incident itself."""
    reasons: tuple[Reason, ...] = ()


class Member(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A claim of an incident: how well it fits the other reports' claims (0 to 1; 1 where it stands alone), and why."""

    key: ClaimKey
    score: float
    reasons: tuple[Reason, ...] = ()


class Telling(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A report that tells of an incident; `main` where the incident is its main news, with the score and reasons."""

    report: str
    main: bool
    score: float
    reasons: tuple[Reason, ...] = ()


class Where(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The place of an incident, as closely as its claims tell it without contradicting each other.

    `authority` is its id in the gazetteer, `None` for a place that is named and not known; then there are no
    coordinates either.
    """

    name: str
    name_en: str | None = None
    authority: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PrecisionLevel | None = None
    claims: tuple[ClaimKey, ...] = ()


class Participant(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who did something in an incident, or to whom it was done, as its claims say, and which of them do.

    `name` is that of the entity, or the words of the first claim where it is none; `authority` its id in the actor
    table.
    """

    name: str
    name_en: str | None = None
    authority: str | None = None
    actor_type: str | None = None
    country: str | None = None
    claims: tuple[ClaimKey, ...]


class Support(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who stands behind one value of one field of an incident.

    `value` is a code for `mode` (`ASSAULT/airstrike`), EDTF for `time`, `lowest-highest` behind the kind for `count`
    (`killed:4-6`), `asserted` or `negated` for `happened`, else the name; `entity` its id in a table. `origins` are the
    ids of the independent origins among `claims`.
    """

    field: SupportField
    value: str
    entity: str | None = None
    claims: tuple[ClaimKey, ...]
    origins: tuple[str, ...]
    official: bool
    eyewitness: bool
    party: bool


class Voice(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One side of a contradiction: the claim, the value it gives, the words for it, and the sentence they stand in."""

    key: ClaimKey
    value: str
    words: Excerpt
    sentence: Excerpt


class Contradiction(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Two claims of one incident that cannot both be true, by independent origins or by one that corrected itself.

    `count` is the kind of number where numbers differ. `same_origin` says that both go back to one origin: a number
    that was raised later, more often than a dispute. `reasons` tell the rule.
    """

    id: str
    kind: ContradictionKind
    count: CountKind | None = None
    first: Voice
    second: Voice
    same_origin: bool
    reasons: tuple[Reason, ...] = ()


class Grade(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """How well an incident is established, as Airwars grades: the rule that fired, and the claims it rests on."""

    level: GradeLevel
    rule: GradeRule
    claims: tuple[ClaimKey, ...] = ()


class Tally(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A number of an incident in the manner of UCDP: the lowest, the best and the highest that is told, and by whom.

    `low` is the least that any report tells, of whatever origin, `high` the most, `None` where one sets no bound
    (`dozens`); `best` is that of `rule`, for which each origin counts once: by its latest day, and of that by the
    lowest. Each has the claims that tell it.
    """

    kind: CountKind
    low: int
    best: int
    high: int | None
    rule: TallyRule
    low_claims: tuple[ClaimKey, ...]
    best_claims: tuple[ClaimKey, ...]
    high_claims: tuple[ClaimKey, ...]


class Incident(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One happening, with the claims of all reports about it, and what they come to together.

    A claim belongs to one incident. An incident without claims is news that no claim holds, such as what somebody
    said: it has reports whose main news it is, and neither type, place nor grade.

    `id` is that of its smallest member and stays while this is among them. `type` and `mode` are those that most
    origins give; an attack and the harm it did are one happening, of the type ASSAULT. `earliest` and `latest` bound
    the days on which it can have happened; `None` where the claims set no bound.
    """

    id: str
    claims: tuple[Member, ...]
    reports: tuple[Telling, ...]
    type: EventType | None = None
    mode: str | None = None
    earliest: str | None = None
    latest: str | None = None
    place: Where | None = None
    country: str | None = None
    actors: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    origins: tuple[Origin, ...] = ()
    support: tuple[Support, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    grade: Grade | None = None
    tallies: tuple[Tally, ...] = ()
