"""XLSX, for spreadsheets. Texts are inline strings: a text that starts with ``=`` is never a formula."""

import shutil
import tempfile
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from pontdarc.core.downloads._download import SHEET_ROWS, Download, Options, Rows
from pontdarc.core.downloads._sheets import sheet_frames
from pontdarc.core.query.engine import write_workbook
from pontdarc.core.words import gettext_noop

_ESCAPE = r"_(x[0-9A-Fa-f]{4}_)"
"""What the format reads as an escaped character; the escape of its first sign keeps the text as it is."""


def _write(rows: Rows, path: Path, options: Options) -> None:
    with tempfile.TemporaryDirectory(prefix="pontdarc-") as folder:
        draft = Path(folder) / "cells.parquet"
        writer: pq.ParquetWriter | None = None
        for frame in sheet_frames(rows, options):
            table = frame.with_columns(pl.col(pl.String).str.replace_all(_ESCAPE, "_x005F_${1}")).to_arrow()
            writer = writer or pq.ParquetWriter(draft, table.schema)
            writer.write_table(table)
        if writer:
            writer.close()
        workbook = Path(folder) / "workbook.xlsx"
        write_workbook(draft, workbook)
        shutil.copyfile(workbook, path)


DOWNLOAD = Download(
    slug="xlsx",
    title=gettext_noop("Excel, pour tableur"),
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    extension="xlsx",
    open=False,
    loses=gettext_noop(
        "Les textes de plus de 32 767 caractères sont coupés ; les nombres de plus de 15 chiffres deviennent du texte."
    ),
    to_file=_write,
    use="sheet",
    rank=20,
    packed=True,
    passes=2,
    most_rows=SHEET_ROWS,
)
