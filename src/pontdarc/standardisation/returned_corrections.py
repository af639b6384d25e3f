"""The cells that a workbook changed, as corrections that a recipe keeps.

A workbook shows the columns of the file, a recipe corrects those it makes of them: the rows are taken as far as the
recipe maps them, as they were and as they came back, and what differs is the correction.
"""

from collections import defaultdict
from collections.abc import Mapping

import polars as pl

from pontdarc.core.applying import AppliedPiece
from pontdarc.core.step import Sheet
from pontdarc.core.steps.replace_cells import digest_of
from pontdarc.standardisation.corrections import Correction
from pontdarc.standardisation.preparing import Plan
from pontdarc.standardisation.wrong_rows import unmended

Row = tuple[str | None, ...]


def corrections_of(planned: Plan, changed: Mapping[int, Mapping[str, str | None]]) -> list[Correction]:
    """Return the corrections that do what was changed in the cells of a file, by line and column.

    A row that is not one row any more once it is changed has none.
    """
    recipe = unmended(planned)
    lines = pl.Series(sorted(changed), dtype=pl.UInt32)
    sheet = _sheet(planned, lines)
    was = recipe.on(sheet)
    names = was.frame.columns
    before, after = _by_line(was), _by_line(recipe.on(_changed(sheet, changed)))
    return [
        Correction(name, old, new, digest_of(row))
        for line, rows in before.items()
        if len(rows) == len(after[line])
        for row, other in zip(rows, after[line], strict=True)
        for name, old, new in zip(names, row, other, strict=True)
        if old != new
    ]


def _sheet(planned: Plan, lines: pl.Series) -> Sheet:
    """Return the rows of the file at these lines."""
    found = [
        (piece.frame.filter(mask), piece.lines.filter(mask))
        for piece in planned.application.table.pieces()
        if (mask := piece.lines.is_in(lines.implode())).any()
    ]
    return Sheet(pl.concat(frame for frame, _ in found), pl.concat(its for _, its in found))


def _changed(sheet: Sheet, changed: Mapping[int, Mapping[str, str | None]]) -> Sheet:
    cells: dict[str, list[str | None]] = {name: column.to_list() for name, column in sheet.frame.to_dict().items()}
    for place, line in enumerate(sheet.lines):
        for name, cell in changed[line].items():
            cells[name][place] = cell
    return Sheet(pl.DataFrame(cells, schema=sheet.frame.schema), sheet.lines)


def _by_line(piece: AppliedPiece) -> dict[int, list[Row]]:
    rows: dict[int, list[Row]] = defaultdict(list)
    for line, row in zip(piece.lines, piece.frame.iter_rows(), strict=True):
        rows[line].append(row)
    return rows
