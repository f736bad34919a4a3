"""What holds for the events of any text whatever, and for the words of events in any order."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from musnad.arabic.edtf import is_value
from musnad.arabic.folding import fold
from musnad.arabic.lexicon import Entry, load
from musnad.errors import InputError
from musnad.model import Document, encode_record
from musnad.model.record import EventType
from musnad.reading.eventwords import (
    FactWord,
    LightVerb,
    Lookalike,
    ModeWord,
    Participant,
    Quantifier,
    RoleWord,
    StructureWord,
    Trigger,
)
from musnad.reading.words import LEXICONS
from musnad.vocabulary import load_terms
from tests.strategies import documents, texts
from tests.timing import REPORT, growth

if TYPE_CHECKING:
    from musnad import Reader
    from musnad.model import Record, Statement
    from musnad.model.record import Event

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
GOLDEN = sorted((ROOT / "tests" / "golden" / "events").glob("*.yaml"))
FOLDER = LEXICONS / "events"
TRIGGERS = [entry for kind in get_args(EventType) for entry in load(FOLDER / f"{kind.lower()}.yaml", Trigger)]
KINDS: dict[str, type[Entry]] = {
    "light_verbs": LightVerb,
    "lookalikes": Lookalike,
    "mode_words": ModeWord,
    "factuality": FactWord,
    "quantifiers": Quantifier,
    "roles": RoleWord,
    "structure": StructureWord,
}
OTHERS = [entry for name, kind in KINDS.items() for entry in load(FOLDER / f"{name}.yaml", kind)]
FORMS = sorted({form for entry in TRIGGERS for form in (*entry.shown(), *entry.plurals)})
LITTLE = sorted({form for entry in OTHERS for form in entry.shown()})
THINGS = sorted(
    {form for entry in load(FOLDER / "participants.yaml", Participant) for form in (entry.form, *entry.plurals)}
)
EXAMPLES = sorted({entry.example for entry in (*TRIGGERS, *OTHERS)})
GLUE = (
    "و", "ف", "ب", "ل", "ال", "لل", "من", "في", "على", "إلى", "عن", "مع", "بين", "بينهم", "منهم", "أن", "إن", "أنه",
    "أنها", "التي", "الذي", "الذين", "ثم", "أو", "كما", "لم", "لن", "لا", "قد", "سوف", "كان", "كانت", "ما زال", "وهو",
    "حيث", "بعد", "قبل", "منذ", "خلال", "عليها", "فيها", "به", "ه", "ها", "هم",
)  # fmt: skip
NUMBERS = (
    "3", "12", "١٢", "1,200", "خمسة", "خمسة عشر", "عشرات", "مئات", "آلاف", "مئة وثلاثة", "اثنين", "أكثر من", "نحو",
    "ما لا يقل عن", "ما بين خمسة وسبعة", "5-7", "0", "99999999999999999999", "مليون", "نصف",
)  # fmt: skip
NAMES = (
    "الجيش السوري", "قوات سوريا الديمقراطية", "حماس", "داعش", "الأمم المتحدة", "تركيا", "حلب", "مدينة تعز", "ريف إدلب",
    "مخيم جنين", "أبو سالم الحداد", "العميد سامي الحداد", "أمس", "الأحد المقبل", "2014", "عام 2015", "23 الجاري",
)  # fmt: skip
SPEECH = ("قال", "وأعلن", "نفى", "بحسب", "مصدر أمني", "المتحدث", "مشيرا إلى", "طالب", "تعهد", "نقلت وكالة", "قوله", ":")
MARKS = (
    "،",
    ".",
    "؟",
    "!",
    "؛",
    ":",
    "«",
    "»",
    "“",
    "”",
    '"',
    "(",
    ")",
    "-",
    "/",
    "\n",
    "\n\n",
    "ـ",
    "\u200f",
    "\u064f",
)
MODES = frozenset(term.code for term in load_terms("event_modes"))
any_text = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def shuffled() -> st.SearchStrategy[str]:
    """Words of events in any order, some written together, some broken; and true sentences cut and joined."""
    word = st.one_of(*map(st.sampled_from, (FORMS, LITTLE, THINGS, GLUE, NUMBERS, NAMES, SPEECH, MARKS)))
    words = st.lists(word, min_size=1, max_size=50).map(" ".join)
    joined = st.lists(word, min_size=1, max_size=10).map("".join)
    sentences = st.lists(st.sampled_from(EXAMPLES), min_size=1, max_size=6).map(" ".join)
    return st.one_of(
        words, words, sentences, sentences.flatmap(cut_and_shuffled), st.tuples(words, joined, texts(30)).map(" ".join)
    )


def cut_and_shuffled(text: str) -> st.SearchStrategy[str]:
    """The words of a text in another order."""
    return st.permutations(text.split()).map(" ".join)


def read(reader: Reader, text: str, published: str | None = "2021-03-04") -> Record | None:
    """The record of a text; none where there is nothing that can be read, which is told by an error of ours."""
    try:
        return reader.read(Document(text=text, published=published))
    except InputError:
        return None


@any_text
@given(text=shuffled())
@example(text="قتل قتل قتل وقتل")
@example(text="بينهم ثلاثة")
@example(text="قصف")
@example(text="وأعلن إضراب بحسب آباء")
@example(text="إطلاق سراح إطلاق نار إطلاق")
def test_events_of_words_in_any_order_are_sound(reader: Reader, text: str) -> None:
    record = read(reader, text)
    if record is not None:
        check_events(record)


@any_text
@given(document=documents())
def test_events_of_any_text_are_sound(reader: Reader, document: Document) -> None:
    try:
        record = reader.read(document)
    except InputError:
        return
    check_events(record)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_events_of_the_samples_are_sound(reader: Reader, path: Path) -> None:
    record = reader.read(Document(text=path.read_text("utf-8")))
    check_events(record)
    assert len(record.events) >= 1


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_events_of_a_long_report_are_sound(reader: Reader, path: Path) -> None:
    """The golden sentences of a file as one report, with everything in it that a report may take up."""
    told = yaml.safe_load(path.read_text("utf-8"))
    check_events(reader.read(Document(text="\n".join(one["text"] for one in told if isinstance(one, dict)) or "قصف")))


def check_events(record: Record) -> None:
    """Spans, order, codes, numbers, links and claims of the events of a record."""
    record.check()
    behind = 0
    for number, event in enumerate(record.events, start=1):
        assert event.id == f"v{number}"
        assert behind <= event.trigger.start < event.trigger.end, "one word names one event, in text order"
        assert event.trigger.text == event.trigger.text.strip()
        behind = event.trigger.end
        check_fields(record, event)
    check_links(record)
    check_claims(record)


def check_fields(record: Record, event: Event) -> None:
    assert f"{event.type}/{event.mode}" in MODES
    assert event.time is None or is_value(event.time)
    assert (event.time is None) == (event.time_basis is None)
    ids = {None, *(entity.id for entity in record.entities)}
    assert len(event.actors) == len(event.actor_entities)
    assert len(event.targets) == len(event.target_entities)
    assert {*event.actor_entities, *event.target_entities, event.place_entity} <= ids
    for spans in (event.actors, event.targets, [count.span for count in event.counts]):
        assert len({(span.start, span.end) for span in spans}) == len(spans)
        assert all(any(letter.isalnum() for letter in span.text) for span in spans)
    for count in event.counts:
        assert count.min is None or count.min >= 0
        assert count.min is None or count.max is None or count.min <= count.max
    assert all(event.trigger == word.span for word in event.wording)
    check_statement(record, event)


def check_statement(record: Record, event: Event) -> None:
    """The statement of an event holds its trigger, and none inside that statement does."""
    start = event.trigger.start
    holding = {one.id: one for one in record.statements if any(part.start <= start < part.end for part in one.content)}
    assert (event.statement is None) == (not holding)
    assert event.statement is None or event.statement in holding
    assert all(one.parent != event.statement for one in holding.values() if event.statement is not None)


def check_links(record: Record) -> None:
    events = {event.id: event for event in record.events}
    order = list(events)
    for event in record.events:
        if event.same_as is not None:
            first = events[event.same_as]
            assert order.index(first.id) < order.index(event.id)
            assert first.same_as is None, "the event that was told first is told again"
            assert first.type == event.type


def check_claims(record: Record) -> None:
    """Each event is told by one claim, with the chain of the statements around it."""
    events = {event.id: event for event in record.events}
    statements = {statement.id: statement for statement in record.statements}
    told = Counter(one for claim in record.claims for one in (claim.event, *claim.also))
    assert told == Counter(list(events))
    assert len({claim.id for claim in record.claims}) == len(record.claims)
    for claim in record.claims:
        outlet, *hands = claim.chain
        assert (outlet.statement, outlet.cue) == (None, None)
        assert [hand.statement for hand in hands] == chain_of(events[claim.event].statement, statements)
        assert claim.line_en
        assert all(events[one].same_as in {claim.event, events[claim.event].same_as} for one in claim.also)


def chain_of(statement: str | None, statements: dict[str, Statement]) -> list[str]:
    """The statements around an event, without those within others that the report gives to nobody."""
    found: list[str] = []
    while statement is not None:
        one = statements[statement]
        nobody = one.source is None and one.source_kind == "implied" and one.source_name is None
        if one.parent is None or not nobody:
            found.insert(0, statement)
        statement = one.parent
    return found


@any_text
@given(text=shuffled(), before=shuffled())
def test_the_events_of_a_report_do_not_hang_on_what_was_read_before(reader: Reader, text: str, before: str) -> None:
    first = read(reader, text)
    read(reader, before)
    again = read(reader, text)
    assert (first is None) == (again is None)
    if first is not None and again is not None:
        assert encode_record(first) == encode_record(again)


@any_text
@given(text=st.lists(st.sampled_from(EXAMPLES), min_size=1, max_size=4).map(" ".join))
def test_what_is_not_seen_and_stretched_letters_change_no_event(reader: Reader, text: str) -> None:
    unseen = "".join(f"{letter}\u200f" if letter == " " else letter for letter in text)
    stretched = re.sub(r"(?<=[سشصضطظعغفقكلمن])(?=[ابتثجحخسشصضطظعغفقكلمنهي])", "ـ", text)
    assert folded_events(reader, unseen) == folded_events(reader, text)
    assert folded_events(reader, stretched) == folded_events(reader, text)


def folded_events(reader: Reader, text: str) -> list[tuple[object, ...]]:
    """The events in folded words, which is what a reader sees whatever the spelling."""
    record = read(reader, text)
    return [
        (
            fold(event.trigger.text).text, event.type, event.mode, event.factuality, event.time,
            [fold(span.text).text for span in (*event.actors, *event.targets)],
            None if event.place is None else fold(event.place.text).text,
            [(count.kind, count.min, count.max) for count in event.counts],
        )
        for event in (record.events if record is not None else ())
    ]  # fmt: skip


@pytest.mark.parametrize(
    "unit",
    [
        "قتل الجيش خمسة مسلحين في درعا. ",
        "قصف وقتل وجرح ",
        "قتل خمسة بينهم طفلان وامرأة و",
        "غارات شنتها الطائرات التي قصفتها ",
    ],
)
def test_a_long_report_of_events_takes_time_in_proportion(reader: Reader, unit: str) -> None:
    assert growth(lambda text: reader.read(Document(text=f"خبر {text}")), unit, of=REPORT) < 40
