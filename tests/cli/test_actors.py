import json
from pathlib import Path
from typing import Any

import pytest

from musnad.authority.actors import ActorTable
from musnad.cli.actors import find

OWN = """\
- id: river-brigades
  name: كتائب النهر
  name_en: River Brigades
  aliases: [تجمع كتائب النهر]
  short: [الكتائب]
  loaded: [عصابات النهر]
  type: rebel-group
  country: SY
  since: 2014-06
  example: أعلنت كتائب النهر فتح الطريق.

- id: hill-brigades
  name: كتائب التلة
  name_en: Hill Brigades
  short: [الكتائب]
  type: political-militia
  country: SY
  parent: river-brigades
  example: مرت كتائب التلة من هنا.
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "own.yaml"
    file.write_text(OWN, "utf-8")
    return file


def ids(listed: str) -> list[str]:
    return [line.split()[0] for line in listed.splitlines()[1:]]


def test_actors_are_listed_by_id_in_columns(run: Any) -> None:
    ended = run("actors", "list")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[0].split("  ")[0] == "id"
    assert ids(ended.out) == sorted(ActorTable.load().by_id)
    row = next(line for line in ended.out.splitlines() if line.startswith("sdf "))
    assert row.endswith("  SY       Syrian Democratic Forces" + row.partition("Forces")[2])
    assert row.endswith("  قوات سوريا الديمقراطية")


def test_a_country_and_a_type_can_be_asked_for(run: Any) -> None:
    listed = json.loads(run("actors", "list", "--country", "sy", "--type", "rebel-group", "--format", "json").out)
    assert {(actor["country"], actor["type"]) for actor in listed} == {("SY", "rebel-group")}
    assert len(listed) > 20


@pytest.mark.parametrize(
    "words",
    [["قسد"], ["القوات", "السورية", "الديمقراطية"], ["قوات", "سوريه", "ديموقراطية"], ["DEMOCRATIC", "syr", "forc"]],
)
def test_words_are_looked_for_in_all_names_from_their_beginning_and_without_article(run: Any, words: list[str]) -> None:
    assert "sdf" in ids(run("actors", "list", *words).out)


def test_all_words_are_wanted_in_one_name(run: Any, own: Path) -> None:
    for words in (["تجمع", "عصابات"], ["كتائب", "River"], ["ivers"]):
        assert "river-brigades" not in ids(run("actors", "list", *words, "--actors", own).out)
    assert ids(run("actors", "list", "النهر", "تجمع", "--actors", own).out) == ["river-brigades"]


def test_accents_and_case_of_latin_names_do_not_matter(run: Any, own: Path) -> None:
    own.write_text(OWN.replace("River Brigades", "Rivière Brigades"), "utf-8")
    for word in ("riviere", "RIVIÈRE"):
        assert ids(run("actors", "list", word, "--actors", own).out) == ["river-brigades"]


def test_a_list_for_a_spreadsheet_has_tabs(run: Any, own: Path) -> None:
    ended = run("actors", "list", "تلة", "كتائب", "--format", "tsv", "--actors", own)
    assert ended.out == (
        "id\ttype\tcountry\tname_en\tname\nhill-brigades\tpolitical-militia\tSY\tHill Brigades\tكتائب التلة\n"
    )


def test_that_nothing_fits_is_told(run: Any) -> None:
    ended = run("actors", "list", "nobody-at-all")
    assert (ended.code, ended.out) == (1, "")
    assert "no actor fits" in ended.err
    assert run("actors", "list", "nobody-at-all", "-f", "json").out == "[]\n"


@pytest.mark.parametrize(
    "name", ["river-brigades", "actor:river-brigades", "كتائب النهر", "تجمع كتائب النهر", "river brigades"]
)
def test_an_actor_is_shown_by_id_and_by_any_name(run: Any, own: Path, name: str) -> None:
    ended = run("actors", "show", *name.split(" "), "--actors", own)
    assert (ended.code, ended.err) == (0, "")
    lines = [line.strip() for line in ended.out.splitlines()]
    assert lines[0] == "river-brigades"
    for label, value in (
        ("Arabic name", "كتائب النهر"),
        ("type", "rebel-group · rebel group"),
        ("country", "SY · Syria"),
        ("years", "2014-06 – …"),
        ("has below it", "hill-brigades · Hill Brigades"),
        ("other full names", "تجمع كتائب النهر"),
        ("short names", "الكتائب"),
        ("names that take sides", "عصابات النهر"),
        ("their neutral sense", "River Brigades"),
        ("ids", "actor:river-brigades"),
        ("stands in", f"{own}:1"),
    ):
        assert any(line.startswith(f"{label}  ") and line.endswith(value) for line in lines), label


def test_an_actor_of_the_package_is_shown_with_its_parent_and_its_place(run: Any) -> None:
    shown = json.loads(run("actors", "show", "قسد", "--json").out)
    (actor,) = shown
    lines = Path(actor["file"]).read_text("utf-8").splitlines()
    assert lines[actor["line"] - 1] == "- id: sdf"
    assert (actor["id"], actor["matched"]) == ("sdf", "alias")
    assert actor["children"]


def test_an_entry_of_ones_own_is_shown_in_place_of_the_one_it_replaces(run: Any, own: Path) -> None:
    own.write_text(OWN.replace("hill-brigades", "sdf"), "utf-8")
    (actor,) = json.loads(run("actors", "show", "sdf", "--json", "--actors", own).out)
    assert (actor["name_en"], actor["file"], actor["line"]) == ("Hill Brigades", str(own), 12)


def test_actors_that_share_a_name_are_told_apart(run: Any, own: Path) -> None:
    lines = run("actors", "show", "الكتائب", "--actors", own).out.splitlines()
    count = int(lines[0].split(": ")[1].split()[0])
    head = "\n".join(lines[: count + 4])
    assert "  hill-brigades · Hill Brigades · " in head
    assert "type: political-militia" in head
    assert "The country of the report does not tell these apart: hill-brigades, river-brigades" in head
    assert {"hill-brigades", "river-brigades"} <= set(lines)


def test_a_name_is_found_with_and_without_article() -> None:
    table = ActorTable.load()
    assert [each.actor.id for each in find(table, "المرصد")] == [each.actor.id for each in find(table, "مرصد")]


def test_all_is_told_in_arabic_too(run: Any, own: Path) -> None:
    shown = run("actors", "show", "كتائب", "النهر", "--actors", own, "--lang", "ar").out
    assert "الاسم العربي" in shown
    assert "hill-brigades · كتائب التلة" in shown
    own.write_text(OWN.replace("  type: rebel-group\n", "  type: rebels\n"), "utf-8")
    ended = run("actors", "check", own, "--lang", "ar")
    assert ended.code == 2
    assert f"{own}:1: river-brigades: لا نوع rebels؛ اكتب واحداً من state, government" in ended.out


def test_a_check_names_file_line_and_remedy(run: Any, own: Path) -> None:
    assert run("actors", "check", own).code == 0
    own.write_text(OWN.replace("parent: river-brigades", "parent: river-brigade").replace("  name: كتائب التلة\n", ""))
    ended = run("actors", "check", own)
    assert (ended.code, ended.err) == (2, "")
    assert ended.out.splitlines() == [
        f"{own}:12: hill-brigades: name is missing; add 'name: …'",
        (
            f"{own}:12: hill-brigades: الكتائب does not stand in the example; "
            "write a sentence with it, or in 'in_example: …' the form that does"
        ),
        (
            f"{own}:12: hill-brigades: no actor has the id of its parent, river-brigade (nearest: river-brigades); "
            "add that actor, or mend the id"
        ),
        "Files checked: 1. Problems: 3. Warnings: 0.",
    ]


def test_warnings_alone_are_no_failure(run: Any, own: Path) -> None:
    own.write_text(OWN.replace("تجمع كتائب النهر", "سوريا"), "utf-8")
    ended = run("actors", "check", own)
    assert ended.code == 0
    assert f"{own}:1: warning: river-brigades: سوريا is also the name of a state, Syria" in ended.out


def test_the_tables_of_the_package_are_checked_where_no_file_is_named(run: Any) -> None:
    ended = run("actors", "check")
    assert ended.code == 0
    assert "Problems: 0." in ended.out


def test_a_path_is_told_from_the_folder_at_hand(run: Any, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(own.parent)
    own.write_text(OWN.replace("country: SY", "country: Syria"), "utf-8")
    for file in (own, own.name):
        assert run("actors", "check", file).out.startswith("own.yaml:1: river-brigades: Syria is no country")


@pytest.mark.parametrize("command", ["list", "show"])
def test_a_table_that_cannot_be_used_is_told_with_all_its_problems(run: Any, own: Path, command: str) -> None:
    own.write_text(OWN.replace("country: SY", "country: Syria"), "utf-8")
    ended = run("actors", command, "sdf", "--actors", own)
    assert (ended.code, ended.out) == (2, "")
    assert f"{own}:1: river-brigades: Syria is no country; write the two letters of ISO 3166-1, as SY" in ended.err
    assert f"{own}:12: hill-brigades: Syria is no country" in ended.err
