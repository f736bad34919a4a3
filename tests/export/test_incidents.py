"""Incidents made by hand: what is known stands in its column, what is not is empty, and an area is no point."""

from __future__ import annotations

import io
import json
from typing import Any

import msgspec
import openpyxl
import pytest

from musnad.export import incidentbook, incidents
from musnad.export.formats import INCIDENT_FORMATS, IncidentFormat, export_incidents
from musnad.export.incidentfacts import facts
from musnad.export.incidents import Gathered, rests_on_rejected
from musnad.export.manifest import Ledger
from musnad.export.rows import rows
from musnad.export.standing import Standing
from musnad.export.tables import Style
from musnad.export.withholding import Covered, Plain, Voice, Withheld
from musnad.model.links import (
    ClaimKey,
    Contradiction,
    Grade,
    Incident,
    Member,
    Origin,
    Participant,
    Support,
    Tally,
    Telling,
    Where,
)
from musnad.model.links import Voice as Side
from musnad.model.record import Reason
from tests.claim_records import PRIVATE, claims_record, span
from tests.export.reading_back import table, texts_of

C1, C2, C5, C6 = (ClaimKey("r1", name) for name in ("c1", "c2", "c5", "c6"))
ALL = (C1, C2, C5)
TOWN = Where(
    name="قرية النهر", name_en="Al-Nahr", authority="geonames:1", country="SY", admin1="Al-Hasakah", lat=36.5,
    lon=40.75, precision="settlement", claims=(C1, C2),
)  # fmt: skip
PROVINCE = msgspec.structs.replace(TOWN, name="محافظة السهل", authority="geonames:173813", precision="province")
DISTRICT = msgspec.structs.replace(TOWN, precision="district")


def side(key: ClaimKey, value: str, words: str) -> Side:
    return Side(key=key, value=value, words=span(words), sentence=span(words))


def incident(**fields: Any) -> Incident:
    given: dict[str, Any] = {
        "id": "i1",
        "claims": tuple(Member(key=key, score=1.0) for key in ALL),
        "reports": (Telling(report="r1", main=True, score=1.0),),
        "type": "HARM",
        "mode": "killed",
        "earliest": "2022-01-30",
        "latest": "2022-01-30",
        "place": TOWN,
        "country": "SY",
        "actors": (Participant(name="قوات الضفة", name_en="Bank Forces", authority="actor:bank-forces", claims=ALL),),
        "targets": (Participant(name="ليلى الصباغ", name_en="Layla al-Sabbagh", claims=(C5,)),),
        "origins": (
            Origin(id="o1", kind="speaker", name="نادر الصباغ", claims=(C2,), reports=("r1",), eyewitness=True,
                   reasons=(Reason(code="same_speaker", detail="نادر الصباغ"),)),
            Origin(id="o2", kind="text", name=None, claims=(C1, C5), reports=("r1",), official=True, party=True),
        ),
        "support": (
            Support(field="happened", value="asserted", claims=ALL, origins=("o1", "o2"), official=True,
                    eyewitness=True, party=False),
        ),
        "contradictions": (
            Contradiction(id="x1", kind="count", count="killed", first=side(C2, "5", "خمسة مدنيين بينهم طفلان"),
                          second=side(C5, "9", "بينهم ليلى الصباغ"), same_origin=False),
        ),
        "grade": Grade(level="fair", rule="several_origins", claims=(C1, C2)),
        "tallies": (
            Tally(kind="killed", low=5, best=5, high=None, rule="lowest_of_equals", low_claims=(C2,), best_claims=(C2,),
                  high_claims=(C5,)),
        ),
    }  # fmt: skip
    return Incident(**{**given, **fields})


def gathered(voice: type[Plain | Withheld] = Plain, **fields: Any) -> Gathered:
    record = claims_record(outlet="=الجسر")
    own: Voice = voice(record)
    found = {ClaimKey("r1", str(row.id.value)): row for row in rows(record, own, _standings())}
    return Gathered(
        incident=incident(**fields),
        rows={key: found[key] for key in ALL[:2]},
        voices={"r1": own},
        standpoints={C1: "accepted", C2: "unjudged", C5: "rejected"},
    )


def _standings() -> dict[str, Standing]:
    return {name: Standing(report="r1", incident="i1") for name in ("c1", "c2", "c3", "c4", "c5", "c6")}


def written(found: list[Gathered], format_: IncidentFormat, style: Style | None = None) -> tuple[bytes, Ledger]:
    ledger = Ledger()
    return b"".join(export_incidents(found, format_, style or Style(), ledger)), ledger


def row_of(**fields: Any) -> dict[str, str]:
    return table(written([gathered(**fields)], "incidents-csv")[0])[0]


