"""CSV: RFC 4180, UTF-8, streamed."""

import io
from collections.abc import Iterator
from itertools import islice

import polars as pl

from pontdarc.core.downloads._download import Download, Options, Rows, flat, headers, shown
from pontdarc.core.downloads._text import moments
from pontdarc.core.words import gettext_noop

_TOGETHER = 3
"""Frames written as one: Polars shares out long ones among the processors; more than these take memory."""


def _stream(rows: Rows, options: Options) -> Iterator[bytes]:
    columns = shown(rows, options)
    names = headers(columns, options)
    yield _lines(pl.DataFrame({name: [] for name in names}), options, header=True, bom=options.bom)
    for frame in _several(rows.frames()):
        if frame.height:
            yield _lines(_dated(_worded(flat(frame, columns, options.list_separator), options), options), options)


def _several(frames: Iterator[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """Yield the first frame at once, for who waits, then several as one."""
    yield from islice(frames, 1)
    while some := list(islice(frames, _TOGETHER)):
        yield pl.concat(some)


def _dated(frame: pl.DataFrame, options: Options) -> pl.DataFrame:
    """Write moments as the API does."""
    return frame.with_columns(
        moments(cells, options.timezone) for cells in frame.get_columns() if isinstance(cells.dtype, pl.Datetime)
    )


def _worded(frame: pl.DataFrame, options: Options) -> pl.DataFrame:
    """Say true and false in the words of the standard: a CSV file has no booleans of its own."""
    worded = [
        pl.when(pl.col(name)).then(pl.lit(true)).when(pl.col(name).not_()).then(pl.lit(false)).alias(name)
        for name, (true, false) in options.booleans.items()
        if frame.schema.get(name) == pl.Boolean
    ]
    return frame.with_columns(worded)


def _lines(frame: pl.DataFrame, options: Options, *, header: bool = False, bom: bool = False) -> bytes:
    buffer = io.BytesIO()
    frame.write_csv(
        buffer,
        separator=options.delimiter,
        include_header=header,
        include_bom=bom,
        line_terminator="\r\n",
        quote_style="non_numeric" if options.quote_all else "necessary",
    )
    return buffer.getvalue()


DOWNLOAD = Download(
    slug="csv",
    title=gettext_noop("CSV"),
    media_type="text/csv; charset=utf-8",
    extension="csv",
    open=True,
    loses=gettext_noop(
        "Le type des colonnes. Un tableur peut lancer comme une formule un texte qui commence par =, +, - ou @ : pour"
        " l’ouvrir dans un tableur, préférez l’ODS."
    ),
    stream=_stream,
    rank=10,
)
