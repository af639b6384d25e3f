"""Rows as Turtle, which is N3 too."""

from collections.abc import Iterator

import polars as pl

from pontdarc.core.downloads._download import Options, Rows
from pontdarc.core.downloads._linked import (
    COMMENT,
    LABEL,
    PROPERTY,
    ROWNUM,
    Property,
    datatype,
    joined,
    lexical,
    numbered,
    properties,
)
from pontdarc.core.downloads._text import as_bytes, replaced

_CONTROLS = tuple((chr(code), f"\\u{code:04X}") for code in range(32) if chr(code) not in "\n\r")
_ESCAPES = (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), *_CONTROLS)


def triples(rows: Rows, options: Options) -> Iterator[bytes]:
    """Yield the properties, then the rows: one line per row, its blank node named by nothing."""
    found = properties(rows, options)
    yield "".join(_declared(each) for each in found).encode()
    for ranks, frame in numbered(rows.frames()):
        parts: list[pl.Series | str] = [f"[] <{ROWNUM}> ", ranks]
        parts += [_objects(frame.get_column(each.column.name), each) for each in found]
        yield as_bytes(joined([*parts, " .\n"]))


def _declared(each: Property) -> str:
    said = {LABEL: each.column.name, COMMENT: each.column.description or each.column.title}
    texts = "".join(f' ; <{uri}> "{_escaped(pl.Series([text]))[0]}"' for uri, text in said.items() if text)
    return f"<{each.uri}> a <{PROPERTY}>{texts} .\n"


def _objects(cells: pl.Series, each: Property) -> pl.Series:
    """Return `` ; <property> value`` for each cell, nothing for an empty one."""
    start = f" ; <{each.uri}> "
    if each.column.type == "list":
        return joined([start, _listed(cells)]).fill_null("")
    if cells.dtype.is_integer() or cells.dtype == pl.Boolean:
        return joined([start, lexical(cells, each)]).fill_null("")
    type_ = datatype(cells, each)
    end = f'"^^<{type_}>' if type_ else '"'
    return joined([start + '"', _escaped(lexical(cells, each)), end]).fill_null("")


def _listed(cells: pl.Series) -> pl.Series:
    """Return the items between quotes, separated by commas; null where there is none."""
    items = cells.explode(keep_nulls=True, empty_as_null=True)
    owners = pl.int_range(cells.len(), eager=True).repeat_by(cells.list.len().fill_null(1).clip(1)).explode()
    quoted = pl.DataFrame({"owner": owners, "item": '"' + _escaped(items) + '"'})
    texts = quoted.group_by("owner", maintain_order=True).agg(pl.col("item").str.join(", ", ignore_nulls=True))
    return texts.get_column("item").replace("", None)


def _escaped(texts: pl.Series) -> pl.Series:
    return replaced(texts, _ESCAPES)
