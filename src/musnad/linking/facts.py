"""What linking knows of one report: its signature, made once and kept, so that its record need not be read again.

A `Signature` is a row of bytes (`encode`, `decode`): what the report's text and claims are compared by, and what is
told of them. It belongs to one version of linking (`VERSION`); one of another version has to be made anew. Numbers
that stand for words or places are CRC-32 of the lemma, the id or the name; days are ordinals as of `datetime.date`.
"""

from __future__ import annotations

import array
import sys
from collections.abc import Iterable
from typing import Final, Literal, TypeVar

import msgspec

from musnad.errors import DataError
from musnad.model.record import CountKind, EventType, Factuality, PrecisionLevel
from musnad.model.span import Excerpt

VERSION: Final = 2

PartyRole = Literal["fighter", "civilian"]
SpeakerKind = Literal["named", "role", "document", "anonymous", "implied"]


class Spot(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A place of a claim. `within` are the ids of the places it lies in, itself first, up to its country's.

    `open` says that places of several countries bear the name, and that the report does not tell which it means.
    """

    name: str
    name_en: str | None
    authority: str | None
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: PrecisionLevel | None
    within: tuple[str, ...]
    open: bool = False


class Party(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Who acts or suffers. `kin` are the ids of the actor, of what it is part of, and of what that is part of.

    `country` is that of the entity, or of a noun alone the one that its adjective tells (`طائرات روسية`).
    """

    words: Excerpt
    name: str
    name_en: str | None
    authority: str | None
    actor_type: str | None
    country: str | None
    kin: tuple[str, ...]
    named: bool
    """Whether it is an entity of the report, and not a noun alone (`مسلحون`)."""
    role: PartyRole | None
    """Whether the words or the table make them fighters or civilians."""


class Number(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """How many, all of one kind that a claim tells, put together; an end is `None` where the words leave it open."""

    kind: CountKind
    low: int | None
    high: int | None
    words: Excerpt


class Speaker(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Whose words a claim is, at the end of its chain. `key` is the same wherever the same speaker speaks.

    A role without a name has the lemmas of its words for a key; a source that may be anybody (`مصدر`) has none.
    """

    key: str | None
    name: str
    authority: str | None
    actor_type: str | None
    kind: SpeakerKind
    kin: tuple[str, ...]
    official: bool
    eyewitness: bool
    medium: str | None
    day: str | None


class Fact(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A claim as linking compares it.

    `earliest` and `latest` are `None` where the report sets no bound; `dated` says whether the claim's own words or
    sentence date it. `sentence` is an index into the signature's sentences, `words` what stands around the trigger
    (numbers of lemmas and their weights), `passages` numbers of the runs of written words that hold the trigger, and
    `place_at` how many words of the report stand before it.
    """

    claim: str
    event: str
    also: tuple[str, ...]
    type: EventType
    mode: str | None
    factuality: Factuality
    trigger: Excerpt
    sentence: int
    time: str | None
    earliest: int | None
    latest: int | None
    dated: bool
    place: Spot | None
    place_words: Excerpt | None
    actors: tuple[Party, ...]
    targets: tuple[Party, ...]
    numbers: tuple[Number, ...]
    speaker: Speaker | None
    act: str | None
    place_at: int
    passages: tuple[int, ...]


class Happening(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Claims of one report that tell of one happening: indices into the signature's facts, in text order.

    `words` are numbers of the lemmas around its triggers, with their weights; `keys` those of `musnad.linking.keys`.
    """

    facts: tuple[int, ...]
    words: tuple[tuple[int, float], ...]
    keys: tuple[int, ...]


class Credit(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An agency that a report credits: its id in the actor table, `None` where it says agencies and not which."""

    name: str
    authority: str | None


class Stance(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Who takes a stance in what a report opens with: ids of the speaker, and numbers of the words of the name."""

    ids: tuple[str, ...]
    words: tuple[int, ...]


class Signature(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One report as linking knows it.

    `lead` are the words of the title and the first of the text, `opening` those of its first paragraphs, each with its
    weight; `body` numbers of all its words and `runs` those of its runs of words, packed; the keys are those of
    `musnad.linking.keys`.
    `stances` are of those who condemn, praise or demand something in the first sentence: then what they say is the
    news, and not what they say it of.
    """

    version: int
    report: str
    document: str
    outlet: str | None
    published: int | None
    lead: tuple[tuple[int, float], ...]
    opening: tuple[tuple[int, float], ...]
    body: bytes
    runs: bytes
    copy_keys: tuple[int, ...]
    news_keys: tuple[int, ...]
    stances: tuple[Stance, ...]
    sentences: tuple[Excerpt, ...]
    facts: tuple[Fact, ...]
    happenings: tuple[Happening, ...]
    credits: tuple[Credit, ...]


class _Beginning(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A signature as far as the runs of its text; the rest is passed over."""

    version: int
    report: str
    document: msgspec.Raw
    outlet: msgspec.Raw
    published: msgspec.Raw
    lead: msgspec.Raw
    opening: msgspec.Raw
    body: msgspec.Raw
    runs: bytes


def packed(numbers: Iterable[int]) -> bytes:
    """Whole numbers below 2 to the power of 64, each once and in order, as bytes: eight for each, little-endian."""
    found = array.array("Q", sorted(set(numbers)))
    if sys.byteorder != "little":
        found.byteswap()
    return found.tobytes()


def unpacked(data: bytes) -> frozenset[int]:
    """The numbers that bytes hold."""
    found = array.array("Q", data)
    if sys.byteorder != "little":
        found.byteswap()
    return frozenset(found)


def encode(signature: Signature) -> bytes:
    """The signature as bytes for a row; the same signature always gives the same."""
    return msgspec.msgpack.encode(signature)


def decode(data: bytes) -> Signature:
    """The signature that bytes hold.

    Raises:
        DataError: if they are damaged, or of another version of linking.
    """
    return _decoded(data, Signature)


def decode_runs(data: bytes) -> tuple[str, frozenset[int]]:
    """The report of a signature and the runs of words of its text: all that texts are compared by.

    To read no more than these takes a tenth of the time.

    Raises:
        DataError: if they are damaged, or of another version of linking.
    """
    beginning = _decoded(data, _Beginning)
    return beginning.report, unpacked(beginning.runs)


def _decoded(data: bytes, kind: type[_Kind]) -> _Kind:
    try:
        found = msgspec.msgpack.decode(data, type=kind)
    except msgspec.MsgspecError as error:
        raise DataError(f"this is no signature of this version of linking: {error}; sign the report anew") from error
    if found.version != VERSION:
        raise DataError(f"the signature is of version {found.version}, and this is {VERSION}: sign the report anew")
    return found


_Kind = TypeVar("_Kind", Signature, _Beginning)
