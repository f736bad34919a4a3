import csv

import pytest

from musnad.authority.countries import Countries
from musnad.export.states import STATES, state


def test_every_country_of_the_lexicon_that_is_there_today_is_in_the_table() -> None:
    assert [code for code in Countries.load().by_code if state(code) is None] == ["SU"]


def test_no_code_stands_for_two_countries() -> None:
    lines = [line for line in STATES.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter="\t"))
    for field in ("alpha2", "alpha3", "numeric", "gw"):
        known = [row[field] for row in rows if row[field]]
        assert len(known) == len(set(known)), field


@pytest.mark.parametrize(
    ("code", "alpha3", "numeric", "gw"),
    [("SY", "SYR", 760, 652), ("IQ", "IRQ", 368, 645), ("YE", "YEM", 887, 678), ("LY", "LBY", 434, 620),
     ("SD", "SDN", 729, 625), ("PS", "PSE", 275, None), ("US", "USA", 840, 2)],
)  # fmt: skip
def test_codes_of_countries(code: str, alpha3: str, numeric: int, gw: int | None) -> None:
    found = state(code)
    assert found is not None
    assert (found.alpha3, found.numeric, found.gw) == (alpha3, numeric, gw)


def test_what_is_no_country_has_no_codes() -> None:
    assert state("QQ") is None
