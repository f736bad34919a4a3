"""How an error of one item is told to whoever asked for all of them."""

from __future__ import annotations

import traceback
from pathlib import Path

from musnad.engine.base import FailureKind
from musnad.errors import MusnadError


def told(error: Exception) -> tuple[FailureKind, str]:
    """The kind of a failure and its reason: an error of ours in its own words, any other with the line it rose from."""
    if isinstance(error, MusnadError):
        return "refused", str(error)
    steps = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(steps[-1].filename).name}:{steps[-1].lineno})" if steps else ""
    words = " ".join(str(error).split())[:500]
    return "broken", f"{type(error).__name__}: {words}{place}"
