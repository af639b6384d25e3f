"""XLSX (ISO/IEC 29500), for spreadsheets: the sheet is written as rows arrive, in constant memory.

Texts are inline strings, so none is ever a formula; those that would become one when somebody edits the cell, or saves
it as CSV and opens that, are marked as texts (``quotePrefix``), which changes nothing of what they say.
"""

from collections.abc import Iterator
from html import escape
from pathlib import Path

import polars as pl

from pontdarc.core.downloads._download import SHEET_ROWS, Download, Options, Rows
from pontdarc.core.downloads._sheets import FORMULA, pack, sheet_frames
from pontdarc.core.downloads._text import as_bytes, replaced
from pontdarc.core.words import gettext_noop

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SHEET = "xl/worksheets/sheet1.xml"
_TYPES = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/{_SHEET}" ContentType="{_KIND}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>'
)
_ROOT = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_WORKBOOK = (
    f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="donnees" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
_DATE, _MOMENT, _TEXT, _TITLE = 1, 2, 3, 4
"""Ranks of the styles below."""
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    "</fills><borders count='1'><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_HEAD = (
    f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>'
)
_TAIL = "</sheetData></worksheet>"
_ESCAPE = r"_(x[0-9A-Fa-f]{4}_)"
"""What the format reads as an escaped character; the escape of its first sign keeps the text as it is."""
_SIGNS = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "_x000D_"))
_EPOCH = 25_569
"""1 January 1970 in days of the format."""
_DAY = 86_400_000_000


def _write(rows: Rows, path: Path, options: Options) -> None:
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "xl/workbook.xml": _WORKBOOK,
        "xl/_rels/workbook.xml.rels": _RELATIONS,
        "xl/styles.xml": _STYLES,
    }
    pack(path, parts, _SHEET, lambda: _content(rows, options))


def _content(rows: Rows, options: Options) -> Iterator[bytes]:
    yield _HEAD.encode()
    done = 0
    for frame in sheet_frames(rows, options):
        if not done:
            yield _header(frame.columns).encode()
            done = 1
        if frame.height:
            yield as_bytes(_rows(frame, done))
            done += frame.height
    yield _TAIL.encode()


def _header(names: list[str]) -> str:
    cells = (
        f'<c r="{_letters(rank)}1" s="{_TITLE}" t="inlineStr"><is><t xml:space="preserve">{escape(name)}</t></is></c>'
        for rank, name in enumerate(names)
    )
    return f'<row r="1">{"".join(cells)}</row>'


def _rows(frame: pl.DataFrame, done: int) -> pl.Series:
    """*done*: the rows of the sheet that are above."""
    ranks = pl.int_range(done + 1, done + frame.height + 1, eager=True).cast(pl.String)
    cells = [_cells(values, _letters(rank), ranks) for rank, values in enumerate(frame.get_columns())]
    return _joined(['<row r="', ranks, '">', *cells, "</row>"])


def _cells(values: pl.Series, letters: str, ranks: pl.Series) -> pl.Series:
    """Return each value as the XML of its cell, whole columns at a time; nothing for an empty one."""
    start = f'<c r="{letters}'
    parts: list[pl.Series | str]
    if values.dtype == pl.String:
        return _texts(values, start, ranks)
    if values.dtype == pl.Boolean:
        parts = [start, ranks, '" t="b"><v>', values.cast(pl.Int8).cast(pl.String)]
    elif values.dtype == pl.Date:
        days = (values.cast(pl.Int32) + _EPOCH).cast(pl.String)
        parts = [start, ranks, f'" s="{_DATE}"><v>', days]
    elif isinstance(values.dtype, pl.Datetime):
        days = (values.dt.timestamp("us") / _DAY + _EPOCH).cast(pl.String)
        parts = [start, ranks, f'" s="{_MOMENT}"><v>', days]
    else:
        parts = [start, ranks, '"><v>', values.cast(pl.String)]
    return _joined([*parts, "</v></c>"]).fill_null("")


def _texts(values: pl.Series, start: str, ranks: pl.Series) -> pl.Series:
    text = replaced(values, _SIGNS)
    if text.str.contains("_x", literal=True).any():
        text = replaced(values.str.replace_all(_ESCAPE, "_x005F_${1}"), _SIGNS)
    risky = values.str.contains(FORMULA)
    end: pl.Series | str = '" t="inlineStr"><is><t xml:space="preserve">'
    if risky.any():
        marked = f'" s="{_TEXT}" t="inlineStr"><is><t xml:space="preserve">'
        end = pl.select(pl.when(risky).then(pl.lit(marked)).otherwise(pl.lit(end))).to_series()
    return _joined([start, ranks, end, text, "</t></is></c>"]).fill_null("")


def _joined(parts: list[pl.Series | str]) -> pl.Series:
    return pl.select(pl.concat_str([pl.lit(part) if isinstance(part, str) else part for part in parts])).to_series()


def _letters(rank: int) -> str:
    """Return the name of a column of a sheet: A, B… Z, AA."""
    name, rank = "", rank + 1
    while rank:
        rank, rest = divmod(rank - 1, 26)
        name = chr(65 + rest) + name
    return name


DOWNLOAD = Download(
    slug="xlsx",
    title=gettext_noop("Excel, pour tableur"),
    media_type=f"{_KIND}.sheet",
    extension="xlsx",
    open=False,
    loses=gettext_noop(
        "Les textes de plus de 32 767 caractères sont coupés et perdent leurs signes invisibles ; les dates d’avant"
        " mars 1900 et les nombres de plus de 15 chiffres deviennent du texte."
    ),
    to_file=_write,
    use="sheet",
    rank=20,
    packed=True,
    passes=2,
    most_rows=SHEET_ROWS,
)
