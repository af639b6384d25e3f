"""GML 2 and 3 (ISO 19136), as web services of maps give it: each type of feature a table."""

from pontdarc.core.formats import _xml_maps
from pontdarc.core.formats._format import Format
from pontdarc.core.formats._vector import How, read_vector
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

# Other vocabularies borrow the namespace for a shape here and there: only these are about features.
_FEATURES = (":FeatureCollection", "<FeatureCollection", "featureMember", "<wfs:member")
# Nothing is written beside the file, nothing fetched, no link followed.
_OPTIONS = {"WRITE_GFS": "NO", "DOWNLOAD_SCHEMA": "NO", "USE_SCHEMA_IMPORT": "NO", "CONSIDER_EPSG_AS_URN": "AUTO"}


def _sniff(source: Source) -> float:
    return (
        0.97 if _xml_maps.begins_with(source, "opengis.net/gml") and _xml_maps.begins_with(source, *_FEATURES) else 0.0
    )


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    _xml_maps.refuse_entities(source)
    return read_vector(source, choices, limits, How("gml", "GML", "gml", options=_OPTIONS))


FORMAT = Format(
    slug="gml",
    title=gettext_noop("GML"),
    extensions=("gml",),
    media_types=("application/gml+xml",),
    sniff=_sniff,
    read=_read,
)
