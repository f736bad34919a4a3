"""What speaks for each place that a name may mean."""

from __future__ import annotations

import pytest

from musnad.authority.gazetteer import Gazetteer
from musnad.authority.places import Found, Place, distance_km
from musnad.model import Reason
from musnad.reading.placerelations import Relation
from musnad.reading.placescores import (
    CONTAINER,
    CONTAINER_MISMATCH,
    COUNTRY_NAMED,
    OUTLET,
    Around,
    Scored,
    relation_reasons,
    setting_reasons,
    size_reasons,
    states_of,
    weigh_kind,
)
from musnad.reading.placewords import HeadForm, PlaceWords


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="module")
def words() -> PlaceWords:
    return PlaceWords.load()


def place(**fields: object) -> Place:
    given = {
        "id": "geonames:1",
        "name": "السدرة",
        "name_en": "Sidra",
        "kind": "settlement",
        "country": "SY",
        "source": "a list",
    }
    return Place(**(given | fields))  # type: ignore[arg-type]  # each test gives its own


def weighed(one: Place, head: HeadForm | None, *, whole: tuple[str, ...] = ()) -> Scored:
    scored = Scored(Found(one, one.name, article=False), [])
    weigh_kind(scored, (scored.found,), head, "", whole)
    return scored


def weights(reasons: object) -> dict[str, float | None]:
    return {reason.code: reason.weight for reason in reasons if isinstance(reason, Reason)}  # type: ignore[attr-defined]


def test_the_word_for_the_kind_fits_one_kind_more_than_another(words: PlaceWords) -> None:
    district = words.heads["منطقه"]
    assert weighed(place(kind="admin2"), district).score > weighed(place(), district).score > 0


@pytest.mark.parametrize(("word", "kind"), [("ميناء", "settlement"), ("سجن", "quarter"), ("محافظه", "settlement")])
def test_the_word_for_a_site_bars_what_is_none(words: PlaceWords, word: str, kind: str) -> None:
    assert weighed(place(kind=kind), words.heads[word]).barred


def test_a_town_that_has_become_a_quarter_is_only_less_likely(words: PlaceWords) -> None:
    scored = weighed(place(), words.heads["حي"])
    assert not scored.barred
    assert scored.score < 0


@pytest.mark.parametrize("kind", ["bridge", "port", "road", "hospital", "base", "prison", "facility", "religious-site"])
def test_a_site_is_never_meant_without_its_word(kind: str) -> None:
    assert weighed(place(kind=kind), None).barred
    assert not weighed(place(kind=kind), None, whole=("geonames:1",)).barred


def test_a_quarter_may_stand_bare_if_its_name_is_no_other_word() -> None:
    assert not weighed(place(kind="quarter"), None).barred
    assert weighed(place(kind="quarter", ordinary=True), None).barred


def test_size_says_nothing_behind_the_word_for_a_division(words: PlaceWords) -> None:
    city = place(population=1_000_000, seat="admin1")
    assert weights(size_reasons(city, None)) == {"population": 1.8, "seat": 1.0}
    assert weights(size_reasons(city, words.heads["ناحيه"])) == {}


def test_countries_dateline_and_outlet_lean() -> None:
    around = Around({"SY": 3, "IQ": 1}, outlet="SY", dateline="IQ")
    assert weights(setting_reasons(place(), around)) == {"country_named": COUNTRY_NAMED, "outlet": OUTLET}
    assert weights(setting_reasons(place(country="LB"), around)) == {"country_elsewhere": -1.0}
    assert weights(setting_reasons(place(country=None), around)) == {}


def test_a_disputed_place_is_of_all_who_claim_it() -> None:
    one = place(country=None, claimed=("IL", "PS"))
    assert states_of(one) == ("IL", "PS")
    assert weights(setting_reasons(one, Around({"PS": 1}))) == {"country_named": COUNTRY_NAMED}


@pytest.mark.parametrize(
    ("ref", "relation", "code", "weight"),
    [
        ("musnad:ghwayran", Relation("inside", "الحسكه"), "container", CONTAINER),
        ("musnad:ghwayran", Relation("inside", "القامشلي"), "container_mismatch", CONTAINER_MISMATCH),
        ("musnad:ghwayran", Relation("inside", country="SY"), "container", CONTAINER),
        ("musnad:ghwayran", Relation("inside", country="IQ"), "container_mismatch", CONTAINER_MISMATCH),
        ("geonames:167611", Relation("inside", "ادلب", countryside=True), "container", CONTAINER),
        ("geonames:170592", Relation("inside", "الغوطه الشرقيه"), "container", 3.0),
        ("geonames:167357", Relation("near", "جرابلس"), "nearby", 3.0),
        ("geonames:99072", Relation("near", "جرابلس"), "far_away", -3.0),
    ],
)
def test_what_the_words_behind_the_name_say(
    gazetteer: Gazetteer, ref: str, relation: Relation, code: str, weight: float
) -> None:
    one = gazetteer.get(ref)
    assert one is not None
    assert weights(relation_reasons(gazetteer, one, [relation])) == {code: weight}


def test_a_weak_relation_speaks_for_but_not_against(gazetteer: Gazetteer) -> None:
    one = gazetteer.get("geonames:170063")
    assert one is not None
    assert weights(relation_reasons(gazetteer, one, [Relation("inside", "دمشق", weak=True)])) == {}


def test_the_distance_between_two_towns(gazetteer: Gazetteer) -> None:
    aleppo, damascus = gazetteer.get("geonames:170063"), gazetteer.get("geonames:170654")
    assert aleppo is not None
    assert damascus is not None
    assert distance_km(aleppo, damascus) == pytest.approx(310, abs=5)
    assert distance_km(aleppo, place()) is None
