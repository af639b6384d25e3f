"""Rows as linked data: what all of its notations share. No graph is held: each row is written as it arrives.

A row is a blank node with its rank (``csvw:rownum``) and one property per filled cell, as the W3C's « Generating RDF
from Tabular Data » does in its minimal mode; the properties are said first, each with the exact name of its column.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl
from rdflib.namespace import CSVW, GEO, RDF, RDFS, XSD

from pontdarc.core.downloads._download import Options, Rows, shown
from pontdarc.core.downloads._text import moments
from pontdarc.core.query.columns import Column, ColumnType
from pontdarc.core.words import gettext_noop

ROWNUM = str(CSVW.rownum)
PROPERTY, LABEL, COMMENT = str(RDF.Property), str(RDFS.label), str(RDFS.comment)
LOSES = gettext_noop(
    "Les cellules vides n’y sont pas ; l’ordre dans les listes se perd ; un nom de colonne y perd ses signes et"
    " ses espaces, et le garde en étiquette."
)
_NOWHERE = "urn:table"
_DATATYPES: dict[ColumnType, str] = {
    "integer": str(XSD.integer),
    "number": str(XSD.double),
    "boolean": str(XSD.boolean),
    "date": str(XSD.date),
    "datetime": str(XSD.dateTime),
    "point": str(GEO.wktLiteral),
    "geometry": str(GEO.geoJSONLiteral),
}
_NOT_IN_A_NAME = re.compile(r"[^\w.-]")
_TAKEN = frozenset(["csvw"])
"""The prefix that rows use themselves."""


@dataclass(frozen=True, slots=True)
class Property:
    """A column as a property: *local* is its name after *base*, also a name in XML; *datatype* is empty for texts.

    *zone*: the time zone of its moments.
    """

    column: Column
    base: str
    local: str
    datatype: str
    zone: str = "UTC"

    @property
    def uri(self) -> str:
        """The whole address of the property."""
        return self.base + self.local


def properties(rows: Rows, options: Options) -> tuple[Property, ...]:
    """Return the property of each column to write, no two alike."""
    base, taken, found = f"{rows.uri or _NOWHERE}#", set(_TAKEN), []
    for column in shown(rows, options):
        local = name = _name(column.name)
        rank = 2
        while local in taken:
            local, rank = f"{name}_{rank}", rank + 1
        taken.add(local)
        found.append(Property(column, base, local, _DATATYPES.get(column.type, ""), options.timezone))
    return tuple(found)


def _name(text: str) -> str:
    """Letters, digits, ``_``, ``-`` and dots inside; it starts with a letter: a name in XML and in Turtle."""
    name = _NOT_IN_A_NAME.sub("_", text.strip()).strip(".-")
    latin = "".join(sign if _is_latin(sign) else "_" for sign in name)
    return latin if latin[:1].isalpha() else f"c_{latin}"


def _is_latin(sign: str) -> bool:
    return sign.isascii() or ("À" <= sign <= "ɏ" and sign not in "×÷")


def numbered(frames: Iterator[pl.DataFrame]) -> Iterator[tuple[pl.Series, pl.DataFrame]]:
    """Yield each frame that has rows, with their ranks from 1 as text."""
    done = 0
    for frame in frames:
        if frame.height:
            ranks = pl.int_range(done + 1, done + frame.height + 1, eager=True)
            yield ranks.cast(pl.String), frame
            done += frame.height


def datatype(cells: pl.Series, each: Property) -> str:
    """Return the datatype of the values; sums of whole numbers may be too large to be whole."""
    return str(XSD.double) if cells.dtype.is_float() else each.datatype


def lexical(cells: pl.Series, each: Property) -> pl.Series:
    """Return the values as the texts that XML Schema wants; what is not finite as its ``INF`` and ``NaN``."""
    if each.column.type == "point":
        longitude, latitude = cells.struct.field("lon").cast(pl.String), cells.struct.field("lat").cast(pl.String)
        return "POINT (" + longitude + " " + latitude + ")"
    if isinstance(cells.dtype, pl.Datetime):
        return moments(cells, each.zone)
    text = cells.cast(pl.String)
    if cells.dtype.is_float():
        return text.replace(["inf", "-inf"], ["INF", "-INF"])
    return text.replace("", None) if each.column.type == "geometry" else text


def joined(parts: Sequence[pl.Series | str]) -> pl.Series:
    """Return the texts side by side, row by row; a null makes its row null."""
    return pl.select(pl.concat_str([pl.lit(part) if isinstance(part, str) else part for part in parts])).to_series()
