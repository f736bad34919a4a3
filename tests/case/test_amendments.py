from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from musnad.case.amendments import (
    NONE,
    Added,
    Addition,
    Amendments,
    Hand,
    Meaning,
    Naming,
    Party,
    Timed,
    added_id,
    amended,
    tells_of,
)
from musnad.case.claims import claim_rows
from musnad.model import Document, Entity, Excerpt, Record
from musnad.model.record import Count
from tests.claim_records import claims_record

if TYPE_CHECKING:
    from musnad import Reader

RECORD = claims_record()
TEXT = RECORD.document.text
OWN = Entity(
    id="", kind="organization", name="الحرس", name_en="The Guard", authority="case:1", actor_type="rebel-group",
    country="SY",
)  # fmt: skip
PLACE = Entity(id="", kind="place", name="تل", name_en="A Hill", authority="geonames:1", country="IQ", lat=1.0, lon=2.0)


def excerpt(start: int, end: int) -> Excerpt:
    return Excerpt(start, end, TEXT[start:end])


def addition(added: Added, report: str = "r", entry: int = 7) -> Addition:
    return Addition(report=report, claim=added_id(RECORD.document.id, added), entry=entry, added=added)


def naming(name: str, entity: Entity | None, **fields: object) -> Naming:
    given = {"scope": "case", "of": "", "aspect": "actor", "entry": 1, **fields}
    return Naming(name=name, meaning=Meaning(who="Omar", entity=entity), **given)  # type: ignore[arg-type]


@st.composite
def added_claims(draw: st.DrawFn) -> Added:
    """Any claim that a person could add to the record."""

    def stretch() -> Excerpt:
        start = draw(st.integers(0, len(TEXT) - 2))
        return excerpt(start, draw(st.integers(start + 1, min(len(TEXT), start + 30))))

    def party() -> Party:
        entity = draw(st.none() | st.sampled_from(RECORD.entities) | st.just(OWN))
        mentions = [each.span for each in RECORD.mentions if entity is not None and each.entity == entity.id]
        return Party(words=stretch(), entity=entity, mention=mentions[0] if mentions else None)

    statement = draw(st.none() | st.sampled_from(RECORD.statements))
    return Added(
        who=draw(st.sampled_from(("سلمى", "Omar"))),
        trigger=stretch(),
        type="HARM",
        mode=draw(st.sampled_from((None, "killed"))),
        factuality=draw(st.sampled_from(("asserted", "negated", "possible"))),
        actors=tuple(party() for _ in range(draw(st.integers(0, 2)))),
        targets=tuple(party() for _ in range(draw(st.integers(0, 2)))),
        place=draw(st.none() | st.just(Party(words=stretch(), entity=PLACE))),
        time=draw(st.none() | st.just(Timed(value="2022-01-30", words=stretch()))),
        counts=(Count(kind="killed", span=stretch(), min=1, max=2),),
        chain=() if statement is None else (Hand(statement=statement),),
    )


NAMES = [entity.name for entity in RECORD.entities] + [each.text for event in RECORD.events for each in event.actors]
NAMINGS = st.builds(
    naming,
    st.sampled_from(NAMES),
    st.none() | st.just(OWN) | st.just(PLACE),
    scope=st.sampled_from(("case", "outlet", "report")),
    aspect=st.sampled_from(("actor", "place")),
    entry=st.integers(1, 99),
)
SAID = st.lists(st.one_of(added_claims().map(addition), NAMINGS), max_size=5)


def together(said: list[Addition | Naming]) -> Amendments:
    return Amendments(
        tuple(each for each in said if isinstance(each, Addition)),
        tuple(each for each in said if isinstance(each, Naming)),
    )


def test_a_record_that_nobody_amended_is_itself() -> None:
    assert amended(RECORD, NONE) is RECORD
    assert NONE.mark == ""


@settings(deadline=None)
@given(SAID)
def test_every_span_of_an_amended_record_holds_its_words(said: list[Addition | Naming]) -> None:
    amended(RECORD, together(said)).check()


@settings(deadline=None)
@given(SAID, st.randoms(use_true_random=False))
def test_in_which_order_it_was_said_makes_no_difference(said: list[Addition | Naming], shuffled: object) -> None:
    once = {(each.scope, each.of, each.aspect, each.name): each for each in said if isinstance(each, Naming)}
    by_id = {each.claim: each for each in said if isinstance(each, Addition)}
    first: list[Addition | Naming] = [*by_id.values(), *once.values()]
    second = list(first)
    shuffled.shuffle(second)  # type: ignore[attr-defined]
    assert amended(RECORD, together(first)) == amended(RECORD, together(second))


@settings(deadline=None)
@given(SAID)
def test_claims_that_were_there_keep_their_ids_and_their_order(said: list[Addition | Naming]) -> None:
    before = [each.id for each in RECORD.claims]
    after = [each.id for each in amended(RECORD, together(said)).claims]
    assert [each for each in after if each in set(before)] == before
    assert set(after) - set(before) == {each.claim for each in said if isinstance(each, Addition)}


@settings(deadline=None)
@given(SAID)
def test_every_part_that_is_named_is_there(said: list[Addition | Naming]) -> None:
    record = amended(RECORD, together(said))
    known = {each.id for each in record.entities}
    refs = {ref for event in record.events for ref in (*event.actor_entities, *event.target_entities)}
    refs |= {event.place_entity for event in record.events}
    refs |= {each.source_entity for each in record.statements} | {each.entity for each in record.mentions}
    assert refs - known <= {None}
    assert {each.event for each in record.claims} <= {each.id for each in record.events}
    assert len({each.id for each in record.events}) == len(record.events)


