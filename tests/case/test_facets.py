from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, example, given, settings

from musnad.authority.gazetteer import Gazetteer
from musnad.case.case import Case
from musnad.case.columns import Name, columns_of
from musnad.case.facets import FACETS, LEAST, Asked, Facet, Tables, counted, undated
from musnad.case.matching import Wanted
from musnad.case.named import areas_named
from musnad.case.selection import Selection, asked_for
from musnad.case.store.tables import claims
from tests.case.listed import (
    ACTS,
    ALEPPO,
    FACTUALITIES,
    IRAQ,
    MODES,
    OUTLETS,
    PARTIES,
    SPOTS,
    TYPES,
    Claim,
    Report,
    Story,
    selections,
    stories,
    told,
)
from tests.case.listed import VERDICTS as SAID

often = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SYRIA: Final = "geonames:163843"
FIELDS: Final[dict[Facet, str]] = {
    "type": "types", "mode": "modes", "factuality": "factualities", "act": "acts", "actor": "actors",
    "target": "targets", "speaker": "speakers", "outlet": "outlets", "verdict": "verdicts",
}  # fmt: skip
VALUES: Final[dict[Facet, tuple[str | None, ...]]] = {
    "type": TYPES, "mode": MODES, "factuality": FACTUALITIES, "act": ACTS, "outlet": OUTLETS,
    "verdict": (*SAID, "disputed", "unjudged"), "origins": tuple(map(str, LEAST)), "contradicted": ("true", "false"),
    "year": tuple(str(year) for year in range(2020, 2025)),
    "month": tuple(f"{year}-{month:02d}" for year in (2021, 2022, 2023) for month in range(1, 13)),
}  # fmt: skip


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def asking(connection: sa.Connection, selection: Selection, facet: Facet, value: str, places: Gazetteer) -> Selection:
    """The selection with its own filter of a facet replaced by one value."""
    change: dict[str, Any]
    if facet in FIELDS:
        change = {FIELDS[facet]: frozenset({value})}
    elif facet in {"country", "province"}:
        change = {"areas": areas_named(connection, value, places)}
    elif facet == "origins":
        change = {"least_origins": int(value)}
    elif facet == "contradicted":
        change = {"contradicted": value == "true"}
    else:
        first, last = ("-01-01", "-12-31") if facet == "year" else ("-01", "-31")
        days = {"01": "31", "02": "28", "04": "30", "06": "30", "09": "30", "11": "30"}
        end = f"-{days.get(value[5:], '31')}" if facet == "month" else last
        change = {"since": value + first, "until": value + end, "undated": False}
    return msgspec.structs.replace(selection, **change)


def values_of(story: Story, facet: Facet) -> Iterator[str]:
    """The values that a facet can have in a story."""
    told_claims = [claim for report in story.reports for claim in report.claims]
    days = sorted(day for claim in told_claims for day in claim.days[:2] if day is not None)
    if facet in {"actor", "target", "speaker"}:
        yield from {PARTIES[party][0] or PARTIES[party][1] for claim in told_claims for _, party in claim.parties}
    elif facet in {"year", "month"}:
        size = 4 if facet == "year" else 7
        yield from (value for value in VALUES[facet] if value and days and days[0][:size] <= value <= days[-1][:size])
    elif facet == "country":
        countries = {SPOTS[claim.spot].get("country") for claim in told_claims}
        yield from (place for place, code in ((SYRIA, "SY"), (IRAQ, "IQ")) if code in countries)
    elif facet == "province":
        yield from [ALEPPO] if any(SPOTS[claim.spot].get("admin1") == "Aleppo" for claim in told_claims) else []
    else:
        yield from (value for value in VALUES[facet] if value is not None)


def _at(spot: int, *, actor: bool) -> Claim:
    parties = (("actor", 0),) if actor else ()
    return Claim(
        type="ASSAULT", mode=None, factuality="asserted", act=None, days=(None, None, False), spot=spot,
        parties=parties, incident=None, verdicts=(),
    )  # fmt: skip


