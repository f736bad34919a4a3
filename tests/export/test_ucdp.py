from typing import Any

import msgspec
import pytest

from musnad.export.formats import Export, export
from musnad.export.manifest import Ledger
from musnad.export.ucdp import priogrid_cell
from musnad.model import Codes, Count, Record
from tests.claim_records import DATE, OUTLET, attack_and_dead, claims_record, span
from tests.export.reading_back import table


def written(record: Record) -> tuple[dict[str, dict[str, str]], Ledger]:
    ledger = Ledger()
    data = b"".join(export([record], Export(format="ucdp"), ledger))
    return {row["id"]: row for row in table(data)}, ledger


def changed(event: str, **fields: Any) -> Record:
    record = claims_record()
    events = [msgspec.structs.replace(each, **fields) if each.id == event else each for each in record.events]
    return msgspec.structs.replace(record, events=tuple(events))


def alone(*counts: Count, **fields: Any) -> dict[str, str]:
    """The row of the killing, told once, with these counts."""
    record = changed("v2", counts=counts, targets=(), target_entities=(), **fields)
    claims = tuple(claim for claim in record.claims if claim.id == "c2")
    return written(msgspec.structs.replace(record, claims=claims))[0]["c2"]


def killed(words: str, low: int | None, high: int | None, who: str | None = None) -> Count:
    return Count(kind="killed", span=span(words), min=low, max=high, who=span(who) if who else None)


def test_an_event_in_all_its_columns() -> None:
    row = written(claims_record(title="عنوان"))[0]["c2"]
    filled = {name: value for name, value in row.items() if value}
    assert filled == {
        "id": "c2",
        "relid": "v2",
        "year": "2022",
        "type_of_violence": "3",
        "dyad_name": "Bank Forces - Civilians",
        "side_a": "Bank Forces",
        "side_b": "Civilians",
        "number_of_sources": "1",
        "source_article": f"{OUTLET},{DATE},عنوان",
        "source_office": OUTLET,
        "source_date": DATE,
        "source_headline": "عنوان",
        "source_original": "Nader al-Sabbagh; Marj Agency",
        "where_prec": "1",
        "where_coordinates": "Al-Nahr",
        "where_description": "قرية النهر",
        "adm_1": "Al-Hasakah",
        "latitude": "36.5",
        "longitude": "40.75",
        "geom_wkt": "POINT (40.75 36.5)",
        "priogrid_gid": "182602",
        "country": "Syria",
        "country_id": "652",
        "region": "Middle East",
        "date_prec": "1",
        "date_start": "2022-01-30",
        "date_end": "2022-01-30",
        "deaths_civilians": "5",
        "best": "5",
        "high": "9",
        "low": "5",
        "gwnoa": "652",
    }


def test_what_is_left_out_and_why() -> None:
    _, ledger = written(claims_record())
    assert [(each.claim, each.reason, each.stands_in) for each in ledger.left_out] == [
        ("c1", "not_lethal", None),
        ("c3", "not_asserted", None),
        ("c4", "not_asserted", None),
        ("c6", "not_lethal", None),
        ("c5", "told_again", "c2"),
    ]


@pytest.mark.parametrize(
    ("counts", "totals", "civilians", "unknown"),
    [
        ([killed("خمسة مدنيين", 5, 5)], ("5", "5", "5"), "5", ""),
        ([killed("خمسة", 5, 5)], ("5", "5", "5"), "", "5"),
        ([killed("خمسة", 5, 5, "مدنيين")], ("5", "5", "5"), "5", ""),
        ([killed("خمسة", 5, None)], ("5", "5", ""), "", "5"),
        ([killed("خمسة", None, 5)], ("", "", "5"), "", ""),
        ([killed("ستة مدنيين", 6, 6), killed("ثلاثة جنود", 3, 3)], ("9", "9", "9"), "6", "3"),
        ([killed("خمسة", 7, 7), killed("مدنيين", 3, 3)], ("7", "3", "7"), "", "7"),
        ([], ("", "", ""), "", ""),
    ],
)
def test_the_dead_are_split_only_where_the_words_say_who(
    counts: list[Count], totals: tuple[str, str, str], civilians: str, unknown: str
) -> None:
    row = alone(*counts)
    assert (row["best"], row["low"], row["high"]) == totals
    assert (row["deaths_civilians"], row["deaths_unknown"]) == (civilians, unknown)
    assert (row["deaths_a"], row["deaths_b"]) == ("", "")


def test_the_dead_of_a_side_are_those_the_words_call_by_its_name() -> None:
    side = {"targets": (span("شرطة السهل"),), "target_entities": ("e7",)}
    record = changed("v2", counts=(killed("ثلاثة جنود", 3, 3, "شرطة السهل"),), **side)
    claims = tuple(msgspec.structs.replace(claim, codes=Codes(ucdp="1")) for claim in record.claims if claim.id == "c2")
    row = written(msgspec.structs.replace(record, claims=claims))[0]["c2"]
    assert (row["side_b"], row["deaths_b"], row["deaths_a"], row["deaths_unknown"]) == ("Sahl Police", "3", "", "")


