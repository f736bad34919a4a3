"""The types and modes of events are those of the scheme, each told in both languages."""

from __future__ import annotations

from typing import get_args

import pytest

from musnad.arabic.folding import fold_word
from musnad.errors import LexiconError
from musnad.model.record import CountKind, EventType, Factuality
from musnad.vocabulary import Term, event_pairs, load_terms
from musnad.vocabulary import vocabulary as loading

MODES = {
    "ASSAULT": "aerial drone heavy-weapons firearms explosives suicide-attack raid targeted abduct beat torture sexual "
    "destroy chemical crowd-control intercept other",
    "HARM": "killed injured missing displaced damage",
    "CONTROL": "capture recapture lose advance encircle handover",
    "COERCE": "arrest search seize restrict transfer deport censor withhold cyber other",
    "RETREAT": "withdraw surrender release exchange ceasefire disarm resign access escape",
    "MOBILIZE": "deploy reinforce patrol alert weapons exercise",
    "AID": "humanitarian medical military rescue evacuate",
    "PROTEST": "demo riot strike hunger boycott obstruct",
    "SANCTION": "convict sanction expel suspend",
    "CONSULT": "meet visit negotiate phone mediate",
    "AGREE": "sign settle vote other",
    "COOPERATE": "military intelligence economic judicial diplomatic other",
}
KINDS = ("event_types", "event_modes", "factualities", "count_kinds", "event_means", "sides")
TERMS = [(kind, term) for kind in KINDS for term in load_terms(kind)]


def test_the_types_and_modes_are_those_of_the_scheme() -> None:
    assert tuple(MODES) == get_args(EventType)
    found = set(event_pairs())
    assert found == {(type_, mode) for type_, modes in MODES.items() for mode in modes.split()}
    assert [type_ for type_, _ in event_pairs()] == sorted((one for one, _ in found), key=list(MODES).index)


@pytest.mark.parametrize(
    ("kind", "codes"), [("event_types", EventType), ("factualities", Factuality), ("count_kinds", CountKind)]
)
def test_the_codes_are_those_of_the_model(kind: str, codes: object) -> None:
    assert tuple(term.code for term in load_terms(kind)) == get_args(codes)


@pytest.mark.parametrize(("kind", "term"), TERMS, ids=[f"{kind}-{term.code}" for kind, term in TERMS])
def test_labels_are_short_and_definitions_and_examples_are_sentences(kind: str, term: Term) -> None:
    assert len(term.gloss) <= 36, kind
    assert len(term.label) <= 24
    assert all(text.endswith(".") for text in (term.definition, term.definition_ar, term.example))
    assert any("\u0621" <= letter <= "\u064a" for letter in fold_word(term.label))


def test_no_two_examples_are_the_same() -> None:
    examples = [term.example for kind, term in TERMS if kind != "sides"]
    assert sorted(set(examples)) == sorted(examples)


@pytest.mark.parametrize(
    ("glosses", "message"),
    [
        ({"ASSAULT/aerial": ("", ""), "AID": ("", "")}, "AID"),
        ({"ATTACK/aerial": ("", "")}, "ATTACK/aerial"),
        ({"ASSAULT/": ("", "")}, "ASSAULT/"),
        ({f"{one}/x": ("", "") for one in list(MODES)[1:]}, "ASSAULT"),
    ],
)
def test_a_mode_without_its_type_and_a_type_without_a_mode_are_refused(
    monkeypatch: pytest.MonkeyPatch, glosses: dict[str, tuple[str, str]], message: str
) -> None:
    monkeypatch.setattr(loading, "load_glosses", lambda _: glosses)
    with pytest.raises(LexiconError, match=message):
        event_pairs()
