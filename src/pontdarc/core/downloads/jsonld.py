"""JSON-LD 1.1: the context first, then one node per row, streamed."""

import json
from collections.abc import Iterator

import polars as pl
from rdflib.namespace import CSVW

from pontdarc.core.downloads._download import Download, Options, Rows
from pontdarc.core.downloads._linked import COMMENT, LABEL, LOSES, PROPERTY, Property, lexical, numbered, properties
from pontdarc.core.downloads._text import as_bytes
from pontdarc.core.words import gettext_noop

_NATIVE = frozenset(["text", "integer", "boolean", "list"])


def _stream(rows: Rows, options: Options) -> Iterator[bytes]:
    found = properties(rows, options)
    context = {"csvw": str(CSVW)} | {each.local: _term(each) for each in found}
    yield f'{{"@context":{_json(context)},\n"@graph":[\n'.encode()
    yield ",\n".join(_json(_declared(each)) for each in found).encode()
    before = b",\n" if found else b""
    for ranks, frame in numbered(rows.frames()):
        nodes = [ranks.cast(pl.Int64).alias("csvw:rownum")]
        nodes += [_value(frame.get_column(each.column.name), each).alias(each.local) for each in found]
        lines = pl.DataFrame(nodes).to_struct("node").struct.json_encode()
        yield before + as_bytes(lines + ",\n").removesuffix(b",\n")
        before = b",\n"
    yield b"\n]}\n"


def _term(each: Property) -> object:
    return {"@id": each.uri, "@type": each.datatype} if each.column.type not in _NATIVE else {"@id": each.uri}


def _declared(each: Property) -> dict[str, str]:
    said = each.column.description or each.column.title
    return {"@id": each.uri, "@type": PROPERTY, LABEL: each.column.name} | ({COMMENT: said} if said else {})


def _value(cells: pl.Series, each: Property) -> pl.Series:
    if cells.dtype == pl.Null:
        return cells.cast(pl.String)
    if each.column.type in _NATIVE or (cells.dtype.is_float() and cells.is_finite().all()):
        return cells
    return lexical(cells, each)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


DOWNLOAD = Download(
    slug="jsonld",
    title=gettext_noop("JSON-LD"),
    media_type="application/ld+json",
    extension="jsonld",
    open=True,
    loses=LOSES,
    stream=_stream,
    use="linked",
    rank=10,
)
