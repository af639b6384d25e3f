"""An extract of the Sirene register as the scan needs it: one row per SIREN, and no name.

Of the stock of « unités légales » (CSV or Parquet, INSEE) three columns are read: ``siren``,
``categorieJuridiqueUniteLegale`` and ``statutDiffusionUniteLegale``.

- Categories that begin with 3 to 9 have legal personality. Those that begin with 1 are sole traders; 2, groups without
  legal personality, and 0, funds without it, count with them, since people may stand behind.
- A diffusion other than ``O`` is partial: the holder asked that others do not use what the register says of them.
"""

from pathlib import Path

import polars as pl

from pontdarc.core.refusals import Invalid, Unreadable
from pontdarc.core.words import gettext_noop

COLUMNS = ("siren", "categorieJuridiqueUniteLegale", "statutDiffusionUniteLegale")
_PARQUET = b"PAR1"
_ARCHIVES = (b"PK", b"\x1f\x8b")
_ADVICE = gettext_noop(
    "Donnez le stock des unités légales de l’Insee (StockUniteLegale, en CSV décompressé ou en Parquet), ou un "
    "extrait qui en garde les colonnes."
)


def read_register(path: Path) -> pl.LazyFrame:
    """Return the extract at *path*, not read yet: siren (UInt32), legal and partial (Boolean).

    :raises Unreadable: neither CSV nor Parquet. :raises Invalid: a column is missing.
    """
    lines = _opened(path)
    missing = [name for name in COLUMNS if name not in lines.collect_schema().names()]
    if missing:
        raise Invalid(
            "sirene_columns",
            gettext_noop("Cet extrait de Sirene n’a pas la colonne « %(column)s »."),
            _ADVICE,
            {"column": missing[0]},
        )
    siren, category, status = (pl.col(name).cast(pl.String).str.strip_chars() for name in COLUMNS)
    read = lines.select(
        siren.cast(pl.UInt32, strict=False).alias("siren"),
        category.str.contains("^[3-9]").fill_null(False).alias("legal"),
        (status != "O").fill_null(True).alias("partial"),
    )
    return read.filter(pl.col("siren").is_not_null())


def _opened(path: Path) -> pl.LazyFrame:
    try:
        with path.open("rb") as file:
            head = file.read(64 * 1024)
        if head.startswith(_ARCHIVES):
            raise unreadable()
        if head.startswith(_PARQUET):
            opened = pl.scan_parquet(path)
        else:
            first = head.partition(b"\n")[0]
            separator = ";" if first.count(b";") > first.count(b",") else ","
            opened = pl.scan_csv(path, separator=separator, infer_schema=False, encoding="utf8-lossy")
        opened.collect_schema()
    except pl.exceptions.PolarsError as error:
        raise unreadable() from error
    return opened


def unreadable() -> Unreadable:
    """Return the refusal of a file that is no extract."""
    return Unreadable("sirene_unreadable", gettext_noop("Cet extrait de Sirene ne se lit pas."), _ADVICE)
