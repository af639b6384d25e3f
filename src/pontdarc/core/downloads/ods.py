"""ODS (OpenDocument 1.3), for spreadsheets: the sheet is written as rows arrive, in constant memory."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

import polars as pl

from pontdarc.core.downloads._download import SHEET_ROWS, Download, Options, Rows
from pontdarc.core.downloads._sheets import pack, sheet_frames
from pontdarc.core.downloads._text import as_bytes, replaced
from pontdarc.core.words import gettext_noop

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)
_NUMBERS = (
    '<number:date-style style:name="N1"><number:year number:style="long"/><number:text>-</number:text>'
    '<number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/>{time}'
    "</number:date-style>"
)
_TIME = (
    '<number:text> </number:text><number:hours number:style="long"/><number:text>:</number:text>'
    '<number:minutes number:style="long"/><number:text>:</number:text><number:seconds number:style="long"/>'
)
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" office:version="1.3">'
    "<office:automatic-styles>"
    + _NUMBERS.format(time="")
    + _NUMBERS.format(time=_TIME).replace("N1", "N2")
    + '<style:style style:name="d" style:family="table-cell" style:data-style-name="N1"/>'
    '<style:style style:name="t" style:family="table-cell" style:data-style-name="N2"/>'
    '</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="donnees">'
)
_TAIL = "</table:table></office:spreadsheet></office:body></office:document-content>"
_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"))
_EMPTY = "<table:table-cell/>"


def _write(rows: Rows, path: Path, options: Options) -> None:
    parts = {"mimetype": _TYPE, "META-INF/manifest.xml": _MANIFEST}
    pack(path, parts, "content.xml", lambda: _content(rows, options))


def _content(rows: Rows, options: Options) -> Iterator[bytes]:
    yield _HEAD.encode()
    begun = False
    for frame in sheet_frames(rows, options):
        if not begun:
            yield _header(frame.columns).encode()
            begun = True
        if frame.height:
            yield as_bytes(_rows(frame))
    yield _TAIL.encode()


def _header(names: list[str]) -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{escape(name)}</text:p></table:table-cell>'
        for name in names
    )
    columns = f'<table:table-column table:number-columns-repeated="{max(len(names), 1)}"/>'
    return f"{columns}<table:table-header-rows><table:table-row>{cells}</table:table-row></table:table-header-rows>"


def _rows(frame: pl.DataFrame) -> pl.Series:
    cells = [_cells(series).alias(f"c{rank}") for rank, series in enumerate(frame.get_columns())]
    joined = pl.concat_str([pl.lit("<table:table-row>"), *cells, pl.lit("</table:table-row>")])
    return pl.DataFrame(cells).select(joined).to_series()


def _cells(values: pl.Series) -> pl.Series:
    """Return each value as the XML of its cell, whole columns at a time."""
    if values.dtype == pl.String:
        return _filled("string", "", _paragraphs(values))
    if values.dtype == pl.Boolean:
        text = values.cast(pl.String)
        return _filled("boolean", "boolean-value", text)
    if values.dtype == pl.Date:
        return _filled("date", "date-value", values.dt.strftime("%Y-%m-%d"), style="d")
    if isinstance(values.dtype, pl.Datetime):
        return _filled("date", "date-value", values.dt.strftime("%Y-%m-%dT%H:%M:%S"), style="t")
    return _filled("float", "value", values.cast(pl.String))


def _filled(type_: str, attribute: str, text: pl.Series, style: str = "") -> pl.Series:
    opening = f'<table:table-cell office:value-type="{type_}"' + (f' table:style-name="{style}"' if style else "")
    if attribute:
        cells = f'{opening} office:{attribute}="' + text + '"><text:p>' + text + "</text:p></table:table-cell>"
    else:
        cells = f"{opening}><text:p>" + text + "</text:p></table:table-cell>"
    return cells.fill_null(_EMPTY)


def _paragraphs(values: pl.Series) -> pl.Series:
    """Escape texts; lines become paragraphs, and blanks that the format would merge are kept."""
    text = replaced(values, _ESCAPES)
    if not text.str.contains(r"[\r\n\t]|^ |  ").any():
        return text
    text = text.str.replace_all(r"\r\n|\r|\n", "</text:p><text:p>").str.replace_all("\t", "<text:tab/>", literal=True)
    return text.str.replace_all("  ", " <text:s/>", literal=True).str.replace_all(r"(^|<text:p>) ", "${1}<text:s/>")


DOWNLOAD = Download(
    slug="ods",
    title=gettext_noop("ODS, pour tableur"),
    media_type=_TYPE,
    extension="ods",
    open=True,
    loses=gettext_noop(
        "Les textes de plus de 32 767 caractères sont coupés et perdent leurs signes invisibles ; les dates d’avant"
        " mars 1900 et les nombres de plus de 15 chiffres deviennent du texte."
    ),
    to_file=_write,
    use="sheet",
    rank=10,
    packed=True,
    passes=2,
    most_rows=SHEET_ROWS,
)
