"""Apache Parquet: columns that know their types, read one group of rows after another."""

from pontdarc.core.formats import _batches
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.parquet_rows import in_turn
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

_ROWS = 50_000
_CELLS = 5_000_000
_CELL_BYTES = 8
"""A cell takes about as much once it is text, however well its column was packed."""


def _sniff(source: Source) -> float:
    return 0.95 if source.head.startswith(b"PAR1") else 0.0


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    try:
        file = in_turn(source.path, checked=True)
    except _batches.BROKEN:
        return Reading(None, "parquet", None, None, (), only(found.DAMAGED, what="Parquet"))
    with file:
        meta = file.metadata
        unpacked = max(
            sum(meta.row_group(place).total_byte_size for place in range(meta.num_row_groups)),
            meta.num_rows * meta.num_columns * _CELL_BYTES,
        )
        typed = _batches.Typed("parquet", "Parquet", file.schema_arrow)
        rows = max(1, min(_ROWS, _CELLS // max(1, meta.num_columns)))
        return _batches.read(typed, file.iter_batches(rows), limits, is_long=unpacked > limits.long_from)


FORMAT = Format(
    slug="parquet",
    title=gettext_noop("Parquet"),
    extensions=("parquet",),
    media_types=("application/vnd.apache.parquet",),
    sniff=_sniff,
    read=_read,
)
