"""The evidence package: what is in it, and that nothing in it can be altered unseen."""

from __future__ import annotations

import csv
import hashlib
import html.parser
import importlib.util
import io
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import musnad.export.package
from musnad.case.canonical import digest
from musnad.case.case import Case
from musnad.case.incidents import Wanted as Listed
from musnad.case.incidents import listed
from musnad.case.journal import check as check_journal
from musnad.case.journal import entries
from musnad.case.package import Made, Wanted, enter_package, make_package
from musnad.case.reading import Tools
from musnad.case.selection import Selection
from musnad.case.settings import CaseSettings
from musnad.errors import CaseError
from musnad.export.manifest import Ledger
from musnad.export.selection import Choice
from tests.case.bombing import HUDA, OMAR, PRIVATE, UNTOLD, author, correct_all, fill, keys_of, told
from tests.case.conftest import SALMA

EVERYTHING = Wanted(selection=Selection(), choice=Choice())
WITHHELD = Wanted(selection=Selection(), choice=Choice(withhold_persons=True))
VERIFY = Path(musnad.export.package.__path__[0]) / "verify.py"


def make(case: Case, target: Path, wanted: Wanted = EVERYTHING) -> tuple[Made, Ledger]:
    ledger = Ledger()
    return make_package(case, wanted, target, ledger, lambda *_: None), ledger


@pytest.fixture(scope="module")
def verifier() -> ModuleType:
    """The verifying program, as a module that shares nothing with Musnad."""
    spec = importlib.util.spec_from_file_location("verify_package", VERIFY)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def packed(tools: Tools) -> Iterator[Path]:
    """A package of the whole case."""
    with tempfile.TemporaryDirectory(prefix="musnad-package-") as name:
        folder = Path(name)
        with Case.make(folder / "case", CaseSettings(title="قصف الباب"), SALMA) as case:
            fill(case, tools, folder / "in")
            make(case, folder / "case.zip")
            make(case, folder / "withheld.zip", WITHHELD)
        yield folder / "case.zip"


@pytest.fixture(scope="module")
def unpacked(packed: Path) -> Path:
    """The same package, unpacked; tests put back what they change."""
    folder = packed.with_name("unpacked")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture
def copied(unpacked: Path, tmp_path: Path) -> Path:
    """A package of one's own, unpacked."""
    return Path(shutil.copytree(unpacked, tmp_path / "package"))


def verified(verifier: ModuleType, path: Path, noted: str | None = None) -> tuple[int, str]:
    """The exit code and what is printed, as `main` would have it."""
    printed: list[str] = []
    arguments = [str(path), *(["--manifest", noted] if noted else [])]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verifier, "tell", printed.append)
        patch.setattr(sys, "argv", ["verify.py", *arguments])
        return verifier.main(), "\n".join(printed)


def test_the_same_case_gives_the_same_package_on_both_databases(case: Case, tools: Tools, tmp_path: Path) -> None:
    fill(case, tools, tmp_path / "in")
    made, ledger = make(case, tmp_path / "one.zip")
    options: dict[str, Any] = {"rejected": False}
    enter_package(case, author(), made, options)
    again, _ = make(case, tmp_path / "other.zip")
    assert again == made
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()
    enter_package(case, author(), again, options)
    with case.reading() as connection:
        check_journal(connection)
        own = [each for each in entries(connection) if each.action == "export.made"]
        keys = keys_of(connection)
    assert [(each.subject, each.after["manifest"], each.who) for each in own] == [(made.sha256, made.manifest, "سارة")]
    assert made.claims == len(ledger.exported) == len(keys) - 1
    assert hashlib.sha256((tmp_path / "one.zip").read_bytes()).hexdigest() == made.sha256


def test_it_is_verified_by_a_bare_python_packed_and_unpacked(packed: Path, unpacked: Path) -> None:
    expected = hashlib.sha256((unpacked / "manifest.json").read_bytes()).hexdigest()
    for arguments in ([str(packed)], [], [str(packed), "--manifest", expected.upper()]):
        command = [sys.executable, "-I", "-S", str(unpacked / "verify.py"), *arguments]
        done = subprocess.run(command, capture_output=True, check=False, env={})
        out = done.stdout.decode()
        assert (done.returncode, done.stderr) == (0, b""), out
        assert out.startswith("PASS. ")
        assert f"SHA-256 of manifest.json: {expected}" in out
        assert "سليم. " in out
    assert not list(unpacked.glob("__pycache__"))


