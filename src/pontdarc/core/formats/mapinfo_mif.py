"""MapInfo interchange: the shapes (.mif), and the values beside them (.mid)."""

import re

from pontdarc.core.findings import declare
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.formats._vector import How, read_vector
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

MISSING_MID = declare(
    "missing_mid",
    "warning",
    gettext_noop("Il manque le fichier .mid de ce fichier MapInfo."),
    gettext_noop("Le .mif a les formes, le .mid les valeurs. Déposez les deux dans un zip."),
)
_VERSION = re.compile(rb"(?i)^\s*version\s+\d+\s")
_COLUMNS = re.compile(rb"(?im)^\s*columns\s+\d+")


def _sniff(source: Source) -> float:
    return 0.98 if _VERSION.match(source.head) and _COLUMNS.search(source.head) else 0.0


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    values = [source.path.with_suffix(f".{each}") for each in ("mid", "MID")]
    is_missing = not any(path.is_file() for path in values)
    how = How(
        "mapinfo_mif", "MapInfo MIF", "mif", named=False, findings=only(MISSING_MID) if is_missing else ()
    )  # fmt: skip
    return read_vector(source, choices, limits, how)


FORMAT = Format(
    slug="mapinfo_mif",
    title=gettext_noop("MapInfo MIF/MID"),
    extensions=("mif",),
    media_types=("application/x-mapinfo-mif",),
    sniff=_sniff,
    read=_read,
)
