import json
from typing import Any

from hypothesis import given, settings

from musnad.export import claimtable
from musnad.export.formats import Export, export
from musnad.export.manifest import Ledger
from musnad.model import Record
from tests.claim_records import CLAIM_TEXT, claim_records, claims_record


def page(record: Record) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(b"".join(export([record], Export(format="annotations"), Ledger())))
    return made


def targets(item: dict[str, Any]) -> list[dict[str, Any]]:
    return item["target"] if isinstance(item["target"], list) else [item["target"]]


def check(item: dict[str, Any], text: str) -> None:
    """What the Web Annotation Data Model wants of an annotation, and that both selectors find the same words."""
    assert item["type"] == "Annotation"
    assert item["id"].startswith("urn:musnad:annotation:")
    assert item["body"]["type"] == "TextualBody"
    assert item["field"] in claimtable.COLUMNS
    for target in targets(item):
        position, quote = target["selector"]
        assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])


def test_a_page_of_annotations_that_says_how_it_counts() -> None:
    made = page(claims_record())
    context, own = made["@context"]
    assert context == "http://www.w3.org/ns/anno.jsonld"
    assert set(made) - {"@context", "id", "type", "items"} <= set(own)
    assert made["type"] == "AnnotationPage"
    assert "code points" in made["offsets"]


def test_one_annotation_for_each_field_of_each_claim() -> None:
    items = page(claims_record())["items"]
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        check(item, CLAIM_TEXT)
    fields = {item["field"] for item in items if item["claim"] == "urn:musnad:claim:c2"}
    assert {"trigger", "type", "actors", "place", "time", "min_killed", "source", "cue", "line_en"} <= fields
    assert "outlet" not in fields


def test_the_target_is_the_text_by_its_digest_and_its_address() -> None:
    record = claims_record()
    source = targets(page(record)["items"][0])[0]["source"]
    assert source["id"] == f"urn:sha256:{record.document.id.removeprefix('sha256:')}"
    assert (source["format"], source["via"]) == ("text/plain", "https://example.org/1")
    assert "via" not in targets(page(claims_record(url=None))["items"][0])[0]["source"]


def test_a_field_that_rests_on_several_words_has_a_target_for_each() -> None:
    items = {item["id"]: item for item in page(claims_record())["items"]}
    exact = [each["selector"][1]["exact"] for each in targets(items["urn:musnad:annotation:c5:min_killed"])]
    assert exact == ["ستة مدنيين", "ثلاثة جنود"]


@given(claim_records())
@settings(max_examples=60, deadline=None)
def test_every_annotation_finds_its_words(record: Record) -> None:
    for item in page(record)["items"]:
        check(item, record.document.text)
