"""Every export of a case is read back by a reader that Musnad does not use, and tells of the same claims."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geojson
import networkx
import openpyxl
import pytest
import rdflib
from followthemoney import model

from musnad.case.case import Case
from musnad.case.outgoing import gathered, knowing, reported, unread
from musnad.case.reading import Tools
from musnad.case.selection import Selection
from musnad.case.work import run
from musnad.engine.here import Here
from musnad.export.formats import FORMATS, INCIDENT_FORMATS, Export, export, export_incidents
from musnad.export.manifest import Ledger
from musnad.export.selection import Choice
from musnad.export.tables import Style
from musnad.model.links import ClaimKey
from tests.case.bombing import HUDA, OMAR, PRIVATE, UNTOLD, correct_all, fill, keys_of, told
from tests.case.material import CLOCK, add_files
from tests.export.anno import ADDRESS, CONTEXT
from tests.export.reading_back import texts_of

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib warns of itself
WHOLE = ("jsonl", "csv", "xlsx", "annotations", "ftm", "graphml", *INCIDENT_FORMATS)
"""The formats that leave no claim out."""
PARTIAL = ("acled", "ucdp", "plover", "geojson")


def written(case: Case, format_: Any, choice: Choice, selection: Selection) -> tuple[bytes, Ledger]:
    ledger = Ledger()
    with case.reading() as connection:
        choice = knowing(case, connection, choice)
        if format_ in INCIDENT_FORMATS:
            found = gathered(connection, selection, choice, ledger)
            return b"".join(export_incidents(found, format_, Style(), ledger)), ledger
        wanted = Export(format=format_, choice=choice)
        return b"".join(export(reported(connection, selection), wanted, ledger)), ledger


def claims_in(format_: str, data: bytes) -> list[str]:
    """The claims of an export, as an independent reader finds them."""
    text = "" if "xlsx" in format_ else data.decode("utf-8-sig")
    match format_:
        case "jsonl":
            objects = [json.loads(line) for line in text.splitlines()]
            return [f"{each['standing']['report']}/{each['id']}" for each in objects]
        case "csv":
            return [f"{row['report_id']}/{row['claim_id']}" for row in _table(text)]
        case "xlsx" | "incidents-xlsx":
            sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0 if format_ == "xlsx" else 1]
            rows = list(sheet.iter_rows(values_only=True))
            head = list(rows[0])
            return [f"{row[head.index('report_id')]}/{row[head.index('claim_id')]}" for row in rows[1:]]
        case "annotations":
            return _annotated(text)
        case "ftm":
            entities = [model.get_proxy(json.loads(line)) for line in text.splitlines()]
            return [each.first("recordId") or "" for each in entities if each.schema.name == "Documentation"]
        case "graphml":
            nodes = networkx.parse_graphml(text).nodes.values()
            return [claim for node in nodes for claim in str(node.get("claim_ids", "")).split(" | ") if claim]
        case "incidents-csv":
            return [claim for row in _table(text) for claim in row["claims"].split(" | ")]
        case "incidents-geojson":
            return [claim for each in geojson.loads(text)["features"] for claim in each["properties"]["claims"]]
    raise AssertionError(format_)


def _table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def _annotated(text: str) -> list[str]:
    """The claims of annotations as RDF has them, after seeing that each has a body and a target with both selectors."""
    page = json.loads(text)
    assert page["@context"][0] == ADDRESS
    page["@context"][0] = CONTEXT
    graph = rdflib.Graph().parse(data=json.dumps(page), format="json-ld")
    oa, own = rdflib.Namespace(CONTEXT["oa"]), rdflib.Namespace("urn:musnad:terms:")
    annotations = set(graph.subjects(rdflib.RDF.type, oa.Annotation))
    assert len(annotations) == len(page["items"])
    for each in annotations:
        assert (each, oa.hasBody, None) in graph
        for target in graph.objects(each, oa.hasTarget):
            selectors = list(graph.objects(target, oa.hasSelector))
            start = next(graph.value(one, oa.start) for one in selectors if graph.value(one, oa.start) is not None)
            exact = next(graph.value(one, oa.exact) for one in selectors if graph.value(one, oa.exact) is not None)
            assert int(str(start)) >= 0
            assert exact is not None
    told_of = {str(claim).removeprefix("urn:musnad:claim:") for claim in graph.objects(None, own.claim)}
    return sorted(told_of)


def expected(case: Case, leaving_out: Iterable[int] = (1,)) -> set[str]:
    with case.reading() as connection:
        keys = keys_of(connection)
    return told([key for at, key in enumerate(keys) if at not in set(leaving_out)])


def test_each_export_gives_the_same_set_of_claims(case: Case, tools: Tools, tmp_path: Path) -> None:
    fill(case, tools, tmp_path / "in")
    wanted = expected(case)
    assert len(wanted) > 8
    for format_ in WHOLE:
        data, ledger = written(case, format_, Choice(), Selection())
        found = claims_in(format_, data)
        assert sorted(set(found)) == sorted(wanted), format_
        assert len(found) == len(wanted), format_
        assert [(each.reason, f"{each.report}/{each.claim}") for each in ledger.left_out] == [
            ("rejected", next(iter(expected(case, ()) - wanted)))
        ], format_
        assert (ledger.documents, ledger.claims, len(ledger.exported)) == (4, len(wanted) + 1, len(wanted)), format_
    for format_ in PARTIAL:
        data, ledger = written(case, format_, Choice(), Selection())
        assert len(ledger.exported) + len(ledger.left_out) == len(wanted) + 1, format_
    assert set(FORMATS) == {*WHOLE, *PARTIAL} - set(INCIDENT_FORMATS)


def test_what_is_asked_for_leaves_and_what_is_rejected_where_it_is_asked_for(
    case: Case, tools: Tools, tmp_path: Path
) -> None:
    fill(case, tools, tmp_path / "in")
    for format_ in WHOLE:
        data, _ = written(case, format_, Choice(rejected=True), Selection())
        assert set(claims_in(format_, data)) == expected(case, ()), format_
        data, ledger = written(case, format_, Choice(), Selection(acts=frozenset({"deny"})))
        denied = set(claims_in(format_, data))
        assert 0 < len(denied) < len(expected(case)), format_
        assert ledger.counts()["act_not_asked"] + len(denied) == len(expected(case, ())), format_
        empty, _ = written(case, format_, Choice(), Selection(types=frozenset({"AID"})))
        assert claims_in(format_, empty) == [], format_


def test_names_of_private_persons_are_in_no_export(case: Case, tools: Tools, tmp_path: Path) -> None:
    fill(case, tools, tmp_path / "in")
    for format_ in (*FORMATS, *INCIDENT_FORMATS):
        data, ledger = written(case, format_, Choice(withhold_persons=True), Selection())
        everything = " ".join(texts_of("xlsx" if "xlsx" in format_ else format_, data))
        manifest = ledger.manifest(file="x", format_=format_, options={}, version="0").decode()
        assert [name for name in (*PRIVATE, HUDA, OMAR) if name in everything + manifest] == [], format_
        assert ledger.persons_withheld == 3, format_
        if format_ in WHOLE:
            assert set(claims_in(format_, data)) == expected(case), format_


def test_names_and_reasons_that_people_put_are_in_no_export(case: Case, tools: Tools, tmp_path: Path) -> None:
    fill(case, tools, tmp_path / "in")
    with case.writing() as connection:
        correct_all(connection)
    for format_ in (*FORMATS, *INCIDENT_FORMATS):
        data, ledger = written(case, format_, Choice(withhold_persons=True, rejected=True), Selection())
        everything = " ".join(texts_of("xlsx" if "xlsx" in format_ else format_, data))
        manifest = json.loads(ledger.manifest(file="x", format_=format_, options={}, version="0"))
        everything += json.dumps(manifest, ensure_ascii=False)
        assert [name for name in (*PRIVATE, *UNTOLD, HUDA, OMAR) if name in everything] == [], format_
        assert manifest["reasons_withheld"], format_
        assert {each["reason"] for each in manifest["judged"]} <= {"withheld", "withheld | withheld"}, format_
        assert all("العميد وائل الساحلي" in each["corrections"] for each in manifest["judged"]), format_
        assert all("قوات سوريا الديمقراطية (sdf)" in each["corrections"] for each in manifest["judged"]), format_
    _, ledger = written(case, "jsonl", Choice(), Selection())
    plain = json.loads(ledger.manifest(file="x", format_="jsonl", options={}, version="0"))
    assert not plain["reasons_withheld"]
    assert "by Nadir, says Raed" in plain["judged"][0]["reason"]


def test_a_name_that_is_private_in_one_report_is_withheld_in_all(case: Case, tools: Tools, tmp_path: Path) -> None:
    fill(case, tools, tmp_path / "in")
    other = tmp_path / "other.txt"
    other.write_text("قصفت طائرات حربية مدينة الباب أمس، بحسب ما كتب على جدار باسم نادر الصباغ.", encoding="utf-8")
    add_files(case, [other])
    with case.alone(), Here(lambda: tools) as engine:
        list(run(case, engine, clock=lambda: CLOCK))
    with case.reading() as connection:
        knows = knowing(case, connection, Choice(withhold_persons=True))
        records = [each.record for each in reported(connection, Selection())]
    told_now = {knows.voice(record).between(0, len(record.document.text)) for record in records}
    assert [text for text in told_now if "الصباغ" in text or "نادر" in text] == []
    assert any("سامر الحداد" in text for text in told_now)


def test_what_people_judge_stands_beside_the_values_of_the_machine(case: Case, tools: Tools, tmp_path: Path) -> None:
    fill(case, tools, tmp_path / "in")
    with case.reading() as connection:
        keys = keys_of(connection)
    rows = {ClaimKey(row["report_id"], row["claim_id"]): row for row in _table(_text(case, "csv"))}
    assert (rows[keys[0]]["verdict"], rows[keys[0]]["judged_by"]) == ("accepted", OMAR)
    corrected = rows[keys[2]]
    assert corrected["corrections"] == "actors: نادر الصباغ"
    assert "نادر" not in corrected["actors"]
    assert rows[keys[3]]["verdict"] == "unjudged"
    machine = json.loads(_text(case, "jsonl").splitlines()[1])["standing"]["judgements"][0]["corrections"]["actors"]
    assert machine["value"] == [{"name": "نادر الصباغ", "authority": None}]
    assert machine["machine"] is not None
    items = json.loads(_text(case, "annotations"))["items"]
    purposes = {item["motivation"] for item in items if item.get("creator", {}).get("name") == HUDA}
    assert purposes == {"assessing", "editing"}
    _, ledger = written(case, "acled", Choice(), Selection())
    assert {each.verdict for each in ledger.judged} <= {"accepted"}


def _text(case: Case, format_: str) -> str:
    return written(case, format_, Choice(), Selection())[0].decode()


def test_incidents_tell_what_rests_on_what_people_rejected(case: Case, tools: Tools, tmp_path: Path) -> None:
    fill(case, tools, tmp_path / "in")
    with case.reading() as connection:
        rejected = next(iter(told([keys_of(connection)[1]])))
    rows = _table(_text(case, "incidents-csv"))
    resting = [row for row in rows if rejected in row["claims_rejected"]]
    assert len(resting) == 1
    assert resting[0]["rests_on_rejected"]
    assert rejected in resting[0]["claims_left_out"]
    assert all(not row["rests_on_rejected"] for row in rows if row is not resting[0])


def test_a_formula_that_an_outlet_is_called_is_guarded(case: Case, tools: Tools, tmp_path: Path) -> None:
    fill(case, tools, tmp_path / "in")
    for format_ in ("csv", "incidents-csv"):
        values = [value for row in _table(_text(case, format_)) for value in row.values()]
        assert [value for value in values if value.startswith("=")] == [], format_
        assert any("=الموقع" in value for value in values), format_


def test_a_governorate_is_no_point_and_what_has_no_place_is_kept(case: Case, tools: Tools, tmp_path: Path) -> None:
    fill(case, tools, tmp_path / "in")
    features = geojson.loads(_text(case, "incidents-geojson"))["features"]
    assert all(geojson.Feature(**each).is_valid for each in features)
    by_precision = {each["properties"]["place_precision"]: each for each in features}
    assert by_precision["settlement"]["geometry"]["type"] == "Point"
    assert by_precision["province"]["geometry"]["type"] == "MultiPolygon"
    assert by_precision["province"]["properties"]["latitude"] is None
    placeless = [each for each in features if each["geometry"] is None]
    assert placeless
    assert any(each["properties"]["first_day"] is None for each in features)


def test_what_could_not_be_read_is_told(case: Case, tools: Tools, tmp_path: Path) -> None:
    fill(case, tools, tmp_path / "in")
    with case.reading() as connection:
        found = list(unread(connection))
    assert len(found) == 1
    assert found[0].key is not None
