from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad.errors import DataError
from musnad.linking.facts import VERSION, Signature, decode, decode_runs, encode, unpacked
from musnad.linking.index import Memory, all_keys, link, members_of
from musnad.model.links import Incident
from tests.linking.texts import REPORTS

ORDER = st.permutations(sorted(REPORTS))
SIZES = st.lists(st.integers(1, 4), min_size=len(REPORTS), max_size=len(REPORTS))
MANY = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def whole(signatures: Mapping[str, Signature]) -> tuple[Incident, ...]:
    memory = Memory()
    memory.link(list(signatures.values()))
    return memory.incidents


def pieces(order: Sequence[str], sizes: Sequence[int]) -> list[list[str]]:
    found, at = [], 0
    for size in sizes:
        found.append(list(order[at : at + size]))
        at += size
    return [piece for piece in found if piece]


@MANY
@given(ORDER, SIZES)
def test_in_pieces_and_in_any_order_the_incidents_are_the_same(
    signatures: Mapping[str, Signature], order: list[str], sizes: list[int]
) -> None:
    memory = Memory()
    for piece in pieces(order, sizes):
        memory.link([signatures[name] for name in piece])
    assert memory.incidents == whole(signatures)


@MANY
@given(ORDER)
def test_copies_are_found_once_in_any_order(signatures: Mapping[str, Signature], order: list[str]) -> None:
    memory = Memory()
    found = [copy for name in order for copy in memory.link([signatures[name]]).copies]
    assert [(copy.first, copy.second) for copy in found] == [("bomb-copy", "bomb-wire")]


def test_no_pair_is_compared_twice(signatures: Mapping[str, Signature]) -> None:
    at_once = Memory().link(list(signatures.values())).compared
    memory = Memory()
    assert sum(memory.link([one]).compared for one in signatures.values()) == at_once
    assert 0 < at_once < len(signatures) * (len(signatures) - 1) // 2


def test_an_addition_makes_only_what_it_touches(signatures: Mapping[str, Signature]) -> None:
    memory = Memory()
    memory.link([one for name, one in signatures.items() if name != "visit"])
    last = memory.link([signatures["visit"]])
    assert {telling.report for incident in last.incidents for telling in incident.reports} == {"visit"}


def test_a_claim_is_of_one_incident_and_none_is_lost(signatures: Mapping[str, Signature]) -> None:
    members = [member for incident in whole(signatures) for member in members_of(incident)]
    assert len(members) == len(set(members))
    claims = {(member.report, member.claim) for member in members if not isinstance(member, str)}
    assert claims == {(name, fact.claim) for name, one in signatures.items() for fact in one.facts}


def test_a_report_made_anew_leaves_the_rest(signatures: Mapping[str, Signature]) -> None:
    memory = Memory()
    memory.link(list(signatures.values()))
    assert memory.link([], also=["bomb-own"]).incidents
    assert memory.incidents == whole(signatures)


def test_nothing_in_nothing_out() -> None:
    linked = link([], Memory())
    assert (linked.keys, linked.ties, linked.copies, linked.incidents, linked.compared) == ((), (), (), (), 0)


def test_keys_fit_a_column_of_a_database(signatures: Mapping[str, Signature]) -> None:
    keys = [key for one in signatures.values() for key in all_keys(one)]
    assert keys
    assert all(0 <= key < 2**63 for key in keys)


def test_a_signature_survives_its_bytes(signatures: Mapping[str, Signature]) -> None:
    for one in signatures.values():
        assert decode(encode(one)) == one
        assert decode_runs(encode(one)) == (one.report, unpacked(one.runs))


def test_damaged_and_foreign_signatures_are_refused(signatures: Mapping[str, Signature]) -> None:
    data = encode(signatures["visit"])
    with pytest.raises(DataError, match="sign the report anew"):
        decode(data[:-3])
    assert data[3] == VERSION  # behind the head of the array stands the version
    with pytest.raises(DataError, match="version 9"):
        decode(data[:3] + b"\x09" + data[4:])
    with pytest.raises(DataError, match="version"):
        decode_runs(data[:3] + b"\x09" + data[4:])
