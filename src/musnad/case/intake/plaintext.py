"""Plain text: one report, in UTF-8, UTF-16 or one of the old Arabic encodings."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.case.intake.decoding import decode_any
from musnad.case.intake.found import Found, Refused
from musnad.case.intake.source import Source
from musnad.case.intake.working import found_or_refused


def read(source: Source) -> Iterator[Found | Refused]:
    """The report that the whole of `source` is.

    Raises:
        RefusalError: if the bytes are too many or no text.
    """
    decoded = decode_any(source.read_part(), said=source.charset, asked=source.options.encoding)
    yield found_or_refused(
        source.part,
        decoded.text,
        {"encoding": decoded.encoding, "url": source.url, "captured": source.captured},
        notes=decoded.notes,
    )
