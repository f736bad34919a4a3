"""What people judge of a claim, as the API shows it: each value beside that of the machine, both in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from musnad.case.reportpage import Naming, Told, value_told
from musnad.case.review import Judged, Viewer
from musnad.export.standing import Verdict
from musnad.model import Excerpt
from musnad.web.state import Workbench

_ACTOR: Final = "actor:"


class Corrected(msgspec.Struct, frozen=True, kw_only=True):
    """A value that a person put, that of the machine, both in words, and the words of the report it rests on."""

    value: Any
    told: Told
    machine: Any
    machine_told: Told
    words: Excerpt | None


class JudgedShown(msgspec.Struct, frozen=True, kw_only=True):
    """What one person judges of a claim; `mine` says that it is who looks, `entry` is the number in the journal."""

    who: str
    mine: bool
    verdict: Verdict
    corrections: Mapping[str, Corrected]
    reason: str | None
    reading: str
    entry: int
    at: str


def naming_of(workbench: Workbench) -> Naming:
    """The names of the places and actors that the tables of the open case know."""

    def named(authority: str) -> Told | None:
        if authority.startswith(_ACTOR):
            actor = workbench.actors().by_id.get(authority.removeprefix(_ACTOR))
            return None if actor is None else Told(actor.gloss, actor.form)
        place = workbench.gazetteer().get(authority)
        return None if place is None else Told(place.name_en or place.name, place.name)

    return named


def shown_to(viewer: Viewer, judged: Sequence[Judged], event_type: str, naming: Naming) -> tuple[JudgedShown, ...]:
    """The verdicts on one claim that a viewer may see; `event_type` is that which the machine has for the claim."""
    return tuple(_shown(each, viewer, event_type, naming) for each in viewer.sees(judged))


def _shown(judged: Judged, viewer: Viewer, event_type: str, naming: Naming) -> JudgedShown:
    put = judged.corrections.get("type")
    put_type = event_type if put is None else str(put.value)
    return JudgedShown(
        who=judged.who,
        mine=judged.who == viewer.who,
        verdict=judged.verdict,
        corrections={
            field: Corrected(
                value=each.value,
                told=value_told(field, each.value, put_type, naming),
                machine=each.machine,
                machine_told=value_told(field, each.machine, event_type, naming),
                words=each.words,
            )
            for field, each in judged.corrections.items()
        },
        reason=judged.reason,
        reading=judged.reading,
        entry=judged.entry,
        at=judged.at,
    )
