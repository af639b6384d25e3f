"""A mended table, written in the form that its standard asks for: CSV, a JSON document of records, GeoJSON."""

import json
from collections.abc import Iterable, Iterator

import polars as pl

from pontdarc.core.nesting import Nesting, document, nest
from pontdarc.core.schema import Field
from pontdarc.standardisation.standard import FileRules, Standard

GEOMETRY = "geometry"
_FLAT = Nesting((), frozenset())


def format_for(name: str, standard: Standard) -> str:
    """Return the format in which a file of that name is written: a table, unless its name says the standard's own."""
    wanted = standard.file_rules.format
    return wanted if wanted != "csv" and name.lower().endswith((".json", ".geojson")) else "csv"


def written(pieces: Iterable[pl.DataFrame], standard: Standard, format: str) -> Iterator[str]:
    """Yield the text of a table, piece by piece. *format*: csv, json or geojson."""
    if format == "csv":
        yield from _csv(pieces, standard.file_rules)
    elif format == "geojson":
        yield from _geojson(pieces, standard.schema.fields)
    else:
        nesting = standard.nesting or _FLAT
        records = (nest(row, standard.schema.fields, nesting) for row in _rows(pieces))
        yield from document(records, nesting.root)


def _rows(pieces: Iterable[pl.DataFrame]) -> Iterator[dict[str, str | None]]:
    for frame in pieces:
        yield from frame.iter_rows(named=True)


def _csv(pieces: Iterable[pl.DataFrame], rules: FileRules) -> Iterator[str]:
    """Yield every column, header first (RFC 4180)."""
    for rank, frame in enumerate(pieces):
        yield frame.write_csv(
            include_header=not rank,
            separator=rules.delimiter,
            line_terminator="\r\n",
            quote_style="necessary",
            null_value="",
        )


def _geojson(pieces: Iterable[pl.DataFrame], fields: Iterable[Field]) -> Iterator[str]:
    """Yield a collection of features (RFC 7946): the geometry column beside the others, which are properties."""
    yield '{"type": "FeatureCollection", "features": ['
    for rank, row in enumerate(_rows(pieces)):
        properties = nest(row, fields, _FLAT)
        geometry = properties.pop(GEOMETRY, None)
        feature = {"type": "Feature", "geometry": geometry, "properties": properties}
        yield ("," if rank else "") + "\n" + json.dumps(feature, ensure_ascii=False)
    yield "\n]}\n"