@often
@given(story=stories, selection=selections())
@example(  # the province of the only claim asked for is told by a place of another claim
    story=Story((Report(None, None, (_at(3, actor=True), _at(1, actor=False))),), ()),
    selection=Selection(actors=frozenset({PARTIES[0][0]})),
)
def test_facets_agree_with_counting_by_hand(
    case: Case, gazetteer: Gazetteer, story: Story, selection: Selection
) -> None:
    with told(case, story) as connection:
        asked = [Asked(facet=facet, most=1000) for facet in FACETS]
        found = counted(columns_of(connection), Wanted(selection=selection), asked, Tables(gazetteer))
        for facet in FACETS:
            by_hand = {}
            for value in values_of(story, facet):
                wanted = asking(connection, selection, facet, value, gazetteer)
                query = sa.select(sa.func.count()).select_from(claims).where(asked_for(wanted))
                by_hand[value] = connection.scalar(query)
            counts = {each.value: each.count for each in found[facet].values}
            assert counts == {value: count for value, count in by_hand.items() if count}, facet


@often
@given(story=stories, selection=selections())
def test_undated_claims_are_counted_under_all_but_the_days(case: Case, story: Story, selection: Selection) -> None:
    with told(case, story) as connection:
        number = undated(columns_of(connection), Wanted(selection=selection))
        bare = msgspec.structs.replace(selection, since=None, until=None)
        none = sa.and_(claims.c.earliest.is_(None), claims.c.latest.is_(None))
        query = sa.select(sa.func.count()).select_from(claims).where(asked_for(bare), none)
        assert number == connection.scalar(query)


def claim(**fields: Any) -> Claim:
    blank: dict[str, Any] = {
        "type": "ASSAULT", "mode": None, "factuality": "asserted", "act": None, "days": (None, None, False),
        "spot": 0, "parties": (), "incident": None, "verdicts": (),
    }  # fmt: skip
    return Claim(**{**blank, **fields})


def one_report(*told_claims: Claim) -> Story:
    return Story((Report("وكالة", "2022-01-01", told_claims),), ((1, 0), (1, 0), (1, 0)))


def test_a_province_counts_claims_placed_in_no_part_of_it(case: Case, gazetteer: Gazetteer) -> None:
    story = one_report(claim(spot=1), claim(spot=3, type="HARM"))
    with told(case, story) as connection:
        wanted = Wanted(selection=Selection(types=frozenset({"HARM"})))
        found = counted(columns_of(connection), wanted, [Asked(facet="province")], Tables(gazetteer))["province"]
    assert [(each.value, each.count) for each in found.values] == [(ALEPPO, 1)]


def of_actors(case: Case, gazetteer: Gazetteer, **asked: Any) -> tuple[list[tuple[str, int]], bool]:
    """The actors of a case in which the guard acts twice, and Russia and witnesses once each."""
    guard, witnesses, russia = (("actor", 0),), (("actor", 2),), (("actor", 4),)
    story = one_report(claim(parties=guard), claim(parties=guard), claim(parties=witnesses), claim(parties=russia))
    with told(case, story) as connection:
        names = {"actor:wadi-guard": Name("حرس الوادي", "Wadi Guard")}
        tables = Tables(gazetteer, lambda _facet, value: names.get(value))
        found = counted(columns_of(connection), Wanted(), [Asked(facet="actor", **asked)], tables)["actor"]
    return [(each.value, each.count) for each in found.values], found.more


def test_the_most_frequent_come_first_and_the_rest_is_told_of(case: Case, gazetteer: Gazetteer) -> None:
    assert of_actors(case, gazetteer, most=2) == ([("actor:wadi-guard", 2), ("country:RU", 1)], True)
    assert of_actors(case, gazetteer, most=3)[1] is False


@pytest.mark.parametrize("find", ["guard", "الوادى", "WADI", "حرس"])
def test_a_value_is_found_by_letters_of_its_names(case: Case, gazetteer: Gazetteer, find: str) -> None:
    assert of_actors(case, gazetteer, find=find) == ([("actor:wadi-guard", 2)], False)


def test_what_is_filtered_by_is_told_whatever_its_number(case: Case, gazetteer: Gazetteer) -> None:
    chosen = frozenset({"شهود", "nobody"})
    values, more = of_actors(case, gazetteer, most=1, chosen=chosen)
    assert (values, more) == ([("actor:wadi-guard", 2), ("شهود", 1), ("nobody", 0)], True)
