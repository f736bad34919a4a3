"""Musnad: who said what happened, through whom, in which words.

Example:
    >>> import musnad
    >>> record = musnad.read("قال الناطق إن الطريق فُتح.")
    >>> record.statements[0].content[0].text
    'الطريق فُتح'
"""

from typing import TYPE_CHECKING, Any

from musnad.errors import CaseError, DataError, InputError, LexiconError, MusnadError, SpanError
from musnad.model import Document, Excerpt, Record, Span, Statement
from musnad.reading import Reader, read
from musnad.version import __version__

if TYPE_CHECKING:
    from musnad.case.case import Case

__all__ = [
    "Case",
    "CaseError",
    "DataError",
    "Document",
    "Excerpt",
    "InputError",
    "LexiconError",
    "MusnadError",
    "Reader",
    "Record",
    "Span",
    "SpanError",
    "Statement",
    "__version__",
    "read",
]


def __getattr__(name: str) -> Any:
    """`Case`, which needs the extra `case`, is loaded when it is first asked for."""
    if name == "Case":
        from musnad.case.case import Case  # noqa: PLC0415 - reading a report needs none of it

        return Case
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
