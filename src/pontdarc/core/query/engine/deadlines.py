"""Time limits of running queries, kept by one thread: a timer for each would cost a thread for each."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

_LOOK_EVERY: Final = 0.02
GRACE_SECONDS: Final = 5.0
"""How long an interrupted query may still run. The engine looks at interrupts between blocks of rows, never inside one:
what goes on after that is stuck, and nothing inside the process ends it."""


@dataclass(slots=True, eq=False)
class _Running:
    due: float
    interrupt: Callable[[], None]


class Deadlines:
    """The queries that run in this process, and when each must end."""

    def __init__(self, grace: float = GRACE_SECONDS) -> None:
        self._grace = grace
        self._lock = threading.Lock()
        self._running: set[_Running] = set()
        self._some = threading.Event()
        self._watcher: threading.Thread | None = None
        self.when_stuck: Callable[[], None] | None = None

    @contextmanager
    def within(self, seconds: float, interrupt: Callable[[], None]) -> Iterator[None]:
        """Call *interrupt* if the block lasts longer than *seconds*; `when_stuck` if it goes on after that."""
        running = _Running(time.monotonic() + seconds, interrupt)
        with self._lock:
            self._running.add(running)
            if self._watcher is None or not self._watcher.is_alive():  # never started, or lost by a fork
                self._watcher = threading.Thread(target=self._watch, name="deadlines", daemon=True)
                self._watcher.start()
        if not self._some.is_set():
            self._some.set()
        try:
            yield
        finally:
            with self._lock:
                self._running.discard(running)

    def _watch(self) -> None:
        while True:
            self._some.wait()
            time.sleep(_LOOK_EVERY)
            with self._lock:
                stuck = self._look(time.monotonic())
                if not self._running:
                    self._some.clear()
            if stuck and self.when_stuck is not None:
                self.when_stuck()

    def _look(self, now: float) -> bool:
        stuck = False
        for each in self._running:
            if now < each.due:
                continue
            # Under the lock: a query that ends at this very moment never interrupts the next one of its cursor.
            # Again and again: the engine forgets an interruption that comes while it still plans the query.
            each.interrupt()
            stuck = stuck or now >= each.due + self._grace
        return stuck


DEADLINES = Deadlines()
"""Those of this process."""


def when_stuck(act: Callable[[], None]) -> None:
    """Say what to do with a process in which a query neither ends nor lets itself be interrupted."""
    DEADLINES.when_stuck = act
