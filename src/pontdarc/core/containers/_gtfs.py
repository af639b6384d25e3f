"""GTFS (gtfs.org): the timetable of a public transport network, as text tables in one archive.

Its stops come first: they are what has a place on a map and what other data link to.
"""

from collections.abc import Iterable

_ORDER = (
    "stops.txt", "routes.txt", "agency.txt", "calendar.txt", "calendar_dates.txt", "trips.txt", "fare_attributes.txt",
    "fare_rules.txt", "frequencies.txt", "transfers.txt", "pathways.txt", "levels.txt", "feed_info.txt",
    "translations.txt", "attributions.txt", "stop_times.txt", "shapes.txt",
)  # fmt: skip
_REQUIRED = frozenset({"stops.txt", "routes.txt", "trips.txt", "stop_times.txt"})


def is_gtfs(names: Iterable[str]) -> bool:
    """Say whether files of these names make a GTFS."""
    return {name.lower() for name in names} >= _REQUIRED


def rank(name: str) -> tuple[int, int]:
    """Return the place of a file among those of a GTFS: the reference says which ones there are."""
    lowered = name.lower()
    return (_ORDER.index(lowered), 0) if lowered in _ORDER else (len(_ORDER), 0)
