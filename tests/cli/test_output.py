import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from musnad.cli.output import refuse_overwriting, write
from musnad.cli.refusal import UsageError


def broken() -> Iterator[bytes]:
    yield b"half"
    raise UsageError("input.missing")


def test_a_file_appears_whole(tmp_path: Path) -> None:
    target = tmp_path / "out"
    assert write([b"a", b"b"], target) == 2
    assert target.read_bytes() == b"ab"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("before", [None, b"old"])
def test_half_of_a_file_never_appears(tmp_path: Path, before: bytes | None) -> None:
    target = tmp_path / "out"
    if before:
        target.write_bytes(before)
    with pytest.raises(UsageError):
        write(broken(), target)
    assert (target.read_bytes() if before else None) == before
    assert [file.name for file in tmp_path.iterdir()] == (["out"] if before else [])


def test_what_a_killed_writing_left_is_removed_and_what_another_writes_stays(tmp_path: Path) -> None:
    target = tmp_path / "out"
    writer = """
import sys
from pathlib import Path
from musnad.cli.output import write
def chunks():
    yield b"half"
    print("begun", flush=True)
    sys.stdin.read()
    yield b"rest"
write(chunks(), Path(sys.argv[1]))
"""
    command = [sys.executable, "-c", writer, str(target)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"begun\n"
        [part] = tmp_path.iterdir()
        others = [tmp_path / ".out.7.part.kept", tmp_path / ".other.7.part", tmp_path / ".out.x.part"]
        for other in others:
            other.write_bytes(b"of another")
        write([b"new"], target)
        assert part.read_bytes() == b"half"
        running.kill()
    assert part.exists()
    write([b"newer"], target)
    assert sorted(tmp_path.iterdir()) == sorted([target, *others])
    assert target.read_bytes() == b"newer"


def test_nothing_to_write_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"old")
    assert write([], target) == 0
    assert target.read_bytes() == b"old"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "real", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write([b"new"], link)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"output\.unwritable"):
        write([b"a"], tmp_path / "nowhere" / "out")
    with pytest.raises(UsageError, match=r"output\.folder"):
        write([b"a"], tmp_path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have a device that is always full")
def test_a_full_device_is_told() -> None:
    with pytest.raises(UsageError, match="full"):
        write([b"x" * 100_000], Path("/dev/full"))


def test_a_report_is_never_overwritten(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_bytes(b"a")
    with pytest.raises(UsageError, match=r"output\.overwrites"):
        refuse_overwriting(tmp_path / "." / "report.txt", ["-", str(report)])
    refuse_overwriting(tmp_path / "other", [str(report)])


def test_standard_output_takes_the_bytes(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write(["نعم".encode()], None)
    assert capfdbinary.readouterr().out.decode() == "نعم"
