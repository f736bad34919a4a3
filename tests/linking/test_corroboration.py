from __future__ import annotations

from musnad.linking.corroboration import support_of
from musnad.linking.facts import Signature
from musnad.linking.origins import origins_of
from musnad.model.links import Support
from tests.linking.made import fact, number, party, signature, speaker, spot, told


def of(*reports: Signature) -> dict[tuple[str, str], Support]:
    claims = told(*reports)
    sides = frozenset(each.authority or "" for one in claims for each in one.fact.actors)
    return {(one.field, one.value): one for one in support_of(claims, origins_of(claims, sides))}


def test_each_value_has_those_who_stand_behind_it() -> None:
    found = of(
        signature("a", [fact(place=spot("الميادين"), numbers=(number("killed", 4),), time="2022-01-30")]),
        signature("b", [fact(place=spot("الميادين"), numbers=(number("killed", 7, None),))]),
    )
    place = found["place", "الميادين"]
    assert (place.entity, [key.report for key in place.claims], len(place.origins)) == ("test:الميادين", ["a", "b"], 2)
    assert {key for key in found if key[0] == "count"} == {("count", "killed:4"), ("count", "killed:7-")}
    assert found["time", "2022-01-30"].claims[0].report == "a"
    assert len(found["mode", "ASSAULT/aerial"].origins) == 2


def test_ten_copies_are_one_origin() -> None:
    found = of(*(signature(f"r{at}", [fact()], credited=["afp"]) for at in range(10)))
    assert (len(found["happened", "asserted"].claims), len(found["happened", "asserted"].origins)) == (10, 1)


def test_what_kind_of_voice_stands_behind_it() -> None:
    found = of(
        signature("a", [fact(speaker=speaker("ministry", official=True))]),
        signature("b", [fact(speaker=speaker("شهود", key="role:1.2", eyewitness=True), actors=(party("army"),))]),
        signature("c", [fact(factuality="negated", speaker=speaker("army"))]),
    )
    said, denied = found["happened", "asserted"], found["happened", "negated"]
    assert (said.official, said.eyewitness, said.party) == (True, True, False)
    assert (denied.official, denied.eyewitness, denied.party) == (False, False, True)


def test_who_denies_it_stands_behind_no_number_and_no_doer() -> None:
    denial = fact(act="deny", speaker=speaker("army"), actors=(party("army"),), numbers=(number("killed", 19),))
    found = of(signature("a", [denial]))
    assert {field for field, _ in found} == {"happened", "mode"}
