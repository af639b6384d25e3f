"""The workbook that goes back to the supplier: what to do, then the rows to correct, cells coloured and commented.

Every cell is a text, never a formula, and says exactly what the file said: what comes back is compared with it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from pontdarc.core.downloads._sheets import FORMULA
from pontdarc.standardisation.returned import LINE, PLACE, PROPERTY, SHEET, shown

FIRST_SHEET: Final = "À faire"
_WIDEST, _NARROWEST = 45, 10
_LOOKED_AT = 200
_RISKY = re.compile(FORMULA)
_WORDS: Final = (
    "Ce classeur contient les lignes de votre fichier dans lesquelles il reste quelque chose à corriger.",
    "1. Ouvrez la feuille « Lignes à corriger » : ses cellules colorées sont à corriger, un commentaire dit pourquoi.",
    "2. Corrigez-les. Les autres cellules peuvent être corrigées aussi. Ce que vous ne touchez pas reste comme avant.",
    "3. N’ajoutez pas de ligne, ne changez ni les titres ni la première colonne, qui est cachée.",
    "4. Enregistrez, puis déposez ce classeur à l’endroit où vous aviez déposé votre fichier.",
    "Vos corrections seront replacées dans le fichier entier : inutile de le renvoyer.",
)


@dataclass(frozen=True, slots=True)
class Cause:
    """What is wrong, how many times, what to do. *here*: whether the workbook shows it."""

    column: str
    text: str
    hint: str
    count: int
    here: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file. *line*: by which it is known again. *place*: its sheet, if there are several, and its line."""

    line: int
    place: tuple[str | None, int]
    cells: Sequence[str | None]


@dataclass(frozen=True, slots=True)
class ToCorrect:
    """What a workbook says. *digest*: SHA-256 of the delivery. *filename*: as people call it.

    *columns*: of the file. *marks*: by line and rank of the column, what is
    said of a cell. *left*: rows that would be too many. *hidden*: columns that speak of people, not shown.
    """

    digest: str
    filename: str
    columns: Sequence[str]
    rows: Sequence[Row]
    marks: Mapping[tuple[int, int], Sequence[str]]
    causes: Sequence[Cause] = ()
    left: int = 0
    hidden: Sequence[str] = field(default_factory=tuple)

    @property
    def places(self) -> list[str] | None:
        """Where each row is in the supplier's own file, when the file has several sheets."""
        if not any(row.place[0] for row in self.rows):
            return None
        return [f"{sheet}, ligne {line}" for sheet, line in (row.place for row in self.rows)]


def write(path: Path, what: ToCorrect) -> None:
    """Write the workbook."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_custom_property(PROPERTY, what.digest)
        book.set_properties({"title": "Lignes à corriger"})
        _explain(book, what)
        _show(book, what)


def _explain(book: Any, what: ToCorrect) -> None:
    sheet = book.add_worksheet(FIRST_SHEET)
    title = book.add_format({"bold": True, "font_size": 16})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 2, 60)
    sheet.set_column(3, 3, 12)
    sheet.hide_gridlines(2)
    _text(sheet, 0, 0, "Lignes à corriger", title)
    _text(sheet, 1, 0, what.filename, wrapped)
    row = 3
    for sentence in (*_WORDS, *_besides(what)):
        sheet.merge_range(row, 0, row, 2, "", wrapped)
        _text(sheet, row, 0, sentence, wrapped)
        sheet.set_row(row, 32)
        row += 1
    row += 1
    for rank, word in enumerate(("Colonne", "Ce qui ne va pas", "Que faire", "Combien")):
        _text(sheet, row, rank, word, head)
    for cause in what.causes:
        row += 1
        where = "" if cause.here else " (à corriger dans le fichier, pas ici)"
        _text(sheet, row, 0, (cause.column or "Tout le fichier") + where, wrapped)
        _text(sheet, row, 1, cause.text, wrapped)
        _text(sheet, row, 2, cause.hint, wrapped)
        sheet.write_number(row, 3, cause.count, wrapped)
    sheet.fit_to_pages(1, 0)


def _besides(what: ToCorrect) -> list[str]:
    said = []
    if what.left:
        said.append(
            f"Ce classeur montre les {len(what.rows)} premières lignes. Il en reste {what.left} : un nouveau classeur "
            "les montrera quand celles-ci seront corrigées."
        )
    if what.hidden:
        names = ", ".join(what.hidden)
        said.append(
            f"Ces colonnes parlent de personnes et ne sont pas montrées ici, elles ne changeront pas : {names}."
        )
    return said


def _show(book: Any, what: ToCorrect) -> None:
    sheet = book.add_worksheet(SHEET)
    text = {"num_format": "@", "valign": "top", "locked": False}
    wrong = {**text, "bg_color": "#FFE2CC", "font_color": "#5A1E00", "border": 1, "border_color": "#B4470F"}
    formats = {
        (is_wrong, is_risky): _format(book, wrong if is_wrong else text, is_risky)
        for is_wrong in (False, True)
        for is_risky in (False, True)
    }
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    _text(sheet, 0, 0, LINE, head)
    first = 1 + _show_places(book, sheet, what.places, head)
    for rank, name in enumerate(what.columns, first):
        _text(sheet, 0, rank, name, head)
        sheet.set_column(rank, rank, _width(name, [row.cells[rank - first] for row in what.rows[:_LOOKED_AT]]))
    for place, row in enumerate(what.rows, 1):
        sheet.write_number(place, 0, row.line)
        for rank, cell in enumerate(row.cells):
            said = what.marks.get((row.line, rank))
            value = shown(cell)
            _text(sheet, place, rank + first, value, formats[bool(said), _is_risky(value)])
            if said:
                sheet.write_comment(
                    place,
                    rank + first,
                    "\n".join(said)[:2_000],
                    {"author": "Pont d’Arc", "x_scale": 2.2, "y_scale": 1.4},
                )
    sheet.set_column(0, 0, None, None, {"hidden": True})
    sheet.freeze_panes(1, first - 1)
    if what.rows and what.columns:
        sheet.autofilter(0, 0, len(what.rows), len(what.columns) + first - 1)
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True})


def _show_places(book: Any, sheet: Any, places: Sequence[str] | None, head: Any) -> int:
    """Write where each row is in the supplier's own file, if it has to be said; return how many columns that took."""
    if places is None:
        return 0
    fine = book.add_format({"num_format": "@", "valign": "top", "font_color": "#555555"})
    _text(sheet, 0, 1, PLACE, head)
    sheet.set_column(1, 1, _width(PLACE, places[:_LOOKED_AT]))
    for place, text in enumerate(places, 1):
        _text(sheet, place, 1, text, fine)
    return 1


def _format(book: Any, properties: Mapping[str, Any], is_risky: bool) -> Any:
    """Return a format; a text that would become a formula once edited is marked as a text."""
    made = book.add_format(properties)
    if is_risky:
        made.set_quote_prefix()
    return made


def _is_risky(value: str) -> bool:
    return _RISKY.search(value) is not None


def _text(sheet: Any, row: int, column: int, value: str, format_: Any) -> None:
    """Write a text as one; an empty cell keeps its format."""
    if value:
        sheet.write_string(row, column, value, format_)
    else:
        sheet.write_blank(row, column, None, format_)


def _width(name: str, cells: Sequence[str | None]) -> int:
    longest = max((len(line) for cell in cells if cell for line in cell.split("\n")), default=0)
    return max(_NARROWEST, min(_WIDEST, max(longest, len(name) // 2) + 2))
