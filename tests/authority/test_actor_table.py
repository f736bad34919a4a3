"""Every actor's example is read, and the actor found in it; an entry that cannot be is refused and told why.

`unread.yaml` names the actors whose example the reading does not yet find them in; a new actor is not among them.

    python -m tests.authority.test_actor_table      write the list anew
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec
import pytest
import yaml

from musnad import Reader
from musnad.arabic.lexicon import load
from musnad.authority.actors import ACTOR_TYPES, DATA, Actor, ActorTable, key_of
from musnad.errors import LexiconError
from musnad.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterable

UNREAD: Final = Path(__file__).with_name("unread.yaml")
NO_BODIES: Final = frozenset({"community", "civilians", "protesters", "rioters"})
FILES: Final = sorted(DATA.glob("*.yaml"))
KNOWN: Final = frozenset(yaml.safe_load(UNREAD.read_text("utf-8")) if UNREAD.exists() else ())
AT_MOST: Final = 29
RIGHT: Final[dict[str, Any]] = {
    "id": "river-guard",
    "form": "حرس النهر",
    "gloss": "River Guard",
    "type": "rebel-group",
    "example": "أعلن حرس النهر فتح الجسر.",
}


def actors_of(path: Path) -> list[Actor]:
    """The actors of a file whose names the reading takes for names."""
    return [actor for actor in load(path, Actor) if actor.type not in NO_BODIES]


def unread(reader: Reader, actors: Iterable[Actor]) -> list[str]:
    """The ids of the actors that are not found in their example."""
    return [actor.id for actor in actors if not _found(reader, actor)]


def _found(reader: Reader, actor: Actor) -> bool:
    return any(entity.authority == actor.authority for entity in reader.read(Document(text=actor.example)).entities)


@pytest.fixture(scope="module")
def table() -> ActorTable:
    return ActorTable.load()


@pytest.fixture(scope="module")
def missed(reader: Reader) -> dict[str, list[str]]:
    """The actors that are not found, by file."""
    return {path.stem: unread(reader, actors_of(path)) for path in FILES}


@pytest.mark.parametrize("file", [path.stem for path in FILES])
def test_the_actors_of_a_file_are_found_in_their_examples(missed: dict[str, list[str]], file: str) -> None:
    assert set(missed[file]) <= KNOWN


def test_what_is_not_yet_found_is_an_actor_and_the_list_is_no_longer_than_it_was(table: ActorTable) -> None:
    assert table.by_id.keys() >= KNOWN
    assert len(KNOWN) <= AT_MOST


def test_every_name_of_every_actor_is_found_with_its_kind_and_measured(table: ActorTable) -> None:
    for actor in table.by_id.values():
        kinds = (("name", (actor.form,)), ("alias", actor.aliases), ("short", actor.short), ("loaded", actor.loaded))
        for kind, names in kinds:
            for name in names:
                key = key_of(name)
                assert (actor.id, kind, name) in [(one.actor.id, one.kind, one.name) for one in table.find(key)]
                assert table.longest(key.split(), 0) == len(key.split())
                assert table.begins(key.split()[0])


def test_what_no_actor_is_called_is_not_found(table: ActorTable) -> None:
    assert table.find("") == ()
    assert table.find("رابطه صيادي الوادي الشرقي") == ()
    assert not table.begins("")
    assert not table.begins("قشطه")
    assert table.longest(["قشطه", "الوادي"], 0) == 0


def test_names_are_found_by_folded_words_alone(table: ActorTable) -> None:
    assert table.find(key_of("قُوّات  سوريا الديموقراطية"))
    assert table.find("قوات سوريا الديمقراطيه")
    assert not table.find("قوات سوريا الديمقراطية")


@pytest.mark.parametrize(
    ("words", "at", "first", "size"),
    [
        (["قسد", "امس"], 0, None, 1),
        (["قوات", "سوريا", "الديمقراطيه", "امس"], 0, None, 3),
        (["قالت", "قوات", "سوريا", "الديمقراطيه"], 1, None, 3),
        (["قوات", "سوريا"], 0, None, 0),
        (["لقسد"], 0, None, 0),
        (["لقسد"], 0, "قسد", 1),
        (["وقوات", "سوريا", "الديمقراطيه"], 0, "قوات", 3),
        (["الامم", "المتحده", "في", "سوريا"], 0, None, 2),
    ],
)
def test_the_longest_name_from_a_word_on(
    table: ActorTable, words: list[str], at: int, first: str | None, size: int
) -> None:
    assert table.longest(words, at, first) == size


def test_actors_given_in_any_order_are_found_alike() -> None:
    one = Actor(**RIGHT)
    other = Actor(**{**RIGHT, "id": "river-office", "form": "مكتب النهر", "short": ("حرس النهر",)})
    for actors in ((one, other), (other, one)):
        table = ActorTable(actors, "sha256:none")
        assert {(named.actor.id, named.kind) for named in table.find("حرس النهر")} == {
            ("river-guard", "name"),
            ("river-office", "short"),
        }
    assert table.digest == "sha256:none"


def test_an_actor_tells_its_authority_its_names_and_what_its_example_may_show() -> None:
    actor = Actor(**RIGHT, aliases=("الحرس النهري",), short=("الحرس",), loaded=("عصابة النهر",))
    assert actor.authority == "actor:river-guard"
    assert actor.names() == ("حرس النهر", "الحرس النهري", "الحرس", "عصابة النهر")
    assert actor.shown() == actor.names()
    assert actor.identity() == ("river-guard",)
    assert Actor(**RIGHT, in_example="لحرس النهر").shown() == ("لحرس النهر",)


@pytest.mark.parametrize("type_", ACTOR_TYPES)
def test_every_type_may_stand_in_an_entry(tmp_path: Path, type_: str) -> None:
    (actor,) = load(_file(tmp_path, f"type: {type_}"), Actor)
    assert actor.type == type_


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"id": "River Guard"}, "id 'River Guard': write small Latin letters and digits, joined by hyphens"),
        ({"id": "river--guard"}, "id 'river--guard': write small Latin letters"),
        ({"id": "-river"}, "id '-river': write small Latin letters"),
        ({"id": ""}, "id '': write small Latin letters"),
        ({"country": "Syria"}, "country 'Syria': write the two letters of ISO 3166-1, as SY"),
        ({"country": "sy"}, "country 'sy': write the two letters"),
        ({"since": "in 2014"}, "'in 2014': write a year or a month, as 2014 or 2014-06"),
        ({"since": "2014-13"}, "'2014-13': write a year or a month"),
        ({"until": "2014-6"}, "'2014-6': write a year or a month"),
        ({"until": "2014-06-01"}, "'2014-06-01': write a year or a month"),
        ({"since": "2014", "until": "2011"}, r"it ceased \(2011\) before it came to be \(2014\)"),
        ({"since": "2014-06", "until": "2014-05"}, r"it ceased \(2014-05\) before it came to be \(2014-06\)"),
        ({"wikidata": "42", "source": "the work"}, "wikidata: write an item as Q42, and in source the work"),
        ({"wikidata": "Q42"}, "wikidata: write an item as Q42, and in source the work that gives it"),
        ({"aliases": ("حرس النهر",)}, "حرس النهر stands twice among its names"),
        ({"aliases": ("الحرس",), "loaded": ("الحرس",)}, "الحرس stands twice among its names"),
    ],
)
def test_an_actor_that_cannot_be_is_refused(fields: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        Actor(**{**RIGHT, **fields})


@pytest.mark.parametrize(
    "fields",
    [
        {"since": "2014", "until": "2014-06"},
        {"since": "2014-06", "until": "2014"},
        {"since": "2014-06", "until": "2014-06"},
        {"since": "2014"},
        {"until": "2014-12"},
        {"wikidata": "Q42", "source": "the work"},
        {"country": "SY", "parent": "nobody-yet"},
        {"id": "p5-1"},
    ],
)
def test_an_actor_that_may_be_is_taken(fields: dict[str, Any]) -> None:
    assert msgspec.structs.asdict(Actor(**{**RIGHT, **fields})).items() >= fields.items()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("type: army", "army"),
        ("typ: rebel-group", "typ"),
        ("type: rebel-group\n  colour: red", "colour"),
        (
            "type: rebel-group\n  parent: nobody",
            r"river-guard \(حرس النهر\): its parent nobody is no actor: add it or mend",
        ),
        ("type: rebel-group\n  country: Syria", "write the two letters of ISO 3166-1"),
        ("type: rebel-group\n  in_example: قسد", "river-guard|حرس النهر"),
    ],
)
def test_a_file_with_an_entry_that_cannot_be_is_refused(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(LexiconError, match=told):
        ActorTable.load([_file(tmp_path, line)])


def test_an_id_that_stands_twice_in_a_file_is_refused(tmp_path: Path) -> None:
    path = _file(tmp_path, "type: rebel-group")
    path.write_text(path.read_text("utf-8") * 2, "utf-8")
    with pytest.raises(LexiconError, match="river-guard"):
        ActorTable.load([path])


def test_an_id_that_stands_in_two_files_of_the_package_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        _file(tmp_path, "type: rebel-group", name)
    monkeypatch.setattr("musnad.authority.actors.DATA", tmp_path)
    with pytest.raises(LexiconError, match=r"b\.yaml: river-guard \(حرس النهر\) stands in another file too: keep one"):
        ActorTable.load()


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none\.yaml: cannot be read"):
        ActorTable.load([tmp_path / "none.yaml"])


def test_the_same_files_have_the_same_digest_and_others_another(tmp_path: Path) -> None:
    own = _file(tmp_path, "type: rebel-group")
    assert ActorTable.load([own]).digest == ActorTable.load([own]).digest
    before = ActorTable.load([own]).digest
    _file(tmp_path, "type: party")
    assert ActorTable.load([own]).digest != before


def _file(folder: Path, line: str, name: str = "own") -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(
        "- id: river-guard\n  name: حرس النهر\n  name_en: River Guard\n"
        f"  {line}\n  example: أعلن حرس النهر فتح الجسر.\n",
        "utf-8",
    )
    return path


def main() -> None:
    """Write the list of the actors that are not found in their example."""
    reader = Reader.load()
    head = "# Actors that are not found in their example. Take out what the reading has learnt; add none.\n"
    ids = sorted(one for path in FILES for one in unread(reader, actors_of(path)))
    UNREAD.write_text(head + "".join(f"- {one}\n" for one in ids), "utf-8")


if __name__ == "__main__":
    main()
