"""Where what holds some words begins: the last of its edges before them."""

from __future__ import annotations

import re
from typing import Final

_NEAR: Final = 512
"""Characters looked at first: more than most sentences have."""


def last_end(edges: re.Pattern[str], text: str, before: int) -> int:
    """The end of the last edge before a place of a text, 0 where there is none.

    An edge is found by its first character and what may follow it, as a full stop with a blank after it is. A text of
    200,000 characters is asked for every claim in it, so that only what lies near is looked at.
    """
    width = _NEAR
    while True:
        first = max(before - width, 0)
        found = max((edge.end() for edge in edges.finditer(text, first, before)), default=0)
        if found or first == 0:
            return found
        width *= 4
