"""Working one item ahead, in a thread: while an item is used the next one is made."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
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
