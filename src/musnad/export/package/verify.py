#!/usr/bin/env python3
"""Verify an evidence package. Python 3.9 or later is enough: nothing is installed, nothing is sent anywhere.

    python3 verify.py                 the folder in which this file lies, unpacked
    python3 verify.py case.zip        a package that is still packed
    python3 verify.py --manifest HEX  also compare the hash of the manifest with one that was noted elsewhere

What is verified, in this order; the first thing that is wrong is named, and the exit code is 1:

  1. every file that manifest.json lists is there with the SHA-256 and the size it lists, and no other file is;
  2. every original bears its own SHA-256 as its name, and so does every text; each report has both;
  3. every place of words (start, end, words) in records, claims, annotations and incidents holds these very words in
     the text it points into; places count Unicode code points from 0, the end is not included; where people amended a
     record (amendments.jsonl), so does the machine's own in machine/;
  4. claims.jsonl, claims.csv and annotations.jsonld tell of the same claims, and each claim stands in its record;
  5. the journal is one chain: each entry has the SHA-256 of the one before it, and the manifest names the last one.

What cannot be verified: whoever can rewrite every file can rewrite manifest.json too. Only a hash of the manifest that
was noted or sent elsewhere when the package was made (--manifest) shows that. LIMITS.md says more.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Union
from urllib.parse import unquote

MANIFEST = "manifest.json"


class Wrong(Exception):  # noqa: N818 - what is wrong, not an error of the program
    """Something is wrong with the package; told in English and in Arabic."""

    def __init__(self, english: str, arabic: str) -> None:
        super().__init__(english)
        self.english = english
        self.arabic = arabic


# --- the files, packed or unpacked ---------------------------------------------------------------------------------
class Folder:
    """A package that was unpacked into a folder."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.names = sorted(
            found.relative_to(path).as_posix() for found in path.rglob("*") if found.is_file() or found.is_symlink()
        )
        self.known = set(self.names)

    def read(self, name: str) -> bytes:
        """The bytes of a file."""
        return (self.path / name).read_bytes()


class Packed:
    """A package that is still a zip file."""

    def __init__(self, path: Path) -> None:
        self.archive = zipfile.ZipFile(path)
        self.names = sorted(info.filename for info in self.archive.infolist() if not info.is_dir())
        for one, other in zip(self.names, self.names[1:]):
            if one == other:
                raise Wrong(f"{one}: stands twice in the zip file", f"{one}: مكرر في ملف zip")
        self.known = set(self.names)

    def read(self, name: str) -> bytes:
        """The bytes of a file; the zip file's own checksum is compared too."""
        try:
            return self.archive.read(name)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
            raise Wrong(f"{name}: is damaged: {error}", f"{name}: تالف: {error}") from None


Package = Union[Folder, Packed]


def text_of(package: Package, name: str) -> str:
    """A file as text."""
    if name not in package.known:
        raise Wrong(f"{name}: is missing", f"{name}: مفقود")
    try:
        return package.read(name).decode()
    except UnicodeDecodeError:
        raise Wrong(f"{name}: is no UTF-8", f"{name}: ليس بترميز UTF-8") from None


def json_of(package: Package, name: str) -> Any:
    """What a file of JSON holds."""
    return parsed(text_of(package, name), name)


def lines_of(package: Package, name: str) -> Iterator[tuple[int, Any]]:
    """The objects of a file that has one a line, each with the number of its line."""
    for number, line in enumerate(text_of(package, name).split("\n"), start=1):
        if line:
            yield number, parsed(line, f"{name}:{number}")


