"""Countries in the codes of other schemes: ISO 3166-1, Gleditsch and Ward, the regions of ACLED and UCDP."""

from __future__ import annotations

import csv
import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from musnad.export.labels import load_labels

STATES: Final = Path(__file__).with_name("states.tsv")


class State(msgspec.Struct, frozen=True, kw_only=True):
    """A country as other schemes have it; `None` where a scheme has nothing for it.

    `alpha3` and `numeric` are ISO 3166-1's, `gw` is the number of Gleditsch and Ward.
    """

    alpha2: str
    alpha3: str | None
    numeric: int | None
    gw: int | None
    acled_region: str | None
    ucdp_region: str | None
    ucdp_name: str | None

    @property
    def name(self) -> str:
        """The usual English name."""
        return load_labels("en").country(self.alpha2)


def state(code: object) -> State | None:
    """The country with an ISO 3166-1 alpha-2 code; `None` for any other code."""
    return _states().get(str(code))


@functools.cache
def _states() -> Mapping[str, State]:
    with STATES.open(encoding="utf-8") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        given = [{key: value or None for key, value in row.items()} for row in rows]
    states = msgspec.convert(given, list[State], strict=False)
    return {each.alpha2: each for each in states}
