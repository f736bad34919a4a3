from musnad.export.claimlines import CLAIM
from musnad.export.formats import Export, export
from musnad.export.manifest import Ledger
from musnad.model import Document, Excerpt
from tests.claim_records import CLAIM_TEXT, OUTLET, claims_record
from tests.export.reading_back import lines

MADE = lines(b"".join(export([claims_record()], Export(format="jsonl"), Ledger())))


def every_span(value: object) -> list[Excerpt]:
    if isinstance(value, dict):
        if set(value) == {"start", "end", "text"}:
            return [Excerpt(**value)]
        return [span for item in value.values() for span in every_span(item)]
    return [span for item in value for span in every_span(item)] if isinstance(value, list) else []


def test_a_line_tells_a_claim_with_its_words() -> None:
    line = MADE[1]
    assert (line["schema"], line["id"], line["type"], line["mode"]) == (CLAIM, "c2", "HARM", "killed")
    assert line["document"]["id"] == Document(text=CLAIM_TEXT).id
    assert [hand["name"] for hand in line["chain"]] == [OUTLET, "Nader al-Sabbagh"]
    assert line["chain"][1]["cue"]["text"] == "قال"
    assert line["totals"]["killed"] | {"spans": []} == {"low": 5, "best": 5, "high": 5, "spans": []}
    assert line["place"]["precision"] == {"level": "settlement", "ucdp": 1, "acled": 1, "point": "place"}
    assert (line["time"]["value"], line["time"]["words"]["text"]) == ("2022-01-30", "أمس")
    assert line["codes"]["acled"] == "Attack"


def test_what_the_report_leaves_open_is_null() -> None:
    line = MADE[3]
    assert line["place"] is None
    assert line["time"] is None
    assert line["codes"]["acled"] is None
    assert (line["counts"], line["totals"], line["actors"]) == ([], {}, [])


def test_every_span_of_a_line_holds_the_words_of_the_report() -> None:
    spans = [span for line in MADE for span in every_span(line)]
    assert len(spans) > 50
    for span in spans:
        span.check(CLAIM_TEXT)