def parsed(text: str, name: str) -> Any:
    """What a text of JSON holds."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise Wrong(f"{name}: damaged JSON", f"{name}: JSON تالف") from None


# --- 1. the manifest -----------------------------------------------------------------------------------------------
def check_files(package: Package, noted: str | None) -> tuple[Any, str]:
    """Every file is as the manifest lists it, and none is there that it does not list."""
    if MANIFEST not in package.known:
        raise Wrong(f"{MANIFEST}: is missing", f"{MANIFEST}: مفقود")
    found = hashlib.sha256(package.read(MANIFEST)).hexdigest()
    if noted and noted.lower() != found:
        raise Wrong(
            f"{MANIFEST}: its SHA-256 is {found}, not the one you gave",
            f"{MANIFEST}: بصمته SHA-256 هي {found} وليست التي أعطيتها",
        )
    manifest = json_of(package, MANIFEST)
    listed = {each["path"]: each for each in manifest["files"]}
    for name, each in listed.items():
        if name not in package.known:
            raise Wrong(f"{name}: is missing", f"{name}: مفقود")
        data = package.read(name)
        if len(data) != each["bytes"] or hashlib.sha256(data).hexdigest() != each["sha256"]:
            raise Wrong(f"{name}: is not as {MANIFEST} lists it", f"{name}: ليس كما في {MANIFEST}")
    for name in package.names:
        if name not in listed and name != MANIFEST:
            raise Wrong(f"{name}: is not in {MANIFEST}", f"{name}: ليس مذكوراً في {MANIFEST}")
    return manifest, found


# --- 2. originals and texts ----------------------------------------------------------------------------------------
def check_originals(package: Package) -> int:
    """Every original bears its own SHA-256 as its name."""
    names = [name for name in package.names if name.startswith("originals/")]
    for name in names:
        if hashlib.sha256(package.read(name)).hexdigest() != name.rpartition("/")[2]:
            raise Wrong(f"{name}: its name is not its SHA-256", f"{name}: اسمه ليس بصمته SHA-256")
    return len(names)


def check_texts(package: Package, *, covered: bool) -> dict[str, str]:
    """The texts by their ids. Where names are covered in them, they no longer have the SHA-256 they are named after."""
    texts = {}
    for name in package.names:
        if name.startswith("texts/"):
            digest = name.rpartition("/")[2].partition(".")[0]
            text = text_of(package, name)
            if not covered and hashlib.sha256(text.encode()).hexdigest() != digest:
                raise Wrong(f"{name}: its name is not its SHA-256", f"{name}: اسمه ليس بصمته SHA-256")
            texts["sha256:" + digest] = text
    return texts


def check_reports(package: Package, texts: dict[str, str], *, covered: bool) -> dict[str, str]:
    """The text of each report; its text and its original are there."""
    texts_of: dict[str, str] = {}
    for number, report in lines_of(package, "reports.jsonl"):
        where = f"reports.jsonl:{number}"
        text_with(texts, report["text"], where)
        if not covered and "originals/" + report["original"] not in package.known:
            raise Wrong(f"{where}: its original is missing", f"{where}: أصله مفقود")
        texts_of[report["report"]] = report["text"]
    return texts_of


# --- 3. places of words --------------------------------------------------------------------------------------------
def check_places(value: Any, text: str, where: str) -> int:
    """Every {"start", "end", "text"} inside a value holds the words of the text at its place; how many there are."""
    if isinstance(value, list):
        return sum(check_places(each, text, where) for each in value)
    if not isinstance(value, dict):
        return 0
    if set(value) == {"start", "end", "text"} and isinstance(value["text"], str):
        check_place(value["start"], value["end"], value["text"], text, where)
        return 1
    return sum(check_places(each, text, where) for each in value.values())


def check_place(start: Any, end: Any, words: str, text: str, where: str) -> None:
    """The text has these words from `start` to `end`."""
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= len(text)):
        raise Wrong(f"{where}: {start}-{end} is no place in the text", f"{where}: {start}-{end} ليس موضعاً في النص")
    if text[start:end] != words:
        raise Wrong(
            f"{where}: at {start}-{end} the text has {text[start:end]!r}, not {words!r}",
            f"{where}: في الموضع {start}-{end} من النص {text[start:end]!r} لا {words!r}",
        )


def text_with(texts: dict[str, str], text_id: str, where: str) -> str:
    """The text that is asked for at `where`."""
    if text_id not in texts:
        raise Wrong(f"{where}: its text {text_id} is missing", f"{where}: نصه {text_id} مفقود")
    return texts[text_id]


def check_records(package: Package, texts: dict[str, str]) -> tuple[dict[str, set[str]], int]:
    """The records, each by its report: its claims; and how many places of words were looked at."""
    claims: dict[str, set[str]] = {}
    places = 0
    for name in package.names:
        if name.startswith("records/"):
            record = json_of(package, name)
            text = text_with(texts, record["document"]["id"], name)
            if record["document"]["text"] != text:
                raise Wrong(f"{name}: its text is not that in texts/", f"{name}: نصه ليس الذي في texts/")
            places += check_places({**record, "document": None}, text, name)
            report = name.rpartition("/")[2].rpartition(".")[0]
            claims[report] = {claim["id"] for claim in record["claims"]}
    return claims, places


def check_machine(package: Package, texts: dict[str, str], records: dict[str, set[str]]) -> int:
    """What people amended: the machine's own records beside theirs; how many places of words were looked at."""
    places = 0
    kept = {name.rpartition("/")[2].rpartition(".")[0] for name in package.names if name.startswith("machine/")}
    told = set()
    if "amendments.jsonl" in package.known:
        for number, each in lines_of(package, "amendments.jsonl"):
            where = f"amendments.jsonl:{number}"
            told.add(each["report"])
            for addition in each["additions"]:
                if addition["claim"] not in records.get(each["report"], set()):
                    raise Wrong(f"{where}: its claim is in no record", f"{where}: ادعاؤه ليس في أي سجل")
    if told != kept:
        raise Wrong("amendments.jsonl: not of the reports in machine/", "amendments.jsonl: ليس لتقارير المجلد machine/")
    for report in sorted(kept):
        name = f"machine/{report}.json"
        record = json_of(package, name)
        text = text_with(texts, record["document"]["id"], name)
        places += check_places({**record, "document": None}, text, name)
    return places


