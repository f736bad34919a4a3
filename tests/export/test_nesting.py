import msgspec
from hypothesis import given
from hypothesis import strategies as st

from musnad.export.nesting import ancestors, flatten, nested
from tests.records import sample_record

STATEMENTS = sample_record().statements


def test_a_statement_stands_under_the_one_that_holds_it() -> None:
    first, *others = nested(STATEMENTS)
    assert (first.statement.id, [inner.statement.id for inner in first.inner]) == ("s1", ["s2"])
    assert [branch.statement.id for branch in others] == ["s3", "s4", "s5"]
    assert first.inner[0].depth == 1


def test_ancestors_run_from_the_outermost() -> None:
    third = msgspec.structs.replace(STATEMENTS[2], parent="s2")
    by_id = {each.id: each for each in (*STATEMENTS[:2], third)}
    assert [each.id for each in ancestors(third, by_id)] == ["s1", "s2"]


@given(st.lists(st.sampled_from([None, "s1", "s2", "s3", "s4", "s5", "nobody"]), min_size=5, max_size=5))
def test_no_statement_is_lost_or_doubled_whatever_its_parent(parents: list[str | None]) -> None:
    statements = [msgspec.structs.replace(each, parent=p) for each, p in zip(STATEMENTS, parents, strict=True)]
    ids = [branch.statement.id for branch in flatten(nested(statements))]
    assert sorted(ids) == ["s1", "s2", "s3", "s4", "s5"]
