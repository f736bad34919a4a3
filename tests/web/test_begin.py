"""The first run: a case is made, opened, or filled with the reports of the demo."""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.case.case import Case
from musnad.case.reading import Tools
from musnad.case.settings import load_settings
from musnad.case.store.tables import sightings
from musnad.engine.here import Here
from musnad.errors import CaseError
from musnad.web import tasks
from musnad.web.app import make_app
from musnad.web.recent import FILE, recent, remember
from musnad.web.samples import samples
from tests.case.material import rows
from tests.web.conftest import Client, enter, outsider, settings_of
from tests.web.test_work_api import finished

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch, tools: Tools) -> None:
    monkeypatch.setattr(tasks, "pool_of", lambda _: Here(lambda: tools))


def test_a_new_case_is_made_where_it_is_named_and_is_open(client: Client, tmp_path: Path) -> None:
    assert client.get("/api/session").json()["case"] is None
    proposed = client.get("/api/cases").json()
    assert (proposed["cases"], proposed["recent"]) == (str(tmp_path / "cases"), [])
    folder = str(tmp_path / "cases" / "الحسكة")
    answer = client.post("/api/cases", json={"title": " أحداث الحسكة ", "folder": folder})
    assert (answer.status_code, answer.json()) == (201, {"title": "أحداث الحسكة", "folder": folder})
    assert client.get("/api/session").json()["case"] == answer.json()
    assert load_settings(Path(folder)).title == "أحداث الحسكة"
    assert client.get("/api/cases").json()["recent"] == [answer.json()]


def test_the_tables_of_the_user_go_into_a_new_case(tmp_path: Path) -> None:
    gate = make_app(settings_of(tmp_path, actors=(Path("own.yaml"),), gazetteers=(tmp_path / "own.sqlite",)))
    with outsider(gate) as client:
        enter(client, gate)
        client.post("/api/cases", json={"title": "x", "folder": str(tmp_path / "new")})
    settings = load_settings(tmp_path / "new")
    assert settings.actors == (str(Path("own.yaml").resolve()),)
    assert settings.gazetteers == (str(tmp_path / "own.sqlite"),)


@pytest.mark.parametrize(
    ("asked", "status", "key"),
    [
        ({"title": "x", "folder": "relative/case"}, 400, "web.folder"),
        ({"title": "x", "folder": ""}, 400, "web.folder"),
        ({"title": "x", "folder": "~nobody-of-this-name/case"}, 400, "web.folder"),
        ({"title": "x", "folder": "/a\0b"}, 400, "web.folder"),
        ({"title": "x", "folder": "~a\0b/case"}, 400, "web.folder"),
        ({"title": "   ", "folder": "{tmp}/new"}, 400, "web.no-title"),
        ({"title": "x" * 400, "folder": "{tmp}/new"}, 400, "web.no-title"),
        ({"title": "x", "folder": "{tmp}/full"}, 400, "case.not-empty"),
        ({"title": "x", "folder": "{tmp}/file"}, 400, "case.not-a-folder"),
        ({"title": "x", "folder": "{tmp}/case"}, 400, "case.exists"),
        ({"title": "x", "folder": "{tmp}/new", "colour": "red"}, 400, "web.bad-request"),
    ],
)
def test_a_case_that_cannot_be_made_is_refused_in_the_language_of_the_page(
    client: Client, tmp_path: Path, asked: dict[str, str], status: int, key: str
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thing").touch()
    (tmp_path / "file").touch()
    client.post("/api/cases", json={"title": "first", "folder": str(tmp_path / "case")})
    filled = {name: value.replace("{tmp}", str(tmp_path)) for name, value in asked.items()}
    answer = client.post("/api/cases", json=filled, headers={"accept-language": "ar"})
    assert (answer.status_code, answer.json()["key"]) == (status, key)
    assert any("\u0600" < letter < "\u06ff" for letter in answer.json()["message"])
    assert not (tmp_path / "new").exists()
    assert client.get("/api/session").json()["case"]["title"] == "first"


def test_a_case_that_is_there_is_opened_and_remembered(client: Client, case: Case, tmp_path: Path) -> None:
    opened = client.post("/api/cases/open", json={"folder": str(case.folder)})
    assert opened.json() == {"title": "قضية", "folder": str(case.folder)}
    missing = client.post("/api/cases/open", json={"folder": str(tmp_path / "none")})
    assert (missing.status_code, missing.json()["key"]) == (400, "case.missing")
    assert client.get("/api/session").json()["case"]["title"] == "قضية"
    assert [each["folder"] for each in client.get("/api/cases").json()["recent"]] == [str(case.folder)]


def test_the_demo_case_is_made_filled_and_read_and_found_again(client: Client, tmp_path: Path) -> None:
    made = client.post("/api/cases", json={"demo": True}, headers={"accept-language": "ar"}).json()
    assert made == {"title": "قضية للتجربة", "folder": str(tmp_path / "cases" / "demo")}
    found = finished(client)
    read, added = found["state"]["ended"][:2]
    assert (added["ending"], added["failed"], read["ending"], read["failed"]) == ("done", 0, "done", 0)
    assert read["done"] == added["figures"]["reports"] > 15
    with Case.open(Path(made["folder"])) as case:
        assert all(row["place"].startswith("samples/") for row in rows(case, sightings))
    again = client.post("/api/cases", json={"demo": True})
    assert again.json() == made
    assert finished(client)["state"]["ended"][1]["figures"]["reports"] == 0


def test_no_other_case_is_opened_while_work_goes_on(served: Client, case: Case, tmp_path: Path) -> None:
    with case.alone():
        served.post("/api/work/run")
        for path, asked in (
            ("/api/cases", {"title": "x", "folder": str(tmp_path / "new")}),
            ("/api/cases/open", {"folder": str(case.folder)}),
            ("/api/cases", {"demo": True}),
        ):
            answer = served.post(path, json=asked)
            assert (answer.status_code, answer.json()["key"]) == (409, "web.at-work")
        served.post("/api/work/stop")
    finished(served)
    assert not (tmp_path / "new").exists()
    assert not (tmp_path / "cases").exists()


def test_the_samples_are_those_of_the_project(tmp_path: Path) -> None:
    places = [arrival.place for arrival in samples()]
    assert "samples/01-prison-break.txt" in places
    assert "samples/case/feed.jsonl" in places
    assert "samples/README.md" not in places
    assert places == sorted(places)
    with samples()[0].open() as stream:
        assert stream.read() == (ROOT / places[0]).read_bytes()
    with pytest.raises(CaseError, match="install Musnad anew"):
        samples([tmp_path])


def test_what_was_opened_last_stands_first_and_once(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert recent(data) == ()
    for number in (1, 2, 3, 1):
        remember(data, Path(f"/cases/{number}"))
    assert recent(data) == (Path("/cases/1"), Path("/cases/3"), Path("/cases/2"))
    assert (data / FILE).stat().st_mode & 0o777 == 0o600
    for number in range(40):
        remember(data, Path(f"/cases/{number}"))
    assert len(recent(data)) < 20
    (data / FILE).write_text("{damaged", "utf-8")
    assert recent(data) == ()


def test_a_data_folder_that_cannot_be_written_is_told_and_the_case_opens(case: Case, tmp_path: Path) -> None:
    told: list[str] = []
    (tmp_path / "file").touch()
    with outsider(make_app(settings_of(tmp_path, case.folder, data=tmp_path / "file" / "data", complain=told.append))):
        pass
    assert len(told) == 1
    assert str(tmp_path / "file") in told[0]
