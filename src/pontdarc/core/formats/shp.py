"""Shapefile: shapes (.shp), their index (.shx), their table (.dbf), their system (.prj), the encoding (.cpg).

The parts lie beside one another under one name; a .shp alone still gives its shapes.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pontdarc.core.findings import Finding, declare
from pontdarc.core.formats import _dbase
from pontdarc.core.formats._findings import DAMAGED, only
from pontdarc.core.formats._format import Format
from pontdarc.core.formats._vector import How, read_vector
from pontdarc.core.geography.placing import system_of
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

MISSING_PART = declare(
    "missing_part",
    "warning",
    gettext_noop("Il manque le fichier .%(part)s de ce Shapefile."),
    gettext_noop(
        "Un Shapefile est fait de plusieurs fichiers de même nom (.shp, .shx, .dbf, .prj). Déposez-les ensemble, dans "
        "un zip."
    ),
)
PARTS_DISAGREE = declare(
    "parts_disagree",
    "warning",
    gettext_noop("Le Shapefile n’a pas autant de formes (%(shapes)s) que sa table a de lignes (%(rows)s)."),
    gettext_noop("L’un des fichiers vient peut-être d’un autre export. Refaites-le, puis déposez le tout zippé."),
)
_MAGIC, _VERSION = b"\0\0\x27\x0a", b"\xe8\x03\0\0"
_PARTS = ("shx", "dbf", "prj", "cpg", "cst")
_HEADER, _INDEX = 100, 8
_LONGEST_PRJ = 20_000
_SAMPLE = 4 * 1024**2


def _sniff(source: Source) -> float:
    return 1.0 if source.head.startswith(_MAGIC) and source.head[28:32] == _VERSION else 0.0


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    if _is_index(source):
        return Reading(None, "shp", None, None, (), only(MISSING_PART, part="shp"))
    parts = _parts(source.path)
    if "prj" in parts and not _says_a_system(parts["prj"]):
        del parts["prj"]
    findings = [Finding(MISSING_PART, params={"part": part}) for part in ("dbf", "shx") if part not in parts]
    encoding: str | None = None
    table = _table(parts)
    if table is not None:
        encoding, told = _dbase.encoding_of(table, _rows(parts["dbf"], table), _page(parts), choices.encoding)
        findings += [*told, *_disagree(table, parts)]
    size = source.size + (parts["dbf"].stat().st_size if "dbf" in parts else 0)
    how = How(
        "shp", "Shapefile", "shp", named=False, encoding=encoding, size=size, findings=tuple(findings),
        gdal_encoding=_dbase.gdal_name(encoding) if encoding else None,
        without=table.unread if table is not None else ("FID",),
    )  # fmt: skip
    with _together(source.path, parts) as path:
        return read_vector(Source(path, source.name, source.size, source.head), choices, limits, how)


def _says_a_system(path: Path) -> bool:
    return system_of(path.read_bytes()[:_LONGEST_PRJ].decode("utf-8", errors="replace")) is not None


def _is_index(source: Source) -> bool:
    """Say whether it is the .shx, which begins as the .shp does: its first record is a place, 50, not a number, 1."""
    return source.head[_HEADER : _HEADER + 4] == (50).to_bytes(4, "big")


def _parts(path: Path) -> dict[str, Path]:
    beside = ((part, path.with_suffix(f".{each}")) for part in _PARTS for each in (part.upper(), part))
    return {part: other for part, other in beside if other.is_file() and path.suffix.lower() == ".shp"}


@contextmanager
def _together(path: Path, parts: Mapping[str, Path]) -> Iterator[Path]:
    """Give the parts in a folder of their own, where a missing index can be made again."""
    with tempfile.TemporaryDirectory(prefix="pontdarc-") as folder:
        for part, other in {"shp": path, **parts}.items():
            target = Path(folder) / f"content.{part}"
            try:
                os.symlink(other.resolve(), target)
            except OSError:
                shutil.copyfile(other, target)
        yield Path(folder) / "content.shp"


def _table(parts: Mapping[str, Path]) -> _dbase.Table | None:
    if "dbf" not in parts:
        return None
    return _dbase.table_of(Source.of(parts["dbf"]).head)


def _rows(path: Path, table: _dbase.Table) -> bytes:
    with path.open("rb") as stream:
        stream.seek(table.data)
        return stream.read(_SAMPLE)


def _page(parts: Mapping[str, Path]) -> str:
    part = parts.get("cpg") or parts.get("cst")
    return part.read_bytes()[:100].decode("ascii", errors="replace") if part else ""


def _disagree(table: _dbase.Table, parts: Mapping[str, Path]) -> Iterator[Finding]:
    if table.unread:
        params: dict[str, object] = {"number": len(table.unread), "columns": ", ".join(table.unread)}
        yield Finding(_dbase.UNREAD_FIELDS, params=params)
    if table.data + table.rows * table.width > parts["dbf"].stat().st_size + 1:
        yield from only(DAMAGED, what="dBASE")
    if "shx" in parts:
        shapes = max(0, parts["shx"].stat().st_size - _HEADER) // _INDEX
        if shapes != table.rows:
            yield Finding(PARTS_DISAGREE, params={"shapes": shapes, "rows": table.rows})


FORMAT = Format(
    slug="shp",
    title=gettext_noop("Shapefile"),
    extensions=("shp",),
    media_types=("application/vnd.shp",),
    sniff=_sniff,
    read=_read,
)
