"""Shapes that several areas of the API take."""

from __future__ import annotations

from typing import Annotated

import msgspec

from musnad.model.links import ClaimKey

_NO_NUL = r"^[^\x00]*$"
"""What every database can hold."""
Text = Annotated[str, msgspec.Meta(max_length=10_000, pattern=_NO_NUL)]
Id = Annotated[str, msgspec.Meta(max_length=200, pattern=_NO_NUL)]
Place = Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)]
"""A code point of a text."""


class Claimed(msgspec.Struct, frozen=True):
    """A claim of a report, by the ids of both."""

    report: Id
    claim: Id

    @property
    def key(self) -> ClaimKey:
        """The same as cases have it."""
        return ClaimKey(self.report, self.claim)
