"""The served files that this process keeps open: opening one costs twenty milliseconds, a cursor a third of one."""

import os
import threading
from collections import OrderedDict
from pathlib import Path

from pontdarc.core.query.engine.limits import EngineLimits
from pontdarc.core.query.engine.served import Elsewhere, Served

_opened: OrderedDict[tuple[Path, int], Served] = OrderedDict()
_opening = threading.Lock()


def serve(path: Path, limits: EngineLimits | None = None, elsewhere: Elsewhere | None = None) -> Served:
    """Return the served file at *path*, kept open by this process among the most recently used.

    *elsewhere* answers what is too heavy for this process.
    """
    limits = limits or EngineLimits()
    key = (path, os.getpid())
    with _opening:
        served = _opened.get(key) or Served(path, limits, elsewhere)
        _opened[key] = served
        _opened.move_to_end(key)
        while len(_opened) > limits.open_files:
            _opened.popitem(last=False)
        return served


def forget(path: Path) -> None:
    """Close the served file at *path* in this process, once nobody uses it."""
    with _opening:
        _opened.pop((path, os.getpid()), None)
