from collections.abc import Iterator, Mapping

import msgspec
from hypothesis import given, settings

from musnad.export.evidence import Value
from musnad.export.rows import Row, rows
from musnad.export.withholding import Plain
from musnad.model import Record
from tests.claim_records import CLAIM_TEXT, DATE, OUTLET, claim_records, claims_record, span


def all_rows(record: Record) -> dict[str, Row]:
    return {str(row.id.value): row for row in rows(record, Plain(record))}


def values(part: object) -> Iterator[Value]:
    if isinstance(part, Value):
        yield part
    elif isinstance(part, msgspec.Struct):
        for name in part.__struct_fields__:
            yield from values(getattr(part, name))
    elif isinstance(part, tuple):
        for item in part:
            yield from values(item)
    elif isinstance(part, Mapping):
        for item in part.values():
            yield from values(item)


def check(value: Value, record: Record) -> None:
    assert value.shows, value
    for each in value.spans:
        each.check(record.document.text)


@given(claim_records())
@settings(max_examples=200, deadline=None)
def test_every_value_of_a_row_shows_what_it_rests_on(record: Record) -> None:
    for row in rows(record, Plain(record)):
        for value in values(row):
            check(value, record)


def test_a_claim_is_joined_with_its_event_chain_entities_and_counts() -> None:
    row = all_rows(claims_record())["c2"]
    assert [hand.name and hand.name.value for hand in row.chain] == [OUTLET, "Nader al-Sabbagh"]
    assert row.chain[0].name is not None
    assert row.chain[0].name.basis == "document"
    assert row.chain[1].words is not None
    assert row.chain[1].words.spans == (span("الطبيب نادر الصباغ"),)
    assert [party.called.value for party in row.actors] == ["Bank Forces"]
    assert row.actors[0].actor_type == Value(
        "state-forces", "table", (span("قوات الضفة", 1), span("قوات الضفة")), "actors"
    )
    assert row.place is not None
    assert row.place.lat is not None
    assert (row.place.lat.value, row.place.lat.source) == (36.5, "geonames:1")
    assert row.time is not None
    assert row.time.words is not None
    assert row.time.words.spans == (span("أمس", 1),)
    assert row.ucdp == Value("3", "table", (span("قتلوا"),), "codes.ucdp")


def test_the_sentence_is_that_of_the_trigger() -> None:
    row = all_rows(claims_record())["c3"]
    assert row.sentence.value == "ونفت قوات الضفة قصف القرية، وتوعدت بهجوم جديد."
    assert CLAIM_TEXT[row.sentence.spans[0].start : row.sentence.spans[0].end] == row.sentence.value


def test_what_is_told_only_when_it_is_told_again_fills_what_was_open() -> None:
    row = all_rows(claims_record())["c1"]
    assert row.means is not None
    assert row.means.spans == (span("بنيران"),)
    assert row.trigger.value == "قصفت"


def test_a_claim_of_another_speaker_of_the_same_event_says_which() -> None:
    made = all_rows(claims_record())
    assert made["c5"].same_as is not None
    assert made["c5"].same_as.value == "v2"
    assert made["c5"].telling == made["c2"].telling == "v2"
    assert made["c2"].same_as is None


def test_events_that_tell_one_another_again_in_a_circle_end() -> None:
    record = claims_record()
    events = [msgspec.structs.replace(event, same_as="v5") if event.id == "v2" else event for event in record.events]
    assert all_rows(msgspec.structs.replace(record, events=tuple(events)))["c2"].same_as is not None


def test_a_time_that_nothing_bears_out_does_not_leave() -> None:
    record = msgspec.structs.replace(claims_record(), times=())
    made = all_rows(record)
    assert made["c2"].time is None
    assert made["c2"].unproved == ("time",)
    # The commander's statement is of that day, and of what he tells his statement bears the day out.
    assert made["c1"].time is not None
    assert made["c1"].time.value.source == "statements.date"


def test_the_time_of_the_report_is_borne_out_by_the_report() -> None:
    record = claims_record()
    events = tuple(msgspec.structs.replace(each, time=DATE, time_basis="published") for each in record.events)
    made = all_rows(msgspec.structs.replace(record, events=events, times=()))["c6"]
    assert made.time is not None
    assert (made.time.value.basis, made.time.value.source) == ("document", "document.published")


def test_an_outlet_that_nobody_gave_and_the_text_does_not_name_does_not_leave() -> None:
    made = all_rows(claims_record(outlet=None))["c2"]
    assert [hand.name and hand.name.value for hand in made.chain] == ["Nader al-Sabbagh"]
