"""Working in a thread beside: while an item is used the next one is made, or the last one is put away."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")


def ahead(items: Iterator[Item]) -> Iterator[Item]:
    """Yield the items of an iterator that spends its time outside the interpreter's lock (parsing, compressing)."""
    with ThreadPoolExecutor(1, thread_name_prefix="ahead") as thread:
        waiting = thread.submit(lambda: list(islice(items, 1)))
        while made := waiting.result():
            waiting = thread.submit(lambda: list(islice(items, 1)))
            yield made[0]


@contextmanager
def behind(receive: Callable[[Item], None]) -> Iterator[Callable[[Item], None]]:
    """Give a function that hands items over to *receive*, one at a time and in order, without waiting for the last one.

    What *receive* raises is raised by the next call, or at the end.
    """
    last: Future[None] | None = None

    def hand_over(item: Item) -> None:
        nonlocal last
        if last is not None:
            last.result()
        last = thread.submit(receive, item)

    with ThreadPoolExecutor(1, thread_name_prefix="behind") as thread:
        yield hand_over
        if last is not None:
            last.result()
