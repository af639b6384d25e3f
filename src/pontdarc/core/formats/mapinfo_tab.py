"""MapInfo TAB: a text that describes (.tab), the rows (.dat), the shapes (.map) and their index (.id)."""

import re
from pathlib import Path

from pontdarc.core.findings import Finding, declare
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.formats._vector import How, read_vector
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

MISSING_TAB_PART = declare(
    "missing_tab_part",
    "error",
    gettext_noop("Il manque le fichier .%(part)s de cette table MapInfo."),
    gettext_noop("Elle est faite de quatre fichiers de même nom : .tab, .dat, .map et .id. Déposez-les dans un zip."),
)
_TABLE = re.compile(rb"(?i)^\s*!table\s")
_SEAMLESS = re.compile(rb'(?i)"\\\\?IsSeamless"\s*=\s*"TRUE"')
_NATIVE = re.compile(rb"(?i)\btype\s+native\b")


def _sniff(source: Source) -> float:
    return 0.98 if _TABLE.match(source.head) and b"\0" not in source.head[:200] else 0.0


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    if _SEAMLESS.search(source.head):  # only names other tables, wherever they are
        return Reading(None, None, None, None, (), only(found.NOT_READ_YET, what="MapInfo Seamless"))
    missing = [part for part in ("dat", "map", "id") if not _beside(source.path, part)]
    if "dat" in missing or not _NATIVE.search(source.head):
        return Reading(None, "mapinfo_tab", None, None, (), only(MISSING_TAB_PART, part="dat"))
    # A table without shapes has neither of the two others.
    odd = tuple(Finding(MISSING_TAB_PART, params={"part": part}) for part in missing) if len(missing) == 1 else ()
    how = How("mapinfo_tab", "MapInfo TAB", "tab", named=False, findings=odd)
    return read_vector(source, choices, limits, how)


def _beside(path: Path, part: str) -> bool:
    return any(path.with_suffix(f".{each}").is_file() for each in (part, part.upper()))


FORMAT = Format(
    slug="mapinfo_tab",
    title=gettext_noop("MapInfo TAB"),
    extensions=("tab",),
    media_types=("application/x-mapinfo-tab",),
    sniff=_sniff,
    read=_read,
)
