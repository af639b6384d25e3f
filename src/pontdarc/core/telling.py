"""How far long work is: who does it says so, who started it may listen. Nothing that is computed depends on it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

Stage = Literal["reading", "repairing", "checking", "searching"]
Listener = Callable[[Stage, int, int | None], None]
"""Told the stage, the rows it has done, and how many there are when that is known; of a search, plans and not rows."""
_listeners: list[Listener] = []
# Of the process and not of the thread: pieces are read ahead in threads of their own.


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """Have *listener* told what happens inside, in the threads that are started there as well."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)


def tell(stage: Stage, rows: int, total: int | None = None) -> None:
    """Say how many rows a stage has done."""
    for listener in tuple(_listeners):
        listener(stage, rows, total)
