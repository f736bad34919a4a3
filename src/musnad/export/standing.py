"""What a case knows of a claim beyond its record: its report, its incident, and what people judge of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

import msgspec

from musnad.export.evidence import Value
from musnad.export.manifest import Reason
from musnad.export.withholding import WITHHELD, WITHHELD_REASON, Voice
from musnad.model import Excerpt, Record

Verdict = Literal["accepted", "rejected", "unsure"]
Standpoint = Literal["accepted", "rejected", "unsure", "disputed", "unjudged"]
"""What people together say of a claim: what all of them say, `disputed` where they differ, `unjudged` of nobody."""
SEVERAL: Final = " | "


class Correction(msgspec.Struct, frozen=True):
    """A value that a person puts in the place of the machine's, beside it, and the words it rests on."""

    value: Any
    machine: Any = None
    words: Excerpt | None = None


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What one person judges of a claim: `corrections` are by field, `entry` is the number in the journal."""

    who: str
    verdict: Verdict
    corrections: Mapping[str, Correction] = {}
    reason: str | None = None
    entry: int | None = None


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in its case: ids of its report and its incident, the independent origins and contradictions of that."""

    report: str
    incident: str | None = None
    origins: int | None = None
    contradictions: int | None = None
    judgements: tuple[Judgement, ...] = ()

    @property
    def standpoint(self) -> Standpoint:
        """What people together judge of the claim."""
        found = {each.verdict for each in self.judgements}
        if not found:
            return "unjudged"
        return found.pop() if len(found) == 1 else "disputed"

    def leaving(self, voice: Voice) -> Standing:
        """The standing as it leaves: where names are withheld, without those of whoever judged, and without reasons."""
        judgements = tuple(
            msgspec.structs.replace(
                each,
                who=WITHHELD["en"] if voice.withholds else each.who,
                corrections={field: _corrected(field, value, voice) for field, value in each.corrections.items()},
                reason=WITHHELD_REASON if voice.withholds and each.reason else each.reason,
            )
            for each in self.judgements
        )
        return msgspec.structs.replace(self, judgements=judgements)


class Reported(msgspec.Struct, frozen=True, kw_only=True):
    """A record with what its case knows of it: the id of its report, the standings of its claims, why some stay."""

    record: Record
    report: str = ""
    standings: Mapping[str, Standing] = {}
    unasked: Mapping[str, Reason] = {}


def _corrected(field: str, correction: Correction, voice: Voice) -> Correction:
    words = None if correction.words is None else voice.excerpt(correction.words)
    return Correction(_put(field, correction.value, voice), _leaving(correction.machine, voice), words)


def _put(field: str, value: Any, voice: Voice) -> Any:
    """A value that a person put, its names as they leave."""
    if isinstance(value, list | tuple):
        return [_put(field, each, voice) for each in value]
    if isinstance(value, dict) and "name" in value:
        name, authority = voice.put(value["name"], value.get("authority"), place=field == "place")
        return {**value, "name": name, "authority": authority}
    return _leaving(value, voice)


def _leaving(value: Any, voice: Voice) -> Any:
    if isinstance(value, str):
        return voice.name(value)
    if isinstance(value, list | tuple):
        return [_leaving(each, voice) for each in value]
    if isinstance(value, dict):
        return {key: _leaving(each, voice) for key, each in value.items()}
    return value


def judged_by(standing: Standing) -> Value | None:
    """Who judged the claim."""
    return _told(standing, [each.who for each in standing.judgements])


def corrections_of(standing: Standing) -> Value | None:
    """The corrections, as `field: value`."""
    found = [correction for each in standing.judgements for correction in each.corrections.items()]
    return _told(standing, [f"{field}: {shown_value(correction.value)}" for field, correction in found])


def reasons_of(standing: Standing) -> Value | None:
    """The reasons that people give."""
    return _told(standing, [each.reason for each in standing.judgements if each.reason])


def _told(standing: Standing, words: list[str]) -> Value | None:
    entries = ", ".join(str(each.entry) for each in standing.judgements if each.entry is not None)
    return Value(SEVERAL.join(words), "record", source=f"journal {entries}".strip()) if words else None


def shown_value(value: Any) -> str:
    """A corrected value in short: names by themselves, numbers with their kind, nothing as a dash."""
    if value is None or value in ([], ()):
        return "–"
    if isinstance(value, list | tuple):
        return ", ".join(map(shown_value, value))
    if isinstance(value, dict) and "kind" in value:
        low, high = value.get("min"), value.get("max")
        return f"{value['kind']} {low}" if low == high else f"{value['kind']} {_end(low)}-{_end(high)}"
    if isinstance(value, dict) and "name" in value:
        return f"{value['name']} ({value['authority']})" if value.get("authority") else str(value["name"])
    return str(value)


def _end(number: int | None) -> str:
    return "" if number is None else str(number)