def test_what_is_known_stands_in_its_column() -> None:
    row = row_of()
    known = {name: value for name, value in row.items() if value}
    assert known == {
        "incident_id": "i1", "type": "HARM", "mode": "killed", "grade": "fair", "grade_rule": "several_origins",
        "first_day": "2022-01-30", "last_day": "2022-01-30", "place": "قرية النهر", "place_en": "Al-Nahr",
        "place_id": "geonames:1", "place_precision": "settlement", "admin1": "Al-Hasakah", "country": "SY",
        "latitude": "36.5", "longitude": "40.75", "actors": "قوات الضفة", "actors_en": "Bank Forces",
        "actor_ids": "actor:bank-forces", "targets": "ليلى الصباغ", "targets_en": "Layla al-Sabbagh", "origins": "2",
        "origins_official": "1", "origins_eyewitness": "1", "origins_party": "1", "origin_names": "نادر الصباغ",
        "origins_asserting": "2", "origins_denying": "0", "low_killed": "5", "best_killed": "5",
        "rule_killed": "lowest_of_equals", "contradictions": "1", "contradicted": "count killed: 5 / 9", "reports": "1",
        "outlets": "'=الجسر",
        "lines_en": "Samer al-Haddad: Bank Forces shelled Al-Nahr | Nader al-Sabbagh: 5 civilians killed in Al-Nahr",
        "claims": "r1/c1 | r1/c2", "claims_left_out": "r1/c5", "claims_rejected": "r1/c5",
        "rests_on_rejected": "actors | targets | origins | contradictions | high_killed",
    }  # fmt: skip


def test_what_nobody_tells_is_empty() -> None:
    nothing = row_of(type=None, mode=None, earliest=None, latest=None, place=None, country=None, actors=(), targets=(),
                     origins=(), support=(), contradictions=(), grade=None, tallies=())  # fmt: skip
    assert {name for name, value in nothing.items() if value} == {
        "incident_id", "origins", "origins_official", "origins_eyewitness", "origins_party", "origins_asserting",
        "origins_denying", "contradictions", "reports", "outlets", "lines_en", "claims", "claims_left_out",
        "claims_rejected",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("place", "kind"), [(TOWN, "Point"), (PROVINCE, "MultiPolygon"), (DISTRICT, None), (None, None)]
)
def test_an_area_is_an_area_and_never_a_point(place: Where | None, kind: str | None) -> None:
    features = json.loads(written([gathered(place=place)], "incidents-geojson")[0])["features"]
    geometry = features[0]["geometry"]
    assert (None if geometry is None else geometry["type"]) == kind
    assert (features[0]["properties"]["latitude"] is None) == (kind != "Point")
    if kind == "Point":
        assert geometry["coordinates"] == [40.75, 36.5]


def test_a_country_is_its_borders() -> None:
    country = msgspec.structs.replace(TOWN, precision="country", authority="geonames:163843")
    feature = json.loads(written([gathered(place=country)], "incidents-geojson")[0])["features"][0]
    assert feature["geometry"]["type"] == "MultiPolygon"


@pytest.mark.parametrize("format_", INCIDENT_FORMATS)
def test_claims_are_noted_and_no_incident_is_a_whole_file(format_: IncidentFormat) -> None:
    _, ledger = written([gathered()], format_)
    assert (ledger.exported, ledger.rows) == (["c1", "c2"], 1)
    data, _ = written([], format_)
    assert "i1" not in " ".join(texts_of("xlsx" if "xlsx" in format_ else format_, data))
    if format_ == "incidents-geojson":
        assert json.loads(data)["features"] == []


@pytest.mark.parametrize("format_", INCIDENT_FORMATS)
def test_withheld_names_are_in_none(format_: IncidentFormat) -> None:
    for voice in (Withheld, Covered):
        data, _ = written([gathered(voice)], format_)
        everything = " ".join(texts_of("xlsx" if "xlsx" in format_ else format_, data))
        assert [name for name in PRIVATE if name in everything] == []
        assert "قوات الضفة" in everything


def test_the_workbook_has_both_sentences_of_a_contradiction() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written([gathered()], "incidents-xlsx", Style(language="ar"))[0]))
    assert book.sheetnames == ["الوقائع", "الادعاءات", "التعارضات", "الأعمدة"]
    head, told = book["التعارضات"].iter_rows(values_only=True)
    row = dict(zip(head, told, strict=True))
    assert list(head) == list(incidentbook.COLUMNS)
    assert (row["kind"], row["count"], row["same_origin"]) == ("count", "killed", "no")
    assert (row["first_claim"], row["first_value"], row["first_words"]) == ("r1/c2", "5", "خمسة مدنيين بينهم طفلان")
    assert (row["second_claim"], row["second_sentence"]) == ("r1/c5", "بينهم ليلى الصباغ")
    columns = [cell for (cell, *_) in book["الأعمدة"].iter_rows(min_row=2, values_only=True)]
    assert [name for name in incidents.COLUMNS if name not in columns] == []


def test_all_that_linking_says_is_there_and_without_withheld_names_where_asked() -> None:
    told = facts(gathered())
    assert told["origins"][0]["reasons"][0]["detail"] == "نادر الصباغ"
    assert told["exported"] == ["r1/c1", "r1/c2"]
    withheld = json.dumps(msgspec.to_builtins(facts(gathered(Covered))), ensure_ascii=False)
    assert [name for name in PRIVATE if name in withheld] == []
    words = facts(gathered(Covered))["contradictions"][0]["second"]["words"]
    assert words["end"] - words["start"] == len(words["text"])
    assert words["text"].startswith("بينهم █")


def test_what_rests_on_no_rejected_claim_is_not_named() -> None:
    accepted = msgspec.structs.replace(gathered(), standpoints=dict.fromkeys(ALL, "accepted"))
    assert rests_on_rejected(accepted) == ()
