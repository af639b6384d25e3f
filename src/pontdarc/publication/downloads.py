"""What leaves of a version: the files of the whole, one per format, kept once made; and the answers to queries."""

import os
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

import polars as pl
from django.conf import settings

from pontdarc.core.ahead import ahead
from pontdarc.core.downloads.registry import Download, Options, Rows, downloads, ordered
from pontdarc.core.geography.archive import read_geo_columns
from pontdarc.core.query.columns import Column
from pontdarc.core.query.engine import Served
from pontdarc.core.query.tree import Query
from pontdarc.core.refusals import NotFound
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.storage import blobs
from pontdarc.publication.coding import gzipped
from pontdarc.publication.models import Version
from pontdarc.publication.queries import table_path
from pontdarc.publication.serving import alone, served
from pontdarc.publication.storage import derived_path
from pontdarc.standardisation.catalogue import find

_CHUNK = 1 << 18
_BATCH, _BATCH_OF_SHAPES = 8_192, 2_048
"""Rows in memory at a time: four vectors of the engine; one when each may hold a long outline."""
Tell = Callable[[int], None]
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


@dataclass(frozen=True, slots=True)
class Offered:
    """A format in which a version is offered; *size* in bytes once the file has been made."""

    download: Download
    size: int | None


def offered(version: Version) -> tuple[Offered, ...]:
    """Return the formats in which a public version is offered, open ones first.

    Does not build anything: it is asked for on every page.
    """
    return tuple(Offered(each, _size(version, each)) for each in formats_of(version))


def formats_of(version: Version) -> tuple[Download, ...]:
    """Return the formats that suit a version, open ones first."""
    return tuple(each for each in ordered(_columns(version)) if _holds(each, version))


def ready(version: Version, slug: str) -> Path | None:
    """Return the file of a public version in a format when it is made; the archived table is a file from the start.

    :raises NotFound: the version is not public now, or is not offered in that format.
    """
    chosen = downloads().get(slug)
    if chosen is None or chosen not in formats_of(version):
        raise _no_format(slug)
    table = table_path(version)
    path = table if _is_archive(chosen, version, table) else _path(version, chosen)
    return path if path.exists() else None


def download(version: Version, slug: str, tell: Tell | None = None) -> Path:
    """Return the file of a public version in a format, made now if it has not been asked for before.

    *tell* is given the number of rows of each piece, as often as the format reads them.

    :raises NotFound: the version is not public now, or is not offered in that format.
    """
    if found := ready(version, slug):
        return found
    chosen, table = downloads()[slug], served(version)
    if not chosen.applies(table.columns):
        raise _no_format(slug)
    path = _path(version, chosen)
    with alone(path):
        if not path.exists():
            rows = _rows(version, table, Query(), tell)
            _make(chosen, rows, _options(version), path)
    return path


def whole(version: Version, slug: str) -> Iterator[bytes]:
    """Yield the file of a public version as its rows arrive, without keeping it: the same bytes as the file.

    :raises NotFound: the version is not public now, or is not offered in that format.
    """
    chosen, table = downloads().get(slug), served(version)
    if chosen is None or not chosen.applies(table.columns) or not _holds(chosen, version):
        raise _no_format(slug)
    chunks = chosen.chunks(_rows(version, table, Query()), _options(version))
    return chain(list(islice(chunks, 2)), ahead(chunks))


@dataclass(frozen=True, slots=True)
class Streamed:
    """The answer to a query as a file. *chunks* are the bytes, in constant memory, once."""

    media_type: str
    filename: str
    chunks: Iterator[bytes]


def stream(version: Version, slug: str, query: Query, options: Options, *, head: bool = False) -> Streamed:
    """Return the rows of a public version that a query asks for, as a file; with *head*, without asking for them.

    What is refused is refused now and not in the middle of the answer: the first chunks are asked for at once.

    :raises NotFound: the version is not public now, or its columns do not suit the format.
    :raises Malformed: the query does not suit the table. :raises Unavailable: past the time or the memory.
    """
    table = served(version)
    columns = table.result_columns(query)
    chosen = downloads().get(slug)
    if chosen is None or not chosen.applies(columns):
        raise _no_format(slug)
    rows = _rows(version, table, query)
    chunks: Iterator[bytes] = iter(()) if head else chosen.chunks(rows, options)
    chunks = chain(list(islice(chunks, 2)), ahead(chunks))
    name = f"{version.dataset.slug}.{chosen.extension}"
    if options.compressed:
        return Streamed("application/gzip", f"{name}.gz", gzipped(chunks))
    return Streamed(chosen.media_type, name, chunks)