@settings(deadline=None)
@given(added_claims())
def test_an_added_claim_has_a_row(added: Added) -> None:
    one = addition(added)
    rows = claim_rows(amended(RECORD, Amendments((one,))), "r", "g").claims
    assert len(rows) == len(claim_rows(RECORD, "r", "g").claims) + 1
    assert one.claim in {row["claim"] for row in rows}


def test_a_claim_that_the_reader_has_too_is_not_added_again() -> None:
    there = RECORD.claims[0].id
    one = replace(addition(Added(who="سلمى", trigger=excerpt(0, 3), type="HARM")), claim=there)
    assert amended(RECORD, Amendments((one,))).claims == RECORD.claims


def test_an_added_claim_says_who_made_it_and_has_a_line_and_codes() -> None:
    trigger = RECORD.events[0].trigger
    added = Added(
        who="سلمى",
        trigger=trigger,
        type="ASSAULT",
        mode="drone",
        factuality="possible",
        actors=(Party(words=excerpt(0, 4), entity=OWN),),
        targets=(Party(words=excerpt(5, 9)),),
        place=Party(words=excerpt(10, 14), entity=PLACE),
        time=Timed(value="2022-01-30", words=excerpt(15, 19)),
        counts=(Count(kind="killed", span=excerpt(20, 22), min=3, max=None),),
    )
    one = addition(added)
    record = amended(RECORD, Amendments((one,)))
    claim = next(each for each in record.claims if each.id == one.claim)
    event = next(each for each in record.events if each.id == claim.event)
    assert (event.made_by.stage, event.made_by.rule, event.made_by.version) == ("person", "سلمى", "journal 7")
    assert claim.line_en.endswith(
        f"possible: drone attack – target: “{excerpt(5, 9).text}”, by The Guard; killed: 3-; "
        "place: A Hill; time: 2022-01-30"
    )
    assert claim.codes.plover is None
    asserted = addition(replace(added, factuality="asserted"))
    sure = next(each for each in amended(RECORD, Amendments((asserted,))).claims if each.id == asserted.claim)
    assert sure.codes.plover == "ASSAULT/drone"
    assert [each.value for each in record.times if each.span == excerpt(15, 19)] == ["2022-01-30"]
    assert [each.speaker for each in claim.chain] == [None]


def test_a_statement_that_another_reading_lacks_is_kept_with_the_claim() -> None:
    statement = RECORD.statements[0]
    added = Added(who="سلمى", trigger=excerpt(0, 3), type="HARM", chain=(Hand(statement=statement),))
    bare = replace(RECORD, statements=(), events=(), claims=())
    record = amended(bare, Amendments((addition(added),)))
    assert [each.cue for each in record.statements] == [statement.cue]
    assert record.claims[0].chain[-1].statement == record.statements[0].id
    assert record.claims[0].chain[-1].name == statement.source_name


@pytest.mark.parametrize(("scopes", "winner"), [(("case", "report"), "report"), (("outlet", "case"), "outlet")])
def test_the_narrower_scope_wins_whichever_came_last(scopes: tuple[str, str], winner: str) -> None:
    name = RECORD.entities[0].name
    aspect = "place" if RECORD.entities[0].kind == "place" else "actor"
    said = tuple(
        naming(name, replace(OWN, authority=f"case:{scope}"), scope=scope, aspect=aspect, entry=entry)
        for entry, scope in enumerate(scopes)
    )
    record = amended(RECORD, Amendments(namings=said))
    assert record.entities[0].authority == f"case:{winner}"


def read(reader: Reader, text: str) -> Record:
    return reader.read(Document(text=text, published="2022-01-31"))


def test_an_actor_keeps_its_written_name_and_what_the_machine_had(reader: Reader) -> None:
    record = read(reader, "قال القائد سامر الحداد إن قسد اعتقلت أربعة مهربين في الحسكة أمس.")
    after = amended(record, Amendments(namings=(naming("قسد", OWN),)))
    entity = next(each for each in after.entities if each.authority == "case:1")
    assert (entity.name, entity.name_en) == ("قسد", "The Guard")
    assert [(each.code, each.detail) for each in entity.reasons[:2]] == [
        ("named_by_person", "Omar"),
        ("machine_had", "actor:sdf · Syrian Democratic Forces"),
    ]
    line = next(each.line_en for each in after.claims)
    assert "The Guard" in line
    assert "Syrian Democratic Forces" not in line
    assert [each.id for each in after.claims] == [each.id for each in record.claims]
    assert tells_of(record, frozenset({"قسد"}))
    assert not tells_of(record, frozenset({"قسد الأخرى"}))


def test_no_actor_leaves_the_words(reader: Reader) -> None:
    record = read(reader, "اعتقلت قسد أربعة مهربين في الحسكة أمس.")
    after = amended(record, Amendments(namings=(naming("قسد", None),)))
    assert "actor:sdf" not in {each.authority for each in after.entities}
    assert [each.text for each in after.events[0].actors] == ["قسد"]
    assert after.events[0].actor_entities == (None,)
    assert "قسد" not in {each.span.text for each in after.mentions}


def test_a_place_that_acts_is_another_actor_and_stays_a_place(reader: Reader) -> None:
    record = read(reader, "قصفت دير الزور أطراف الحسكة أمس. وقُتل مدنيان في دير الزور.")
    place = next(each for each in record.entities if each.name == "دير الزور")
    event = record.events[0]
    acting = replace(event, actors=(event.trigger,), actor_entities=(place.id,))
    shown = replace(record, events=(acting, *record.events[1:]))
    after = amended(shown, Amendments(namings=(naming("دير الزور", OWN),)))
    by_id = {each.id: each for each in after.entities}
    assert by_id[place.id] == place
    assert by_id[after.events[0].actor_entities[0] or ""].authority == "case:1"
    assert {each.place_entity for each in after.events} == {each.place_entity for each in record.events}
