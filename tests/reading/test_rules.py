import re
from pathlib import Path

import pytest

import musnad.reading.rules
from musnad.errors import LexiconError
from musnad.reading.rules import load_rules, rule_files

FIELDS = "  stage: a\n  description: b\n  description_ar: ت\n  example: ث\n  source: e\n"


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "rules.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_rules_are_told_by_name(tmp_path: Path) -> None:
    rules = load_rules(written(tmp_path, f"x:\n{FIELDS}"))
    assert list(rules) == ["x"]
    assert (rules["x"].name, rules["x"].stage, rules["x"].example) == ("x", "a", "ث")


def test_the_rules_of_several_files_are_told_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    one, two = written(tmp_path, f"x:\n{FIELDS}"), written(tmp_path / "more", f"y:\n{FIELDS}w:\n{FIELDS}")
    assert list(load_rules(one, two)) == ["x", "y", "w"]


def test_a_name_is_of_one_rule_only(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    one, two = written(tmp_path, f"x:\n{FIELDS}"), written(tmp_path / "more", f"y:\n{FIELDS}x:\n{FIELDS}")
    with pytest.raises(LexiconError, match=r"rules\.yaml: x is told in another file"):
        load_rules(one, two)


def test_the_project_tells_the_rules_of_statements_and_of_times() -> None:
    rules = load_rules()
    assert {"cue-verb", "time-day"} <= set(rules)
    assert [file.parent.name for file in rule_files()][:1] == ["lexicons"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- x", "mapping"),
        ("x:\n  stage: a\n", "missing required field"),
        (f"x:\n{FIELDS}  more: f\n", "unknown field"),
        (f"x:\n{FIELDS.replace('example: ث', 'example: ' + chr(39) * 2)}", "example must not be empty"),
        ("x: y", "x"),
    ],
)
def test_a_rule_that_is_not_told_whole_is_refused(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(LexiconError, match=told):
        load_rules(written(tmp_path, text))


def test_the_project_s_rules_are_told_in_both_languages() -> None:
    for rule in load_rules().values():
        assert any("\u0621" <= letter <= "\u064a" for letter in rule.description_ar)
        assert not any("\u0621" <= letter <= "\u064a" for letter in rule.description)


def test_every_rule_that_the_stages_write_is_told() -> None:
    stages = Path(musnad.reading.rules.__file__).parent.glob("*.py")
    written_rules = {name for file in stages for name in re.findall(r'rule="([a-z-]+)"', file.read_text("utf-8"))}
    assert written_rules
    assert written_rules <= set(load_rules())
