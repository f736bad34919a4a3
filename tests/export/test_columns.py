from collections.abc import Mapping, Sequence

import pytest

from musnad.errors import DataError
from musnad.export import acled, claimtable, incidentbook, incidents, ucdp
from musnad.export.columns import about, described

ACLED = (
    "event_id_cnty, event_date, year, time_precision, disorder_type, event_type, sub_event_type, actor1, "
    "assoc_actor_1, inter1, actor2, assoc_actor_2, inter2, interaction, civilian_targeting, iso, region, "
    "country, admin1, admin2, admin3, location, latitude, longitude, geo_precision, source, source_scale, "
    "notes, fatalities, tags, timestamp"
)
UCDP = (
    "id, relid, year, active_year, code_status, type_of_violence, conflict_dset_id, conflict_new_id, "
    "conflict_name, dyad_dset_id, dyad_new_id, dyad_name, side_a_dset_id, side_a_new_id, side_a, "
    "side_b_dset_id, side_b_new_id, side_b, number_of_sources, source_article, source_office, source_date, "
    "source_headline, source_original, where_prec, where_coordinates, where_description, adm_1, adm_2, "
    "latitude, longitude, geom_wkt, priogrid_gid, country, country_id, region, event_clarity, date_prec, "
    "date_start, date_end, deaths_a, deaths_b, deaths_civilians, deaths_unknown, best, high, low, gwnoa, gwnob"
)
TABLES: Mapping[str, Sequence[str]] = {
    "claims": tuple(claimtable.COLUMNS),
    "incidents": tuple(incidents.COLUMNS),
    "contradictions": tuple(incidentbook.COLUMNS),
    "acled": tuple(acled.COLUMNS),
    "ucdp": tuple(ucdp.COLUMNS),
}


@pytest.mark.parametrize(("table", "names"), [("acled", ACLED), ("ucdp", UCDP)])
def test_the_columns_are_those_of_the_dataset_in_its_order(table: str, names: str) -> None:
    assert list(TABLES[table]) == names.split(", ")


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_told_in_both_languages_and_no_other(table: str) -> None:
    assert list(described(table)) == list(TABLES[table])
    for column in TABLES[table]:
        english, arabic = (about(table, column, language) for language in ("en", "ar"))
        assert english.isascii()
        assert any("\u0621" <= letter <= "\u064a" for letter in arabic)


def test_a_column_that_is_not_told_is_an_error() -> None:
    with pytest.raises(DataError, match=r"claims\.nothing"):
        about("claims", "nothing", "en")
