"""A value that leaves, and what it rests on: nothing is exported that cannot show this."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from musnad.model import Excerpt

Basis = Literal["text", "document", "table", "record"]


class Value(msgspec.Struct, frozen=True):
    """One value of an exported claim.

    `basis` says what it rests on: the words at `spans` (`text`), what was given with the report (`document`), a table
    that was applied to the words at `spans` (`table`: the actors, the gazetteer, the codes), or the record's own
    bookkeeping (`record`: identifiers, versions, counts of what was read). `source` names the field or the table.
    """

    value: str | int | float
    basis: Basis
    spans: tuple[Excerpt, ...] = ()
    source: str | None = None

    @property
    def shows(self) -> bool:
        """Whether the value can show what it rests on."""
        return bool(self.spans) if self.basis in {"text", "table"} else self.source is not None


def quoted(span: Excerpt) -> Value:
    """The words themselves."""
    return Value(span.text, "text", (span,))


def joined(values: Iterable[Value | None], separator: str) -> Value | None:
    """Several values in one, in order and each once; it rests on all they rest on, `None` where there are none."""
    known = [value for value in values if value is not None]
    if not known:
        return None
    words = separator.join(dict.fromkeys(str(value.value) for value in known))
    spans = tuple(dict.fromkeys(span for value in known for span in value.spans))
    bases = {value.basis for value in known}
    basis: Basis = next(each for each in ("table", "text", "document", "record") if each in bases)
    return Value(words, basis, spans, next((value.source for value in known if value.source), None))


def derived(value: str | int | float | None, from_: Value | None, table: str) -> Value | None:  # noqa: PYI041 - as in the class
    """What a table makes of a value; it rests on the same words. `None` where there is nothing to make it of."""
    if value is None or from_ is None:
        return None
    return Value(value, "table" if from_.spans else from_.basis, from_.spans, table)
