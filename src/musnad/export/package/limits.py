"""What an evidence package can and cannot show, in both languages: `LIMITS.md`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

TEXT: Final = Path(__file__).with_name("limits.md")
_WITHHELD: Final = re.compile(r"<!-- withheld -->\n(.*?)<!-- end -->\n", re.DOTALL)


def limits(*, withheld: bool) -> str:
    """The text; what it says of withheld names only where names are."""
    return _WITHHELD.sub(r"\1" if withheld else "", TEXT.read_text("utf-8"))
