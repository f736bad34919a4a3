from typing import Any

import msgspec
import pytest

from musnad.export.formats import Export, export
from musnad.export.manifest import Ledger
from musnad.export.plover import types
from musnad.model import Codes, Record
from tests.claim_records import CLAIM_TEXT, DATE, OUTLET, attack_and_dead, claims_record
from tests.export.reading_back import lines


def written(record: Record) -> tuple[dict[str, dict[str, Any]], Ledger]:
    ledger = Ledger()
    data = b"".join(export([record], Export(format="plover"), ledger))
    return {each["id"]: each for each in lines(data)}, ledger


def test_a_record_of_plover() -> None:
    made = written(claims_record())[0]["c1"]
    assert (made["event"], made["mode"], made["quad_code"], made["event_scale"]) == (
        ["ASSAULT"],
        ["heavy-weapons"],
        4,
        -9.5,
    )
    assert (made["date"], made["enddate"], made["event_text"]) == ("2022-01-30", "2022-01-30", ["قصفت"])
    actor = made["actor"][0]
    assert (actor["code"], actor["sector"], actor["entity_text"]) == ("SYR", None, "قوات الضفة")
    assert CLAIM_TEXT[actor["start"] : actor["end"]] == "قوات الضفة"
    assert (made["event_loc"]["placename"], made["event_loc"]["geonames_id"]) == ("Al-Nahr", "1")
    assert CLAIM_TEXT[made["text_info"]["start"] : made["text_info"]["end"]] == made["text"]
    assert made["cite_info"]["attribution"] == [OUTLET, "Samer al-Haddad"]
    assert made["cite_info"]["date"] == DATE


def test_counts_are_sizes_with_both_ends() -> None:
    assert written(claims_record())[0]["c6"]["size"] == [{"type": "arrested", "min": 20, "max": None}]


def test_the_dead_of_an_attack_are_sizes_of_it_and_no_second_attack() -> None:
    made, ledger = written(attack_and_dead(Codes(plover="ASSAULT/heavy-weapons")))
    assert [(each["id"], each["size"]) for each in made.values()] == [("c1", [{"type": "dead", "min": 3, "max": None}])]
    assert [(each.claim, each.reason, each.stands_in) for each in ledger.left_out] == [("c9", "consequence", "c1")]


@pytest.mark.parametrize(("claim", "mode"), [("c3", ["heavy-weapons", "negation"]), ("c4", ["future"])])
def test_what_is_not_asserted_has_the_mode_for_it(claim: str, mode: list[str]) -> None:
    assert written(claims_record())[0][claim]["mode"] == mode


def test_nobody_named_is_nobody() -> None:
    assert written(claims_record())[0]["c4"]["actor"] == []


@pytest.mark.parametrize("code", [None, "HARM/killed", "CONTROL", "assault"])
def test_what_plover_has_no_type_for_is_left_out(code: str | None) -> None:
    record = claims_record()
    claims = tuple(msgspec.structs.replace(claim, codes=Codes(plover=code)) for claim in record.claims)
    made, ledger = written(msgspec.structs.replace(record, claims=claims))
    assert made == {}
    assert ledger.counts() == {"no_code": 6}


def coded(code: str) -> dict[str, dict[str, Any]]:
    record = claims_record()
    claims = tuple(msgspec.structs.replace(claim, codes=Codes(plover=code)) for claim in record.claims)
    return written(msgspec.structs.replace(record, claims=claims))[0]


def test_type_and_mode_of_a_code() -> None:
    made = coded("COERCE/arrest")["c1"]
    assert (made["event"], made["mode"], made["event_scale"]) == (["COERCE"], ["arrest"], -7)


def test_a_code_of_the_statement_has_the_speaker_as_actor_and_the_day_it_was_said() -> None:
    made = coded("ACCUSE/allege")
    assert [actor["identifier_text"] for actor in made["c1"]["actor"]] == ["Samer al-Haddad"]
    assert [one["identifier_text"] for one in made["c1"]["recipient"]] == ["Bank Forces"]
    assert (made["c1"]["date"], made["c1"]["enddate"], made["c2"]["date"]) == ("2022-01-30", "2022-01-30", None)


def test_a_threat_is_a_threat_and_not_a_future_one() -> None:
    made = coded("THREATEN/violence")["c4"]
    assert (made["mode"], made["actor"][0]["entity_text"]) == (["violence"], "Bank Forces")
    assert made["recipient"] == []


def test_the_author_s_own_voice_has_the_actors_of_the_event() -> None:
    assert coded("ACCUSE")["c6"]["actor"][0]["entity_text"] == "شرطة السهل"


def test_plover_has_sixteen_types() -> None:
    assert len(types()) == 16
    assert {each.quad for each in types().values()} == {1, 2, 3, 4}
