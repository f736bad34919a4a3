"""What is told reaches whoever listens, in order, and nobody waits for who does not."""

from __future__ import annotations

import asyncio
import threading
import time

from hypothesis import given
from hypothesis import strategies as st

from musnad.web.bulletin import Bulletin, Event, heard


async def all_of(bulletin: Bulletin, after: int = 0) -> list[Event | None]:
    return [event async for event in heard(bulletin, after)]


def test_what_is_told_while_somebody_listens_is_heard_in_order() -> None:
    bulletin = Bulletin()

    def tell() -> None:
        for number in range(50):
            bulletin.tell("read", number)
            time.sleep(0.001)
        bulletin.close()

    thread = threading.Thread(target=tell)
    thread.start()
    found = asyncio.run(all_of(bulletin))
    thread.join()
    assert [event.data for event in found if event] == [str(number).encode() for number in range(50)]


@given(st.lists(st.tuples(st.sampled_from(["read", "problem", "work"]), st.integers())), st.integers(0, 30))
def test_who_comes_back_hears_what_came_after_and_of_a_state_only_the_last(
    told: list[tuple[str, int]], after: int
) -> None:
    bulletin = Bulletin()
    for kind, value in told:
        bulletin.tell(kind, value, latest=kind == "work")
    numbered = [Event(at, kind, str(value).encode()) for at, (kind, value) in enumerate(told, 1)]
    last = max((event.number for event in numbered if event.kind == "work"), default=0)
    since = after if after <= len(told) else 0
    kept = [event for event in numbered if event.kind != "work" or event.number == last]
    assert bulletin.after(after) == [event for event in kept if event.number > since]


def test_of_very_many_events_the_last_are_kept() -> None:
    bulletin = Bulletin()
    for number in range(5_000):
        bulletin.tell("read", number)
    found = bulletin.after(0)
    assert len(found) < 1_000
    assert found[-1].data == b"4999"


def test_a_quiet_bulletin_is_heard_to_be_there() -> None:
    bulletin = Bulletin()

    async def first() -> Event | None:
        async for event in heard(bulletin, beat=0.05):
            return event
        raise AssertionError

    assert asyncio.run(first()) is None


def test_a_bulletin_is_heard_for_as_long_as_somebody_listens() -> None:
    bulletin = Bulletin()

    async def listen() -> None:
        listening = heard(bulletin)
        bulletin.tell("read", 1)
        await anext(listening)
        assert bulletin.is_heard
        await listening.aclose()  # type: ignore[attr-defined]  # an asynchronous generator

    assert not bulletin.is_heard
    asyncio.run(listen())
    assert not bulletin.is_heard
