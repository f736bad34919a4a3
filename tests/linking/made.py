"""Claims made by hand, for rules that need no text: each field at rest unless it is given."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from musnad.linking.facts import VERSION, Credit, Fact, Number, Party, Signature, Speaker, Spot
from musnad.linking.told import Told
from musnad.model import Excerpt
from musnad.model.links import ClaimKey
from musnad.model.record import CountKind

WORDS = Excerpt(0, 4, "قُصف")


def day(iso: str) -> int:
    return datetime.date.fromisoformat(iso).toordinal()


def spot(
    name: str,
    *within: str,
    country: str | None = "SY",
    level: str = "settlement",
    at: tuple[float, float] | None = None,
) -> Spot:
    ref = f"test:{name}"
    lat, lon = at if at is not None else (None, None)
    return Spot(name, None, ref, country, None, lat, lon, level, (ref, *(f"test:{one}" for one in within)))  # type: ignore[arg-type]  # levels as words


def party(  # one keyword a field
    name: str,
    *kin: str,
    actor_type: str | None = None,
    role: Any = None,
    named: bool = True,
    country: str | None = None,
) -> Party:
    ref = f"actor:{name}" if named else None
    above = tuple(f"actor:{one}" for one in kin)
    return Party(
        Excerpt(0, len(name), name), name, None, ref, actor_type, country, (ref, *above) if ref else (), named, role
    )


def number(kind: CountKind, low: int | None, high: int | None = -1) -> Number:
    return Number(kind, low, low if high == -1 else high, Excerpt(0, 1, "٤"))


def speaker(
    name: str,
    *kin: str,
    key: str | None = "",
    official: bool = False,
    eyewitness: bool = False,
    actor_type: str | None = None,
) -> Speaker:
    own = f"actor:{name}" if key == "" else key
    refs = (*([own] if own else []), *(f"actor:{one}" for one in kin))
    authority = own if own is not None and own.startswith("actor:") else None
    return Speaker(own, name, authority, actor_type, "named", refs, official, eyewitness, None, None)


def fact(claim: str = "c1", **given: Any) -> Fact:
    fields: dict[str, Any] = {
        "claim": claim, "event": "v1", "also": (), "type": "ASSAULT", "mode": "aerial", "factuality": "asserted",
        "trigger": WORDS, "sentence": 0, "time": None, "earliest": None, "latest": None, "dated": False, "place": None,
        "place_words": None, "actors": (), "targets": (), "numbers": (), "speaker": None, "act": None, "place_at": 0,
        "passages": (),
    }  # fmt: skip
    if given.get("place") is not None:
        given.setdefault("place_words", Excerpt(0, 2, "في"))
    if (when := given.get("time")) is not None:
        given = {"earliest": day(when), "latest": day(when), "dated": True, **given}
    return Fact(**{**fields, **given})


def signature(
    report: str,
    facts: Sequence[Fact] = (),
    outlet: str | None = None,
    published: str | None = None,
    credited: Sequence[str] = (),
) -> Signature:
    return Signature(
        version=VERSION, report=report, document=f"sha256:{report}", outlet=outlet or report,
        published=None if published is None else day(published), lead=(), opening=(), body=b"", runs=b"", copy_keys=(),
        news_keys=(), stances=(), sentences=(Excerpt(0, 10, "قُصف الجسر"),), facts=tuple(facts), happenings=(),
        credits=tuple(Credit(name, f"actor:{name}") for name in credited),
    )  # fmt: skip


def told(*reports: Signature) -> list[Told]:
    return sorted(
        (Told(ClaimKey(one.report, each.claim), each, one) for one in reports for each in one.facts),
        key=lambda one: one.key,
    )