def test_the_verifier_shares_no_code_with_musnad(unpacked: Path) -> None:
    assert (unpacked / "verify.py").read_bytes() == VERIFY.read_bytes()
    code = VERIFY.read_text("utf-8")
    assert "import musnad" not in code
    assert "from musnad" not in code
    imported = {
        line.split()[1].partition(".")[0] for line in code.splitlines() if line.startswith(("import ", "from "))
    }
    assert imported <= set(sys.stdlib_module_names)


def test_it_holds_what_the_case_holds(packed: Path) -> None:
    with zipfile.ZipFile(packed) as archive:
        names = archive.namelist()
        assert names == list(dict.fromkeys(names))
        assert all(info.date_time == (1980, 1, 1, 0, 0, 0) for info in archive.infolist())
        manifest = json.loads(archive.read("manifest.json"))
        texts = [archive.read(name).decode() for name in names if name.startswith("texts/")]
        originals = [name for name in names if name.startswith("originals/")]
        journal = [json.loads(line) for line in archive.read("journal.jsonl").splitlines()]
        left = json.loads(archive.read("left-out.json"))
        versions = json.loads(archive.read("versions.json"))
        limits = archive.read("LIMITS.md").decode()
    with Case.open(packed.with_name("case")) as case, case.reading() as connection:
        wanted = list(entries(connection))
        keys = keys_of(connection)
    assert [each["hash"] for each in journal] == [each.hash for each in wanted]
    assert manifest["journal"] == {"entries": len(wanted), "head": wanted[-1].hash}
    assert all(digest({k: v for k, v in each.items() if k != "hash"}) == each["hash"] for each in journal)
    assert (len(texts), len(originals)) == (4, 4)
    assert sorted(each["path"] for each in manifest["files"]) == sorted(set(names) - {"manifest.json"})
    assert manifest["claims"] == len(keys) - 1
    assert [(each["reason"], each["count"]) for each in left["claims"]] == [("rejected", 1)]
    assert {"en", "ar"} == set(left["claims"][0]["about"])
    assert len(left["not_read"]) == 1
    [unreported] = left["originals"]
    assert unreported["original"] == hashlib.sha256(b"no Arabic at all").hexdigest()
    assert {"en", "ar"} == set(unreported["about"])
    assert versions["readers"][0]["lexicon"].startswith("sha256:")
    assert "It cannot show" in limits
    assert "ما لا تُظهره" in limits


def test_the_report_shows_incidents_in_the_order_in_which_they_are_listed(unpacked: Path) -> None:
    page = (unpacked / "report.html").read_text("utf-8")
    with Case.open(unpacked.with_name("case")) as case, case.reading() as connection:
        found, _ = listed(connection, Listed(least_reports=0, limit=100))
    shown = re.findall(r'<section id="incident-([^"]+)"', page)
    assert shown == [each.id for each in found if each.id in shown]
    assert len(shown) > 3
    assert len(found[0].origins) > len(found[-1].origins)


def test_arabic_in_english_lines_of_the_report_is_marked(unpacked: Path) -> None:
    page = (unpacked / "report.html").read_text("utf-8")
    english = re.findall(r'<(?:dl|p class="line"|h3) lang="en"[^>]*>(.*?)</(?:dl|p|h3)>', page, re.DOTALL)
    told = re.compile(r'<(q|span) lang="ar" dir="rtl"[^>]*>[^<]*</\1>')
    assert any(told.search(each) for each in english)
    assert [each for each in english if re.search("[\u0600-\u06ff]", told.sub("", each))] == []
    assert '<q lang="ar" dir="rtl" class="own" title="the report' in page


def test_an_original_of_which_no_report_came_is_left_out_and_told(unpacked: Path) -> None:
    sha256 = hashlib.sha256(b"no Arabic at all").hexdigest()
    assert not (unpacked / "originals" / sha256).exists()
    assert sha256 not in (unpacked / "sightings.jsonl").read_text("utf-8")
    assert "no Arabic at all" not in "".join(path.read_text("utf-8") for path in unpacked.rglob("*") if path.is_file())
    page = (unpacked / "report.html").read_text("utf-8")
    assert "originals/ (1): originals of which no report came are not included" in page
    assert "لم تُدرج الأصول التي لم يُستخرج منها أي تقرير" in page
    told = {each["report"] for each in map(json.loads, (unpacked / "reports.jsonl").read_text("utf-8").splitlines())}
    assert len(told) == len(list((unpacked / "originals").iterdir())) == 4


