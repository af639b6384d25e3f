"""The download formats there are."""

from functools import cache

from pontdarc.core import downloads as folder
from pontdarc.core.downloads._download import Download, Options, Rows
from pontdarc.core.registry import discover

__all__ = ["Download", "Options", "Rows", "downloads"]


@cache
def downloads() -> dict[str, Download]:
    """Return every download format by slug."""
    return discover(folder, "DOWNLOAD")
