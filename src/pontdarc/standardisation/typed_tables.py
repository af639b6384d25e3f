"""The standardised table on disk, with the types of its columns, written while its rows go by."""

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import polars as pl
import pyarrow.parquet as pq

from pontdarc.core.schema import Field, Schema
from pontdarc.core.views import Views

_TRUE, _FALSE = ("true", "True", "TRUE", "1"), ("false", "False", "FALSE", "0")
_SIGNS = np.isin(np.arange(256), [ord(sign) for sign in "+-"])
_NUMBERS = {"integer": pl.Int64, "number": pl.Float64, "year": pl.Int64}
_VIEWS = pl.CompatLevel.newest()
"""Texts as Polars has them: other readers of Arrow want copies, the writer of Parquet does not."""
Cast = Callable[[pl.Series], pl.Series | None]


def cast_to(type_: str | None, field: Field | None = None) -> Cast | None:
    """Return how cells of text become values of a Table Schema type; None for types that are texts.

    The function gives null for what does not fit, and None when the cells are codes and not numbers.
    """
    if type_ == "date":
        return lambda cells: cells.str.to_date("%Y-%m-%d", strict=False)
    if type_ == "boolean":
        yes, no = (field.true_values, field.false_values) if field else (_TRUE, _FALSE)
        pairs = {**dict.fromkeys(yes, True), **dict.fromkeys(no, False)}
        return lambda cells: cells.replace_strict(
            list(pairs), list(pairs.values()), default=None, return_dtype=pl.Boolean
        )
    if type_ in _NUMBERS:
        return lambda cells: _number(cells, _NUMBERS[type_])
    return None


def _number(cells: pl.Series, dtype: type[pl.DataType]) -> pl.Series | None:
    return None if _are_codes(cells) else cells.cast(dtype, strict=False)


def _are_codes(cells: pl.Series) -> bool:
    """Return whether some number begins with a 0 that a number does not need."""
    views = Views(cells)
    maybe = np.flatnonzero(views.begin_with_zero() | _SIGNS[views.first])
    return len(maybe) > 0 and bool(cells.gather(maybe).str.contains(r"^[+-]?0\d").any())


class _Column:
    """One column being written: as values when *typed*. *fits*: every text so far is of its type."""

    def __init__(self, cast: Cast | None, typed: bool | None, sample: pl.Series) -> None:
        self.cast = cast
        self.fits, self.filled = cast is not None, False
        self.typed = self.see(sample) is not None and self.filled if typed is None else typed
        self.fits, self.filled = cast is not None, False

    def see(self, cells: pl.Series) -> pl.Series | None:
        """Return the values of some cells, None when one of them is not of the type."""
        self.filled = self.filled or cells.null_count() < len(cells)
        if not self.fits or self.cast is None:
            return None
        values = self.cast(cells)
        self.fits = values is not None and values.null_count() == cells.null_count()
        return values if self.fits else None

    @property
    def is_of_its_type(self) -> bool:
        """Whether every text of the column is of its type; a column without any text is none."""
        return self.fits and self.filled


class TypedWriter:
    """Writes a table at *path*, Parquet, Snappy; a column with one text that is not of its type stays text.

    *types*: Table Schema type by column; *schema*: of the standard, which has its own words for true and false.
    *sample*: some rows, from which it is guessed which columns are of their types; *typed*: which are, when known.
    """

    def __init__(
        self,
        path: Path,
        types: Mapping[str, str],
        schema: Schema | None,
        sample: pl.DataFrame,
        *,
        typed: Mapping[str, bool] | None = None,
    ) -> None:
        self._again = (path, types, schema, sample)
        fields = {one.name: one for one in schema.fields} if schema else {}
        self._columns = {
            name: _Column(cast_to(types.get(name), fields.get(name)), (typed or {}).get(name), sample[name])
            for name in sample.columns
        }
        first = self._values(sample.clear())
        self._schema = first.schema
        arrow = first.to_arrow(compat_level=_VIEWS).schema
        # A dictionary of texts that all differ is built for nothing.
        repeated = [name for name in sample.columns if sample[name].n_unique() * 2 < sample.height]
        # It is read whole, from end to end: nobody asks its statistics which rows to pass over.
        self._writer = pq.ParquetWriter(
            path,
            arrow,
            compression="snappy",
            use_dictionary=repeated or False,
            write_statistics=False,
            store_schema=False,
        )
        self._right = True

    def add(self, frame: pl.DataFrame) -> None:
        """Write the next rows."""
        values = self._values(frame)
        self._right = self._right and values.schema == self._schema
        if self._right:
            self._writer.write_table(values.to_arrow(compat_level=_VIEWS))

    def _values(self, frame: pl.DataFrame) -> pl.DataFrame:
        columns = []
        for name, column in self._columns.items():
            values = column.see(frame[name])
            columns.append(values if column.typed and values is not None else frame[name])
        return pl.DataFrame([cells.alias(name) for name, cells in zip(self._columns, columns, strict=True)])

    def close(self) -> bool:
        """End the file; return whether the columns were of the types that they were written in."""
        self._writer.close()
        return self._right and all(column.typed == column.is_of_its_type for column in self._columns.values())

    def corrected(self) -> "TypedWriter":
        """Return what writes the same table again in the right types, now that all of it was seen."""
        typed = {name: column.is_of_its_type for name, column in self._columns.items()}
        return TypedWriter(*self._again, typed=typed)
