from pathlib import Path

import pytest

from musnad.authority.gazetteer import GazetteerFile
from musnad.authority.intake.store import distinct, new_gazetteer
from musnad.authority.places import Place, PlaceName
from musnad.errors import InputError


def place(number: int, name: str = "تل السنديان") -> Place:
    return Place(id=f"user:{number}", name=name, name_en=None, kind="settlement", country="SY", source="a list")


def named(*texts: str) -> list[PlaceName]:
    return [PlaceName(text=text, language="ar", source="a list") for text in texts]


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        with new_gazetteer(tmp_path / name) as writer:
            for number in range(50):
                writer.add(place(number), named(f"اسم {number}", "آخر"))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_which_sqlite_wrote_it_is_not_in_the_file(tmp_path: Path) -> None:
    with new_gazetteer(tmp_path / "one") as writer:
        writer.add(place(1), named("اسم"))
    assert (tmp_path / "one").read_bytes()[96:100] == bytes(4)


def test_an_error_leaves_what_stood_there_and_nothing_half_written(tmp_path: Path) -> None:
    path = tmp_path / "own.sqlite"
    with new_gazetteer(path) as writer:
        writer.add(place(1), named("اسم"))
    before = path.read_bytes()

    def broken() -> None:
        with new_gazetteer(path, path) as writer:
            writer.add(place(2), named("آخر"))
            raise InputError("the source broke off")

    with pytest.raises(InputError, match="broke off"):
        broken()
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["own.sqlite"]


def test_a_place_that_comes_again_replaces_itself_with_its_names(tmp_path: Path) -> None:
    path = tmp_path / "own.sqlite"
    with new_gazetteer(path) as writer:
        writer.add(place(1), named("اسم قديم"))
        writer.add(place(2), named("غيره"))
    with new_gazetteer(path, path) as writer:
        writer.add(place(1, "جديد"), named("اسم جديد", "اسم ثالث"))
    opened = GazetteerFile.open(path)
    assert list(opened.hits("اسمقديم")) == []
    assert list(opened.hits("اسمجديد")) == [("user:1", "اسم جديد")]
    assert [name.text for name in opened.names("user:1")] == ["اسم جديد", "اسم ثالث"]
    assert [name.text for name in opened.names("user:2")] == ["غيره"]
    found = opened.get("user:1")
    assert found is not None
    assert found.name == "جديد"


def test_the_digest_follows_the_rows(tmp_path: Path) -> None:
    digests = set()
    for number in (1, 2):
        with new_gazetteer(tmp_path / str(number)) as writer:
            writer.add(place(number), named("اسم"))
        digests.add(GazetteerFile.open(tmp_path / str(number)).digest)
    with new_gazetteer(tmp_path / "1", tmp_path / "1") as writer:
        writer.add(place(2), named("اسم"))
    assert len(digests | {GazetteerFile.open(tmp_path / "1").digest}) == 3


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(InputError, match="cannot be written"), new_gazetteer(tmp_path / "file" / "own.sqlite"):
        pass


def test_names_that_are_found_alike_stand_once() -> None:
    names = [
        *named("الرقة", "الرّقة", "رقة"),
        PlaceName(text="Ar-Raqqah", source="a list"),
        PlaceName(text="ar raqqah", source="a list"),
        PlaceName(text="?", source="a list"),
    ]
    assert [name.text for name in distinct(names)] == ["الرقة", "رقة", "Ar-Raqqah"]
