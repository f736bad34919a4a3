"""How names stand in the record: numbered in text order, tied to their entities, with their reasons."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from musnad.model import Document, decode_record, encode_record
from musnad.version import __version__
from musnad.vocabulary import load_terms

if TYPE_CHECKING:
    from musnad import Reader
    from musnad.model import Record

TEXT = """\
دمشق - سانا
قال العقيد سامر الراوي لوكالة رويترز إن قوات سوريا الديمقراطية (قسد) وصلت إلى حي الشعار بمدينة حلب قرب تركيا.
وقالت تركيا إن العصابة الأسدية هاجمت بلدة القشطانية. وأضاف الراوي أن السفير توماس لينغارد غادر طرابلس.
وقال المرصد إن رابطة صيادي الوادي أغلقت ريف حلب الشمالي.
"""
"""A report with every kind of name in it."""
REASONS = frozenset(term.code for term in load_terms("reasons"))


@pytest.fixture(scope="module")
def record(reader: Reader) -> Record:
    return reader.read(Document(text=TEXT))


def test_names_are_numbered_in_text_order_and_entities_by_their_first_name(record: Record) -> None:
    assert [mention.id for mention in record.mentions] == [f"m{number + 1}" for number in range(len(record.mentions))]
    starts = [mention.span.start for mention in record.mentions]
    assert starts == sorted(starts)
    named = list(dict.fromkeys(mention.entity for mention in record.mentions))
    ids = [entity.id for entity in record.entities]
    assert ids == [f"e{number + 1}" for number in range(len(ids))]
    assert ids[: len(named)] == named


def test_every_kind_of_name_is_among_them(record: Record) -> None:
    assert {mention.kind for mention in record.mentions} == {"person", "organization", "place"}
    assert {entity.name_en_basis for entity in record.entities} == {
        "actors",
        "gazetteer",
        "composed",
        "transliterated",
    }


def test_names_hold_their_words_and_do_not_overlap(record: Record) -> None:
    record.check()
    for mention in record.mentions:
        assert TEXT[mention.span.start : mention.span.end] == mention.span.text
    assert all(one.span.end <= other.span.start for one, other in pairwise(record.mentions))


def test_every_name_is_of_an_entity_of_the_record(record: Record) -> None:
    ids = {entity.id for entity in record.entities}
    assert {mention.entity for mention in record.mentions} <= ids
    assert {statement.source_entity for statement in record.statements} - {None} <= ids


def test_every_reason_is_a_word_of_the_vocabulary(record: Record) -> None:
    told = {reason.code for mention in record.mentions for reason in mention.reasons}
    told |= {reason.code for entity in record.entities for reason in entity.reasons}
    told |= {
        reason.code for entity in record.entities for candidate in entity.candidates for reason in candidate.reasons
    }
    assert told <= REASONS
    assert len(told) >= 10


def test_every_name_tells_the_rule_that_found_it(record: Record) -> None:
    assert {(mention.made_by.stage, mention.made_by.version) for mention in record.mentions} == {
        ("mentions", __version__)
    }
    rules = {mention.made_by.rule for mention in record.mentions}
    assert {
        "actor-name",
        "body-head",
        "person-title",
        "person-again",
        "place-head",
        "place-name",
        "state-actor",
        "state-land",
    } <= rules


def test_names_that_take_sides_alone_have_a_sense(record: Record) -> None:
    assert {mention.span.text: mention.sense for mention in record.mentions if mention.sense} == {
        "العصابة الأسدية": "Assad regime"
    }


def test_a_rank_is_told_beside_the_name_with_its_place(record: Record) -> None:
    titles = {mention.span.text: mention.title for mention in record.mentions if mention.title}
    assert {name: title.text for name, title in titles.items()} == {
        "سامر الراوي": "العقيد",
        "توماس لينغارد": "السفير",
    }
    assert all(TEXT[title.start : title.end] == title.text for title in titles.values())


def test_what_is_spelt_by_its_letters_is_marked_so(record: Record) -> None:
    spelt = {entity.name for entity in record.entities if entity.name_en_basis == "transliterated"}
    assert {"توماس لينغارد", "بلدة القشطانية"} <= spelt


def test_candidates_stand_with_the_places_alone_the_likeliest_first(record: Record) -> None:
    for entity in record.entities:
        assert entity.kind == "place" or not entity.candidates
        scores = [candidate.score for candidate in entity.candidates]
        assert scores == sorted(scores, reverse=True)
    assert any(len(entity.candidates) > 1 for entity in record.entities)


def test_a_place_that_was_chosen_is_its_first_candidate(record: Record) -> None:
    for entity in record.entities:
        if entity.kind == "place" and entity.candidates and entity.authority is not None:
            assert entity.candidates[0].authority == entity.authority


def test_the_record_with_its_names_comes_back(record: Record) -> None:
    assert decode_record(encode_record(record)) == record


def test_reading_it_again_gives_the_same_bytes(reader: Reader, record: Record) -> None:
    assert encode_record(reader.read(Document(text=TEXT))) == encode_record(record)
