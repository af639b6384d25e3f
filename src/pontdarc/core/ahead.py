"""Working in a thread beside: while an item is used the next one is made, or the last one is put away."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import Generic, Self, TypeVar

Item = TypeVar("Item")


def ahead(items: Iterator[Item]) -> Iterator[Item]:
    """Yield the items of an iterator that spends its time outside the interpreter's lock (parsing, compressing)."""
    with ThreadPoolExecutor(1, thread_name_prefix="ahead") as thread:
        waiting = thread.submit(lambda: list(islice(items, 1)))
        while made := waiting.result():
            waiting = thread.submit(lambda: list(islice(items, 1)))
            yield made[0]


class SideBySide:
    """Does something to many items, two at a time, where most of it is done outside the interpreter's lock.

    The two threads are the same as long as it lives: each new one would begin a heap of its own.
    """

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="beside")

    def __call__(self, do: Callable[[Item], object], items: Iterable[Item]) -> None:
        """Do something to all the items, and return when it is done; what *do* raises first is raised."""
        for _ in self._threads.map(do, items):
            pass


class Behind(Generic[Item]):
    """Hands items over to *receive*, one at a time and in order, without waiting for the last one.

    What *receive* raises is raised by the next call, or by :meth:`wait`, which leaving the ``with`` block does.
    """

    def __init__(self, receive: Callable[[Item], None]) -> None:
        self._receive = receive
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="behind")
        self._last: Future[None] | None = None

    def __call__(self, item: Item) -> None:
        """Hand an item over, when the last one is put away."""
        self._settle()
        self._last = self._thread.submit(self._receive, item)

    def wait(self) -> None:
        """Return when the last item is put away; no other may follow."""
        self._thread.shutdown()
        self._settle()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.wait()
        else:
            self._thread.shutdown()

    def _settle(self) -> None:
        last, self._last = self._last, None
        if last is not None:
            last.result()
