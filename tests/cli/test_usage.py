from typing import Any

import pytest

import musnad
from musnad.cli.main import take_options


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["raed"], "there is no command raed"),
        (["read"], "PATH…|- is missing"),
        (["gazetteer", "fnd"], "there is no command fnd\n'musnad gazetteer --help'"),
        (["gazetteer", "find"], "NAME is missing"),
        (["actors", "lst"], "there is no command lst\n'musnad actors --help'"),
        (["actors", "list", "--type", "rebels"], "--type: there is no type rebels; the types are state, government"),
        (["actors", "show"], "NAME|ID is missing"),
        (["actors", "show", "nobody-at-all"], "nobody-at-all: no actor bears this name or id"),
        (["schema", "--config", "/nowhere.toml"], "the settings /nowhere.toml cannot be read"),
        (["gazetteer", "show", "geonames:0"], "geonames:0: no such place"),
        (["read", "x", "--no-such"], "there is no option --no-such"),
        (["read", "x", "--format", "xml"], "--format table|json|jsonl|html"),
        (["read", "x", "--output"], "--output needs a value"),
        (["read", "x", "--published", "yesterday"], "yesterday is no date"),
        (["explain", "x"], "give either --at OFFSET or --id ID"),
        (["explain", "x", "--at", "here"], "--at OFFSET"),
        (["evaluate", "/nowhere"], "/nowhere is no folder"),
        (["--lang", "fr", "schema"], "--lang is ar or en"),
        (["--lang"], "--lang is ar or en"),
    ],
)
def test_wrong_usage_is_told_and_nothing_is_printed(run: Any, arguments: list[str], told: str) -> None:
    ended = run(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err
    assert "Traceback" not in ended.err


def test_wrong_usage_is_told_in_arabic(run: Any) -> None:
    ended = run("read", environ={"LANG": "ar_SY.UTF-8"})
    assert ended.err == "musnad: PATH…|- ناقص\nاكتب 'musnad read --help' لبيان الاستعمال.\n"


def test_the_version_is_printed(run: Any) -> None:
    assert run("--version").out == f"musnad {musnad.__version__}\n"


def test_the_language_is_taken_from_anywhere_before_the_two_dashes() -> None:
    assert take_options(["read", "x", "--lang", "ar"]) == ({"--lang": "ar"}, ["read", "x"])
    assert take_options(["--lang=ar", "read", "--config", "a=b"]) == ({"--lang": "ar", "--config": "a=b"}, ["read"])
    assert take_options(["read", "--", "--lang"]) == ({}, ["read", "--", "--lang"])
