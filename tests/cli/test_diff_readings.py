from __future__ import annotations

from pathlib import Path
from typing import Any

from musnad.case.case import Case
from musnad.case.reading import Tools, info_of, reader_key
from musnad.case.status import again
from musnad.case.work import run as run_case
from musnad.engine.here import Here
from tests.case.material import CLOCK, add_files, write_reports
from tests.case.test_differences import forgetful


def read_twice(case: Case, tools: Tools, tmp_path: Path) -> None:
    """Read by this version, then by one that finds less."""
    add_files(case, write_reports(tmp_path / "in", 2))
    with case.alone(), Here(lambda: tools) as engine:
        list(run_case(case, engine, clock=lambda: CLOCK))
    with case.alone(), Here(lambda: forgetful(tools)) as engine:
        assert again(case, reader_key(engine.call(info_of))) == 2
        list(run_case(case, engine, clock=lambda: CLOCK.replace("12:", "13:")))


def test_both_are_told_on_the_command_line(run: Any, tools: Tools, tmp_path: Path) -> None:
    case_folder = tmp_path / "case"
    run("init", case_folder)
    with Case.open(case_folder) as case:
        read_twice(case, tools, tmp_path)
    ended = run("diff-readings", "--case", case_folder)
    assert ended.code == 1
    assert ended.out.count("  - c") == 2
    assert "Reports read otherwise: 2." in ended.out
    assert len(run("diff-readings", "--json", "--case", case_folder).out.splitlines()) == 2
    assert run("diff-readings", "--case", case_folder, "--lang", "ar").out.count("قُرئت") == 1
