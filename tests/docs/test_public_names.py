import inspect

import musnad

PUBLIC = [
    "Case",
    "CaseError",
    "DataError",
    "Document",
    "Excerpt",
    "InputError",
    "LexiconError",
    "MusnadError",
    "Reader",
    "Record",
    "Span",
    "SpanError",
    "Statement",
    "__version__",
    "read",
]


def test_the_public_names_are_these_and_stand_sorted() -> None:
    assert list(musnad.__all__) == PUBLIC


def test_every_public_name_is_there() -> None:
    assert [name for name in PUBLIC if not hasattr(musnad, name)] == []


def test_every_public_name_says_what_it_is_for() -> None:
    named = {name: getattr(musnad, name) for name in PUBLIC if name != "__version__"}
    assert [name for name, value in named.items() if not inspect.getdoc(value)] == []


def test_errors_are_all_children_of_one() -> None:
    errors = [getattr(musnad, name) for name in PUBLIC if name.endswith("Error")]
    assert all(issubclass(error, musnad.MusnadError) for error in errors)