def test_its_tables_and_annotations_tell_of_the_same_claims(unpacked: Path) -> None:
    with Case.open(unpacked.with_name("case")) as case, case.reading() as connection:
        keys = keys_of(connection)
    wanted = told([*keys[:1], *keys[2:]])
    with (unpacked / "claims" / "claims.csv").open(newline="", encoding="utf-8") as file:
        table = {f"{row['report_id']}/{row['claim_id']}" for row in csv.DictReader(file)}
    items = json.loads((unpacked / "claims" / "annotations.jsonld").read_text("utf-8"))["items"]
    annotated = {item["claim"].removeprefix("urn:musnad:claim:") for item in items}
    incidents = [
        json.loads(line) for line in (unpacked / "incidents" / "incidents.jsonl").read_text("utf-8").splitlines()
    ]
    exported = {claim for incident in incidents for claim in incident["exported"]}
    assert table == annotated == exported == wanted


def test_a_selection_takes_with_it_what_its_claims_rest_on_and_no_more(
    tools: Tools, tmp_path: Path, verifier: ModuleType
) -> None:
    with Case.make(tmp_path / "case", CaseSettings(title="قضية"), SALMA) as case:
        fill(case, tools, tmp_path / "in")
        wanted = Wanted(selection=Selection(acts=frozenset({"deny"})), choice=Choice())
        made, ledger = make(case, tmp_path / "case.zip", wanted)
    code, out = verified(verifier, tmp_path / "case.zip")
    assert code == 0, out
    with zipfile.ZipFile(tmp_path / "case.zip") as archive:
        assert len([name for name in archive.namelist() if name.startswith("originals/")]) == 1
        left = json.loads(archive.read("left-out.json"))
    assert made.claims == 1
    assert ledger.counts() == {each["reason"]: each["count"] for each in left["claims"]}
    assert left["files"]


def test_withheld_names_are_in_no_file_and_places_hold(packed: Path, verifier: ModuleType) -> None:
    code, out = verified(verifier, packed.with_name("withheld.zip"))
    assert code == 0, out
    with zipfile.ZipFile(packed.with_name("withheld.zip")) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    found = [(name, each) for name, text in files.items() for each in (*PRIVATE, HUDA, OMAR, "/x") if each in text]
    assert found == []
    assert "█" in "".join(text for name, text in files.items() if name.startswith("texts/"))
    assert not [name for name in files if name.startswith(("originals/", "records/", "journal", "sightings"))]
    assert "originals/" in files["left-out.json"]
    assert "withheld" in files["LIMITS.md"]


def test_a_title_and_what_people_put_is_withheld_too(tools: Tools, tmp_path: Path, verifier: ModuleType) -> None:
    with Case.make(tmp_path / "case", CaseSettings(title="قضية نادر الصباغ"), SALMA) as case:
        fill(case, tools, tmp_path / "in")
        with case.writing() as connection:
            correct_all(connection)
        make(case, tmp_path / "withheld.zip", WITHHELD)
    code, out = verified(verifier, tmp_path / "withheld.zip")
    assert code == 0, out
    with zipfile.ZipFile(tmp_path / "withheld.zip") as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    names = (*PRIVATE, *UNTOLD, HUDA, OMAR)
    assert [(name, each) for name, text in files.items() for each in names if each in text] == []
    manifest = json.loads(files["manifest.json"])
    assert (manifest["title_withheld"], manifest["reasons_withheld"]) == (True, True)
    assert manifest["case"] in files["report.html"]
    assert "العميد وائل الساحلي" in files["report.html"]


