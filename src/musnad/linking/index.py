"""Linking as reports come: what is kept of each, what is asked of the keeper, and what changes with every addition.

    signer.sign(id, record)      in the process that read the report      one row of bytes, `facts.encode`
    link(new, shelf)             where the rows are kept                  what is to be added and replaced

The keeper (a `Shelf`: tables of a database, or `Memory`) holds three kinds of rows and answers four questions:

    signatures   report, bytes               signatures(reports)   those of the reports
                                             runs(reports)         the runs of words of their texts alone
    keys         key, report                 holding(keys)         which reports have one of the keys
    ties         two nodes, score            ties(reports)         those with an end in one of the reports

A node is a report and a part: the number of a happening in its signature, or `NEWS` for its main news. `link` compares
the new reports with one another and with those on the shelf that share keys with them; nothing else is compared again.
The incidents it gives are those that the new reports belong to and whatever hangs together with them by ties of
`sameness`: together they replace every incident on the shelf that has a claim, or a report whose main news it is, in
common with them. What is not in `Linked.incidents` stays as it was.

The order in which reports come makes no difference, nor in how many pieces: a tie depends on its two reports alone, and
an incident on the ties of those that hang together. To take a report out, remove its rows and call `link` without new
ones, with the ids of the reports it had ties with as `also`; to put another reading of it in, do that first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, Protocol

import msgspec

from musnad.linking.copies import compare
from musnad.linking.decisions import Decisions
from musnad.linking.facts import Signature, decode, decode_runs, encode, unpacked
from musnad.linking.incidents import Neighbourhood, incidents_of, opened
from musnad.linking.sameness import HAPPENING_LEAST, NEWS_LEAST, WEAK, Report, same_happening, same_news
from musnad.linking.ties import NEWS, Node, Tie
from musnad.model.links import ClaimKey, Copy, Decision, Incident

NEWS_SHARED: Final = 4
"""Keys of main news that two reports must share to be compared: two words of one slot of days, or four of both."""


class Shelf(Protocol):
    """What linking asks of whoever keeps the rows of reports that were linked before."""

    def signatures(self, reports: Collection[str]) -> Iterable[Signature]:
        """The signatures of reports, in any order."""

    def runs(self, reports: Collection[str]) -> Iterable[tuple[str, frozenset[int]]]:
        """Reports with the runs of words of their texts (`facts.decode_runs`), in any order."""

    def holding(self, keys: Collection[int]) -> Iterable[tuple[int, str]]:
        """Each of the keys with each report that has it, in any order."""

    def ties(self, reports: Collection[str]) -> Iterable[Tie]:
        """The ties that have an end in one of the reports, each once or more, in any order."""


class Linked(msgspec.Struct, frozen=True, kw_only=True):
    """What an addition changes: rows to add, and incidents that replace those they have members in common with.

    `compared` counts the pairs of reports that were compared.
    """

    keys: tuple[tuple[int, str], ...]
    ties: tuple[Tie, ...]
    copies: tuple[Copy, ...]
    incidents: tuple[Incident, ...]
    compared: int


def all_keys(signature: Signature) -> frozenset[int]:
    """The keys that a report is kept under."""
    return frozenset().union(*_three(signature))


def link(
    new: Sequence[Signature], shelf: Shelf, also: Collection[str] = (), decisions: Iterable[Decision] = ()
) -> Linked:
    """Link new reports with one another and with those on the shelf.

    `also` are reports on the shelf whose incidents are to be made anew, new reports or not. No report of `new` may be
    on the shelf already. `decisions` are all that people said of claims; when one is made or taken back, the reports of
    its claims are to be among `also`.

    Raises:
        DataError: if a signature is of another version.
    """
    work = _Work(new, shelf, Decisions(decisions))
    ties, copies, compared = work.compared()
    neighbourhood = work.neighbourhood(ties, also)
    return Linked(
        keys=tuple(sorted((key, report) for report, held in work.keys.items() for key in held)),
        ties=tuple(sorted(ties)),
        copies=tuple(sorted(copies, key=lambda copy: (copy.first, copy.second))),
        incidents=incidents_of(neighbourhood),
        compared=compared,
    )


class _Met(NamedTuple):
    """A new report, those with keys of its text, those with enough of its main news, and all that may tell the same."""

    report: Report
    text: frozenset[str]
    close: frozenset[str]
    others: frozenset[str]


class _Work:
    """One addition: reports by id as they are asked for, and the pairs to compare."""

    def __init__(self, new: Sequence[Signature], shelf: Shelf, decisions: Decisions) -> None:
        self.shelf: Final = shelf
        self.decisions: Final = decisions
        self.new: Final = {one.report: Report(one) for one in sorted(new, key=lambda one: one.report)}
        self.reports: Final = dict(self.new)
        self.keys: Final = {report: all_keys(one.signature) for report, one in self.new.items()}

    def fetch(self, reports: Collection[str]) -> None:
        """Bring reports from the shelf that are not at hand."""
        missing = [report for report in reports if report not in self.reports]
        if missing:
            for signature in self.shelf.signatures(missing):
                self.reports[signature.report] = Report(signature)

    def compared(self) -> tuple[list[Tie], list[Copy], int]:
        """The ties and copies of the new reports, and how many pairs were compared for them."""
        holders: dict[int, list[str]] = {}
        for report, held in self.keys.items():
            for key in held:
                holders.setdefault(key, []).append(report)
        for key, report in self.shelf.holding(list(holders)):
            if report not in self.new:
                holders[key].append(report)
        met = [self._met(report, one, holders) for report, one in self.new.items()]
        self.fetch({other for each in met for other in each.others})
        runs = {report: unpacked(one.signature.runs) for report, one in self.new.items()}
        runs.update(self.shelf.runs({other for each in met for other in each.text} - runs.keys()))
        ties = [tie for each in met for tie in self._ties(each)]
        copies = [copy for each in met for copy in _copies(each, runs)]
        return ties, copies, sum(len({*each.text, *each.others}) for each in met)

    def _met(self, report: str, one: Report, holders: Mapping[int, Sequence[str]]) -> _Met:
        text, news, parts = (self._counted(report, keys, holders) for keys in _three(one.signature))
        close = frozenset(other for other, count in news.items() if count >= NEWS_SHARED)
        return _Met(one, frozenset(text), close, close.union(parts))

    def _counted(self, report: str, keys: Iterable[int], holders: Mapping[int, Sequence[str]]) -> Counter[str]:
        """How many of the keys each other report has; of two new ones, the later has the earlier compared with it."""
        found: Counter[str] = Counter()
        for key in keys:
            if len(holders[key]) > 1:
                found.update(holders[key])
        for other in [other for other in found if other in self.new and other >= report]:
            del found[other]
        return found

    def _ties(self, met: _Met) -> Iterator[Tie]:
        one = met.report
        report = one.signature.report
        for other in met.others:
            second = self.reports[other]
            news = same_news(one, second) if other in met.close else None
            value = news.value if news is not None else 0.0
            if value >= WEAK:
                yield Tie.of((report, NEWS), (other, NEWS), value)
            for first, last in one.meeting(second, opening=value >= WEAK):
                score = same_happening(one.side(first), second.side(last), opened(one, second, first, last, value))
                if score is not None and score.value >= WEAK:
                    yield Tie.of((report, first), (other, last), score.value)

    def neighbourhood(self, ties: Sequence[Tie], also: Collection[str]) -> Neighbourhood:
        """All nodes that hang together with those of the new reports, their ties and their reports."""
        by_node: dict[Node, set[Tie]] = {}
        _hold(by_node, ties)
        asked: set[str] = set(self.new)
        self.fetch(also)
        waiting: list[Node] = [
            (report, part)
            for report in sorted({*self.new, *also})
            for part in (NEWS, *range(len(self.reports[report].signature.happenings)))
        ]
        nodes: set[Node] = set(waiting)
        while waiting:
            frontier, waiting = waiting, []
            missing = sorted({report for report, _ in frontier} - asked)
            if missing:
                asked.update(missing)
                _hold(by_node, self.shelf.ties(missing))
                self.fetch(missing)
            waiting = [node for node in self._bound(frontier) if node not in nodes]
            nodes.update(waiting)
            for node in frontier:
                fresh = [other for other in self._next(node, by_node.get(node, ())) if other not in nodes]
                nodes.update(fresh)
                waiting.extend(fresh)
        inside = {tie for node in nodes for tie in by_node.get(node, ()) if tie.other(node) in nodes}
        return Neighbourhood(nodes, inside, {report: self.reports[report] for report, _ in nodes}, self.decisions)

    def _bound(self, nodes: Collection[Node]) -> list[Node]:
        """The happenings that people have put together with one of these, their reports brought from the shelf."""
        partners = {other for report, _ in nodes for other in self.decisions.reports_with(report)}
        if not partners:
            return []
        self.fetch(sorted(partners))
        found = set(nodes)
        return sorted(
            {
                other
                for ends in self.decisions.bonds(self.reports)
                for node, other in (ends, ends[::-1])
                if node in found
            }
        )

    def _next(self, node: Node, ties: Iterable[Tie]) -> Iterator[Node]:
        report, part = node
        least = NEWS_LEAST if part == NEWS else HAPPENING_LEAST
        yield from (tie.other(node) for tie in ties if tie.score >= least)
        first = self.reports[report].first
        if part == NEWS:
            yield from ((report, at) for at in first)
        elif part in first:
            yield (report, NEWS)


def _copies(met: _Met, runs: Mapping[str, frozenset[int]]) -> Iterator[Copy]:
    report = met.report.signature.report
    for other in met.text:
        copy = compare(report, other, runs[report], runs[other])
        if copy is not None:
            yield copy


def _hold(by_node: dict[Node, set[Tie]], ties: Iterable[Tie]) -> None:
    for tie in ties:
        for node in tie.ends:
            by_node.setdefault(node, set()).add(tie)


def _three(signature: Signature) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    parts = frozenset(key for happening in signature.happenings for key in happening.keys)
    return frozenset(signature.copy_keys), frozenset(signature.news_keys), parts


class Memory:
    """A shelf in memory, for a few thousand reports at a time or for tests.

    >>> Memory().link([]).incidents
    ()
    """

    def __init__(self) -> None:
        self._signatures: Final[dict[str, bytes]] = {}
        self._keys: Final[dict[int, list[str]]] = {}
        self._ties: Final[dict[str, list[Tie]]] = {}
        self._incidents: Final[dict[str, Incident]] = {}
        self._holding: Final[dict[ClaimKey | str, str]] = {}

    def link(self, new: Sequence[Signature], also: Collection[str] = (), decisions: Iterable[Decision] = ()) -> Linked:
        """Link new reports and keep what comes of it."""
        linked = link(new, self, also, decisions)
        self._signatures.update((signature.report, encode(signature)) for signature in new)
        for key, report in linked.keys:
            self._keys.setdefault(key, []).append(report)
        for tie in linked.ties:
            for report in {tie.first, tie.second}:
                self._ties.setdefault(report, []).append(tie)
        self._replace(linked.incidents)
        return linked

    def _replace(self, incidents: Sequence[Incident]) -> None:
        for incident in incidents:
            for member in members_of(incident):
                self._incidents.pop(self._holding.pop(member, ""), None)
        for incident in incidents:
            self._incidents[incident.id] = incident
            self._holding.update((member, incident.id) for member in members_of(incident))

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """All incidents, by their ids."""
        return tuple(self._incidents[key] for key in sorted(self._incidents))

    def signatures(self, reports: Collection[str]) -> Iterable[Signature]:
        """The signatures of reports."""
        return [decode(self._signatures[report]) for report in reports if report in self._signatures]

    def runs(self, reports: Collection[str]) -> Iterable[tuple[str, frozenset[int]]]:
        """Reports with the runs of words of their texts."""
        return [decode_runs(self._signatures[report]) for report in reports if report in self._signatures]

    def holding(self, keys: Collection[int]) -> Iterable[tuple[int, str]]:
        """Each of the keys with each report that has it."""
        return [(key, report) for key in keys for report in self._keys.get(key, ())]

    def ties(self, reports: Collection[str]) -> Iterable[Tie]:
        """The ties that have an end in one of the reports."""
        return [tie for report in reports for tie in self._ties.get(report, ())]


def members_of(incident: Incident) -> Iterator[ClaimKey | str]:
    """What an incident holds and no other does: its claims, and the reports whose main news it is."""
    yield from (member.key for member in incident.claims)
    yield from (telling.report for telling in incident.reports if telling.main)
