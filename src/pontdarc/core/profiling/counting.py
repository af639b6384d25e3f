"""The different values of some cells, and how many cells hold each."""

import numpy as np
import polars as pl

from pontdarc.core.profiling.reading_values import plain


def counted(cells: pl.Series) -> pl.DataFrame:
    """Return the different values that are not missing, and how many cells hold each: value, count (UInt32).

    Numbers, dates and moments come in order. Sorting is many times quicker here than tables of hashes are: of the
    values themselves, or of the 64-bit hashes of texts, of which two are taken for one as in
    :class:`pontdarc.core.profiling.distinct.Distinct`.
    """
    values = plain(cells).alias("value").drop_nulls()
    if values.dtype.is_integer() or values.dtype.is_float() or values.dtype.is_temporal():
        return _in_order(values)
    if isinstance(values.dtype, pl.String):
        return _by_hash(values)
    return values.value_counts().with_columns(pl.col("count").cast(pl.UInt32))


def _in_order(values: pl.Series) -> pl.DataFrame:
    found = np.sort(values.to_physical().to_numpy())
    starts, counts = _runs(found)
    return pl.DataFrame({"value": pl.Series(found[starts]).cast(values.dtype).set_sorted(), "count": counts})


def _by_hash(values: pl.Series) -> pl.DataFrame:
    hashes = values.hash().to_numpy()
    order = np.argsort(hashes)
    starts, counts = _runs(hashes[order])
    return pl.DataFrame({"value": values.gather(order[starts]), "count": counts})


def _runs(found: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return where each value begins among those in order, and how many times it is there."""
    begins = np.ones(found.size, dtype=np.bool_)
    begins[1:] = (found[1:] != found[:-1]) & ~np.isnan(found[:-1])  # which comes last, and differs from itself
    starts = np.flatnonzero(begins)
    return starts, np.diff(starts, append=found.size).astype(np.uint32)
