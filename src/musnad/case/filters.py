"""Filters as people write them, on the command line or in an address: which claims of a case are asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, get_args

import msgspec

from musnad.case.messages import wrong
from musnad.export.withholding import WITHHELD
from musnad.model.record import Act, EventType, Factuality

Texts = list[str] | None
TYPES: Final[tuple[str, ...]] = get_args(EventType)
FACTUALITIES: Final[tuple[str, ...]] = get_args(Factuality)
ACTS: Final[tuple[str, ...]] = get_args(Act)
_NAMES: Final[tuple[str, ...]] = ("actor", "target", "speaker", "outlet")
"""The filters that can ask for somebody by name."""


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked for, as it was written; `musnad.case.asking.selection_of` says what each field asks of a claim.

    `only` are types, `origins` the least number of independent origins; places, actors, targets and speakers are names
    or ids.
    """

    only: Texts = None
    mode: Texts = None
    factuality: Texts = None
    since: str | None = None
    until: str | None = None
    undated: bool = False
    dated: Texts = None
    place: Texts = None
    placed: Texts = None
    actor: Texts = None
    target: Texts = None
    speaker: Texts = None
    act: Texts = None
    outlet: Texts = None
    origins: int = 0
    contradicted: bool | None = None
    verdict: Texts = None
    incident: Texts = None
    report: Texts = None

    def given(self) -> tuple[str, ...]:
        """The names of the fields that ask for anything."""
        blank = Filters()
        return tuple(name for name in self.__struct_fields__ if getattr(self, name) != getattr(blank, name))


def known(given: Sequence[str] | None, codes: Sequence[str], key: str, spell: Callable[[str], str]) -> frozenset[str]:
    """The codes given, spelled as they are.

    Raises:
        CaseError: if one is none of `codes`; `key` is the message.
    """
    for value in given or ():
        if spell(value) not in codes:
            raise wrong(key, value=value, known=", ".join(codes))
    return frozenset(map(spell, given or ()))


def options_of(filters: Filters, *, withheld: bool, rejected: bool) -> dict[str, Any]:
    """The filters as a manifest tells them; where names are withheld, without those that ask for somebody by name."""
    asked = {name: getattr(filters, name) for name in filters.given()}
    if withheld:
        asked |= {name: [WITHHELD["en"]] for name in _NAMES if name in asked}
    return {**asked, **({"rejected": True} if rejected else {})}