def check_claims(package: Package, texts: dict[str, str], records: dict[str, set[str]]) -> tuple[list[str], int]:
    """The claims of claims.jsonl, and how many places of words were looked at."""
    claims: list[str] = []
    places = 0
    for number, claim in lines_of(package, "claims/claims.jsonl"):
        where = f"claims/claims.jsonl:{number}"
        places += check_places(claim, text_with(texts, claim["document"]["id"], where), where)
        report = claim["standing"]["report"]
        if report in records and claim["id"] not in records[report]:
            raise Wrong(f"{where}: is not in the record of its report", f"{where}: ليس في سجل تقريره")
        claims.append(report + "/" + claim["id"])
    return claims, places


def check_annotations(package: Package, texts: dict[str, str]) -> tuple[list[str], int]:
    """The claims of the annotations, and how many places of words were looked at."""
    claims: dict[str, None] = {}
    places = 0
    name = "claims/annotations.jsonld"
    for item in json_of(package, name)["items"]:
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for target in targets:
            text = text_with(texts, target["source"]["id"].replace("urn:", "", 1), name)
            position, quote = target["selector"]
            start, end = position["start"], position["end"]
            where = f"{name}: {item['id']}"
            check_place(start, end, quote["exact"], text, where)
            if not text[:start].endswith(quote["prefix"]) or not text[end:].startswith(quote["suffix"]):
                raise Wrong(f"{where}: the words around are others", f"{where}: ما حول الألفاظ غير ما في النص")
            places += 1
        claims[unquote(item["claim"].replace("urn:musnad:claim:", "", 1))] = None
    return list(claims), places


def check_incidents(package: Package, texts: dict[str, str], texts_of: dict[str, str]) -> int:
    """The words of contradictions; how many places were looked at."""
    places = 0
    for number, incident in lines_of(package, "incidents/incidents.jsonl"):
        where = f"incidents/incidents.jsonl:{number}"
        for contradiction in incident["contradictions"]:
            for side in (contradiction["first"], contradiction["second"]):
                text_id = texts_of.get(side["key"]["report"])
                if text_id is not None:  # a report of which no claim is in the package is not in it either
                    places += check_places(side, text_with(texts, text_id, where), where)
    return places


# --- 4. the same claims everywhere ---------------------------------------------------------------------------------
def check_same(claims: list[str], others: list[str], name: str) -> None:
    """Two files tell of the same claims, each once."""
    for claim in sorted(set(claims) ^ set(others)):
        raise Wrong(
            f"claim {claim}: stands in only one of claims/claims.jsonl and {name}",
            f"الادعاء {claim}: وارد في واحد فقط من claims/claims.jsonl و{name}",
        )
    if len(others) != len(set(others)) or len(claims) != len(others):
        raise Wrong(f"{name}: a claim stands in it twice", f"{name}: فيه ادعاء مكرر")


