"""GeoPackage (OGC 12-128): several layers in one SQLite file, with or without geometry, each a table."""

from pontdarc.core.formats._format import Format
from pontdarc.core.formats._vector import How, read_vector
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

_SQLITE = b"SQLite format 3\0"
_APPLICATIONS = (b"GPKG", b"GP10", b"GP11")
_APPLICATION_AT = slice(68, 72)


def _sniff(source: Source) -> float:
    """SQLite whose header says GeoPackage; some writers forget to, but then its own table is there."""
    head = source.head
    if not head.startswith(_SQLITE):
        return 0.0
    return 1.0 if head[_APPLICATION_AT] in _APPLICATIONS or b"gpkg_contents" in head else 0.0


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    # A file that is said never to change: SQLite writes nothing beside it.
    how = How("gpkg", "GeoPackage", "gpkg", options={"LIST_ALL_TABLES": "NO", "IMMUTABLE": "YES"})
    return read_vector(source, choices, limits, how)


FORMAT = Format(
    slug="gpkg",
    title=gettext_noop("GeoPackage"),
    extensions=("gpkg",),
    media_types=("application/geopackage+sqlite3",),
    sniff=_sniff,
    read=_read,
)
