"""The work of the confined child that reads a filled sheet of facts: it knows neither Django nor the catalogue."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pontdarc.core.reading import read
from pontdarc.outside import confined

_MOST_ROWS: Final = 5_000


def understand(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return the rows of a file as mappings, its header as keys. *arguments*: ``path``, ``name``."""
    reading = read(Path(arguments["path"]), name=arguments["name"], limits=confined.reading_limits())
    table = reading.table
    return {"rows": [] if table is None else table.frame.head(_MOST_ROWS).to_dicts()}
