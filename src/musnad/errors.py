"""The errors Musnad raises, and nothing else raises through it.

    MusnadError
    ├── InputError        a report that cannot be read: empty, not Arabic, wrongly encoded, damaged
    │   └── RefusalError  the same as a key of the message catalogue and its values, told in either language
    ├── SpanError         a span that does not lie in its text, or whose stored words differ from it
    ├── LexiconError      a lexicon file that breaks its own rules
    ├── DataError         built data that is missing or does not belong to this version
    └── CaseError         a case that cannot be made, opened, written or trusted

Every message says what is wrong, where, and what to do about it.
"""

from collections.abc import Mapping


class MusnadError(Exception):
    """Anything Musnad itself reports as wrong; catch this to catch all of it."""


class InputError(MusnadError, ValueError):
    """A report cannot be read as it is: the message names the file and the place."""


class RefusalError(InputError):
    """Something that is passed over; `key` names its message in the catalogue and `fields` fill it in."""

    def __init__(self, key: str, **fields: str | int) -> None:
        super().__init__(f"{key}: {fields}" if fields else key)
        self.key = key
        self.fields = fields


class SpanError(MusnadError, ValueError):
    """A span does not fit its text; a record with such a span proves nothing and is refused."""


class LexiconError(MusnadError):
    """A lexicon entry breaks the rules of its file; the message names the file and the entry."""


class DataError(MusnadError):
    """Built data is missing or is not the data this version was built with."""


class CaseError(MusnadError):
    """A case cannot be made, opened, written or trusted.

    `key` names what is wrong in `case/messages.yaml`, where its text stands in English and in Arabic, and `fields`
    are the values of that text; `str` of the error is the English text.
    """

    def __init__(self, text: str, *, key: str, fields: Mapping[str, str | int]) -> None:
        super().__init__(text)
        self.key = key
        self.fields = fields
