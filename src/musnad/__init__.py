"""Musnad: who said what happened, through whom, in which words.

Example:
    >>> import musnad
    >>> record = musnad.read("قال الناطق إن الطريق فُتح.")
    >>> record.statements[0].content[0].text
    'الطريق فُتح'
"""

from musnad.errors import DataError, InputError, LexiconError, MusnadError, SpanError
from musnad.model import Document, Excerpt, Record, Span, Statement
from musnad.reading import Reader, read
from musnad.version import __version__

__all__ = [
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
