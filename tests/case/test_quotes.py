"""Who quotes whom: each hand is quoted by the one before it, once."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.case.case import Case
from musnad.case.quotes import HeldHands, Quotes, Wish, followed, load_hands, quoted, quotes
from musnad.case.selection import Selection
from tests.case.rows import REPORT, Row, holding, rows_asked
from tests.case.test_selection import claim, fill, put

SOHR = {"authority": "actor:sohr", "name_en": "Observatory", "kind": "organization", "actor_type": "ngo"}
SANA = {"authority": "actor:sana", "name": "سانا", "name_en": "SANA", "kind": "organization", "actor_type": "media"}
SAMIR = {"name": "سامر حداد", "name_en": "Samir Haddad", "kind": "person"}
BLANK = {"authority": None, "name_en": None, "kind": None, "actor_type": None, "country": None}
ALL = Selection()


def chain(name: str, *hands: dict[str, Any] | None, report: str = "r1") -> list[Row]:
    """The hands of a claim as rows; `None` is a hand without a name."""
    return [
        {**BLANK, "report": report, "claim": name, "role": "speaker", "ordinal": at, **hand}
        for at, hand in enumerate(hands)
        if hand is not None
    ]


OUTLET = {"name": "وكالة"}
TELLING = (
    claim("r1", "one", act="accuse", speaker="actor:sohr"),
    claim("r1", "two", act="deny", speaker="actor:sohr"),
    claim("r1", "three", act="assert", speaker_name="Samir Haddad"),
    claim("r1", "nobody", act="assert"),
    claim("r2", "own", act="assert", speaker_name="sources"),
)
CHAINS = (
    *chain("one", OUTLET, {**SOHR, "name": "المرصد"}),
    *chain("two", OUTLET, SANA, {**SOHR, "name": "المرصد السوري"}),
    *chain("three", OUTLET, {**SOHR, "name": "المرصد"}, SAMIR),
    *chain("nobody", OUTLET, None),
    *chain("own", None, {"name": "مصادر", "name_en": "sources"}, report="r2"),
)


@pytest.fixture
def filled(case: Case) -> Case:
    """A case with four claims of two reports, and five with longer chains."""
    with case.writing() as connection:
        fill(connection)
        put(connection, "claims", TELLING)
        put(connection, "participants", CHAINS)
    return case


def found_in(case: Case, wanted: Selection = ALL, most: int = 60) -> Quotes:
    with case.reading() as connection:
        return quotes(*rows_asked(connection, wanted), load_hands(connection), most)


def test_voices_are_known_by_their_id_and_have_the_name_that_is_used_most(filled: Case) -> None:
    found = {voice.id: voice for voice in found_in(filled).voices}
    sohr = found["actor:sohr"]
    assert (sohr.name, sohr.name_en, sohr.group) == ("المرصد", "Observatory", "organization")
    assert (sohr.quoted, sohr.quotes) == (3, 1)
    groups = {name: voice.group for name, voice in found.items()}
    assert groups == {
        "actor:sohr": "organization", "actor:sana": "agency", "name:سامر حداد": "person", "name:مصادر": "words",
        "outlet:وكالة": "outlet", "outlet:": "outlet",
    }  # fmt: skip
    assert found["outlet:"].name is None


def test_who_quotes_whom_with_the_act_of_who_tells_the_claim(filled: Case) -> None:
    found = found_in(filled)
    edges = {(each.quoter, each.quoted): (each.claims, dict(each.acts)) for each in found.quotings}
    assert edges == {
        ("outlet:وكالة", "actor:sohr"): (2, {"accuse": 1}),
        ("outlet:وكالة", "actor:sana"): (1, {}),
        ("actor:sana", "actor:sohr"): (1, {"deny": 1}),
        ("actor:sohr", "name:سامر حداد"): (1, {"assert": 1}),
        ("outlet:", "name:مصادر"): (1, {"assert": 1}),
    }
    assert (found.total, found.unnamed, found.more_claims, found.more_voices) == (6, 3, 0, 0)


def test_only_the_foremost_are_shown_and_the_rest_is_counted(filled: Case) -> None:
    found = found_in(filled, most=2)
    assert [voice.id for voice in found.voices] == ["outlet:وكالة", "actor:sohr"]
    assert found.more_voices == 4
    assert found.total == 6 == found.more_claims + sum(each.claims for each in found.quotings)


def test_filters_ask_of_the_claims_that_are_handed_on(filled: Case) -> None:
    found = found_in(filled, Selection(acts=frozenset({"deny"})))
    assert {(each.quoter, each.quoted) for each in found.quotings} == {
        ("outlet:وكالة", "actor:sana"), ("actor:sana", "actor:sohr"),
    }  # fmt: skip
    assert found_in(filled, Selection(reports=frozenset({"none"}))).total == 0


def test_the_claims_of_a_quoting_are_found(filled: Case) -> None:
    found = found_in(filled)
    with filled.reading() as connection:
        about = (connection, *rows_asked(connection, ALL), load_hands(connection))
        for each in found.quotings:
            rows, total = quoted(*about, Wish(quoter=each.quoter, quoted=each.quoted))
            assert len(rows) == total == each.claims
        rows, total = quoted(*about, Wish(quoter="outlet:وكالة", quoted="actor:sohr", offset=1))
        assert (len(rows), total, rows[0].outlet) == (1, 2, "وكالة")
        assert quoted(*about, Wish(quoter="outlet:وكالة", quoted="name:nobody")) == ((), 0)


def test_what_is_held_follows_the_case(filled: Case) -> None:
    held = HeldHands()
    with filled.reading() as connection:
        before = held.now(connection)
        assert held.now(connection) is before
    with filled.writing() as connection:
        put(connection, "claims", [claim("r2", "later", act="deny", speaker_name="Samir Haddad")])
        put(connection, "participants", chain("later", OUTLET, SAMIR, report="r2"))
    with filled.reading() as connection:
        after = held.now(connection)
        assert len(after.voices) == len(before.voices)
        rows, total = quoted(
            connection, *rows_asked(connection, ALL), after, Wish(quoter="outlet:وكالة", quoted="name:سامر حداد")
        )
        assert ([row.claim for row in rows], total) == (["later"], 1)
        assert followed(after, connection) is after


VOICES = st.sampled_from((None, {**SOHR, "name": "المرصد"}, SANA, SAMIR, {"name": "مصادر"}))


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from((None, OUTLET)), st.lists(VOICES, max_size=3)), max_size=8), st.integers(2, 6)
)
def test_every_hand_is_counted_once(told: list[tuple[Any, list[Any]]], most: int) -> None:
    rows, hands = [], []
    for number, (outlet, voices) in enumerate(told):
        last = voices[-1] if voices else None
        act = "deny" if voices else None
        rows.append(claim("r1", f"c{number}", act=act, speaker_name=None if last is None else last["name"]))
        hands += chain(f"c{number}", outlet, *voices)
    named = Counter(each.get("authority") or f"name:{each['name']}" for _, voices in told for each in voices if each)
    with holding(reports=[REPORT], claims=rows, participants=hands) as connection:
        found = quotes(*rows_asked(connection, ALL), load_hands(connection), most)
        assert found.total == named.total()
        assert found.total == found.more_claims + sum(each.claims for each in found.quotings)
        assert len(found.voices) <= most
        assert all(voice.quoted == named[voice.id] for voice in found.voices)
        assert all(sum(each.acts.values()) <= each.claims for each in found.quotings)
