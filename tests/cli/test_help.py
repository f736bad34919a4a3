import re
from typing import Any

import pytest
import typer

from musnad.cli.help import GROUPS
from musnad.cli.main import app
from musnad.cli.messages import load_catalogue

COMMAND: Any = typer.main.get_command(app())
PAGES = {
    "musnad": COMMAND,
    **COMMAND.commands,
    **{f"{group}.{name}": COMMAND.commands[group].commands[name] for group, names in GROUPS.items() for name in names},
}


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("name", PAGES)
def test_every_command_tells_its_purpose_its_options_and_an_example(run: Any, name: str, lang: str) -> None:
    ended = run(*([] if name == "musnad" else name.split(".")), "--help", "--lang", lang)
    assert (ended.code, ended.err) == (0, "")
    for parameter in PAGES[name].params:
        for option in parameter.opts if parameter.param_type_name == "option" else [parameter.metavar]:
            assert option in ended.out
    catalogue = load_catalogue()
    assert catalogue["help.examples"][lang] in ended.out
    examples = catalogue[f"{name}.examples"][lang].splitlines()
    assert examples
    assert all(f"  {example}" in ended.out for example in examples)
    for command in COMMAND.commands if name == "musnad" else GROUPS.get(name, ()):
        assert command in ended.out


@pytest.mark.parametrize("name", PAGES)
def test_the_examples_use_options_that_are_there(name: str) -> None:
    known = {option for command in PAGES.values() for parameter in command.params for option in parameter.opts}
    for example in load_catalogue()[f"{name}.examples"]["en"].splitlines():
        assert set(re.findall(r"(?<=\s)--?[a-z-]+", example)) <= known


def test_nothing_asked_shows_the_help(run: Any) -> None:
    ended = run()
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == run("--help").out


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_alone_shows_its_commands(run: Any, group: str) -> None:
    ended = run(group)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == run(group, "--help").out


@pytest.mark.parametrize("command", ["read", "evaluate", "gazetteer import"])
def test_no_line_of_the_options_is_wider_than_the_terminal(
    run: Any, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    options = run(*command.split(), "--help").out.partition("Options:")[2].partition("Examples:")[0].splitlines()
    assert len(options) > 5
    assert max(map(len, options)) <= 80
