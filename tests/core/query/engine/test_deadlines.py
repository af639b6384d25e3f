"""What runs too long is interrupted, and what ignores it is told to whoever keeps the process."""

import threading
import time

from pontdarc.core.query.engine.deadlines import Deadlines


def test_only_what_runs_past_its_time_is_interrupted() -> None:
    deadlines = Deadlines()
    late, early = threading.Event(), threading.Event()
    with deadlines.within(0.05, late.set):
        assert late.wait(5)
    with deadlines.within(5, early.set):
        time.sleep(0.1)
    assert not early.is_set()


def test_an_interruption_that_came_too_early_comes_again() -> None:
    deadlines, times, heeded = Deadlines(), [0], threading.Event()

    def interrupt() -> None:
        times[0] += 1
        if times[0] == 3:
            heeded.set()

    with deadlines.within(0.02, interrupt):
        assert heeded.wait(5)


def test_what_ignores_its_interruption_is_stuck_and_what_heeds_it_is_not() -> None:
    deadlines = Deadlines(grace=0.1)
    stuck = threading.Event()
    deadlines.when_stuck = stuck.set
    with deadlines.within(0.02, lambda: None):
        time.sleep(0.06)
    time.sleep(0.3)
    assert not stuck.is_set()
    with deadlines.within(0.02, lambda: None):
        assert stuck.wait(5)
