"""The steps of a recipe, by slug."""

from functools import cache

from pontdarc.core import steps
from pontdarc.core.registry import discover
from pontdarc.core.step import Step


@cache
def registry() -> dict[str, Step]:
    """Return every step by slug."""
    return discover(steps, "STEP")
