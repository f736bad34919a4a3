"""The claims of one incident as they are weighed against each other, and the accounts of numbers they give."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from musnad.linking.facts import Fact, Signature
from musnad.model.links import ClaimKey
from musnad.model.record import CountKind


class Told(NamedTuple):
    """A claim of an incident: its key, what linking knows of it, and the report it stands in."""

    key: ClaimKey
    fact: Fact
    report: Signature

    @property
    def happened(self) -> bool:
        """Whether it says that it happened: what is denied, or told not to have been, did not."""
        return (self.fact.factuality == "negated") == (self.fact.act == "deny")


class Account(NamedTuple):
    """How many of a kind one voice tells of, all its claims taken together, and the claims that tell it.

    `low` is the most that any single claim tells, since a number may be part of another; `high` is what they add up
    to where all are of different people, `None` where one is open.
    """

    low: int
    high: int | None
    told: tuple[Told, ...]

    def meets(self, other: Account) -> bool:
        """Whether both can be true."""
        return (self.high is None or other.low <= self.high) and (other.high is None or self.low <= other.high)


def account(told: Sequence[Told], kind: CountKind) -> Account | None:
    """The account that some claims of one voice give of a kind of number; `None` where they give none."""
    given = [(number, one) for one in told for number in one.fact.numbers if number.kind == kind and one.happened]
    if not given:
        return None
    bounds = {(number.low, number.high) for number, _ in given}
    low = max((number.low or 0) for number, _ in given)
    if low == 0:
        return None
    high = None if any(most is None for _, most in bounds) else sum(most for _, most in bounds if most is not None)
    return Account(low, high, tuple(one for number, one in given if number.low == low))


def kinds_told(told: Iterable[Told]) -> list[CountKind]:
    """The kinds of numbers that claims tell, in order."""
    return sorted({number.kind for one in told for number in one.fact.numbers})


def content_id(kind: str, *parts: str) -> str:
    """An id from content: the kind of thing and sixteen hexadecimal digits of a digest."""
    return f"{kind}:{hashlib.sha256(chr(0).join(parts).encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def keys_of(told: Iterable[Told]) -> tuple[ClaimKey, ...]:
    """The keys of claims, in order."""
    keys = {one.key for one in told}
    return tuple(sorted(keys)) if len(keys) > 1 else tuple(keys)
