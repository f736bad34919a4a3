"""Why something asked for on the command line cannot be done, as a key of the message catalogue and its values."""

from __future__ import annotations

from musnad.errors import RefusalError

__all__ = ["RefusalError", "UsageError"]


class UsageError(RefusalError):
    """A command that cannot be carried out as it was asked: nothing is read and nothing written."""
