"""The formats there are."""

from functools import cache

from pontdarc.core import formats as folder
from pontdarc.core.formats._format import Format
from pontdarc.core.registry import discover


@cache
def formats() -> dict[str, Format]:
    """Return every format by slug."""
    return discover(folder, "FORMAT")
