from typing import get_args

import pytest

from musnad.authority.actors import ActorType
from musnad.errors import LexiconError
from musnad.model.record import Act, NameBasis, PointBasis, PrecisionLevel, SourceKind, StatementMode
from musnad.vocabulary import Vocabulary, load_terms, load_vocabulary, parse_terms

ONE = """
- code: direct
  gloss: direct
  label: نقل حرفي
  definition: All in quotation marks.
  definition_ar: كله بين علامتي اقتباس.
  example: 'قال: «نعم».'
"""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        ("acts", Act),
        ("modes", StatementMode),
        ("source_kinds", SourceKind),
        ("precisions", PrecisionLevel),
        ("points", PointBasis),
        ("name_bases", NameBasis),
    ],
)
def test_the_codes_are_those_of_the_model_in_its_order(vocabulary: Vocabulary, kind: str, codes: object) -> None:
    assert tuple(term.code for term in getattr(vocabulary, kind)) == get_args(codes)


def test_a_term_is_found_by_its_code(vocabulary: Vocabulary) -> None:
    assert vocabulary.term("acts", "condemn").label == "إدانة"
    assert vocabulary.term("modes", "mixed").gloss == "mixed"


@pytest.mark.parametrize(("kind", "code"), [("acts", "mutter"), ("modes", "deny"), ("moods", "direct"), ("term", "x")])
def test_an_unknown_list_or_code_is_an_error_that_names_the_known_ones(
    vocabulary: Vocabulary, kind: str, code: str
) -> None:
    with pytest.raises(LexiconError, match=r"acts, modes, source_kinds|assert, deny|direct, indirect"):
        vocabulary.term(kind, code)


def test_what_follows_the_rules_is_taken() -> None:
    assert [term.code for term in parse_terms(ONE.encode(), "one.yaml", ("direct",))] == ["direct"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("code: direct", "code: verbatim"), "verbatim; the model has direct"),
        (("  gloss: direct\n", ""), "gloss"),
        (("gloss:", "glos:"), "glos"),
        (("نقل حرفي", "''"), "label is empty"),
        (("نقل حرفي", "ﻧﻘﻞ"), "presentation form U\\+FEE7"),
        (("نقل حرفي", "حرفی"), "Persian letter U\\+06CC"),
        (("نقل حرفي", "أ".replace("أ", "ا\u0654")), "not in NFC"),
        (("- code", "code"), r"one\.yaml"),
        (("gloss: direct", "gloss: [direct"), r"one\.yaml"),
    ],
)
def test_what_breaks_the_rules_is_refused(change: tuple[str, str], message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        parse_terms(ONE.replace(*change, 1).encode(), "one.yaml", ("direct",))


def test_two_codes_with_one_label_are_refused() -> None:
    two = ONE + ONE.replace("code: direct", "code: mixed").replace("gloss: direct", "gloss: mixed")
    with pytest.raises(LexiconError, match="stands twice"):
        parse_terms(two.encode(), "two.yaml", ("direct", "mixed"))


def test_a_code_that_stands_twice_is_refused_in_an_open_list() -> None:
    two = ONE + ONE.replace("gloss: direct", "gloss: other").replace("نقل حرفي", "غيره")
    with pytest.raises(LexiconError, match="the code 'direct' stands twice"):
        parse_terms(two.encode(), "open.yaml", None)


def test_the_types_of_the_actor_table_are_those_of_the_vocabulary() -> None:
    assert tuple(term.code for term in load_terms("actor_types")) == get_args(ActorType)


def test_one_list_is_loaded_alone_and_an_unknown_one_is_told() -> None:
    assert load_terms("points") == load_vocabulary().points
    with pytest.raises(LexiconError, match="there is no list 'moods'"):
        load_terms("moods")
