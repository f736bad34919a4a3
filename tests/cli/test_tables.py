"""Tables of the user's own: read, recorded, and told with file, line and remedy where they are wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from musnad.cli.config import Settings
from musnad.cli.main import load_reader, main
from musnad.cli.messages import Messages, load_catalogue
from musnad.cli.session import Session
from musnad.cli.tables import Tables
from tests.cli.conftest import Ended
from tests.records import read_sample

ACTORS = """\
- id: river-brigades
  name: كتائب النهر الهادئ
  name_en: River Brigades
  type: rebel-group
  country: SY
  example: أعلنت كتائب النهر الهادئ فتح الطريق.
"""
PLACES = """\
name,aliases,name_en,kind,country,parent,lat,lon,source
مخيم الساقية,,Saqiya Camp,camp,SY,geonames:170063,36.2,37.1,a list of our own
"""
REPORT = "أعلنت كتائب النهر الهادئ في بيان أن الطريق إلى مخيم الساقية صار مفتوحاً."


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with a report and tables of actors and of places."""
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    (tmp_path / "actors.yaml").write_text(ACTORS, "utf-8")
    (tmp_path / "places.csv").write_text(PLACES, "utf-8")
    return tmp_path


def read(capfd: pytest.CaptureFixture[str], own: Path, *arguments: str) -> Any:
    """The record of the report, by the reader of this version."""
    command = ["read", str(own / "report.txt"), "--format", "jsonl", *arguments]
    assert main(command, {"HOME": str(own)}, load_reader) == 0
    return json.loads(capfd.readouterr().out)


def authorities(record: Any) -> set[str]:
    return {entity.get("authority") or "" for entity in record["entities"]}


def test_ones_own_actors_and_places_are_found_and_the_record_shows_the_data_read(
    capfd: pytest.CaptureFixture[str], own: Path
) -> None:
    plain = read(capfd, own)
    named = read(capfd, own, "--actors", str(own / "actors.yaml"), "--gazetteer", str(own / "places.csv"))
    assert "actor:river-brigades" in authorities(named) - authorities(plain)
    assert any(each.startswith("user:") for each in authorities(named))
    assert named["reader"]["lexicon"] != plain["reader"]["lexicon"]
    assert named["reader"]["gazetteer"] != plain["reader"]["gazetteer"]
    settings = own / ".config" / "musnad" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('actors = ["../../actors.yaml"]\ngazetteers = ["../../places.csv"]\n', "utf-8")
    assert read(capfd, own) == named
    assert read(capfd, own, "--config", "/dev/null") == plain


def test_what_was_imported_is_used_without_being_named(capfd: pytest.CaptureFixture[str], own: Path) -> None:
    assert main(["gazetteer", "import", str(own / "places.csv")], {"HOME": str(own)}, load_reader) == 0
    capfd.readouterr()
    assert any(each.startswith("user:") for each in authorities(read(capfd, own)))


@pytest.mark.parametrize("command", [["read", "REPORT"], ["explain", "REPORT", "--at", "3"], ["evaluate", "GOLD"]])
def test_commands_that_read_hand_over_the_tables(
    own: Path, capfd: pytest.CaptureFixture[str], command: list[str]
) -> None:
    gold = {"document": {"text": REPORT}, "statements": []}
    (own / "gold").mkdir()
    (own / "gold" / "one.json").write_text(json.dumps(gold), "utf-8")
    names = {"REPORT": str(own / "report.txt"), "GOLD": str(own / "gold")}
    given: list[Tables] = []

    def load(tables: Tables) -> Any:
        given.append(tables)
        return read_sample

    options = ["--actors", "a.yaml", "--actors", "b.yaml", "--gazetteer", "c.csv"]
    main([*(names.get(each, each) for each in command), *options], {"HOME": str(own)}, load)
    assert given == [Tables((Path("a.yaml"), Path("b.yaml")), (Path("c.csv"),))], capfd.readouterr().err


def test_what_the_command_names_stands_above_the_settings_and_these_above_the_imports(tmp_path: Path) -> None:
    environ = {"XDG_DATA_HOME": str(tmp_path)}
    imported = tmp_path / "musnad" / "gazetteer.sqlite"
    imported.parent.mkdir()
    imported.touch()
    settings = Settings(actors=(Path("a"), Path("b")), gazetteers=(Path("c"),))
    session = Session(Messages("en", load_catalogue()), lambda _: read_sample, environ, settings)
    assert session.actor_files([Path("a"), Path("d")]) == (Path("b"), Path("a"), Path("d"))
    assert session.gazetteer_files(None) == (imported, Path("c"))
    assert session.gazetteer_files([imported]) == (Path("c"), imported)


def failed(own: Path, capfd: pytest.CaptureFixture[str], *arguments: str) -> Ended:
    code = main(["read", str(own / "report.txt"), *arguments], {"HOME": str(own)}, load_reader)
    return Ended(code, *capfd.readouterr())


def test_a_wrong_table_ends_the_reading_with_file_line_and_remedy(own: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = own / "actors.yaml"
    file.write_text(f"# ours\n{ACTORS}  since: June\n  parent: sdff\n", "utf-8")
    ended = failed(own, capfd, "--actors", str(file))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.splitlines() == [
        "musnad: a table of actors cannot be used as it is:",
        f"{file}:2: river-brigades: June is no year or month; write it as 2014 or 2014-06",
        (
            f"{file}:2: river-brigades: no actor has the id of its parent, sdff (nearest: sdf); "
            "add that actor, or mend the id"
        ),
    ]


def test_what_is_only_a_slip_does_not_end_the_reading(own: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = own / "actors.yaml"
    file.write_text(ACTORS + "  aliases: [سوريا]\n", "utf-8")
    assert failed(own, capfd, "--actors", str(file)).code == 0


@pytest.mark.parametrize("option", ["--actors", "--gazetteer"])
def test_a_table_that_is_not_there_is_told_once(own: Path, capfd: pytest.CaptureFixture[str], option: str) -> None:
    ended = failed(own, capfd, str(own / "report.txt"), option, str(own / "none"))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.count(str(own / "none")) == 1
    assert "Traceback" not in ended.err
