"""What a download format is: from columns and frames of rows to the bytes of a file."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import polars as pl

from pontdarc.core.query.columns import Column
from pontdarc.core.refusals import Invalid
from pontdarc.core.words import gettext_noop

SHEET_ROWS = 1_048_575
"""Rows that a sheet holds under its header, in every spreadsheet program."""
_CHUNK = 1 << 18


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows to write. *frames* starts them from the beginning; every frame has all *columns*, same order.

    *uri*: the permanent address of the dataset, from which linked data names rows and columns.
    """

    columns: tuple[Column, ...]
    frames: Callable[[], Iterator[pl.DataFrame]]
    title: str = ""
    uri: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """What may be chosen. *labels*: titles instead of names in the header. *derived*: with the derived columns.

    *booleans*: for text formats, the words for true and false of the columns whose standard prescribes them.

    *compression*: inside a Parquet file; *compressed*: the whole answer, as gzip, by whoever sends the chunks.
    *epsg*: reference system of geometries, for the formats that carry one. *name_field*, *description_fields*,
    *use_extension*: for GPX, the column that names a point, those that describe it, the others as extensions.
    *features*: in JSON, geometries as GeoJSON features. *timezone*: that of the moments, where they are written as text
    or shown by a spreadsheet; what keeps instants (Parquet, GeoPackage, databases) keeps them.

    A format takes what makes sense for it and ignores the rest.
    """

    delimiter: str = ","
    bom: bool = False
    labels: bool = False
    list_separator: str = ","
    quote_all: bool = False
    derived: bool = False
    compression: str = "zstd"
    booleans: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    compressed: bool = False
    epsg: int = 4326
    name_field: str = ""
    description_fields: tuple[str, ...] = ()
    use_extension: bool = True
    features: bool = False
    timezone: str = "UTC"


Use = Literal["data", "map", "sheet", "database", "linked"]
"""What people take a format for: pages group formats by it."""
Stream = Callable[[Rows, Options], Iterator[bytes]]
Write = Callable[[Rows, Path, Options], None]


def _always(columns: Sequence[Column]) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Download:
    """One format. It defines *stream* when bytes can leave as rows arrive, else *write*.

    *title*: gettext msgid. *open*: an open format that programs read; a format for spreadsheets only is not.
    *applies*: whether a table of these columns can be written so. *loses*: gettext msgid, what it cannot carry.
    *rank*: the place among formats of the same *use*, smallest first. *packed*: the file is compressed already.
    *passes*: how many times the rows are read, so that progress can be told. *most_rows*: None when there is no limit.
    """

    slug: str
    title: str
    media_type: str
    extension: str
    open: bool
    loses: str
    stream: Stream | None = None
    to_file: Write | None = None
    applies: Callable[[Sequence[Column]], bool] = field(default=_always)
    use: Use = "data"
    rank: int = 50
    packed: bool = False
    passes: int = 1
    most_rows: int | None = None

    def write(self, rows: Rows, path: Path, options: Options | None = None) -> None:
        """Write the whole file at *path*, which must not be one that others are reading.

        :raises Invalid: more rows than the format holds.
        """
        options = options or Options()
        if self.to_file:
            self.to_file(rows, path, options)
            return
        with path.open("wb") as file:
            file.writelines(self.chunks(rows, options))

    def chunks(self, rows: Rows, options: Options | None = None) -> Iterator[bytes]:
        """Yield the bytes of the file, in constant memory; formats that do not stream pass through a temporary file."""
        options = options or Options()
        if self.stream:
            yield from self.stream(rows, options)
            return
        with tempfile.TemporaryDirectory(prefix="pontdarc-") as folder:
            path = Path(folder) / f"file.{self.extension}"
            self.write(rows, path, options)
            with path.open("rb") as file:
                yield from iter(lambda: file.read(_CHUNK), b"")


def shown(rows: Rows, options: Options) -> tuple[Column, ...]:
    """Return the columns to write."""
    return tuple(column for column in rows.columns if options.derived or not column.derived)


def headers(columns: Sequence[Column], options: Options) -> list[str]:
    """Return the header: names, or titles made unique by their name."""
    if not options.labels:
        return [column.name for column in columns]
    titles = [column.title or column.name for column in columns]
    return [
        title if titles.count(title) == 1 else f"{title} ({column.name})"
        for title, column in zip(titles, columns, strict=True)
    ]


def flat(frame: pl.DataFrame, columns: Sequence[Column], separator: str = ",") -> pl.DataFrame:
    """Return the columns as one value per cell: lists joined, points as ``lat, lon``."""
    return pl.DataFrame([_flat(frame.get_column(column.name), column, separator) for column in columns])


def _flat(cells: pl.Series, column: Column, separator: str) -> pl.Series:
    if column.type == "list":
        return cells.list.join(separator)
    if column.type == "point":
        latitude = cells.struct.field("lat").cast(pl.String)
        longitude = cells.struct.field("lon").cast(pl.String)
        return (latitude + ", " + longitude).alias(column.name)
    return cells


def check_sheet_rows(count: int) -> None:
    """Refuse what no sheet holds.

    :raises Invalid: too many rows.
    """
    if count > SHEET_ROWS:
        raise Invalid(
            "sheet_too_long",
            gettext_noop("Un tableur ne tient pas plus de %(limit)s lignes."),
            gettext_noop("Téléchargez le CSV ou le Parquet, ou réduisez la demande."),
            {"limit": SHEET_ROWS},
        )
