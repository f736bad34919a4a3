from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

import pytest

from musnad.errors import DataError, InputError
from musnad.reading.namemodel import load_romanizer

PACKAGE = "arabic_name_romanizer"


class Model(ModuleType):
    asked: list[tuple[str, str | None]]

    def transliterate(self, name: str, country: str | None = None) -> str:
        self.asked.append((name, country))
        return "Samer Haddad"


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Model:
    made = Model(PACKAGE)
    made.asked = []
    monkeypatch.setitem(sys.modules, PACKAGE, made)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object() if name == PACKAGE else None)
    return made


def test_without_the_model_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(DataError, match=r"pip install 'musnad\[names\]'"):
        load_romanizer()


def test_the_model_is_asked_for_the_name_and_told_the_country(model: Model) -> None:
    romanize = load_romanizer("SY")
    found = romanize(["سامر", "حداد"], kind="person")
    assert found.text == "Samer Haddad"
    assert [part.basis for part in found.basis] == ["model"]
    assert not found.sure
    romanize(["سامر"], kind="person", country="EG")
    assert model.asked == [("سامر حداد", "SY"), ("سامر", "EG")]


def test_no_word_is_refused(model: Model) -> None:
    romanize = load_romanizer()
    with pytest.raises(InputError):
        romanize([], kind="person")
    assert model.asked == []
