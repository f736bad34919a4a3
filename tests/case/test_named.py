"""Places and actors as people name them."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from musnad.authority.actors import ActorTable
from musnad.authority.gazetteer import Gazetteer
from musnad.case.case import Case
from musnad.case.named import actors_named, areas_named
from musnad.case.selection import Area, Selection, asked_for
from musnad.case.store.tables import claims
from musnad.errors import CaseError
from tests.case.test_selection import ALEPPO, claim, fill, put

TRIPOLI_LY, TRIPOLI_LB = "geonames:2210247", "geonames:266826"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="module")
def actors() -> ActorTable:
    return ActorTable.load()


def named(case: Case, name: str, gazetteer: Gazetteer) -> tuple[Area, ...]:
    with case.reading() as connection:
        return areas_named(connection, name, gazetteer)


def test_a_place_is_named_by_its_id_its_code_or_its_name(case: Case, gazetteer: Gazetteer) -> None:
    with case.writing() as connection:
        fill(connection)
    aleppo = Area(place=ALEPPO, country="SY", admin1="Aleppo")
    for name in (ALEPPO, "SY02", "محافظة حلب", "مُحافظة حَلب"):
        assert aleppo in named(case, name, gazetteer), name


def test_a_country_is_named_by_the_id_that_claims_have(case: Case, gazetteer: Gazetteer) -> None:
    country = named(case, "country:SY", gazetteer)
    assert country == named(case, gazetteer.countries()["SY"], gazetteer)
    assert country[0].country == "SY"


def test_of_several_places_of_a_name_those_are_meant_of_which_claims_tell(case: Case, gazetteer: Gazetteer) -> None:
    with case.writing() as connection:
        fill(connection)
        put(connection, "claims", [claim("r2", "tripoli", place=TRIPOLI_LB, country="LB")])
    found = named(case, "طرابلس", gazetteer)
    assert {area.place for area in found} == {TRIPOLI_LB}
    with case.writing() as connection:
        put(connection, "claims", [claim("r2", "other", place=TRIPOLI_LY, country="LY")])
    with pytest.raises(CaseError, match=TRIPOLI_LY) as refused:
        named(case, "طرابلس", gazetteer)
    assert TRIPOLI_LB in str(refused.value)
    assert named(case, TRIPOLI_LY, gazetteer)[0].place == TRIPOLI_LY


def test_a_place_of_which_no_claim_tells_asks_for_nothing_and_one_that_is_nowhere_is_refused(
    case: Case, gazetteer: Gazetteer
) -> None:
    assert named(case, "طرابلس", gazetteer)
    with pytest.raises(CaseError, match="no such place"):
        named(case, "لامكان البعيد جدا", gazetteer)


@pytest.mark.parametrize("written", ["القَطاوين", "بلدة القطاوين"])
def test_a_place_that_only_claims_name_is_found_by_that_name(case: Case, gazetteer: Gazetteer, written: str) -> None:
    with case.writing() as connection:
        fill(connection)
        put(
            connection,
            "claims",
            [claim("r2", "hamlet", place_name="بلدة القطاوين"), claim("r2", "no", place_name="سوق القطاوين")],
        )
    (area,) = named(case, written, gazetteer)
    with case.reading() as connection:
        found = connection.scalars(sa.select(claims.c.claim).where(asked_for(Selection(areas=(area,)))))
        assert list(found) == ["hamlet"]


def test_claims_whose_place_is_left_open_are_found_by_the_name_beside_the_place(
    case: Case, gazetteer: Gazetteer
) -> None:
    with case.writing() as connection:
        fill(connection)
        put(connection, "claims", [
            claim("r2", "placed", place=TRIPOLI_LB, country="LB", place_name="طرابلس"),
            claim("r2", "open", place_name="طرابلس"),
            claim("r2", "elsewhere", place="musnad:elsewhere", country="LB", place_name="طرابلس"),
        ])  # fmt: skip
    areas = named(case, "طرابلس", gazetteer)
    with case.reading() as connection:
        found = connection.scalars(sa.select(claims.c.claim).where(asked_for(Selection(areas=areas))))
        assert sorted(found) == ["open", "placed"]


@pytest.mark.parametrize("name", ["قسد", "قوات سوريا الديمقراطية", "Syrian Democratic Forces", "sdf", "actor:sdf"])
def test_an_actor_is_named_by_its_id_or_any_of_its_names(actors: ActorTable, name: str) -> None:
    assert "actor:sdf" in actors_named(name, actors)


def test_whom_no_table_knows_is_asked_for_by_the_name(actors: ActorTable) -> None:
    assert actors_named("مسلحون مجهولون", actors) == {"مسلحون مجهولون"}
