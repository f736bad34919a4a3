"""The table of the crosswalk is refused where it breaks its rules, and says why a code was given."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, get_args

import pytest

from musnad.errors import LexiconError
from musnad.model import Codes
from musnad.reading.eventwords import ParticipantClass
from musnad.vocabulary import event_pairs, load_terms
from musnad.vocabulary.crosswalk import (
    SCHEMES,
    Crosswalk,
    EventFacts,
    Means,
    Side,
    codes_of,
    inter_of,
    load_crosswalk,
    load_schemes,
    load_sectors,
    parse_crosswalk,
    sector_of,
    type_in_place,
)

if TYPE_CHECKING:
    from musnad.vocabulary.crosswalk import Scheme

TABLE = (resources.files("musnad.vocabulary") / "crosswalk.yaml").read_text("utf-8")
ACLED_EVENTS = {
    "Battles": 3,
    "Explosions/Remote violence": 6,
    "Violence against civilians": 3,
    "Protests": 3,
    "Riots": 2,
    "Strategic developments": 8,
}


@pytest.fixture(scope="module")
def table() -> Crosswalk:
    return load_crosswalk()


def changed(old: str, new: str) -> bytes:
    assert old in TABLE
    return TABLE.replace(old, new, 1).encode()


ROW = "- id: acled-air\n  when: {event: [ASSAULT/aerial, ASSAULT/drone]}\n  code: Air/drone strike\n"
FIRST = ROW.replace("air\n", "first\n", 1) + "  reason: One.\n  reason_ar: سبب.\n"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("ASSAULT/aerial, ASSAULT/drone]}", "ASSAULT/airborne, ASSAULT/drone]}", "acled-air: ASSAULT/airborne is no"),
        ("[ASSAULT/aerial, ASSAULT/drone]}", "[ATTACK, ASSAULT/drone]}", "acled-air: ATTACK is no type"),
        ("code: Air/drone strike", "code: Airstrike", "acled-air: Airstrike is no code of acled"),
        ("code: '1952'", "code: '1953'", "cameo-drone: 1953 is no code of cameo"),
        ("code: ASSAULT/unconventional", "code: '='", "plover-chemical: ASSAULT/chemical is no code of plover"),
        ("actor: [state]}", "actor: [kingdom]}", "kingdom is no side and no group"),
        ("act: [deny]}", "act: [mutter]}", "mutter"),
        ("means: [grenade]}", "means: [catapult]}", "catapult"),
        ("told: [none], act", "told: [never], act", "never"),
        ("deaths: false}", "death: false}", "unknown field `death`"),
        ("- id: acled-air", "- id: acled-shelling", "acled-shelling stands twice"),
        ("- id: acled-air", "- id: air", "air: begin the id with acled-"),
        ("  reason: Weapons from the air, whoever used them.", "  reason: ' '", "acled-air: say why"),
        ("  reason: Weapons from the air, whoever used them.\n", "", "reason"),
        ("  as: cause\n", "  as: cause\n  code: ASSAULT\n", "as takes a condition on the cause"),
        (ROW, FIRST + ROW, "acled-air: the rows above it"),
        ("when: {event: [PROTEST/riot]}\n  code: V", "when: {event: [PROTEST]}\n  code: V", "acled-protest-open: the"),
        ("- id: cameo-no-mode\n  when: {}", "- id: cameo-no-mode\n  when: {deaths: true}", "cameo: CONSULT has no row"),
        ("{event: [HARM/injured, HARM/missing", "{event: [HARM/missing", "ucdp: HARM/injured has no row that takes"),
    ],
)  # fmt: skip
def test_a_table_that_breaks_its_rules_is_refused(old: str, new: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        parse_crosswalk(changed(old, new), load_schemes(), load_sectors())


def test_the_table_as_it_is_is_taken(table: Crosswalk) -> None:
    assert parse_crosswalk(TABLE.encode(), load_schemes(), load_sectors()).rows == table.rows


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_type_and_mode_comes_to_a_row(scheme: Scheme, table: Crosswalk) -> None:
    for type_, mode in event_pairs():
        found = table.code_of(scheme, EventFacts(type=type_, mode=mode))  # type: ignore[arg-type]  # of the vocabulary
        assert found.row in table.by_id


def test_a_code_leads_to_the_reasons_of_its_rows(table: Crosswalk) -> None:
    strike = EventFacts(type="ASSAULT", mode="aerial")
    found = codes_of(EventFacts(type="HARM", mode="killed", cause=strike)).acled
    assert (found.code, found.row, found.via) == ("Air/drone strike", "acled-air", "acled-harm-by-event")
    assert "cause" in table.by_id[found.via or ""].reason
    assert "الجو" in table.by_id[found.row].reason_ar


def test_an_event_without_a_mode_has_what_its_type_alone_gives() -> None:
    assert codes_of(EventFacts(type="AID")).codes() == Codes(plover="AID")
    assert codes_of(EventFacts(type="MOBILIZE")).codes() == Codes(cameo="15")
    found = codes_of(EventFacts(type="PROTEST"))
    assert (found.plover.row, found.cameo.row, found.acled.row) == (
        "plover-no-mode",
        "cameo-no-mode",
        "acled-protest-open",
    )
    assert found.codes() == Codes()


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        (EventFacts(type="ASSAULT", mode="aerial", actor_types=("army",)), "no actor type 'army'"),
        (EventFacts(type="PROTEST", mode="sit-in"), "PROTEST/sit-in is no type and mode"),
    ],
)
def test_facts_that_the_vocabulary_has_not_are_refused(facts: EventFacts, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        load_crosswalk().code_of("cameo", facts)


def test_the_schemes_have_the_codes_of_their_codebooks() -> None:
    schemes = load_schemes()
    groups = [code.group for code in schemes["acled"]]
    assert {group: groups.count(group) for group in ACLED_EVENTS} == ACLED_EVENTS
    assert len(schemes["acled"]) == 25
    assert {code.code for code in schemes["plover"] if "/" not in code.code} == {
        "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
        "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    }  # fmt: skip
    cameo = {code.code for code in schemes["cameo"]}
    assert {f"{root:02}" for root in range(1, 21)} <= cameo
    assert {code[:2] for code in cameo} == {f"{root:02}" for root in range(1, 21)}
    assert [code.code for code in schemes["ucdp"]] == ["1", "2", "3"]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_code_has_a_name_of_its_own_in_both_languages(scheme: Scheme) -> None:
    codes = load_schemes()[scheme]
    for names in ([code.code for code in codes], [code.name_ar for code in codes]):
        assert len(set(names)) == len(names)
    assert all(code.name.strip() and code.name_ar.strip() for code in codes)


def test_every_sub_event_of_acled_is_given_by_a_row(table: Crosswalk) -> None:
    assert {row.code for row in table.rows["acled"]} - {None} == {code.code for code in load_schemes()["acled"]}


def test_the_sides_are_those_of_the_actor_types_and_of_participants() -> None:
    sectors = load_sectors()
    assert [one.type for one in sectors.actors] == [term.code for term in load_terms("actor_types")]
    assert {one.class_ for one in sectors.people} <= set(get_args(ParticipantClass))
    given = {one.side for one in sectors.actors} | {one.side for one in sectors.people}
    assert given == set(get_args(Side))
    assert tuple(term.code for term in load_terms("sides")) == get_args(Side)
    assert tuple(term.code for term in load_terms("event_means")) == get_args(Means)


@pytest.mark.parametrize(
    ("actor_type", "abroad", "code", "text"),
    [
        ("state-forces", False, 1, "State forces"),
        ("state-forces", True, 8, "External/Other forces"),
        ("external-forces", None, 8, "External/Other forces"),
        ("rebel-group", None, 2, "Rebel group"),
        ("political-militia", None, 3, "Political militia"),
        ("identity-militia", None, 4, "Identity militia"),
        ("rioters", None, 5, "Rioters"),
        ("protesters", None, 6, "Protesters"),
        ("civilians", None, 7, "Civilians"),
    ],
)
def test_actor_types_have_the_inter_codes_of_acled(
    *, actor_type: str, abroad: bool | None, code: int, text: str
) -> None:
    inter = inter_of(actor_type, abroad=abroad)
    assert inter is not None
    assert (inter.code, inter.name) == (code, text)


@pytest.mark.parametrize(("actor_type", "abroad"), [("state-forces", None), ("coalition", None), ("party", True)])
def test_where_the_type_does_not_tell_there_is_no_inter_code(*, actor_type: str, abroad: bool | None) -> None:
    assert inter_of(actor_type, abroad=abroad) is None


def test_actor_types_have_sectors_of_plover_where_they_tell() -> None:
    assert [sector_of(one) for one in ("government", "rebel-group", "igo", "media")] == ["GOV", "REB", "IGO", "JRN"]
    assert sector_of("coalition") is None
    with pytest.raises(LexiconError, match="no actor type 'army'"):
        sector_of("army")


@pytest.mark.parametrize(
    ("actor_type", "home", "place", "there"),
    [
        ("state-forces", "TR", "SY", "external-forces"),
        ("state", "TR", "SY", "external-forces"),
        ("state-forces", "SY", "SY", "state-forces"),
        ("state-forces", "SY", None, "state-forces"),
        ("state-forces", None, "SY", "state-forces"),
        ("rebel-group", "LB", "SY", "rebel-group"),
    ],
)
def test_forces_of_a_state_are_external_outside_of_their_country(
    actor_type: str, home: str | None, place: str | None, there: str
) -> None:
    assert type_in_place(actor_type, home, place) == there
