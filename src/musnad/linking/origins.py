"""Origins: which claims of an incident go back to one voice, and so count once.

A claim goes back to its last speaker. What a report tells in its own voice (a headline, a lead) goes back to the
speaker by whom it tells the same happening, where there is one. Where nobody is named, or somebody who may be anybody
(`مصدر`), it goes back to the agency that the report credits, else to the report's own outlet; and in any case to the
text it shares with another report. What cannot be told apart is taken for one: two papers that credit `وكالات`, two
sources without a name in one report, an office and who speaks for it.
Independence is thus never claimed where it was not seen; that claims count as of several origins is no proof of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from musnad.linking.facts import Fact, Speaker
from musnad.linking.groups import joined
from musnad.linking.told import Told, content_id, keys_of
from musnad.model.links import Origin, OriginKind
from musnad.model.record import Reason

_MEDIA: Final = "media"


def origins_of(told: Sequence[Told], sides: frozenset[str] = frozenset()) -> tuple[Origin, ...]:
    """The origins of the claims of an incident, in the order of their first claims; `told` is in the order of keys.

    `sides` are the ids of those who act or suffer in it.
    """
    if len(told) == 1:
        return (_origin(told, sides),)
    heard = _heard(told)
    holding: dict[str, list[int]] = {}
    for at, one in enumerate(heard):
        for voice in _voices(one):
            holding.setdefault(voice, []).append(at)
    pairs = [pair for places in holding.values() for pair in pairwise(places)]
    pairs.extend(_same_texts(told, heard))
    return tuple(_origin([told[at] for at in group], sides) for group in joined(range(len(told)), pairs))


def voice_of(one: Told) -> str:
    """The first of the voices a claim goes back to, sources without a name told apart by their words."""
    speaker = one.fact.speaker
    named = f" {speaker.name}" if speaker is not None and speaker.key is None else ""
    return next(_voices(one)) + named


def _heard(told: Sequence[Told]) -> list[Told]:
    """For each claim the one by whose speaker it goes back: itself, or what its report has of somebody else."""
    spoken: dict[str, list[Told]] = {}
    for one in told:
        if one.fact.speaker is not None:
            spoken.setdefault(one.key.report, []).append(one)
    return [one if one.fact.speaker is not None else _behind(one, spoken.get(one.key.report, ())) for one in told]


def _behind(one: Told, spoken: Sequence[Told]) -> Told:
    """Of what a report has of speakers, that which tells the same as a claim in its own voice; else the claim itself.

    One that says no less or no more of whether it happened, of the same kind and numbers before others, the first.
    """
    agreeing = (other for other in spoken if other.happened == one.happened)
    return min(agreeing, key=lambda other: _unlike(one.fact, other.fact), default=one)


def _unlike(one: Fact, other: Fact) -> tuple[bool, bool, int]:
    numbers, others = ({(number.kind, number.low) for number in fact.numbers} for fact in (one, other))
    return not (numbers & others) and bool(numbers), one.type != other.type, other.place_at


def _voices(one: Told) -> Iterator[str]:
    speaker = one.fact.speaker
    if speaker is not None and speaker.actor_type == _MEDIA and speaker.key is not None:
        yield f"agency {speaker.key}"
    elif speaker is not None and speaker.key is not None:
        yield f"speaker {speaker.key}"
        if speaker.authority is None and speaker.kin:
            yield f"speaker {speaker.kin[0]}"
    else:
        yield from (f"agency {credit.authority or credit.name}" for credit in one.report.credits)
        if not one.report.credits:
            yield f"outlet {one.report.outlet or one.report.report}"


def _same_texts(told: Sequence[Told], heard: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Claims whose trigger stands in the same words, and whose speakers are not known to be two."""
    holding: dict[int, list[int]] = {}
    for at, one in enumerate(told):
        for passage in one.fact.passages:
            holding.setdefault(passage, []).append(at)
    for places in holding.values():
        for first, second in pairwise(places):
            keys = [one.fact.speaker.key for one in (heard[first], heard[second]) if one.fact.speaker is not None]
            if len({key for key in keys if key is not None}) < len((first, second)):
                yield first, second


def _origin(group: Sequence[Told], sides: frozenset[str]) -> Origin:
    speakers = [one.fact.speaker for one in group if one.fact.speaker is not None]
    own = [speaker for speaker in speakers if speaker.key is not None and speaker.actor_type != _MEDIA]
    kind, name, entity = _named(group, own)
    return Origin(
        id=content_id("origin", *(part for key in keys_of(group)[:1] for part in (key.report, key.claim))),
        kind=kind,
        name=name,
        entity=entity,
        claims=keys_of(group),
        reports=tuple(sorted({one.key.report for one in group})),
        official=any(speaker.official for speaker in speakers),
        eyewitness=any(speaker.eyewitness for speaker in speakers),
        party=any(sides.intersection(speaker.kin) for speaker in own),
        reasons=tuple(_reasons(group, own)),
    )


def _named(group: Sequence[Told], own: Sequence[Speaker]) -> tuple[OriginKind, str | None, str | None]:
    if own:
        names = Counter((speaker.name, speaker.authority or "") for speaker in own)
        name, authority = min(names, key=lambda item: (-names[item], item))
        return "speaker", name, authority or None
    media = sorted({(one.fact.speaker.name, one.fact.speaker.authority) for one in group
                    if one.fact.speaker is not None and one.fact.speaker.actor_type == _MEDIA}, key=str)  # fmt: skip
    credits_ = sorted({(credit.name, credit.authority) for one in group for credit in one.report.credits}, key=str)
    if media or credits_:
        name_of, ref = (media or credits_)[0]
        return "agency", name_of, ref
    outlets = sorted({one.report.outlet or "" for one in group} - {""})
    if len(outlets) > 1:
        return "text", None, None
    return "outlet", outlets[0] if outlets else None, None


def _reasons(group: Sequence[Told], own: Sequence[Speaker]) -> Iterator[Reason]:
    if len(group) == 1:
        return
    if len(own) > 1:
        yield Reason(code="same_speaker", detail=min(speaker.name for speaker in own))
        statements = Counter((speaker.medium or "", speaker.day) for speaker in own if speaker.day is not None)
        yield from (
            Reason(code="same_statement", detail=" ".join(filter(None, statement)))
            for statement, count in sorted(statements.items(), key=str)
            if count > 1
        )
    if not own:
        reports = {one.key.report: one.report for one in group}
        agencies = Counter(credit.name for report in reports.values() for credit in report.credits)
        yield from (Reason(code="same_agency", detail=name) for name, count in sorted(agencies.items()) if count > 1)
    if shared := _sharing(group):
        yield Reason(code="same_text", detail=str(shared))


def _sharing(group: Sequence[Told]) -> int:
    """How many reports have a claim in words that another report has too."""
    holding: dict[int, set[str]] = {}
    for one in group:
        for passage in one.fact.passages:
            holding.setdefault(passage, set()).add(one.key.report)
    return len(set().union(*(reports for reports in holding.values() if len(reports) > 1)))


def origin_by_claim(origins: Sequence[Origin]) -> Mapping[tuple[str, str], str]:
    """The id of the origin of each claim, by the report and the claim."""
    return {(key.report, key.claim): origin.id for origin in origins for key in origin.claims}
