import pytest

from musnad.authority.countries import Countries
from musnad.export.labels import VOCABULARY, load_labels
from musnad.vocabulary import load_terms


@pytest.mark.parametrize(("group", "kind"), VOCABULARY.items())
def test_the_words_of_long_lists_are_those_of_the_vocabulary(group: str, kind: str) -> None:
    english, arabic = load_labels("en"), load_labels("ar")
    assert load_terms(kind)
    for term in load_terms(kind):
        assert english(group, term.code) == term.gloss
        assert arabic(group, term.code) == term.label
        assert english.has(group, term.code)
    assert not english.has(group, "not-a-code")
    assert english(group, "not_a_code") == "not a code"


def test_every_country_of_the_lexicon_has_its_name_in_both_languages() -> None:
    english, arabic = load_labels("en"), load_labels("ar")
    for country in Countries.load().by_code.values():
        assert english.country(country.code) == country.gloss
        assert arabic.country(country.code) == country.form


def test_the_code_of_no_country_is_shown_as_it_is() -> None:
    assert load_labels("ar").country("QQ") == "QQ"
