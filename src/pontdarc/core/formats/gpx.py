"""GPX 1.0 and 1.1: waypoints, routes and tracks, each kind a table, and the points of routes and tracks with theirs."""

from collections.abc import Sequence

from pontdarc.core.formats import _xml_maps
from pontdarc.core.formats._format import Format
from pontdarc.core.formats._vector import How, read_vector
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

_LAYERS = ("waypoints", "tracks", "routes", "track_points", "route_points")
_POINTS = ("track_points", "route_points")


def _sniff(source: Source) -> float:
    return 0.98 if _xml_maps.begins_with(source, "<gpx") else 0.0


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    _xml_maps.refuse_entities(source)
    return read_vector(source, choices, limits, How("gpx", "GPX", "gpx", wanted=_wanted, aside=_POINTS, bare=True))


def _wanted(layers: Sequence[str]) -> Sequence[str]:
    return [layer for layer in _LAYERS if layer in layers]


FORMAT = Format(
    slug="gpx",
    title=gettext_noop("GPX"),
    extensions=("gpx",),
    media_types=("application/gpx+xml",),
    sniff=_sniff,
    read=_read,
)
