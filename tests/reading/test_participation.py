from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musnad.reading.eventsight import Unit
from musnad.reading.eventwords import Trigger
from musnad.reading.participation import can_act, can_suffer, is_weapon
from tests.reading.eventtold import sighted

if TYPE_CHECKING:
    from musnad import Reader


def unit(*classes: str, definite: bool = False) -> Unit:
    return Unit("phrase", 0, 1, head=0, classes=frozenset(classes), definite=definite)


def trigger(type_: str, mode: str) -> Trigger:
    return Trigger(form="س", gloss="x", example="س", class_="noun", type=type_, mode=mode)  # type: ignore[arg-type] # by name


@pytest.mark.parametrize(
    ("classes", "acts"),
    [(("soldier",), True), (("PLACE",), True), (("matter",), False), (("building",), False), ((), False)],
)
def test_persons_bodies_and_states_act(classes: tuple[str, ...], acts: bool) -> None:  # noqa: FBT001 - a table
    assert can_act(unit(*classes)) is acts


def test_a_number_alone_stands_for_people(reader: Reader) -> None:
    (numeral,) = sighted(reader, "ثلاثة").numeral_at.values()
    three = Unit("phrase", 0, 1, numeral=numeral)
    assert can_act(three)
    assert can_suffer(three, trigger("HARM", "killed"))
    assert can_suffer(Unit("phrase", 0, 1, classes=frozenset({"area"}), numeral=numeral), trigger("HARM", "killed"))


def test_people_are_killed_and_places_are_struck() -> None:
    killed, struck = trigger("HARM", "killed"), trigger("ASSAULT", "raid")
    assert can_suffer(unit("civilian"), killed)
    assert not can_suffer(unit("settlement"), killed)
    assert can_suffer(unit("settlement"), struck)
    assert not can_suffer(unit(), struck)


def test_weapons_are_what_an_attack_is_made_with() -> None:
    assert is_weapon(unit("projectile"))
    assert not is_weapon(unit("goods"))
