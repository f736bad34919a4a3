"""Names romanized by the optional model `arabic-name-romanizer`, for who installed it and asks for it."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Sequence
from typing import Any, Final

from musnad.arabic.romanization import NamedKind, Part, Romanize, Romanized
from musnad.errors import DataError, InputError

_PACKAGE: Final = "arabic_name_romanizer"


class ModelRomanizer:
    """Romanizes with the model; `country` is taken where a name's is not known."""

    def __init__(self, country: str | None = None) -> None:
        self._model: Final[Any] = importlib.import_module(_PACKAGE)
        self._country = country

    def romanize(self, words: Sequence[str], *, kind: NamedKind, country: str | None = None) -> Romanized:
        """The name as the model's likeliest spelling has it; it is made for persons, and told so of every kind.

        Raises:
            InputError: if there is no word.
        """
        del kind
        if not any(word.strip() for word in words):
            raise InputError("there is no word to romanize; give the words of a name")
        text = str(self._model.transliterate(" ".join(words), country=country or self._country))
        return Romanized(text, (Part(0, len(words), text, "model"),))


def load_romanizer(country: str | None = None) -> Romanize:
    """A romanizer that asks the optional model of names, only for who asks for it.

    Args:
        country: ISO 3166-1 alpha-2 code taken for names whose country is not known.

    Raises:
        DataError: if the model is not installed; the message says how to install it.
    """
    if importlib.util.find_spec(_PACKAGE) is None:
        raise DataError("the model of names is not installed: pip install 'musnad[names]', or read without it")
    return ModelRomanizer(country).romanize
