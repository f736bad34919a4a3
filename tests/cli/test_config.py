from pathlib import Path
from typing import Any

import pytest

from musnad.cli.config import Settings, load_settings, usual_file
from musnad.cli.messages import Messages, load_catalogue
from musnad.cli.refusal import UsageError


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {"HOME": str(tmp_path)}


def write(file: Path, text: str | bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_without_a_file_nothing_is_set(environ: dict[str, str]) -> None:
    assert load_settings(None, environ) == Settings()
    assert load_settings("/dev/null", environ) == Settings()


def test_the_usual_file_stands_in_the_folder_for_settings(environ: dict[str, str], tmp_path: Path) -> None:
    assert usual_file(environ) == tmp_path / ".config" / "musnad" / "config.toml"
    assert usual_file({"XDG_CONFIG_HOME": "/x", **environ}) == Path("/x/musnad/config.toml")


def test_paths_count_from_the_folder_of_the_file(environ: dict[str, str], tmp_path: Path) -> None:
    own, home, whole = (write(tmp_path / name, "x") for name in ("conf/own.yaml", "home.yaml", "places.sqlite"))
    file = write(
        tmp_path / "conf" / "a.toml",
        f'actors = ["own.yaml", "~/home.yaml"]\ngazetteers = ["{whole}"]\nlanguage = "ar"\noutlet = "الفرات"\n',
    )
    assert load_settings(str(file), environ) == Settings((own, home), (whole,), "ar", "الفرات")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('\nlanguage = "ar"\nactor = []\n', ":3: actor: there is no such setting; delete it or mend its name (actors)"),
        ("# a\n[colour]\nx = 1\n", ":2: colour: there is no such setting"),
        ('\nactors = "own.yaml"\n', ':2: actors: this is no list of files; write actors = ["one", "another"]'),
        ("actors = [1]\n", ":1: actors: this is no list of files"),
        ('\n\ngazetteers = [\n  "none.sqlite",\n]\n', ":3: gazetteers: there is no file "),
        ("outlet = 7\n", ":1: outlet: this is no text"),
        ('language = "fr"\n', ':1: language: there is no language \'fr\'; write "ar" or "en"'),
        ('outlet = "x"\nlanguage = ar\n', ":2: this is no TOML: Invalid value"),
        ('outlet = "x"\nlanguage = "ar\n', ":2: this is no TOML"),
        ('outlet = "x"\nactors = ["a",', ":2: this is no TOML"),
        (b'outlet = "\xff"\n', " are not UTF-8"),
    ],
)
def test_what_is_wrong_is_told_with_file_line_and_key(
    environ: dict[str, str], tmp_path: Path, text: str | bytes, told: str
) -> None:
    file = write(tmp_path / "a.toml", text)
    with pytest.raises(UsageError) as raised:
        load_settings(str(file), environ)
    for language in ("en", "ar"):
        assert str(file) in Messages(language, load_catalogue()).of_error(raised.value)
    assert f"{file}{told}" in Messages("en", load_catalogue()).of_error(raised.value)


def test_wrong_settings_end_every_command_with_their_message(run: Any, tmp_path: Path) -> None:
    file = write(tmp_path / "home" / ".config" / "musnad" / "config.toml", "lang = 1\n")
    ended = run("schema")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"musnad: {file}:1: lang: there is no such setting; delete it or mend its name (language)\n"
    assert run("schema", "--config", "/dev/null").code == 0


def test_the_language_of_the_settings_stands_below_the_command_line(run: Any, tmp_path: Path) -> None:
    file = write(tmp_path / "a.toml", 'language = "ar"\n')
    assert run("read", "--config", file).err.startswith("musnad: PATH…|- ناقص")
    assert run("read", f"--config={file}", "--lang", "en").err.startswith("musnad: PATH…|- is missing")
    assert run("read", "--config", file, environ={"LANG": "en_US"}).err.startswith("musnad: PATH…|- ناقص")


def test_the_outlet_of_the_settings_stands_below_report_and_command_line(
    run: Any, report: Path, tmp_path: Path
) -> None:
    file = write(tmp_path / "a.toml", 'outlet = "Al-Furat"\n')
    options = ("--format", "jsonl", "--config", file)
    assert '"outlet":"Al-Furat"' in run("read", report, *options).out
    assert '"outlet":"Al-Nahr"' in run("read", report, *options, "--outlet", "Al-Nahr").out
    own = write(tmp_path / "own.json", '{"text": "قال سامر العلي إن الطريق مفتوح.", "outlet": "Al-Wadi"}')
    assert '"outlet":"Al-Wadi"' in run("read", own, *options).out
