from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.export.coding import coded, facts_of, holds, rows_for
from musnad.model import Claim, Count, Document, Entity, Event, Excerpt, Link, Record
from musnad.vocabulary import event_pairs, load_glosses
from musnad.vocabulary.crosswalk import SCHEMES, EventFacts, When, load_crosswalk
from tests.claim_records import EVENTS, claims_record
from tests.records import READER, TEXT, statement

TYPES = st.none() | st.sampled_from(list(load_glosses("actor_types")))
PEOPLE = st.lists(st.sampled_from(["civilian", "fighter", "soldier", "detainee", "official"]), max_size=2).map(tuple)
WORDS = Excerpt(0, 1, TEXT[0])


def record_of(facts: EventFacts) -> Record:
    """A record with the claim of an event of these facts: who by name, the others by common nouns alone."""
    types = (*facts.actor_types, *facts.target_types)
    ids = tuple(None if type_ is None else f"e{number}" for number, type_ in enumerate(types))
    entities = tuple(
        Entity(id=id_, kind="organization", name="س", actor_type=type_)
        for id_, type_ in zip(ids, types, strict=True)
        if id_ is not None
    )
    actors, made_by = len(facts.actor_types), EVENTS[0].made_by
    event = Event(
        id="v1", trigger=WORDS, type=facts.type or "HARM", mode=facts.mode, factuality=facts.factuality,
        actors=(WORDS,) * actors, actor_entities=ids[:actors],
        targets=(WORDS,) * len(facts.target_types), target_entities=ids[actors:],
        counts=(Count(kind="killed", span=WORDS, min=1, max=1),) if facts.deaths else (),
        statement="s1" if facts.act else None, made_by=made_by,
    )  # fmt: skip
    said = statement(TEXT, "s1", "ذكرت", "الترميم", None)
    said = msgspec.structs.replace(said, act=facts.act or "assert")
    links = (Link(speaker=None, name=None), *([Link(speaker=None, name=None, statement="s1")] if facts.act else []))
    codes = load_crosswalk().codes_of(facts).codes()
    claim = Claim(id="c1", event="v1", chain=links, line_en="", codes=codes)
    events: tuple[Event, ...] = (event,)
    if facts.cause is not None:
        by = record_of(facts.cause)
        renamed = {entity.id: f"{entity.id}x" for entity in by.entities}
        entities += tuple(msgspec.structs.replace(entity, id=renamed[entity.id]) for entity in by.entities)
        cause = msgspec.structs.replace(
            by.events[0],
            id="v2",
            actor_entities=tuple(renamed.get(id_ or "") for id_ in by.events[0].actor_entities),
            target_entities=tuple(renamed.get(id_ or "") for id_ in by.events[0].target_entities),
        )
        events = (msgspec.structs.replace(event, cause="v2"), cause)
    return Record(
        reader=READER, document=Document(text=TEXT), entities=entities, statements=(said,), events=events,
        claims=(claim,),
    )  # fmt: skip


@st.composite
def all_facts(draw: st.DrawFn, *, causes: bool = True) -> EventFacts:
    """Facts as a reading makes them: of the cause of an event it asks for no statement."""
    type_, mode = draw(st.sampled_from(event_pairs()))
    actors = tuple(draw(st.lists(TYPES, max_size=3)))
    targets = tuple(draw(st.lists(TYPES, max_size=2)))
    return EventFacts(
        type=type_,  # type: ignore[arg-type]  # the types of the vocabulary are those of the model
        mode=mode,
        factuality=draw(st.sampled_from(["asserted", "negated", "future", "possible"])),
        act=draw(st.none() | st.sampled_from(["assert", "deny", "demand", "threaten", "promise", "accuse"]))
        if causes
        else None,
        actor_types=actors,
        actor_people=draw(PEOPLE) if actors else (),
        target_types=targets,
        target_people=draw(PEOPLE) if targets else (),
        mutual=len(actors) > 1 and not targets and type_ in {"ASSAULT", "AGREE", "CONSULT"},
        deaths=draw(st.booleans()),
        cause=draw(st.none() | all_facts(causes=False)) if causes else None,
    )


@settings(max_examples=400, deadline=None)
@given(all_facts())
def test_the_row_that_gave_a_code_is_always_among_the_reasons(facts: EventFacts) -> None:
    record = record_of(facts)
    known = facts_of(record.claims[0], record.events[0], record)
    found = load_crosswalk().codes_of(facts)
    for scheme in SCHEMES:
        own = getattr(found, scheme)
        assert (own.via or own.row) in [row.id for row in rows_for(scheme, own.code, known)]
        if own.via is not None:
            assert known.cause is not None
            cause = msgspec.structs.replace(known.cause, deaths=None)
            assert own.row in [row.id for row in rows_for(scheme, own.code, cause)]


def test_a_code_that_an_attack_gave_has_the_row_that_led_to_it_among_the_reasons() -> None:
    facts = EventFacts(type="HARM", mode="killed", cause=EventFacts(type="ASSAULT", mode="aerial"))
    record = record_of(facts)
    found = load_crosswalk().codes_of(facts).plover
    assert (found.code, found.row, found.via) == ("ASSAULT/aerial", "plover-same", "plover-harm-by-event")
    known = facts_of(record.claims[0], record.events[0], record)
    assert [row.id for row in rows_for("plover", found.code, known)] == ["plover-harm-by-event"]


def test_a_code_is_told_with_its_name_and_the_reason_for_it() -> None:
    record = claims_record()
    plover, _, acled, ucdp = coded(record.claims[5], record.events[5], record)
    assert (plover.code, plover.settled) == ("COERCE/arrest", True)
    assert plover.rows[0].reason
    assert plover.rows[0].reason_ar
    assert (acled.scheme, acled.name) == ("acled", "Arrests")
    assert ucdp.code is None
    assert ucdp.name is None


def test_where_the_record_leaves_several_rows_all_are_told() -> None:
    facts = EventFacts(type="ASSAULT", mode="other", actor_types=(None,), target_types=(None,))
    record = record_of(facts)
    *_, ucdp = coded(record.claims[0], record.events[0], record)
    assert [row.id for row in ucdp.rows] == ["ucdp-not-deadly", "ucdp-open"]
    assert not ucdp.settled


def test_what_is_not_known_is_neither_held_nor_refused() -> None:
    record = record_of(EventFacts(type="HARM", mode="injured", actor_types=(None,)))
    known = facts_of(record.claims[0], record.events[0], record)

    def held(**conditions: Any) -> str:
        return holds(When(**conditions), known)

    assert held() == "yes"
    assert held(event=("HARM",)) == "yes"
    assert held(event=("ASSAULT",)) == "no"
    assert held(actor=("state",)) == "maybe"
    assert held(target=("civilian",)) == "no"
    assert held(deaths=True) == "maybe"
    assert held(cause=("ASSAULT",)) == "no"
    assert held(means=("mine",)) == "maybe"


def test_casualties_have_the_code_of_the_attack_that_caused_them() -> None:
    attack = EventFacts(type="ASSAULT", mode="heavy-weapons", actor_types=("state-forces",), target_types=(None,))
    record = record_of(EventFacts(type="HARM", mode="injured", cause=attack))
    plover, _, acled, _ = coded(record.claims[0], record.events[0], record)
    assert acled.code == "Shelling/artillery/missile attack"
    assert [[row.id for row in each.rows] for each in (plover, acled)] == [
        ["plover-harm-by-event"],
        ["acled-harm-by-event"],
    ]