def etag(version: Version, slug: str) -> str:
    """Return the strong validator of the file of a version in a format: a version never changes."""
    return f'"{version.table[:24]}-{slug}"'


def part_of(header: str, size: int) -> tuple[int, int] | None:
    """Return the first and last byte that a Range header asks for.

    None when it asks for all, or for what we do not serve (several ranges, other units): the whole file is then right.

    :raises ValueError: it asks for bytes that the file does not have.
    """
    match = _RANGE.fullmatch(header.replace(" ", ""))
    if not match or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    begin, end = (int(first), int(last) if last else size - 1) if first else (max(size - int(last), 0), size - 1)
    if begin >= size or end < begin:
        raise ValueError("outside the file")
    return begin, min(end, size - 1)


def read_part(path: Path, begin: int, end: int) -> Iterator[bytes]:
    """Yield the bytes of a file from *begin* to *end*, both included."""
    with path.open("rb") as file:
        file.seek(begin)
        left = end - begin + 1
        while left > 0 and (chunk := file.read(min(_CHUNK, left))):
            left -= len(chunk)
            yield chunk


def _rows(version: Version, table: Served, query: Query, tell: Tell | None = None) -> Rows:
    columns = table.columns if query == Query() else table.result_columns(query)
    size = _BATCH_OF_SHAPES if any(column.type == "geometry" for column in columns) else _BATCH

    def frames() -> Iterator[pl.DataFrame]:
        for frame in table.batches(query, size):
            if tell:
                tell(frame.height)
            yield frame

    return Rows(columns, frames, version.dataset.title, f"{settings.SITE_URL}/id/dataset/{version.dataset_id}")


def _options(version: Version) -> Options:
    return Options(booleans=_words_for_booleans(version))


def _holds(chosen: Download, version: Version) -> bool:
    return chosen.most_rows is None or version.rows <= chosen.most_rows


def _is_archive(chosen: Download, version: Version, table: Path) -> bool:
    """The table is archived as Parquet, and as GeoParquet where it has outlines: its file is given as it is."""
    if chosen.slug != "geoparquet":
        return chosen.slug == "parquet"
    return "geometry" in (version.geometry or {}) and table.exists() and read_geo_columns(table) is not None


def _words_for_booleans(version: Version) -> dict[str, tuple[str, str]]:
    """What follows a standard is downloaded as the standard writes it: « oui » and « non », not true and false."""
    if not version.standard:
        return {}
    fields = find(f"{version.standard}@{version.standard_version}").schema.fields
    return {each.name: (each.true_values[0], each.false_values[0]) for each in fields if each.type == "boolean"}


def _make(chosen: Download, rows: Rows, options: Options, path: Path) -> None:
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".writing-") as folder:
        draft = Path(folder) / path.name
        chosen.write(rows, draft, options)
        os.replace(draft, path)


def _path(version: Version, chosen: Download) -> Path:
    return derived_path(version.pk, f"{version.dataset_id}-{chosen.slug}.{chosen.extension}")


def _size(version: Version, chosen: Download) -> int | None:
    if _is_archive(chosen, version, blobs().path(version.table)):
        return version.size
    try:
        return _path(version, chosen).stat().st_size
    except FileNotFoundError:
        return None


def _columns(version: Version) -> list[Column]:
    """The columns as far as formats care: whether there is a place."""
    place = version.geometry or {}
    columns = [
        Column(each["name"], "geometry" if each["name"] == place.get("geometry") else "text")
        for each in version.columns
    ]
    return [*columns, Column("geo_point_2d", "point", derived=True)] if place.get("latitude") else columns


def _no_format(slug: str) -> NotFound:
    return NotFound(
        "no_such_format",
        gettext_noop("Ces données ne sont pas proposées au format « %(format)s »."),
        gettext_noop("Choisissez un format dans la liste de la page du jeu de données."),
        {"format": slug[:20]},
    )