class _Page(html.parser.HTMLParser):
    """The tags of a page that is well formed, its sentences, and whatever a browser would fetch or run."""

    VOID = frozenset({"meta", "br", "link", "img", "hr", "input"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.fetched: list[str] = []
        self.quotes: list[str] = []
        self.directions: set[tuple[str | None, str | None]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in {"script", "img", "link", "iframe", "object", "embed", "audio", "video", "base", "form"}:
            self.fetched.append(tag)
        self.fetched += [name for name in given if name.startswith("on") or name in {"src", "srcset", "action"}]
        if (given.get("href") or "#")[0] != "#":
            self.fetched.append(str(given["href"]))
        if "dir" in given:
            self.directions.add((given.get("lang"), given["dir"]))
        if tag == "blockquote":
            self.quotes.append("")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "blockquote" in self.open:
            self.quotes[-1] += data


def test_the_report_shows_each_claim_beside_its_sentence_and_fetches_nothing(unpacked: Path) -> None:
    text = (unpacked / "report.html").read_text("utf-8")
    page = _Page()
    page.feed(text)
    page.close()
    assert (page.open, page.fetched) == ([], [])
    assert "url(" not in text
    assert "@import" not in text
    assert {("en", "ltr"), ("ar", "rtl")} <= page.directions
    assert not {("en", "rtl"), ("ar", "ltr")} & page.directions
    claims = [json.loads(line) for line in (unpacked / "claims" / "claims.jsonl").read_text("utf-8").splitlines()]
    for claim in claims:
        assert f'id="claim-{claim["standing"]["report"]}/{claim["id"]}"' in text
        assert claim["sentence"]["text"] in page.quotes
    links = {part.split('"')[0] for part in text.split('href="#')[1:]}
    assert all(f'id="{link}"' in text for link in links)


# --- nothing altered unseen ---------------------------------------------------------------------------------------
def names_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_changed_byte_in_any_file_is_named(unpacked: Path, verifier: ModuleType, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(names_in(unpacked)))
    path = unpacked / name
    before = path.read_bytes()
    at = data.draw(st.integers(0, max(len(before) - 1, 0)))
    flipped = bytes([before[at] ^ (1 << data.draw(st.integers(0, 7)))]) if before else b"x"
    try:
        path.write_bytes(before[:at] + flipped + before[at + 1 :])
        noted = hashlib.sha256(before).hexdigest() if name == "manifest.json" else None
        code, out = verified(verifier, unpacked, noted)
    finally:
        path.write_bytes(before)
    assert code == 1
    assert name in out or name == "manifest.json"
    assert "غير سليم" in out


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_file_that_is_dropped_added_cut_or_swapped_is_named(
    unpacked: Path, verifier: ModuleType, data: st.DataObject
) -> None:
    names = [name for name in names_in(unpacked) if name != "manifest.json"]
    name, other = data.draw(st.permutations(names))[:2]
    path, second = unpacked / name, unpacked / other
    before, after = path.read_bytes(), second.read_bytes()
    deed = data.draw(st.sampled_from(["drop", "add", "cut", "swap"]))
    added = path.with_name(f"{path.name}.new")
    try:
        if deed == "drop":
            path.unlink()
        elif deed == "add":
            added.write_bytes(before)
        elif deed == "cut":
            path.write_bytes(before[: len(before) // 2])
        else:
            path.write_bytes(after)
            second.write_bytes(before)
        code, out = verified(verifier, unpacked)
    finally:
        added.unlink(missing_ok=True)
        path.write_bytes(before)
        second.write_bytes(after)
    unchanged = before == after if deed == "swap" else deed == "cut" and not before
    assert code == (0 if unchanged else 1)
    assert unchanged or name in out or other in out


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_journal_with_an_entry_edited_dropped_or_moved_is_named(
    unpacked: Path, verifier: ModuleType, data: st.DataObject
) -> None:
    """By the manifest; and, where the manifest is made anew for it, by the chain itself."""
    path = unpacked / "journal.jsonl"
    before, manifest = path.read_bytes(), (unpacked / "manifest.json").read_bytes()
    lines = before.splitlines(keepends=True)
    at = data.draw(st.integers(0, len(lines) - 2))
    deed = data.draw(st.sampled_from(["edit", "drop", "move", "repeat"]))
    if deed == "edit":
        field = data.draw(st.sampled_from(["who", "at", "subject", "reason", "after", "previous", "hash", "number"]))
        changed = {**json.loads(lines[at]), field: "other"}
        lines[at] = json.dumps(changed, ensure_ascii=False).encode() + b"\n"
    elif deed == "drop":
        del lines[at]
    elif deed == "move":
        lines[at], lines[at + 1] = lines[at + 1], lines[at]
    else:
        lines.insert(at, lines[at])
    try:
        path.write_bytes(b"".join(lines))
        code, out = verified(verifier, unpacked)
        assert (code, "journal.jsonl" in out) == (1, True)
        remake(unpacked)
        code, out = verified(verifier, unpacked)
        assert (code, "journal.jsonl" in out) == (1, True)
    finally:
        path.write_bytes(before)
        (unpacked / "manifest.json").write_bytes(manifest)


def remake(folder: Path, **changes: Any) -> None:
    """Make the manifest anew for whatever the files are now, as a forger would."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    manifest["files"] = [
        {"path": name, "sha256": hashlib.sha256((folder / name).read_bytes()).hexdigest(),
         "bytes": (folder / name).stat().st_size}
        for name in names_in(folder) if name != "manifest.json"
    ]  # fmt: skip
    (folder / "manifest.json").write_text(json.dumps({**manifest, **changes}), encoding="utf-8")


def _first(folder: Path, pattern: str) -> Path:
    return next(path for path in sorted(folder.glob(pattern)) if path.stat().st_size > 40)


def _original(folder: Path) -> None:
    path = _first(folder, "originals/*")
    path.write_bytes(path.read_bytes() + b" ")


def _original_dropped(folder: Path) -> None:
    _first(folder, "originals/*").unlink()


def _text(folder: Path) -> None:
    path = _first(folder, "texts/*")
    path.write_text(path.read_text("utf-8").replace("قصفت", "ضربت", 1) + " ", encoding="utf-8")


def _record(folder: Path) -> None:
    path = _first(folder, "records/*")
    record = json.loads(path.read_bytes())
    record["events"][0]["trigger"]["start"] += 1
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")


def _claim_words(folder: Path) -> None:
    path = folder / "claims" / "claims.jsonl"
    first, _, rest = path.read_text("utf-8").partition("\n")
    claim = json.loads(first)
    claim["trigger"]["text"] = "احتفل"
    path.write_text(json.dumps(claim, ensure_ascii=False) + "\n" + rest, encoding="utf-8")


def _claim_dropped(folder: Path) -> None:
    path = folder / "claims" / "claims.csv"
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows[:-1])


def _annotation(folder: Path) -> None:
    path = folder / "claims" / "annotations.jsonld"
    page = json.loads(path.read_bytes())
    target = page["items"][0]["target"]
    target = target if isinstance(target, dict) else target[0]
    target["selector"][1]["prefix"] = "كلام آخر"
    path.write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8")


def _contradiction(folder: Path) -> None:
    path = folder / "incidents" / "incidents.jsonl"
    incidents = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    told = next(each for each in incidents if each["contradictions"])
    told["contradictions"][0]["first"]["words"]["text"] = "تسعون قتيلاً"
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in incidents), encoding="utf-8")


@pytest.mark.parametrize(
    ("forge", "named"),
    [
        (_original, "originals/"),
        (_original_dropped, "reports.jsonl"),
        (_text, "texts/"),
        (_record, "records/"),
        (_claim_words, "claims/claims.jsonl"),
        (_claim_dropped, "claims/claims.csv"),
        (_annotation, "claims/annotations.jsonld"),
        (_contradiction, "incidents/incidents.jsonl"),
    ],
)
def test_what_contradicts_itself_is_named_though_the_manifest_was_made_anew(
    copied: Path, verifier: ModuleType, forge: Callable[[Path], None], named: str
) -> None:
    forge(copied)
    remake(copied)
    code, out = verified(verifier, copied)
    assert (code, named in out) == (1, True), out


def test_a_manifest_made_anew_is_shown_by_the_hash_that_was_noted_and_by_nothing_else(
    copied: Path, verifier: ModuleType
) -> None:
    """The limit that LIMITS.md tells: who rewrites all that hangs together is not found out by the package alone."""
    noted = hashlib.sha256((copied / "manifest.json").read_bytes()).hexdigest()
    path = copied / "journal.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)[:-1]
    path.write_bytes(b"".join(lines))
    remake(copied, journal={"entries": len(lines), "head": json.loads(lines[-1])["hash"]})
    assert verified(verifier, copied)[0] == 0
    code, out = verified(verifier, copied, noted)
    assert code == 1
    assert "manifest.json" in out
    assert "--manifest" in (copied / "LIMITS.md").read_text("utf-8")


def test_a_changed_byte_of_the_zip_never_passes_with_other_contents(
    packed: Path, verifier: ModuleType, tmp_path: Path
) -> None:
    whole, chance = packed.read_bytes(), random.Random(2022)  # noqa: S311 - places
    contents = _contents(packed)
    target = tmp_path / "changed.zip"
    for _ in range(120):
        at = chance.randrange(len(whole))
        target.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :])
        code, out = verified(verifier, target)
        assert code in {0, 1}
        assert code == 1 or _contents(target) == contents, (at, out)
    target.write_bytes(whole[: len(whole) // 2])
    assert verified(verifier, target)[0] == 1


def _contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_what_is_no_package_is_told(verifier: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.zip").write_text("no zip")
    for name in ("empty", "text.zip", "nowhere.zip"):
        code, out = verified(verifier, tmp_path / name)
        assert (code, out.startswith("FAIL. ")) == (1, True), name


def test_an_original_that_was_altered_in_the_case_goes_into_no_package(tools: Tools, tmp_path: Path) -> None:
    with Case.make(tmp_path / "case", CaseSettings(title="قضية"), SALMA) as case:
        fill(case, tools, tmp_path / "in")
        path = next(case.originals.folder.glob("??/*"))
        path.chmod(0o644)
        path.write_bytes(path.read_bytes() + b" ")
        with pytest.raises(CaseError, match=path.name):
            make(case, tmp_path / "case.zip")
    assert not list(tmp_path.glob("*.zip")) + list(tmp_path.glob(".*"))
