"""The download formats there are."""

from collections.abc import Sequence
from functools import cache
from typing import get_args

from pontdarc.core import downloads as folder
from pontdarc.core.downloads._download import Download, Options, Rows, Use
from pontdarc.core.query.columns import Column
from pontdarc.core.registry import discover

__all__ = ["Download", "Options", "Rows", "Use", "downloads", "ordered"]


@cache
def downloads() -> dict[str, Download]:
    """Return every download format by slug."""
    return discover(folder, "DOWNLOAD")


def ordered(columns: Sequence[Column]) -> tuple[Download, ...]:
    """Return the formats that suit these columns, in the order of lists: open ones first, then by use, then by rank."""
    uses: tuple[Use, ...] = get_args(Use)
    fitting = [each for each in downloads().values() if each.applies(columns)]
    return tuple(sorted(fitting, key=lambda each: (not each.open, uses.index(each.use), each.rank, each.slug)))
