"""Why something asked for on the command line cannot be done, as a key of the message catalogue and its values."""

from __future__ import annotations

from musnad.errors import InputError


class RefusalError(InputError):
    """An input that is passed over; `key` names its message in the catalogue and `fields` fill it in."""

    def __init__(self, key: str, **fields: str | int) -> None:
        super().__init__(f"{key}: {fields}" if fields else key)
        self.key = key
        self.fields = fields


class UsageError(RefusalError):
    """A command that cannot be carried out as it was asked: nothing is read and nothing written."""
