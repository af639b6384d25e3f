"""Parquet files whose rows are read one after the other."""

from pathlib import Path
from typing import IO

import pyarrow.parquet as pq


def in_turn(source: Path | str | IO[bytes], *, checked: bool = False) -> pq.ParquetFile:
    """Open a file whose rows are read in turn: what Arrow reads ahead, as it does by itself, it keeps to the end.

    *checked*: pages are compared with their sums, where the file has some.

    :raises pyarrow.ArrowInvalid: it is no Parquet file, or a damaged one. :raises OSError: it cannot be read.
    """
    return pq.ParquetFile(source, pre_buffer=False, page_checksum_verification=checked)