def claims_of_table(package: Package) -> list[str]:
    """The claims of claims.csv."""
    table = csv.DictReader(io.StringIO(text_of(package, "claims/claims.csv"), newline=""))
    return [row["report_id"] + "/" + row["claim_id"] for row in table]


# --- 5. the journal ------------------------------------------------------------------------------------------------
def check_journal(package: Package, manifest: Any) -> int:
    """Each entry has the hash of the one before it; the last one is that which the manifest names."""
    if "journal.jsonl" not in package.known:
        return 0  # left out where names are withheld; left-out.json says so
    number, previous = 0, ""
    for line, entry in lines_of(package, "journal.jsonl"):
        number += 1
        where = f"journal.jsonl:{line}"
        if entry["number"] != number:
            raise Wrong(f"{where}: entry {number} should stand here", f"{where}: موضع القيد {number}")
        if entry["previous"] != previous:
            raise Wrong(f"{where}: does not follow the entry before it", f"{where}: لا يتبع القيد الذي قبله")
        # The hash is taken over all other fields as JSON: keys in order, no blanks, letters as they are, UTF-8.
        fields = {name: value for name, value in entry.items() if name != "hash"}
        as_text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        if hashlib.sha256(as_text.encode()).hexdigest() != entry["hash"]:
            raise Wrong(f"{where}: entry {number} was altered", f"{where}: غُيّر القيد {number}")
        previous = entry["hash"]
    if (number, previous) != (manifest["journal"]["entries"], manifest["journal"]["head"]):
        raise Wrong(
            "journal.jsonl: its last entry is not that of the manifest", "journal.jsonl: آخر قيد ليس ما في البيان"
        )
    return number


# --- all of it -----------------------------------------------------------------------------------------------------
def verify(package: Package, noted: str | None = None) -> tuple[str, str]:
    """Verify a package; what was verified, as a line in English and one in Arabic."""
    manifest, digest = check_files(package, noted)
    originals = check_originals(package)
    texts = check_texts(package, covered=manifest["names_withheld"])
    texts_of = check_reports(package, texts, covered=manifest["names_withheld"])
    records, in_records = check_records(package, texts)
    in_machine = check_machine(package, texts, records)
    claims, in_claims = check_claims(package, texts, records)
    annotated, in_annotations = check_annotations(package, texts)
    in_incidents = check_incidents(package, texts, texts_of)
    check_same(claims, claims_of_table(package), "claims/claims.csv")
    check_same(claims, annotated, "claims/annotations.jsonld")
    entries = check_journal(package, manifest)
    places = in_records + in_machine + in_claims + in_annotations + in_incidents
    files = len(manifest["files"])
    english = (
        f"PASS. Files: {files}. Originals: {originals}. Texts: {len(texts)}. Claims: {len(claims)}. "
        f"Places of words: {places}. Entries of the journal: {entries}.\n"
        f"SHA-256 of {MANIFEST}: {digest}"
    )
    arabic = (
        f"سليم. الملفات: {files}. الأصول: {originals}. النصوص: {len(texts)}. الادعاءات: {len(claims)}. "
        f"مواضع الألفاظ: {places}. قيود السجل: {entries}."
    )
    return english, arabic


def main() -> int:
    """Verify the package that is named; the exit code."""
    parser = argparse.ArgumentParser(description="Verify an evidence package / التحقق من حزمة أدلة")
    parser.add_argument("package", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--manifest", metavar="HEX", help="the SHA-256 of manifest.json, noted elsewhere")
    given = parser.parse_args()
    try:
        try:
            package: Package = Folder(given.package) if given.package.is_dir() else Packed(given.package)
            english, arabic = verify(package, given.manifest)
        except (OSError, zipfile.BadZipFile) as error:
            raise Wrong(f"cannot be read: {error}", f"لا يمكن القراءة: {error}") from error
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise Wrong(
                f"a file has not the shape it should have: {error!r}", f"ملف على غير صورته: {error!r}"
            ) from error
    except Wrong as wrong:
        tell(f"FAIL. {wrong.english}\nغير سليم. {wrong.arabic}")
        return 1
    tell(f"{english}\n{arabic}")
    return 0


def tell(text: str) -> None:
    """Print in UTF-8, whatever the terminal says it has."""
    sys.stdout.buffer.write(f"{text}\n".encode())


if __name__ == "__main__":
    sys.exit(main())
