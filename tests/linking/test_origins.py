from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from musnad.linking.facts import Fact, Speaker
from musnad.linking.origins import origins_of
from musnad.model.links import Origin
from tests.linking.made import fact, number, signature, speaker, told


def of(
    *reports: tuple[str, Speaker | None, Sequence[str]], passages: Sequence[Sequence[int]] = ()
) -> tuple[Origin, ...]:
    """The origins of one claim a report: of whom, and the agencies that the report credits."""
    found = []
    for at, (name, who, agencies) in enumerate(reports):
        shared = tuple(passages[at]) if at < len(passages) else ()
        found.append(signature(name, [fact(speaker=who, passages=shared)], credited=agencies))
    return origins_of(told(*found))


def test_two_outlets_of_their_own_are_two_origins() -> None:
    assert [origin.kind for origin in of(("a", None, ()), ("b", None, ()))] == ["outlet", "outlet"]


def test_two_outlets_with_one_agency_are_one_origin() -> None:
    (origin,) = of(("a", None, ["sana"]), ("b", None, ["sana"]))
    assert (origin.kind, origin.name, origin.entity, origin.reports) == ("agency", "sana", "actor:sana", ("a", "b"))
    assert [(reason.code, reason.detail) for reason in origin.reasons] == [("same_agency", "sana")]


def test_two_agencies_are_two_origins() -> None:
    assert len(of(("a", None, ["sana"]), ("b", None, ["reuters"]))) == 2


def test_one_speaker_through_two_agencies_is_one_origin() -> None:
    (origin,) = of(("a", speaker("sdf"), ["afp"]), ("b", speaker("sdf"), ["reuters"]))
    assert (origin.kind, origin.name) == ("speaker", "sdf")
    assert "same_speaker" in [reason.code for reason in origin.reasons]


def test_two_speakers_through_one_agency_are_two_origins() -> None:
    assert len(of(("a", speaker("sdf"), ["afp"]), ("b", speaker("police"), ["afp"]))) == 2


def test_who_speaks_for_a_body_is_its_voice() -> None:
    person = speaker("سامر الحداد", "sdf", key="name:سامر حداد")
    named = replace(person, kin=("actor:sdf",))
    (origin,) = of(("a", named, ()), ("b", speaker("sdf"), ()))
    assert origin.reports == ("a", "b")


def test_anonymous_sources_are_one_only_through_one_agency_or_outlet() -> None:
    nobody = speaker("مصدر أمني", key=None)
    assert len(of(("a", nobody, ()), ("b", nobody, ()))) == 2
    assert len(of(("a", nobody, ["afp"]), ("b", nobody, ["afp"]))) == 1
    other = speaker("مصدر طبي", key=None)
    assert len(of(("a", nobody, ["afp"]), ("b", other, ["afp"]))) == 1


def one_report(*facts: Fact, agencies: Sequence[str] = ()) -> tuple[Origin, ...]:
    return origins_of(told(signature("a", facts, credited=agencies)))


@pytest.mark.parametrize("agencies", [(), ("afp",), ("afp", "reuters")])
def test_a_headline_goes_back_to_the_speaker_of_its_report(agencies: Sequence[str]) -> None:
    headline, body = fact("c1"), fact("c2", speaker=speaker("rescuers"), place_at=9)
    (origin,) = one_report(headline, body, agencies=agencies)
    assert (origin.kind, origin.name, len(origin.claims)) == ("speaker", "rescuers", 2)


def test_a_headline_goes_back_to_who_tells_its_number() -> None:
    facts = [
        fact("c1", numbers=(number("killed", 14),)),
        fact("c2", numbers=(number("killed", 9),), speaker=speaker("police"), place_at=5),
        fact("c3", numbers=(number("killed", 14),), speaker=speaker("rescuers"), place_at=9),
    ]
    assert {one.name: [key.claim for key in one.claims] for one in one_report(*facts)} == {
        "rescuers": ["c1", "c3"],
        "police": ["c2"],
    }


def test_a_headline_does_not_go_back_to_who_denies_it() -> None:
    denial = fact("c2", act="deny", speaker=speaker("army"))
    assert [one.kind for one in one_report(fact("c1"), denial)] == ["outlet", "speaker"]


def test_two_speakers_through_one_agency_stay_two_below_their_headlines() -> None:
    reports = [
        signature(name, [fact("c1"), fact("c2", speaker=speaker(who))], credited=["afp"])
        for name, who in (("a", "rescuers"), ("b", "police"))
    ]
    assert [one.name for one in origins_of(told(*reports))] == ["rescuers", "police"]


def test_sources_without_a_name_and_the_own_voice_of_a_report_are_its_agency() -> None:
    officer = fact("c2", speaker=speaker("ضابط", key=None, official=True))
    (origin,) = one_report(fact("c1"), officer, agencies=["afp"])
    assert (origin.kind, origin.name) == ("agency", "afp")


def test_the_same_words_are_one_origin_whoever_prints_them() -> None:
    (origin,) = of(("a", None, ()), ("b", None, ()), passages=[[7, 8], [8, 9]])
    assert (origin.kind, origin.name) == ("text", None)
    assert [(reason.code, reason.detail) for reason in origin.reasons] == [("same_text", "2")]


def test_the_same_words_in_the_mouths_of_two_are_two_origins() -> None:
    assert len(of(("a", speaker("sdf"), ()), ("b", speaker("police"), ()), passages=[[7], [7]])) == 2


def test_an_agency_that_is_quoted_is_the_agency_that_is_credited() -> None:
    quoted = speaker("reuters", actor_type="media")
    (origin,) = of(("a", quoted, ()), ("b", None, ["reuters"]))
    assert (origin.kind, origin.entity) == ("agency", "actor:reuters")


def test_a_party_to_the_conflict_is_marked() -> None:
    reports = [signature("a", [fact(speaker=speaker("army-spokesman", "army"))])]
    (origin,) = origins_of(told(*reports), frozenset({"actor:army"}))
    assert origin.party
    assert not origins_of(told(*reports), frozenset({"actor:rebels"}))[0].party


def test_ids_do_not_depend_on_who_else_there_is() -> None:
    alone = of(("a", None, ()))[0]
    beside = of(("a", None, ()), ("b", None, ()))[0]
    assert alone.id == beside.id
