"""The table of actors: files read together, names found by their words, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.authority.actors import ActorTable, key_of
from musnad.errors import LexiconError

OWN = """\
- id: river-guard
  name: حرس النهر
  name_en: River Guard
  type: political-militia
  aliases: [قوات حرس النهر الشعبية, قوات النهر, حَرَس الضفاف]
  short: [الحرس]
  example: قال ناطق باسم حرس النهر إن الجسر مفتوح.
- id: river-office
  name: مكتب حرس النهر
  name_en: River Guard Office
  type: political-militia
  parent: river-guard
  example: ذكر مكتب حرس النهر في بيان أن الجسر مفتوح.
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


@pytest.fixture
def table(own: Path) -> ActorTable:
    return ActorTable.load([own])


def test_every_name_is_found_with_its_kind(table: ActorTable) -> None:
    for name, kind in (
        ("حرس النهر", "name"),
        ("قوات حرس النهر الشعبية", "alias"),
        ("حرس الضفاف", "alias"),
        ("الحرس", "short"),
    ):
        assert ("river-guard", kind) in [(found.actor.id, found.kind) for found in table.find(key_of(name))]
    assert table.find("حرس") == ()


@pytest.mark.parametrize(
    ("words", "at", "size"),
    [
        ("قوات حرس النهر الشعبيه", 0, 4),
        ("وصلت قوات حرس النهر الشعبيه امس", 1, 4),
        ("حرس النهر الشعبيه", 0, 2),
        ("حرس الضفاف", 0, 2),
        ("حرس الجسر", 0, 0),
        ("حرس", 0, 0),
        ("النهر", 0, 0),
    ],
)
def test_the_longest_name_that_stands_is_measured(table: ActorTable, words: str, at: int, size: int) -> None:
    assert table.longest(words.split(), at) == size


def test_a_clitic_is_cut_off_the_first_word_alone(table: ActorTable) -> None:
    assert table.longest(["لحرس", "النهر"], 0) == 0
    assert table.longest(["لحرس", "النهر"], 0, first="حرس") == 2
    assert table.begins("حرس")
    assert not table.begins("لحرس")
    assert not table.begins("الضفاف")


def test_a_file_of_the_user_replaces_an_actor_of_the_same_id(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(OWN.replace("id: river-guard", "id: sdf"), encoding="utf-8")
    with pytest.raises(LexiconError, match="river-guard"):
        ActorTable.load([path])
    path.write_text(OWN.replace("river-guard", "sdf"), encoding="utf-8")
    table = ActorTable.load([path])
    assert table.by_id["sdf"].form == "حرس النهر"
    assert table.digest != ActorTable.load().digest


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("river-office", "River Office", "River Office"),
        ("  parent: river-guard\n", "  country: Syria\n", "Syria"),
        ("  parent: river-guard\n", "  since: '2014'\n  until: '2011-05'\n", "2011-05"),
        ("  parent: river-guard\n", "  wikidata: Q42\n", "wikidata"),
        ("[الحرس]", "[الحرس, حرس النهر]", "حرس النهر stands twice"),
        ("[الحرس]", "[الحرس, الحرس]", "الحرس stands twice"),
    ],
)
def test_an_entry_that_cannot_be_is_refused(tmp_path: Path, old: str, new: str, told: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(OWN.replace(old, new), encoding="utf-8")
    with pytest.raises(LexiconError, match=told):
        ActorTable.load([path])
