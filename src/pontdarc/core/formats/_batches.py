"""Batches of columns that know their types, to one table of text: what Parquet, Arrow and GeoParquet share."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import polars as pl
import pyarrow as pa

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._laying import Laying
from pontdarc.core.formats._typed import text_of, type_of
from pontdarc.core.refusals import Unreadable
from pontdarc.core.source import Limits
from pontdarc.core.tables import Reading
from pontdarc.core.words import gettext_noop

_DEPTH = 4
BROKEN = (pl.exceptions.PolarsError, pa.ArrowException, OSError, ValueError, UnicodeError)
"""What the readers of damaged files raise."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a file of typed columns declares: its *slug*, what people call it (*title*) and its *schema*.

    *geometries*: by name, how the cells of a column of geometries are made GeoJSON texts.
    """

    slug: str
    title: str
    schema: pa.Schema
    geometries: Mapping[str, Callable[[pl.Series], pl.Series]] = field(default_factory=dict)


def read(typed: Typed, batches: Iterable[pa.RecordBatch], limits: Limits, *, is_long: bool) -> Reading:
    """Return the rows of all the *batches*, on disk when *is_long*; what follows a damaged one is lost, and told.

    :raises Unreadable: there are too many columns.
    """
    if len(typed.schema.names) > limits.columns:
        raise _too_many_columns(len(typed.schema.names))
    growing = Laying(is_long=is_long)
    told: tuple[Finding, ...] = ()
    row = 1
    types: dict[str, str] = {}
    try:
        empty = _flat(pl.DataFrame(pl.from_arrow(typed.schema.empty_table())))
        names = _names(empty.columns)
        types = {names[each]: _type(each, dtype, typed) for each, dtype in empty.schema.items()}
        growing.add(_texts(empty, names, typed), row)
        for batch in batches:
            frame = _flat(pl.DataFrame(pl.from_arrow(pa.Table.from_batches([batch]))))
            growing.add(_texts(frame, names, typed), row)
            row += frame.height
    except BROKEN:
        told = only(found.DAMAGED, what=typed.title)
        if row == 1:
            return Reading(None, typed.slug, None, None, (), told)
    nested = [
        Finding(found.NESTED_VALUES, column=name) for name, type_ in types.items() if type_ in {"array", "object"}
    ]
    grown = growing.close()
    nothing = only(found.NO_ROWS) if row == 1 else ()
    table = grown.table(types={name: type_ for name, type_ in types.items() if type_ != "string"})
    return Reading(None, typed.slug, None, None, (table,), (*told, *nested, *grown.findings, *nothing))


def _too_many_columns(number: int) -> Unreadable:
    return Unreadable(
        "too_many_columns",
        gettext_noop("Le tableau a %(columns)s colonnes : c’est trop."),
        gettext_noop("Ne gardez que les colonnes utiles, ou mettez en lignes ce qui se répète en colonnes."),
        {"columns": number},
    )


def _type(name: str, dtype: pl.DataType, typed: Typed) -> str:
    return "geojson" if name in typed.geometries else type_of(dtype)


def _flat(frame: pl.DataFrame) -> pl.DataFrame:
    """Give the fields of each structure a column of their own, « adresse.commune »; what is too deep stays together."""
    for _ in range(_DEPTH):
        columns: list[pl.Series] = []
        taken = set(frame.columns)
        is_done = True
        for series in frame.get_columns():
            names = _fields(series)
            if not names or taken & set(names.values()):
                columns.append(series)
                continue
            is_done = False
            columns += [series.struct.field(each).alias(name) for each, name in names.items()]
        if is_done:
            break
        frame = pl.DataFrame(columns)
    return frame


def _fields(series: pl.Series) -> dict[str, str]:
    if not isinstance(series.dtype, pl.Struct):
        return {}
    return {each.name: f"{series.name}.{each.name}" for each in series.dtype.fields}


def _names(columns: Iterable[str]) -> dict[str, str]:
    """Return the name that each column is given: on one line, never empty, never twice the same."""
    names: dict[str, str] = {}
    for place, column in enumerate(columns, start=1):
        name = " ".join(column.split()) or f"colonne_{place}"
        while name in names.values():
            name += "_2"
        names[column] = name
    return names


def _texts(frame: pl.DataFrame, names: Mapping[str, str], typed: Typed) -> pl.DataFrame:
    return pl.DataFrame(
        [typed.geometries.get(series.name, text_of)(series).alias(names[series.name]) for series in frame.get_columns()]
    )
