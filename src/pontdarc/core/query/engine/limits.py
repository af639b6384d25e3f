"""What a query may take, and where the rows of a table are."""

from dataclasses import dataclass

LAYOUT = 5
"""Number of the layout of served files: part of their name, so that a change of layout rebuilds them."""
BATCH_ROWS = 20_000
BUILDING_MEMORY = "640MB"
"""Of the engine while it builds: ten million rows need a fifth of it, and more makes no build quicker."""


@dataclass(frozen=True, slots=True)
class EngineLimits:
    """What a query may take. *seconds* is the time of one answer, or of one batch when rows are streamed.

    *threads*: of one answer. The processor is better shared among answers than inside one: see benchmarks/queries.py.
    """

    seconds: float = 10.0
    memory: str = "1GB"
    threads: int = 2
    open_files: int = 32


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where things are: two columns of degrees (WGS 84), or one column of GeoJSON or of WKB."""

    latitude: str | None = None
    longitude: str | None = None
    geometry: str | None = None
