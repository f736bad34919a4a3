"""What a group of happenings is held to while it grows: one country, and days on which all of them can have been."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import NamedTuple

from musnad.linking.sameness import Side


class Frame(NamedTuple):
    """The countries that may be that of a group, none where no claim tells; the days that its claims leave open."""

    countries: frozenset[str]
    earliest: int | None
    latest: int | None


NOTHING = Frame(frozenset(), None, None)
"""The frame of a group of which nothing is told."""


def frame_of(side: Side) -> Frame:
    """That of one happening."""
    return Frame(side.countries, side.earliest, side.latest)


def join(one: Frame, other: Frame) -> Frame | None:
    """That of both together; `None` where they have no country in common, or no day, give or take one."""
    countries = (
        one.countries & other.countries if one.countries and other.countries else one.countries | other.countries
    )
    if not countries and one.countries:
        return None
    earliest = max((day for day in (one.earliest, other.earliest) if day is not None), default=None)
    latest = min((day for day in (one.latest, other.latest) if day is not None), default=None)
    if earliest is not None and latest is not None and earliest > latest:
        return Frame(countries, latest, earliest) if earliest == latest + 1 else None
    return Frame(countries, earliest, latest)


def joint(frames: Sequence[Frame]) -> Frame:
    """That of a group that has been joined; of one that could not have been, that of as many as go together."""
    return reduce(lambda one, other: join(one, other) or one, frames, NOTHING)
