"""Shapefile, zipped: for software that reads nothing newer. One per kind of geometry, names cut to ten letters."""

import csv
import io
import re
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import shapely

from pontdarc.core.downloads._download import Download, Options, Rows
from pontdarc.core.downloads._maps import Draft, drafted, has_place, unique_names
from pontdarc.core.geography import gdal
from pontdarc.core.words import gettext_noop

_LONGEST = 10
# What each file may hold (type ids of shapely), and what OGR calls it.
_KINDS = (
    ("points", (0,), "Point"),
    ("multipoints", (4,), "MultiPoint"),
    ("lignes", (1, 5), "MultiLineString"),
    ("polygones", (3, 6), "MultiPolygon"),
)


def _write(rows: Rows, path: Path, options: Options) -> None:
    with tempfile.TemporaryDirectory(prefix="pontdarc-") as folder:
        # A moment has no type of its own there.
        draft = drafted(rows, options, Path(folder), plain=frozenset({"datetime"}))
        labels = [column.name for column in draft.columns]
        names = unique_names([*(_plain(label) for label in labels), "geom"], _LONGEST)
        made = Path(folder) / "made"
        made.mkdir()
        for name, kinds, kind in _parts(draft):
            target = gdal.Target(
                "ESRI Shapefile", name, f"{kind} Z" if draft.has_heights and kind != "Unknown" else kind, draft.crs,
                {}, "UTF-8",
            )  # fmt: skip
            gdal.write(made / f"{name}.shp", target, draft.named(names), names[-1], _of(draft, names, kinds))
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
            for file in sorted(made.iterdir()):
                archive.write(file, file.name)
            archive.writestr("colonnes.csv", _correspondence(draft, names))


def _parts(draft: Draft) -> Iterator[tuple[str, tuple[int, ...], str]]:
    """Yield the name, the kinds and the OGR kind of each file; rows without geometry go with the first."""
    parts = [part for part in _KINDS if draft.kinds & set(part[1])] or [_KINDS[0]]
    for place, (name, kinds, kind) in enumerate(parts):
        yield name, (*kinds, -1) if place == 0 else kinds, kind


def _of(draft: Draft, names: Sequence[str], kinds: Sequence[int]) -> Iterator[pa.RecordBatch]:
    for batch in draft.batches(names):
        shapes = shapely.from_wkb(batch.column(batch.num_columns - 1).to_numpy(zero_copy_only=False))
        wanted = np.isin(shapely.get_type_id(shapes), kinds)
        yield batch if wanted.all() else batch.filter(pa.array(wanted))


def _plain(label: str) -> str:
    """Return a name of letters, digits and underscores."""
    letters = unicodedata.normalize("NFD", label.replace("œ", "oe").replace("Œ", "OE"))
    plain = re.sub(r"[^A-Za-z0-9]+", "_", "".join(each for each in letters if not unicodedata.combining(each)))
    return plain.strip("_") or "champ"


def _correspondence(draft: Draft, names: Sequence[str]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("nom_shapefile", "nom", "titre"))
    writer.writerows((short, column.name, column.title) for short, column in zip(names, draft.columns, strict=False))
    return text.getvalue()


DOWNLOAD = Download(
    slug="shp",
    title=gettext_noop("Shapefile, pour d’anciens logiciels de cartographie"),
    media_type="application/zip",
    extension="zip",
    open=True,
    loses=gettext_noop(
        "Les noms de colonnes au-delà de dix lettres (le zip donne leur liste), les textes au-delà de 254 octets, "
        "l’heure et les listes, qui y sont du texte ; un fichier par sorte de géométrie."
    ),
    to_file=_write,
    applies=has_place,
    use="map",
    rank=70,
    packed=True,
)
