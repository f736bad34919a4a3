"""What people decided about which claims are of one incident: linking keeps to it, whatever the scores say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from musnad.linking.groups import joined
from musnad.linking.sameness import Report
from musnad.linking.ties import Node
from musnad.model.links import ClaimKey, Decision


class Decisions:
    """All decisions, by the claims they are about."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        listed = sorted(decisions)
        self.same: Final = tuple((one.first, one.second) for one in listed if one.same)
        self.different: Final = tuple((one.first, one.second) for one in listed if not one.same)
        self._with: Final[dict[str, set[str]]] = {}
        for first, second in self.same:
            self._with.setdefault(first.report, set()).add(second.report)
            self._with.setdefault(second.report, set()).add(first.report)

    def __bool__(self) -> bool:
        return bool(self.same or self.different)

    def reports_with(self, report: str) -> Collection[str]:
        """The reports of which a claim was put together with one of this report."""
        return self._with.get(report, ())

    def bonds(self, reports: Mapping[str, Report]) -> list[tuple[Node, Node]]:
        """The happenings, of these reports, whose claims were put together."""
        ends = [(node_of(reports, first), node_of(reports, second)) for first, second in self.same]
        return [(one, other) for one, other in ends if one is not None and other is not None and one != other]

    def parted(self, claims: Sequence[ClaimKey]) -> list[list[ClaimKey]]:
        """The claims of what would be one incident, in as many as people say, that of most claims first.

        Claims that were put together stay together; of those about which nothing was decided, each stays with the
        largest part.
        """
        inside = set(claims)
        against = [pair for pair in self.different if inside.issuperset(pair)]
        if not against:
            return [list(claims)]
        told = sorted({key for pair in (*against, *self.same) for key in pair if key in inside})
        blocks = joined(told, [pair for pair in self.same if inside.issuperset(pair)])
        parts = _apart(sorted(blocks, key=lambda block: (-len(block), block)), against)
        parts[0] += [key for key in claims if key not in set(told)]
        return [sorted(part) for part in parts]


def _apart(blocks: Iterable[list[ClaimKey]], against: Sequence[tuple[ClaimKey, ClaimKey]]) -> list[list[ClaimKey]]:
    """The blocks, each in the first part that holds nothing it was kept apart from."""
    parts: list[list[ClaimKey]] = []
    for block in blocks:
        open_parts = (part for part in parts if not _are_apart(part, block, against))
        part = next(open_parts, None)
        if part is None:
            parts.append(list(block))
        else:
            part += block
    return parts


def _are_apart(
    one: Collection[ClaimKey], other: Collection[ClaimKey], against: Iterable[tuple[ClaimKey, ClaimKey]]
) -> bool:
    return any((first in one and second in other) or (first in other and second in one) for first, second in against)


def node_of(reports: Mapping[str, Report], key: ClaimKey) -> Node | None:
    """The happening that a claim is of; `None` where its report is not at hand or has no such claim any more."""
    report = reports.get(key.report)
    if report is None:
        return None
    signature = report.signature
    for part, happening in enumerate(signature.happenings):
        if any(signature.facts[at].claim == key.claim for at in happening.facts):
            return key.report, part
    return None
