"""Why something asked for on the command line cannot be done, as a key of the message catalogue and its values."""

from __future__ import annotations

import os

from musnad.errors import RefusalError

__all__ = ["RefusalError", "UsageError", "as_text", "is_no_text"]


class UsageError(RefusalError):
    """A command that cannot be carried out as it was asked: nothing is read and nothing written."""


def is_no_text(given: str) -> bool:
    """Whether an argument, or a value of the environment, has bytes that are no UTF-8."""
    return any("\ud800" <= letter <= "\udfff" for letter in given)


def as_text(given: str) -> str:
    r"""What was given, its bytes that are no UTF-8 shown as `\xff`."""
    return os.fsencode(given).decode(errors="backslashreplace")
