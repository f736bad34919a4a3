import gzip
import io
import json
import stat
import struct
import tarfile
import zipfile
import zlib
from pathlib import Path
from typing import Literal

import pytest

from musnad.case.intake import Limits, Options, Refused
from tests.originals import OTHER, TEXT, read_all, refused, texts

TARGET = "intake.escapes"


def zipped(members: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, data in members.items():
            archive.writestr(name, data, how)
    return out.getvalue()


def tarred(members: dict[str, bytes], mode: Literal["w", "w:gz"] = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


FILES = {
    "reports/a.txt": TEXT.encode(),
    "b.jsonl": json.dumps({"text": OTHER}).encode() + b"\n{x}",
    "photo.png": b"\x89PNG\r\n\x1a\n",
    "empty.txt": b"",
    "__MACOSX/._a.txt": b"\x00\x05\x16\x07",
}


@pytest.mark.parametrize("data", [zipped(FILES), tarred(FILES), tarred(FILES, "w:gz")], ids=["zip", "tar", "tar.gz"])
def test_every_member_is_read_as_what_it_is_and_called_by_its_name(data: bytes) -> None:
    items = read_all(data, "a.bin")
    assert [(item.part, text) for item, text in zip(items, texts(items), strict=True)] == [
        ("reports/a.txt", TEXT),
        ("b.jsonl › line 1", OTHER),
        ("b.jsonl › line 2", "intake.bad-line"),
        ("photo.png", "intake.no-reports"),
        ("empty.txt", "input.empty-file"),
    ]


def test_a_file_packed_by_gzip_is_read_as_what_it_is() -> None:
    lines = b"\n".join(json.dumps({"text": text}).encode() for text in (TEXT, OTHER))
    assert texts(read_all(gzip.compress(lines), "a.jsonl.gz")) == [TEXT, OTHER]
    assert texts(read_all(gzip.compress(TEXT.encode()), "a.txt.gz")) == [TEXT]
    assert texts(read_all(gzip.compress(TEXT.encode())[:-12], "a.txt.gz")) == ["intake.cut"]


def test_archives_in_archives_are_read_as_deep_as_is_said() -> None:
    data = TEXT.encode()
    for name in ("a.txt", "b.zip", "c.zip"):
        data = zipped({name: data})
    (item,) = read_all(data, "d.zip")
    assert (item.part, texts([item])) == ("c.zip › b.zip › a.txt", [TEXT])
    deeper = read_all(zipped({"d.zip": data}), "e.zip")
    assert texts(deeper) == ["intake.too-deep"]
    assert deeper[0].part == "d.zip › c.zip › b.zip › a.txt"


@pytest.mark.parametrize(
    "name",
    ["../a.txt", "x/../../a.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt", "\\\\server\\a.txt", "a\n.txt"],
)
@pytest.mark.parametrize("pack", [zipped, tarred], ids=["zip", "tar"])
def test_a_name_that_leads_out_is_refused_and_nothing_is_written(
    name: str, pack: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    data = (
        zipped({name: TEXT.encode(), "b.txt": OTHER.encode()})
        if pack is zipped
        else tarred({name: TEXT.encode(), "b.txt": OTHER.encode()})
    )
    assert texts(read_all(data, "a.bin")) == [TARGET, OTHER]
    assert list(tmp_path.iterdir()) == []


def test_names_of_members_are_shown_in_letters() -> None:
    data = tarred({"تقرير.txt": TEXT.encode()})
    old = data.replace("تقرير".encode(), "تقرير".encode("cp1256") + b"x" * 5)
    assert read_all(data, "a.tar")[0].part == "تقرير.txt"
    header = bytearray(old[:512])
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\x00 " % sum(header)
    assert read_all(bytes(header) + old[512:], "a.tar")[0].part == "تقريرxxxxx.txt"


def test_links_and_devices_are_refused() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo(f"link-{kind.decode()}")
            info.type = kind
            info.linkname = "/etc/passwd"
            archive.addfile(info)
    assert texts(read_all(out.getvalue(), "a.tar")) == ["intake.link"] * 4
    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as zip_:
        zip_.writestr(link, "/etc/passwd")
    assert texts(read_all(packed.getvalue(), "a.zip")) == ["intake.link"]


def test_a_member_that_becomes_many_times_its_size_is_refused_and_the_rest_is_read() -> None:
    bomb = b"0" * (30 << 20)
    limits = Limits(ratio=100)
    data = zipped({"bomb.txt": bomb, "a.txt": TEXT.encode()})
    assert texts(read_all(data, "a.zip", Options(limits=limits))) == ["intake.bomb", TEXT]
    assert texts(read_all(tarred({"bomb.txt": bomb}, "w:gz"), "a.tgz", Options(limits=limits))) == ["intake.bomb"]
    assert texts(read_all(gzip.compress(bomb), "a.gz", Options(limits=limits))) == ["intake.bomb"]


def test_a_bomb_of_bombs_is_refused_by_all_that_was_unpacked() -> None:
    layer = zipped({f"{number}.txt": b"0" * (1 << 20) for number in range(9)})
    for _ in range(2):
        layer = zipped({f"{number}.zip": layer for number in range(9)}, zipfile.ZIP_STORED)
    items = read_all(layer, "bomb.zip", Options(limits=Limits(expanded_bytes=8 << 20)))
    assert items[-1] == Refused("", "intake.expanded", {"most": "8 MB"})
    assert len(items) < 9


def test_a_size_that_is_not_the_true_one_helps_no_bomb() -> None:
    data = bytearray(zipped({"a.txt": b"0" * (5 << 20)}))
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 100)
    (item,) = read_all(bytes(data), "a.zip")
    assert isinstance(item, Refused)
    assert item.key in {"intake.bomb", "intake.damaged", "input.not-arabic"}


def test_members_that_lie_over_one_another_are_refused() -> None:
    data = zipped({"a.txt": TEXT.encode(), "b.txt": OTHER.encode()})
    second = data.rindex(b"PK\x01\x02")
    lying = data[: second + 42] + struct.pack("<I", 0) + data[second + 46 :]
    assert refused(lying, "a.zip").key == "intake.overlap"


def test_what_is_damaged_empty_or_encrypted_is_refused() -> None:
    whole = zipped({"a.txt": TEXT.encode()})
    assert refused(zipped({}), "a.zip").key == "intake.empty-archive"
    assert refused(tarred({}), "a.tar").key in {"intake.empty-archive", "input.nul", "input.binary"}
    assert refused(whole[:-30], "a.zip").key == "intake.damaged"
    broken = bytearray(whole)
    broken[45] ^= 0xFF
    assert refused(bytes(broken), "a.zip").key == "intake.damaged"
    locked = bytearray(whole)
    for place in (6, whole.rindex(b"PK\x01\x02") + 8):
        locked[place] |= 1
    assert refused(bytes(locked), "a.zip").key == "intake.encrypted"


def test_of_a_cut_tar_the_whole_members_are_taken() -> None:
    data = tarred({"a.txt": TEXT.encode(), "b.txt": (OTHER * 50).encode()})
    assert texts(read_all(data[:2500], "a.tar")) == [TEXT, "intake.damaged"]
    packed = zlib.compressobj(wbits=31)
    cut = packed.compress(data[:1024]) + packed.flush(zlib.Z_FULL_FLUSH)
    assert texts(read_all(cut, "a.tgz"))[-1] in {"intake.cut", "intake.damaged"}


def test_a_workbook_and_a_book_are_no_archives_of_reports() -> None:
    item = refused(zipped({"xl/workbook.xml": b"<x/>"}), "a.xlsx")
    assert (item.key, item.values) == ("intake.no-reports", {"format": "XLSX"})
