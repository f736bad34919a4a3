from __future__ import annotations

import pytest

from bench.names import name_like, name_words


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("the Ministry of Interior", "Ministry of Interior", True),
        ("Syrian Democratic Forces", "Syrian Forces", True),
        ("Ján Kubiš", "Jan Kubis", True),
        ("Samer Haddad", "Nader Hallaq", False),
        ("", "Samer", False),
    ],
)
def test_names_are_alike_by_half_of_the_shorters_words(one: str, other: str, alike: bool) -> None:  # noqa: FBT001
    assert name_like(one, other) is alike


def test_words_that_tell_nothing_count_only_where_there_are_no_others() -> None:
    assert name_words("the Party of Work") == {"work"}
    assert name_words("the Party") == {"the", "party"}
