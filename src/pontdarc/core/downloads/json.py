"""JSON: one array of objects, streamed."""

from collections.abc import Iterator

import polars as pl

from pontdarc.core.downloads._download import Download, Options, Rows, shown
from pontdarc.core.downloads._json import objects
from pontdarc.core.downloads._text import as_bytes
from pontdarc.core.words import gettext_noop


def _stream(rows: Rows, options: Options) -> Iterator[bytes]:
    columns = shown(rows, options)
    before = "[\n"
    for frame in rows.frames():
        if frame.height:
            yield before.encode() + _joined(objects(frame, columns, zone=options.timezone, features=options.features))
            before = ",\n"
    yield b"[]\n" if before == "[\n" else b"\n]\n"


def _joined(values: pl.Series) -> bytes:
    return as_bytes(values + ",\n").removesuffix(b",\n")


DOWNLOAD = Download(
    slug="json",
    title=gettext_noop("JSON"),
    media_type="application/json; charset=utf-8",
    extension="json",
    open=True,
    loses=gettext_noop("Le type des dates, qui y sont du texte ISO."),
    stream=_stream,
    rank=20,
)
