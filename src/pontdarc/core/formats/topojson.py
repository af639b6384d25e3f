"""TopoJSON: shapes that share their borders, each object a table."""

import re

from pontdarc.core.formats._format import Format
from pontdarc.core.formats._json import beginning
from pontdarc.core.formats._vector import How, read_vector
from pontdarc.core.geography.placing import WGS84
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

_TOPOLOGY = re.compile(r'"type"\s*:\s*"Topology"')


def _sniff(source: Source) -> float:
    return 0.97 if _TOPOLOGY.search(beginning(source)[:20_000]) else 0.0


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    how = How("topojson", "TopoJSON", "topojson", crs=WGS84, bare=True)
    return read_vector(source, choices, limits, how)


FORMAT = Format(
    slug="topojson",
    title=gettext_noop("TopoJSON"),
    extensions=("topojson",),
    media_types=("application/topo+json",),
    sniff=_sniff,
    read=_read,
)
