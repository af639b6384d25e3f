"""The containers there are."""

from functools import cache

from pontdarc.core import containers as folder
from pontdarc.core.containers._container import Container
from pontdarc.core.registry import discover


@cache
def containers() -> dict[str, Container]:
    """Return every container by slug."""
    return discover(folder, "CONTAINER")
