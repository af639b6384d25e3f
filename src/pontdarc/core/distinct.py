"""A test of texts done on the distinct ones, where a column is seen to have few: most codes and dates have."""

from collections.abc import Callable

import polars as pl

_SAMPLE = 2048
_NEW = 0.85
"""Of 2,048 texts taken among 6,000 different ones, this share is met for the first time; of a million, nearly all."""


def among_distinct(cell: pl.Expr, holds: Callable[[pl.Expr], pl.Expr]) -> pl.Expr:
    """Return what *holds* says of each cell, null where it is null; *holds* looks at each cell by itself."""

    def evaluate(column: pl.Series) -> pl.Series:
        if not has_few(column):
            return _evaluated(column, holds)
        distinct = column.drop_nulls().unique()
        kept = _evaluated(distinct, holds).fill_null(False)
        lost = distinct.filter(~kept)
        if not lost.len():
            return column.str.len_bytes() >= 0
        return ~column.is_in(lost.implode())

    return cell.map_batches(evaluate, return_dtype=pl.Boolean)


def among_shaped(cell: pl.Expr, shape: str, holds: Callable[[pl.Expr], pl.Expr]) -> pl.Expr:
    """Return whether each cell has a shape (Rust regex) and *holds* of it; false where it is null.

    *holds* looks at each text by itself, and is asked once of each one that has the shape: for tests that are dear.
    """

    def evaluate(column: pl.Series) -> pl.Series:
        nowhere = pl.repeat(value=False, n=column.len(), dtype=pl.Boolean, eager=True).alias(column.name)
        places = column.str.contains(shape).fill_null(False).arg_true()
        shaped = column.gather(places)
        distinct = shaped.unique()
        kept = distinct.filter(_evaluated(distinct, holds).fill_null(False)) if distinct.len() else distinct
        return nowhere.scatter(places, shaped.is_in(kept.implode())) if kept.len() else nowhere

    return cell.map_batches(evaluate, return_dtype=pl.Boolean)


def has_few(column: pl.Series) -> bool:
    """Return whether rows spread over the column hold so few different texts that the others must be among them."""
    step = max(column.len() // _SAMPLE, 1)
    sample = column.gather_every(step).head(_SAMPLE)
    return sample.n_unique() < _NEW * sample.len()


def _evaluated(column: pl.Series, holds: Callable[[pl.Expr], pl.Expr]) -> pl.Series:
    return column.to_frame("text").select(holds(pl.col("text"))).to_series()
