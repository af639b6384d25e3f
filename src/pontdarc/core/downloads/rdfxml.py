"""RDF/XML (RDF 1.1), streamed. XML holds no control sign: they are left out, and said to be."""

from collections.abc import Iterator
from html import escape

import polars as pl
from rdflib.namespace import CSVW, RDF, RDFS, XSD

from pontdarc.core.downloads._download import Download, Options, Rows
from pontdarc.core.downloads._linked import Property, datatype, joined, lexical, numbered, properties
from pontdarc.core.downloads._text import as_bytes, replaced
from pontdarc.core.words import gettext_noop

_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x{fffe}\x{ffff}]"
_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;"))


def _stream(rows: Rows, options: Options) -> Iterator[bytes]:
    found = properties(rows, options)
    base = escape(found[0].base if found else "")
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<rdf:RDF xmlns:rdf="{RDF}" xmlns:rdfs="{RDFS}" xmlns:csvw="{CSVW}" xmlns:d="{base}">\n'
        + "".join(_declared(each) for each in found)
    ).encode()
    for ranks, frame in numbered(rows.frames()):
        start = f'<rdf:Description><csvw:rownum rdf:datatype="{XSD.integer}">'
        parts: list[pl.Series | str] = [start, ranks, "</csvw:rownum>"]
        parts += [_elements(frame.get_column(each.column.name), each) for each in found]
        yield as_bytes(joined([*parts, "</rdf:Description>\n"]))
    yield b"</rdf:RDF>\n"


def _declared(each: Property) -> str:
    name, said = _escaped(pl.Series([each.column.name, each.column.description or each.column.title]))
    comment = f"<rdfs:comment>{said}</rdfs:comment>" if said else ""
    label = f"<rdfs:label>{name}</rdfs:label>"
    return f'<rdf:Property rdf:about="{escape(each.uri)}">{label}{comment}</rdf:Property>\n'


def _elements(cells: pl.Series, each: Property) -> pl.Series:
    """Return each cell as its element, nothing for an empty one; each item of a list as one."""
    type_ = datatype(cells, each)
    opening = f"<d:{each.local}" + (f' rdf:datatype="{type_}">' if type_ else ">")
    closing = f"</d:{each.local}>"
    if each.column.type == "list":
        escaped = pl.element().str.replace_all(_CONTROL, "")
        for sign, other in _ESCAPES:
            escaped = escaped.str.replace_all(sign, other, literal=True)
        return cells.list.eval(opening + escaped + closing).list.join("", ignore_nulls=True).fill_null("")
    return joined([opening, _escaped(lexical(cells, each)), closing]).fill_null("")


def _escaped(texts: pl.Series) -> pl.Series:
    return replaced(texts.str.replace_all(_CONTROL, ""), _ESCAPES)


DOWNLOAD = Download(
    slug="rdfxml",
    title=gettext_noop("RDF/XML"),
    media_type="application/rdf+xml",
    extension="rdf",
    open=True,
    loses=gettext_noop(
        "Les cellules vides et les signes invisibles n’y sont pas ; l’ordre dans les listes se perd ; un nom de"
        " colonne y perd ses signes et ses espaces, et le garde en étiquette."
    ),
    stream=_stream,
    use="linked",
    rank=40,
)
