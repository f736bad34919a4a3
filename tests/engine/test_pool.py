from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from musnad.engine.base import Done, Engine, Failed
from musnad.engine.here import Here
from musnad.engine.pool import AHEAD, Pool
from musnad.errors import DataError, InputError

ROOT = Path(__file__).parents[2]


def state(known: str) -> dict[str, Any]:
    return {"word": known, "pid": os.getpid()}


def no_state() -> None:
    raise DataError("the table is damaged")


def dying_state() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def work(known: dict[str, Any], item: int) -> str:
    return f"{known['word']} {item * item}"


def fails_on_odd(known: dict[str, Any], item: int) -> str:
    if item % 4 == 1:
        raise InputError(f"{item} is odd")
    if item % 4 == 3:
        raise ZeroDivisionError("nothing")
    return work(known, item)


def slow_first(known: dict[str, Any], item: int) -> str:
    if item == 0:
        time.sleep(0.3)
    return work(known, item)


def dies_on_seven(known: dict[str, Any], item: int) -> str:
    if item == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return work(known, item)


def sleeps_on_two(known: dict[str, Any], item: int) -> str:
    if item == 2:
        time.sleep(60)
    return work(known, item)


def blocked_signals(known: dict[str, Any], item: int) -> str:
    del known, item
    return " ".join(each.name for each in map(signal.Signals, signal.pthread_sigmask(signal.SIG_BLOCK, [])))


def process(known: dict[str, Any], item: int) -> int:
    del item
    time.sleep(0.01)
    return int(known["pid"])


def word(known: dict[str, Any]) -> str:
    return str(known["word"])


def big(known: dict[str, Any], item: bytes) -> bytes:
    del known
    return item * 2


SETUP = partial(state, "عدد")


@pytest.fixture(params=["here", "pool"], scope="module")
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    made: Engine = Here(SETUP) if request.param == "here" else Pool(SETUP, workers=2)
    with made:
        yield made


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(SETUP, workers=2) as made:
        yield made


def test_every_item_comes_back_with_its_result(engine: Engine) -> None:
    outcomes = list(engine.map(work, range(50)))
    assert sorted(each.item for each in outcomes) == list(range(50))
    assert all(isinstance(each, Done) and each.value == f"عدد {each.item**2}" for each in outcomes)


def test_results_come_in_the_order_of_the_items_if_asked(engine: Engine) -> None:
    assert [each.item for each in engine.map(slow_first, range(200), ordered=True)] == list(range(200))


def test_an_item_that_fails_is_told_and_the_others_are_done(engine: Engine) -> None:
    outcomes = list(engine.map(fails_on_odd, range(8), ordered=True))
    failed = {each.item: each for each in outcomes if isinstance(each, Failed)}
    assert (failed[1].kind, failed[1].reason) == ("refused", "1 is odd")
    assert failed[3].kind == "broken"
    assert failed[3].reason.startswith("ZeroDivisionError: nothing (test_pool.py:")
    assert len(outcomes) - len(failed) == 4


@pytest.mark.parametrize("make", [Here, partial(Pool, workers=2)])
def test_an_engine_that_is_stopped_gives_nothing_more(make: Any) -> None:
    with make(SETUP) as engine:
        outcomes = engine.map(work, range(10_000), ordered=True)
        first = next(outcomes)
        engine.stop()
        rest = list(outcomes)
        assert first.item == 0
        assert [each.item for each in rest] == list(range(1, len(rest) + 1))
        assert len(rest) < 9_000
        assert list(engine.map(work, range(3))) == []


def test_a_pool_is_stopped_while_an_item_takes_long() -> None:
    with Pool(SETUP, workers=1) as pool:
        assert pool.call(word) == "عدد"
        threading.Timer(0.1, pool.stop).start()
        began = time.monotonic()
        assert [each.item for each in pool.map(sleeps_on_two, [2], ordered=True)] == []
        assert time.monotonic() - began < 30


def test_a_worker_that_is_started_on_a_thread_is_kept_from_interrupts() -> None:
    masks: list[str] = []

    def start() -> None:
        with Pool(SETUP, workers=1) as pool:
            masks.extend(each.value for each in pool.map(blocked_signals, [0]) if isinstance(each, Done))

    thread = threading.Thread(target=start)
    thread.start()
    thread.join()
    assert masks == ["SIGINT"]
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


def test_nothing_comes_of_nothing(engine: Engine) -> None:
    assert list(engine.map(work, [])) == []


def test_the_state_is_asked_by_a_call(engine: Engine) -> None:
    assert engine.call(word) == "عدد"