@pytest.mark.parametrize(("target", "civilians"), [("خمسة مدنيين", "5"), ("خمسة مدنيين بينهم طفلان", "5")])
def test_the_dead_are_who_the_phrase_for_them_says(target: str, civilians: str) -> None:
    record = changed("v2", counts=(killed("خمسة", 5, 5),), targets=(span(target),), target_entities=(None,))
    claims = tuple(claim for claim in record.claims if claim.id == "c2")
    assert written(msgspec.structs.replace(record, claims=claims))[0]["c2"]["deaths_civilians"] == civilians


def test_the_dead_of_a_side_may_be_told_in_the_phrase_for_them() -> None:
    victims = {"targets": (span("ثلاثة جنود"), span("ستة مدنيين")), "target_entities": ("e7", None)}
    record = changed("v2", counts=(killed("ثلاثة", 3, 3), killed("ستة", 6, 6)), **victims)
    named = [msgspec.structs.replace(e, name="جنود") if e.id == "e7" else e for e in record.entities]
    claims = tuple(msgspec.structs.replace(claim, codes=Codes(ucdp="1")) for claim in record.claims if claim.id == "c2")
    row = written(msgspec.structs.replace(record, claims=claims, entities=tuple(named)))[0]["c2"]
    assert (row["deaths_b"], row["deaths_civilians"], row["deaths_unknown"], row["best"]) == ("3", "6", "", "9")


@pytest.mark.parametrize("counts", [[], [killed("خمسة", 5, None)], [killed("خمسة", 5, 5)]])
def test_best_is_the_sum_of_its_parts(counts: list[Count]) -> None:
    row = alone(*counts)
    parts = [row[name] for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")]
    assert sum(int(part or 0) for part in parts) == int(row["best"] or 0)


def test_nothing_unknown_is_zero() -> None:
    assert "0" not in alone().values()


def test_an_open_number_in_one_telling_leaves_the_highest_open() -> None:
    record = changed("v5", counts=(killed("ستة مدنيين", 6, None),))
    row = written(record)[0]["c2"]
    assert (row["best"], row["low"], row["high"]) == ("5", "5", "")


def test_the_dead_of_an_attack_have_its_sides_where_they_name_nobody_who_did_it() -> None:
    row = written(attack_and_dead(Codes(plover="ASSAULT/heavy-weapons", ucdp="3")))[0]["c9"]
    assert (row["side_a"], row["side_b"], row["best"], row["high"]) == ("Bank Forces", "Civilians", "3", "")
    alone = written(attack_and_dead(Codes(plover="ASSAULT/drone", ucdp="3")))[0]["c9"]
    assert (alone["side_a"], alone["best"]) == ("", "3")


@pytest.mark.parametrize("code", ["1", "2", "3"])
def test_the_type_of_violence_is_the_code(code: str) -> None:
    record = claims_record()
    claims = [msgspec.structs.replace(c, codes=Codes(ucdp=code)) if c.id == "c2" else c for c in record.claims]
    assert written(msgspec.structs.replace(record, claims=tuple(claims)))[0]["c2"]["type_of_violence"] == code


@pytest.mark.parametrize("code", [None, "4", "one-sided"])
def test_what_has_no_type_of_violence_is_left_out(code: str | None) -> None:
    record = claims_record()
    claims = tuple(msgspec.structs.replace(claim, codes=Codes(ucdp=code)) for claim in record.claims)
    rows, ledger = written(msgspec.structs.replace(record, claims=claims))
    assert rows == {}
    assert ledger.counts()["no_code"] == 2


@pytest.mark.parametrize(
    ("time", "precision", "start", "end"),
    [
        ("2022-01-30", "1", "2022-01-30", "2022-01-30"),
        ("2022-01-30~", "2", "2022-01-30", "2022-01-30"),
        ("2022-01-28/2022-01-30", "2", "2022-01-28", "2022-01-30"),
        ("2022-01-24/2022-01-30", "3", "2022-01-24", "2022-01-30"),
        ("2022-01", "4", "2022-01-01", "2022-01-31"),
        ("2020", "5", "2020-01-01", "2020-12-31"),
        ("201X", "", "", ""),
        ("2022-01-28/..", "", "", ""),
    ],
)
def test_the_date_is_as_vague_as_the_report(time: str, precision: str, start: str, end: str) -> None:
    row = alone(killed("خمسة", 5, 5), time=time, time_basis="t2")
    assert (row["date_prec"], row["date_start"], row["date_end"]) == (precision, start, end)


@pytest.mark.parametrize(
    ("country", "name", "number"),
    [("YE", "Yemen (North Yemen)", "678"), ("IQ", "Iraq", "645"), ("PS", "Palestine", ""), ("QQ", "", "")],
)
def test_countries_are_those_of_gleditsch_and_ward(country: str, name: str, number: str) -> None:
    record = claims_record()
    entities = [msgspec.structs.replace(e, country=country) if e.id == "e3" else e for e in record.entities]
    row = written(msgspec.structs.replace(record, entities=tuple(entities)))[0]["c2"]
    assert (row["country"], row["country_id"]) == (name, number)


@pytest.mark.parametrize(
    ("point", "cell"),
    [((-90.0, -180.0), 1), ((-89.5, -180.0), 721), ((89.99, 179.99), 259_200), ((36.5, 40.75), 182_602)],
)
def test_the_cell_of_prio_grid(point: tuple[float, float], cell: int) -> None:
    assert priogrid_cell(*point) == cell
