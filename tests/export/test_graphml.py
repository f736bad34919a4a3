"""Who quotes whom, as networkx reads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
import networkx
from hypothesis import given, settings

from musnad.export.formats import Export, export
from musnad.export.manifest import Ledger
from musnad.export.selection import Choice
from musnad.export.standing import Reported, Standing
from musnad.model import Record
from tests.claim_records import OUTLET, claim_records, claims_record


def graph(*records: Record | Reported, **choice: Any) -> Any:
    data = b"".join(export(records, Export(format="graphml", choice=Choice(**choice)), Ledger()))
    return networkx.parse_graphml(data.decode())


def named(found: Any) -> Mapping[str, str]:
    return {str(node["label"]): name for name, node in found.nodes.items()}


def in_case(report: str, **document: Any) -> Reported:
    record = claims_record(**document)
    return Reported(
        record=record, report=report, standings={claim.id: Standing(report=report) for claim in record.claims}
    )


def test_an_outlet_quotes_its_speakers() -> None:
    found = graph(claims_record())
    nodes = named(found)
    assert set(nodes) == {OUTLET, "سامر الحداد", "نادر الصباغ", "قوات الضفة", "وكالة المرج"}
    outlet = nodes[OUTLET]
    assert set(found.successors(outlet)) == set(nodes.values()) - {outlet}
    assert found.is_directed()
    denial = found.edges[outlet, nodes["قوات الضفة"]]
    assert (denial["weight"], denial["claims"], denial["reports"], denial["acts"]) == (2, 2, 1, "deny | threaten")
    assert (denial["claim_ids"], found.nodes[outlet]["claim_ids"]) == ("c3 | c4", "c6")


def test_whom_a_table_knows_is_one_in_all_reports_and_is_weighted_by_them() -> None:
    found = graph(in_case("r1"), in_case("r2", outlet="موقع النهر"))
    forces = [node for node in found.nodes.values() if node.get("authority") == "actor:bank-forces"]
    assert [(node["identified"], node["claims"], node["reports"]) for node in forces] == [("authority", 4, 2)]
    assert len([node for node in found.nodes.values() if node["kind"] == "outlet"]) == 2
    doctor = [node for node in found.nodes.values() if node["label"] == "نادر الصباغ"]
    assert [(node["identified"], node["reports"]) for node in doctor] == [("name", 2)]


def test_who_has_no_name_or_is_withheld_is_another_in_each_report() -> None:
    found = graph(in_case("r1"), in_case("r2"), withhold_persons=True)
    withheld = [node for node in found.nodes.values() if "withheld" in node.get("label_en", "")]
    assert [node["identified"] for node in withheld] == ["report", "report"]
    assert "Sabbagh" not in str(found.nodes(data=True))


def test_a_report_of_no_outlet_speaks_for_itself() -> None:
    record = claims_record(outlet=None)
    alone = msgspec.structs.replace(
        record, claims=tuple(msgspec.structs.replace(claim, chain=claim.chain[1:]) for claim in record.claims)
    )
    found = graph(alone)
    speakers = [node for node in found.nodes.values() if node["kind"] == "report"]
    assert len(speakers) == 1
    assert speakers[0]["claim_ids"] == "c6"
    assert found.number_of_edges() == 4


@given(record=claim_records())
@settings(max_examples=60, deadline=None)
def test_any_record_gives_a_graph_that_can_be_read(record: Record) -> None:
    if not record.claims or not record.events:
        return
    found = graph(record)
    assert all(data["weight"] >= 1 for _, _, data in found.edges(data=True))
