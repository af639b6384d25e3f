"""GeoPackage (OGC 12-128): types, geometry and its system in one file, for mapping software."""

import shutil
import tempfile
from pathlib import Path

from pontdarc.core.downloads._download import Download, Options, Rows
from pontdarc.core.downloads._maps import drafted, has_place, unique_names
from pontdarc.core.geography import gdal
from pontdarc.core.words import gettext_noop

_LONGEST = 60


def _write(rows: Rows, path: Path, options: Options) -> None:
    with tempfile.TemporaryDirectory(prefix="pontdarc-") as folder:
        draft = drafted(rows, options, Path(folder))
        # SQLite does not tell capitals from small letters.
        *names, identifier = unique_names([*(column.name for column in draft.columns), "geom", "fid"], _LONGEST)
        layer = {"GEOMETRY_NAME": names[-1], "FID": identifier}
        target = gdal.Target("GPKG", rows.title[:_LONGEST] or "donnees", draft.kind, draft.crs, layer)
        made = Path(folder) / "made.gpkg"
        gdal.write(made, target, draft.named(names), names[-1], draft.batches(names))
        shutil.copyfile(made, path)


DOWNLOAD = Download(
    slug="gpkg",
    title=gettext_noop("GeoPackage, pour les logiciels de cartographie"),
    media_type="application/geopackage+sqlite3",
    extension="gpkg",
    open=True,
    loses=gettext_noop(
        "Les listes, qui y sont du texte ; une forme simple devient multiple si le tableau mêle les deux."
    ),
    to_file=_write,
    applies=has_place,
    use="map",
    rank=30,
)
