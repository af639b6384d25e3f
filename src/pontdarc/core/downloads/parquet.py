"""Parquet: typed and compressed, written by groups of rows."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pontdarc.core.downloads._download import Download, Options, Rows, shown
from pontdarc.core.words import gettext_noop

_GROUP = 100_000


def _write(rows: Rows, path: Path, options: Options) -> None:
    names = [column.name for column in shown(rows, options)]
    writer: pq.ParquetWriter | None = None
    pending: list[pa.Table] = []
    try:
        for frame in rows.frames():
            pending.append(frame.select(frame.get_column(name) for name in names).to_arrow())
            writer = writer or pq.ParquetWriter(path, pending[0].schema, compression=options.compression)
            if sum(table.num_rows for table in pending) >= _GROUP:
                writer.write_table(pa.concat_tables(pending))
                pending = []
        if writer and pending:
            writer.write_table(pa.concat_tables(pending))
    finally:
        if writer:
            writer.close()


DOWNLOAD = Download(
    slug="parquet",
    title=gettext_noop("Parquet, pour l’analyse"),
    media_type="application/vnd.apache.parquet",
    extension="parquet",
    open=True,
    loses=gettext_noop("Rien."),
    to_file=_write,
    rank=30,
    packed=True,
)