def test_items_are_taken_only_as_there_are_workers_for_them(pool: Pool) -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for item in range(1000):
            taken.append(item)
            yield item

    outcomes = pool.map(work, items())
    next(outcomes)
    assert len(taken) <= 2 * AHEAD + 2


def test_what_was_given_up_does_not_come_up_again(pool: Pool) -> None:
    next(pool.map(work, range(100, 200)))
    assert [each.item for each in pool.map(work, range(5), ordered=True)] == list(range(5))


def test_items_and_results_larger_than_a_pipe_holds_do_not_lock_up(pool: Pool) -> None:
    items = [bytes([number]) * 300_000 for number in range(40)]
    assert [len(each.value) for each in pool.map(big, items) if isinstance(each, Done)] == [600_000] * 40


def test_more_than_one_process_works() -> None:
    with Pool(SETUP, workers=2) as fresh:  # none of its workers has anything before it
        found = {each.value for each in fresh.map(process, range(40)) if isinstance(each, Done)}
        assert found == set(fresh.processes)
    assert os.getpid() not in found


@pytest.mark.parametrize("ordered", [True, False])
def test_a_worker_that_dies_costs_the_item_it_was_at_and_no_other(pool: Pool, ordered: bool) -> None:  # noqa: FBT001 - a parameter of the test
    outcomes = list(pool.map(dies_on_seven, range(60), ordered=ordered))
    assert sorted(each.item for each in outcomes) == list(range(60))
    assert [(each.item, each.kind, each.reason) for each in outcomes if isinstance(each, Failed)] == [
        (7, "died", "SIGKILL")
    ]


def test_an_item_that_takes_too_long_is_given_up() -> None:
    with Pool(SETUP, workers=2, patience=1.0) as pool:
        outcomes = list(pool.map(sleeps_on_two, range(20)))
    assert [(each.item, each.kind) for each in outcomes if isinstance(each, Failed)] == [(2, "late")]
    assert len(outcomes) == 20


def test_an_error_of_the_setup_is_raised_as_it_is() -> None:
    with Pool(no_state, workers=2) as pool, pytest.raises(DataError, match="damaged"):
        list(pool.map(work, range(3)))


def test_workers_that_die_while_they_are_set_up_are_not_started_for_ever() -> None:
    with Pool(dying_state, workers=1) as pool, pytest.raises(DataError, match="SIGKILL"):
        list(pool.map(work, range(3)))


def test_a_pool_without_workers_is_refused() -> None:
    with pytest.raises(ValueError, match="worker"):
        Pool(SETUP, workers=0)


def test_the_processes_are_gone_when_the_pool_is() -> None:
    with Pool(SETUP, workers=2) as pool:
        list(pool.map(work, range(3)))
        processes = pool.processes
    assert not [pid for pid in processes if is_there(pid)]


PROGRAM = """
import sys, time
from functools import partial
from musnad.engine.pool import Pool
from tests.engine.test_pool import SETUP, process

if __name__ == "__main__":
    with Pool(SETUP, workers=2) as pool:
        list(pool.map(process, range(4)))
        print(*pool.processes, flush=True)
        list(pool.map(process, range(100000)))
"""


def test_workers_end_with_the_process_that_was_killed(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(PROGRAM)
    program = subprocess.Popen(
        [sys.executable, str(tmp_path / "program.py")],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
    )
    assert program.stdout is not None
    workers = [int(each) for each in program.stdout.readline().split()]
    program.kill()
    program.wait()
    program.stdout.close()
    assert len(workers) == 2
    deadline = time.monotonic() + 10
    while any(map(is_there, workers)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not [pid for pid in workers if is_there(pid)]


INTERRUPTED = """
import signal

from musnad.engine.pool import Pool
from tests.engine.test_pool import SETUP, process

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has its background jobs ignore it
    try:
        with Pool(SETUP, workers=2) as pool:
            print("started", flush=True)
            list(pool.map(process, range(100000)))
    except KeyboardInterrupt:
        print("ended", flush=True)
"""


def test_ctrl_c_ends_the_workers_without_a_word_from_them(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(INTERRUPTED)
    program = subprocess.Popen(
        [sys.executable, str(tmp_path / "program.py")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
    )
    assert program.stdout is not None
    assert program.stdout.readline() == b"started\n"
    os.killpg(program.pid, signal.SIGINT)
    out, err = program.communicate(timeout=60)
    assert (out, err) == (b"ended\n", b"")


def is_there(pid: int) -> bool:
    """Whether a process is alive; one that has ended and was not asked for its code is not."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
