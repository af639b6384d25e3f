"""FlatGeobuf: fast to draw from a web server, part by part, thanks to its index."""

import shutil
import tempfile
from pathlib import Path

from pontdarc.core.downloads._download import Download, Options, Rows
from pontdarc.core.downloads._maps import drafted, has_place, unique_names
from pontdarc.core.geography import gdal
from pontdarc.core.words import gettext_noop

_LONGEST = 1_000


def _write(rows: Rows, path: Path, options: Options) -> None:
    with tempfile.TemporaryDirectory(prefix="pontdarc-") as folder:
        # It has moments, but no days.
        draft = drafted(rows, options, Path(folder), plain=frozenset({"date"}))
        names = unique_names([*(column.name for column in draft.columns), "geom"], _LONGEST)
        # What has no place has none in the index, which then cannot be.
        index = {"SPATIAL_INDEX": "NO" if draft.has_nulls or not draft.rows else "YES"}
        target = gdal.Target("FlatGeobuf", rows.title or "donnees", draft.kind, draft.crs, index)
        made = Path(folder) / "made.fgb"
        gdal.write(made, target, draft.named(names), names[-1], draft.batches(names))
        shutil.copyfile(made, path)


DOWNLOAD = Download(
    slug="fgb",
    title=gettext_noop("FlatGeobuf, pour les cartes du web"),
    media_type="application/flatgeobuf",
    extension="fgb",
    open=True,
    loses=gettext_noop(
        "L’ordre des lignes, qui suit les lieux ; les altitudes si points, lignes et polygones sont mêlés ; les "
        "dates et les listes, qui y sont du texte."
    ),
    to_file=_write,
    applies=has_place,
    use="map",
    rank=40,
)
