"""Words beside a source that tell why it is not named (`طالبا عدم الكشف عن هويته`), or how it is called (`ويدعى`)."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from musnad.reading.cursor import is_word
from musnad.reading.reading import Reading

_NEAR: Final = 4
_HIDING: Final = frozenset({"عدم", "اخفاء", "حجب", "كتمان", "اغفال"})
_NOT_TO: Final = frozenset({"بعدم", "بالا", "الا", "باخفاء", "بحجب"})
_NAMES: Final = frozenset({"اسم", "هويه", "هويت", "اسماء", "هويات"})
_AND_IS_CALLED: Final = frozenset({"ويدعي", "وتدعي", "واسمه", "واسمها"})


def keeps_name(reading: Reading, at: int) -> bool:
    """Whether the word at `at` has behind it that a name is not told: it says nothing of the news."""
    near = takewhile(lambda index: is_word(reading, index), range(at + 1, min(at + 1 + _NEAR, len(reading.forms))))
    words = [reading.forms[index] for index in near]
    hides = bool(words) and (words[0].base in _HIDING or words[0].text in _NOT_TO)
    return hides and any(word.enclitic and word.text.removesuffix(word.enclitic) in _NAMES for word in words)


def is_called(reading: Reading, at: int, stop: int) -> bool:
    """Whether the word at `at` brings in the name of whom the words before it mean (`أحد المنظمين ويدعى سامر`)."""
    following = at + 1
    if following >= stop or reading.forms[at].text not in _AND_IS_CALLED or not is_word(reading, following):
        return False
    name = reading.forms[following]
    return bool(name.given) or name.unknown
