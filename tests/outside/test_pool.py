"""Children that answer, are killed when they do not, and never keep the others waiting for long."""

import threading
import time
from collections.abc import Iterator

import pytest

from pontdarc.core.refusals import NotFound, Unavailable
from pontdarc.outside.pool import Pool, PoolLimits

TARGET = "tests.outside.pool_jobs:work"


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    found = Pool(TARGET, PoolLimits(children=1, waiting=1, seconds=20, memory_bytes=1024**3))
    yield found
    found.close()


def asked(pool: Pool, request: object) -> bytes:
    return b"".join(pool.ask(request))


def test_a_child_is_kept_from_one_request_to_the_next(pool: Pool) -> None:
    assert asked(pool, "pid") == asked(pool, "pid")


def test_a_child_outlives_the_thread_that_asked_for_it() -> None:
    pool, found = Pool(TARGET, PoolLimits(seconds=20, memory_bytes=1024**3)), list[bytes]()
    for _ in range(2):
        thread = threading.Thread(target=lambda: found.append(asked(pool, "pid")))
        thread.start()
        thread.join()
        time.sleep(0.2)
    pool.close()
    assert found[0] == found[1]


def test_answers_come_in_pieces_however_long(pool: Pool) -> None:
    assert [len(piece) for piece in pool.ask(("pieces", 12))] == [200_000] * 12


def test_a_refusal_of_the_child_is_raised_here_and_the_child_goes_on(pool: Pool) -> None:
    before = asked(pool, "pid")
    with pytest.raises(NotFound, match="Rien : ici"):
        asked(pool, ("refuse", "ici"))
    assert asked(pool, "pid") == before


@pytest.mark.parametrize("request_", ["die", ("memory", 2 * 1024**3)])
def test_a_child_that_dies_is_a_refusal_and_is_replaced(pool: Pool, request_: object) -> None:
    before = asked(pool, "pid")
    with pytest.raises(Unavailable):
        asked(pool, request_)
    assert asked(pool, "pid") != before


def test_a_reader_that_leaves_early_leaves_nothing_behind(pool: Pool) -> None:
    before = asked(pool, "pid")
    pieces = pool.ask(("pieces", 50))
    next(pieces)
    pieces.close()  # type: ignore[attr-defined]
    assert asked(pool, "pid") != before


def test_what_takes_too_long_is_killed_and_what_waits_too_many_is_refused_at_once() -> None:
    pool = Pool(TARGET, PoolLimits(children=1, waiting=0, seconds=3))
    asked(pool, "pid")
    refusals: list[str] = []

    def slow() -> None:
        try:
            asked(pool, ("sleep", 60))
        except Unavailable as refusal:
            refusals.append(refusal.code)

    thread = threading.Thread(target=slow)
    begun = time.monotonic()
    thread.start()
    time.sleep(0.2)
    with pytest.raises(Unavailable) as refused:
        asked(pool, "pid")
    assert refused.value.code == "too_many_heavy"
    assert time.monotonic() - begun < 2
    thread.join(20)
    assert refusals == ["query_too_slow_killed"]
    assert asked(pool, "pid")
    pool.close()
