"""Incidents: which happenings of many reports are one, and which of them is the main news of each report."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from musnad.linking.clustering import clusters
from musnad.linking.decisions import Decisions
from musnad.linking.description import described
from musnad.linking.frames import NOTHING, frame_of, join, joint
from musnad.linking.groups import joined
from musnad.linking.sameness import (
    DOUBT,
    HAPPENING_LEAST,
    NEWS_LEAST,
    Report,
    Score,
    same_happening,
    same_news,
)
from musnad.linking.ties import NEWS, Node, Tie
from musnad.linking.told import Told
from musnad.model.links import ClaimKey, Incident, Member, Telling
from musnad.model.record import Reason

_HALF: Final = 0.5


class Neighbourhood(NamedTuple):
    """Nodes that hang together, all ties among them, their reports by id, and what people decided about claims."""

    nodes: Collection[Node]
    ties: Collection[Tie]
    reports: Mapping[str, Report]
    decisions: Decisions = Decisions()


def opened(one: Report, other: Report, first: int, last: int, news: float) -> float:
    """How far two reports have the same main news, for happenings that both open with; 0 for others."""
    return news if first in one.first and last in other.first else 0.0


def incidents_of(near: Neighbourhood) -> tuple[Incident, ...]:
    """The incidents of a neighbourhood, by their ids."""
    groups = joined(sorted(near.nodes), _bonds(near))
    group_at = {node: at for at, group in enumerate(groups) for node in group}
    inside: list[dict[tuple[Node, Node], float]] = [{} for _ in groups]
    for tie in near.ties:
        first, second = tie.ends
        if group_at[first] == group_at[second]:
            inside[group_at[first]][first, second] = tie.score
    found = [
        incident
        for nodes, scores in zip(groups, inside, strict=True)
        for incident in _Assembly(nodes, scores, near).incidents()
    ]
    return tuple(sorted(found, key=lambda incident: incident.id))


def _bonds(near: Neighbourhood) -> Iterator[tuple[Node, Node]]:
    for tie in near.ties:
        if tie.score >= (NEWS_LEAST if tie.first_part == NEWS else HAPPENING_LEAST):
            yield tie.ends
    for report, part in near.nodes:
        if part == NEWS:
            yield from (((report, NEWS), (report, at)) for at in near.reports[report].first)
    yield from (ends for ends in near.decisions.bonds(near.reports) if ends[0] in near.nodes and ends[1] in near.nodes)


class _Assembly:
    """One connected part of the neighbourhood."""

    def __init__(self, nodes: Sequence[Node], scores: Mapping[tuple[Node, Node], float], near: Neighbourhood) -> None:
        self.scores: Final = scores
        self.reports: Final = near.reports
        self.decisions: Final = near.decisions
        self.news: Final = [node for node in nodes if node[1] == NEWS]
        self.parts: Final = [node for node in nodes if node[1] != NEWS]

    def incidents(self) -> Iterator[Incident]:
        groups = clusters(
            {node: frame_of(self.reports[node[0]].side(node[1])) for node in self.parts},
            {ends: score for ends, score in self.scores.items() if ends[0][1] != NEWS},
            join,
            HAPPENING_LEAST,
            DOUBT,
        )
        groups = self._put_together(groups)
        stories = clusters(
            dict.fromkeys(self.news, NOTHING),
            {ends: score for ends, score in self.scores.items() if ends[0][1] == NEWS},
            join,
            NEWS_LEAST,
            DOUBT,
        )
        main = self._main(groups, stories)
        for at, group in enumerate(groups):
            yield from self._incidents(group, stories[main[at]] if at in main else ())
        for index, story in enumerate(stories):
            if index not in main.values() and len(story) > 1:
                yield from self._incidents((), story)

    def _main(self, groups: Sequence[Sequence[Node]], stories: Sequence[Sequence[Node]]) -> dict[int, int]:
        """For each group that is the main news of reports, which story that is; of a story, the group most open with.

        At least half of a story's reports must open with it, and a group is the main news of one story alone: that of
        most reports, since another's may be what somebody said of it.
        """
        group_at = {node: at for at, group in enumerate(groups) for node in group}
        wanted = [
            (*best, index)
            for index, story in enumerate(stories)
            if (best := self._wanted([report for report, _ in story], group_at)) is not None
        ]
        main: dict[int, int] = {}
        for _, _, at, index in sorted(wanted):
            main.setdefault(at, index)
        return main

    def _wanted(self, story: Sequence[str], group_at: Mapping[Node, int]) -> tuple[int, int, int] | None:
        """The group that most reports of a story open with, the earliest: how many (less is more), where, which."""
        places: dict[int, list[int]] = {}
        for report in story:
            first: dict[int, int] = {}
            for part in self.reports[report].first:
                at, place = group_at[report, part], self.reports[report].side(part).place_at
                first[at] = min(place, first.get(at, place))
            for at, place in first.items():
                places.setdefault(at, []).append(place)
        best = min(((-len(held), sum(held), at) for at, held in places.items()), default=None)
        return best if best is not None and -best[0] >= _HALF * len(story) else None

    def _put_together(self, groups: list[list[Node]]) -> list[list[Node]]:
        """The groups, those in one that hold happenings which people have put together."""
        nodes = {node for group in groups for node in group}
        said = [ends for ends in self.decisions.bonds(self.reports) if nodes.issuperset(ends)]
        if not said:
            return groups
        held = [(group[0], node) for group in groups for node in group[1:]]
        return sorted(sorted(group) for group in joined(sorted(nodes), [*held, *said]))

    def _incidents(self, group: Sequence[Node], story: Sequence[Node]) -> Iterator[Incident]:
        """The incident of a group, or those into which people have split it; the first has the story."""
        told = sorted(self._told(group), key=lambda one: one.key)
        if not self.decisions:
            yield self._incident(group, told, story)
            return
        for at, part in enumerate(self.decisions.parted([one.key for one in told])):
            own = frozenset(part)
            nodes = [node for node in group if any(one.key in own for one in self._told([node]))]
            yield self._incident(nodes, [one for one in told if one.key in own], () if at else story)

    def _incident(self, group: Sequence[Node], told: Sequence[Told], story: Sequence[Node]) -> Incident:
        own = {one.key for one in told}
        main = [report for report, _ in story]
        frame = joint([frame_of(self.reports[report].side(part)) for report, part in group])
        members = tuple(member for node in group for member in self._members(node, group) if member.key in own)
        tellings = tuple(self._telling(report, story) for report in sorted({*main, *(report for report, _ in group)}))
        return described(told, members, tellings, frame)

    def _told(self, group: Sequence[Node]) -> Iterator[Told]:
        for report, part in group:
            signature = self.reports[report].signature
            for at in signature.happenings[part].facts:
                fact = signature.facts[at]
                yield Told(ClaimKey(report, fact.claim), fact, signature)

    def _members(self, node: Node, group: Sequence[Node]) -> Iterator[Member]:
        """The claims of a happening, with the mean of its scores and what its best one rests on."""
        report, part = node
        value, reasons = self._fit(node, [other for other in group if other[0] != report])
        for at in self.reports[report].signature.happenings[part].facts:
            key = ClaimKey(report, self.reports[report].signature.facts[at].claim)
            yield Member(key=key, score=value, reasons=reasons)

    def _telling(self, report: str, story: Sequence[Node]) -> Telling:
        if (report, NEWS) not in story:
            return Telling(report=report, main=False, score=1.0)
        value, reasons = self._fit((report, NEWS), [node for node in story if node[0] != report])
        return Telling(report=report, main=True, score=value, reasons=reasons)

    def _fit(self, node: Node, others: Sequence[Node]) -> tuple[float, tuple[Reason, ...]]:
        scores = {other: self.scores.get((node, other) if node < other else (other, node), 0.0) for other in others}
        if not scores:
            return 1.0, ()
        best = min(scores, key=lambda other: (-scores[other], other))
        score = self._score(node, best) if scores[best] else None
        return round(sum(scores.values()) / len(scores), 4), score.reasons if score is not None else ()

    def _score(self, node: Node, other: Node) -> Score | None:
        one, second = self.reports[node[0]], self.reports[other[0]]
        if node[1] == NEWS:
            return same_news(one, second)
        news = self.scores.get(
            ((node[0], NEWS), (other[0], NEWS)) if node < other else ((other[0], NEWS), (node[0], NEWS)), 0.0
        )
        return same_happening(one.side(node[1]), second.side(other[1]), opened(one, second, node[1], other[1], news))
