"""FlatGeobuf: one layer, typed and indexed."""

from pontdarc.core.formats._format import Format
from pontdarc.core.formats._vector import How, read_vector
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop


def _sniff(source: Source) -> float:
    return 1.0 if source.head.startswith(b"fgb\x03fgb") else 0.0


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    return read_vector(source, choices, limits, How("fgb", "FlatGeobuf", "fgb", named=False, counted=True))


FORMAT = Format(
    slug="fgb",
    title=gettext_noop("FlatGeobuf"),
    extensions=("fgb",),
    media_types=("application/flatgeobuf",),
    sniff=_sniff,
    read=_read,
)
