"""From raw rows to a table: header, names, blank rows, totals, cells to beware of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats import _header
from pontdarc.core.formats._findings import one_by_one
from pontdarc.core.mojibake import BROKEN, mended
from pontdarc.core.tables import Choices, Table

_LONGEST_NAME = 300
_LOOKED_AT = 500
_CELLS_LOOKED_AT = 200_000
_TITLES = 10
_TOTAL = re.compile(
    r"(?i)\s*(?:sous[- ]?total|totaux|total(?:\s+g[ée]n[ée]ral)?|ensemble|somme|cumul|grand total|subtotal)\b.*"
)
_NOTE = re.compile(r"(?i)\s*(?:source|sources|note|notes|nb|n\.b\.|champ|lecture|\(\d\)|\*+|©)\s*[:.)–-]?\s*\S.*")
_FORMULA = r"^(?:=|@[A-Za-z]|\+\s*[^\d\s.,()+-]|-\s*(?:[A-Za-z_.]+\(|\$?[A-Z]{1,3}\$?\d)|[+-].*\|.*!)"


@dataclass(frozen=True, slots=True)
class Merge:
    """Merged cells of a sheet: first and last line (from 1), first and last column (from 0, in the frame)."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Raw:
    """Rows as parsed: *frame* of text with columns in order, and *lines*, the number of each row from 1.

    *overflow*: the column that keeps what is too much in rows that are too long.
    """

    frame: pl.DataFrame
    lines: pl.Series
    merges: tuple[Merge, ...] = ()
    is_sheet: bool = False
    overflow: int | None = None


def table_of(raw: Raw, choices: Choices, name: str | None = None) -> tuple[Table | None, list[Finding]]:
    """Return the table that the raw rows hold, None when they hold none, and what was found on the way."""
    findings: list[Finding] = []
    raw = _without_blank_rows(raw, findings)
    if raw.frame.height == 0 or raw.frame.width == 0:
        return None, findings
    raw = _without_comments(raw, findings)
    header = _header_of(raw, choices, findings)
    labels: list[str | None] = [None] * raw.frame.width
    header_row = None
    if header.index is None:
        findings.append(Finding(found.NO_HEADER))
    else:
        header, labels = _labels(raw, header, header.index)
        header_row = int(raw.lines[header.start - 1])
    rows = raw.frame.slice(header.start)
    lines = raw.lines.slice(header.start)
    findings += _merged(raw, header_row)
    rows, labels = _without_nothing(raw, rows, labels, findings)
    rows = rows.rename(dict(zip(rows.columns, _names(labels, header_row, raw.overflow, findings), strict=True)))
    rows, lines = _without_repeats(rows, lines, labels if header.index is not None else None, findings)
    findings += _totals(rows, lines)
    findings += formula_like(rows, lines)
    findings += _broken_accents(rows, lines, header_row)
    return Table(name, rows, lines, header_row, title=_title(raw, header)), findings


def _without_blank_rows(raw: Raw, findings: list[Finding]) -> Raw:
    frame = raw.frame
    if frame.width == 0 or frame.height == 0:
        return raw
    filled = frame.select(
        pl.any_horizontal(
            (pl.col(column).is_not_null() & ~pl.col(column).str.contains(r"^\s*$")) for column in frame.columns
        ).fill_null(value=False)
    ).to_series()
    blank = frame.height - int(filled.sum())
    if not blank:
        return raw
    kept = replace(raw, frame=frame.filter(filled), lines=raw.lines.filter(filled))
    if kept.lines.len():
        blank -= int((raw.lines > kept.lines[-1]).sum())
    if blank > 0:
        findings.append(Finding(found.BLANK_ROWS, params={"number": blank}, count=blank))
    return kept


def _without_comments(raw: Raw, findings: list[Finding]) -> Raw:
    """Leave out rows of one cell that begins with « # », in a table of several columns."""
    if raw.frame.width < 2:
        return raw
    first, second = raw.frame.columns[0], raw.frame.columns[1]
    comment = raw.frame.select(
        pl.col(first).str.starts_with("#").fill_null(value=False) & pl.col(second).is_null()
    ).to_series()
    number = int(comment.sum())
    if not number or number == raw.frame.height:
        return raw
    findings.append(
        Finding(found.COMMENT_ROWS, row=raw.lines.filter(comment)[0], params={"number": number}, count=number)
    )
    return replace(raw, frame=raw.frame.filter(~comment), lines=raw.lines.filter(~comment))


def _title(raw: Raw, header: _header.Header) -> str:
    """Return what is written above the header, its first words when it is long."""
    above = raw.frame.head(header.index if header.index is not None else header.start)
    return " ".join(cell for row in above.head(_TITLES).rows() for cell in row if cell)[:_LONGEST_NAME]


def _header_of(raw: Raw, choices: Choices, findings: list[Finding]) -> _header.Header:
    if choices.header_row is not None:
        asked = (raw.lines == choices.header_row).arg_max() if (raw.lines == choices.header_row).any() else None
        if asked is not None:
            return _header.Header(asked, asked + 1)
        if choices.header_row == 0:
            return _header.Header(None, 0)
        findings.append(Finding(found.HEADER_ROW_UNUSABLE, params={"asked": choices.header_row}))
    lines = raw.lines.head(_header.LOOKED_AT).to_list()
    header = _header.find(raw.frame.head(_header.LOOKED_AT).rows(), lines)
    above = header.index if header.index is not None else header.start
    if above:
        findings.append(Finding(found.TITLE_ROWS, row=raw.lines[0], params={"number": above}, count=above))
    return header


def _labels(raw: Raw, header: _header.Header, index: int) -> tuple[_header.Header, list[str | None]]:
    """Return the names of the columns, and the header with its second line when merged cells make it have two.

    A label merged over several columns stands for each; one with finer labels below is put before them.
    """
    row = _spread(raw, index)
    if not raw.merges:
        return header, row
    line = int(raw.lines[index])
    below = index + 1
    if below < raw.frame.height and _has_second_line(raw, line, below):
        return _header.Header(index, below + 1), _joined(row, _spread(raw, below))
    if index > 0 and any(merge.top == merge.bottom == int(raw.lines[index - 1]) for merge in raw.merges):
        above = _spread(raw, index - 1)
        if len({label for label in above if label}) > 1:
            return header, _joined(above, row)
    return header, row


def _spread(raw: Raw, index: int) -> list[str | None]:
    """Return a row with merged labels repeated in each column they cover."""
    row = list(raw.frame.row(index))
    line = int(raw.lines[index])
    for merge in raw.merges:
        if merge.top <= line <= merge.bottom and 0 <= merge.left < len(row):
            label = row[merge.left] if merge.top == line else _cell(raw, merge)
            for column in range(merge.left, min(merge.right + 1, len(row))):
                row[column] = row[column] or label
    return row


def _cell(raw: Raw, merge: Merge) -> str | None:
    """Return the value of merged cells, which is in the first of them."""
    place = (raw.lines == merge.top).arg_max() if (raw.lines == merge.top).any() else None
    return None if place is None else raw.frame.row(place)[merge.left]


def _has_second_line(raw: Raw, line: int, below: int) -> bool:
    """Say whether the header at *line* goes on below: a label over several columns, finer labels under it."""
    over = [merge for merge in raw.merges if merge.top == merge.bottom == line and merge.right > merge.left]
    if not over or int(raw.lines[below]) != line + 1:
        return False
    row = raw.frame.row(below)
    kinds = {"text" if _header.is_year(cell) else _header.kind_of(cell) for cell in row} - {"nothing"}
    under = [row[column] for merge in over for column in range(merge.left, min(merge.right + 1, len(row)))]
    tall = [merge for merge in raw.merges if merge.top == line and merge.bottom > line]
    return kinds == {"text"} and all(under) and (bool(tall) or sum(cell is not None for cell in row) == len(under))


def _joined(above: Sequence[str | None], below: Sequence[str | None]) -> list[str | None]:
    pairs = zip(above, below, strict=True)
    return [f"{group} - {label}" if group and label and group != label else label or group for group, label in pairs]


def _merged(raw: Raw, header_row: int | None) -> list[Finding]:
    number = sum(merge.bottom > (header_row or 0) for merge in raw.merges)
    if not number:
        return []
    first = min(merge.top for merge in raw.merges if merge.bottom > (header_row or 0))
    return [Finding(found.MERGED_CELLS, row=first, params={"number": number}, count=number)]


def _without_nothing(
    raw: Raw, rows: pl.DataFrame, labels: list[str | None], findings: list[Finding]
) -> tuple[pl.DataFrame, list[str | None]]:
    """Drop the last columns that have neither name nor value; in a sheet, those between the others as well."""
    empty = [rows.to_series(place).null_count() == rows.height for place in range(rows.width)]
    nothing = [is_empty and not (label or "").strip() for is_empty, label in zip(empty, labels, strict=True)]
    if raw.is_sheet:
        covered = {column for merge in raw.merges for column in range(merge.left + 1, merge.right + 1)}
        kept = [place for place in range(rows.width) if not nothing[place] and not (empty[place] and place in covered)]
    else:
        width = rows.width
        while width > 1 and nothing[width - 1]:
            width -= 1
        kept = list(range(width))
    if not kept or len(kept) == rows.width:
        return rows, labels
    findings.append(Finding(found.TRAILING_DELIMITERS, params={"number": rows.width - len(kept)}))
    return rows.select(rows.columns[place] for place in kept), [labels[place] for place in kept]


def _names(
    labels: Sequence[str | None], header_row: int | None, overflow: int | None, findings: list[Finding]
) -> list[str]:
    """Return a unique name for each column, telling those that had to be made up."""
    names: list[str] = []
    taken = {_cleaned(label) for label in labels}
    used: set[str] = set()
    told: list[Finding] = []
    for place, label in enumerate(labels, start=1):
        name = _cleaned(label)
        if len(name) > _LONGEST_NAME:
            told.append(Finding(found.LONG_HEADER, header_row, params={"length": len(name)}))
            name = name[:_LONGEST_NAME]
        if not name:
            name = _free(f"colonne_{place}", used | taken)
            if header_row is not None and place - 1 != overflow:
                told.append(Finding(found.EMPTY_HEADER, header_row, name))
        elif name in used:
            new = _free(f"{name}_2", used | taken)
            told.append(Finding(found.DUPLICATE_HEADER, header_row, new, params={"name": name}))
            name = new
        used.add(name)
        names.append(name)
    findings += one_by_one(told)
    return names


def _cleaned(label: str | None) -> str:
    return re.sub(r"\s+", " ", (label or "").replace("\ufeff", "")).strip()


def _free(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    stem = re.sub(r"_\d+$", "", name) if re.search(r"_\d+$", name) else name
    number = 2
    while f"{stem}_{number}" in taken:
        number += 1
    return f"{stem}_{number}"


def _without_repeats(
    rows: pl.DataFrame, lines: pl.Series, labels: Sequence[str | None] | None, findings: list[Finding]
) -> tuple[pl.DataFrame, pl.Series]:
    """Drop the rows that say the header again."""
    if labels is None or rows.width < 2 or rows.height == 0:
        return rows, lines
    tests = [
        pl.col(column).eq_missing(pl.lit(label, pl.String)) for column, label in zip(rows.columns, labels, strict=True)
    ]
    same = rows.select(pl.all_horizontal(tests)).to_series()
    if not same.any():
        return rows, lines
    findings += one_by_one(Finding(found.REPEATED_HEADER, row=line) for line in lines.filter(same))
    return rows.filter(~same), lines.filter(~same)


def _totals(rows: pl.DataFrame, lines: pl.Series) -> list[Finding]:
    """Tell the rows that look like totals, and the notes under the table."""
    if rows.height < 2 or rows.width < 2:
        return []
    return one_by_one(
        Finding(found.TOTAL_ROW, row=line) for line in sorted(_total_lines(rows, lines) | _note_lines(rows, lines))
    )


def _total_lines(rows: pl.DataFrame, lines: pl.Series) -> set[int]:
    pattern = r"(?i)^\s*(?:sous[- ]?total|totaux|total|grand total|ensemble|somme|cumul|subtotal)(?:\s|:|$)"
    hit = rows.select(
        pl.any_horizontal(pl.col(column).str.contains(pattern).fill_null(value=False) for column in rows.columns[:12])
    ).to_series()
    if not hit.any():
        return set()
    picked, where = rows.filter(hit), lines.filter(hit)
    last = lines[-3] if lines.len() >= 3 else lines[0]
    usual = _filled(rows.head(2000)).median()
    found_lines = set()
    for line, number, row in zip(where, _filled(picked), picked.iter_rows(), strict=True):
        label = next(cell for cell in row if cell and _TOTAL.fullmatch(cell.replace("\n", " ")))
        short = len(label.split()) <= 6
        numbers = any(_header.kind_of(cell) == "number" for cell in row)
        if short and numbers and (number <= 0.75 * float(usual or 0) or line >= last):  # type: ignore[arg-type]
            found_lines.add(int(line))
    return found_lines if len(found_lines) <= max(3, rows.height // 5) else set()


def _note_lines(rows: pl.DataFrame, lines: pl.Series) -> set[int]:
    """Return the last rows of one or two cells under rows that fill many more."""
    tail = rows.tail(15)
    usual = float(_filled(rows.head(2000)).median() or 0)  # type: ignore[arg-type]
    if usual < 4:
        notes = [bool(_NOTE.match(row[0] or "")) and not any(row[1:]) for row in tail.iter_rows()]
    else:
        notes = [number <= 1 for number in _filled(tail)]
    picked: set[int] = set()
    for is_note, line in zip(reversed(notes), reversed(lines.tail(15).to_list()), strict=True):
        if not is_note:
            break
        picked.add(int(line))
    return picked if len(picked) < rows.height else set()


def _filled(rows: pl.DataFrame) -> pl.Series:
    return rows.select(pl.sum_horizontal(pl.col(column).is_not_null() for column in rows.columns)).to_series()


def formula_like(rows: pl.DataFrame, lines: pl.Series) -> list[Finding]:
    """Tell the cells that a spreadsheet would take for a formula (OWASP, CSV injection)."""
    findings: list[Finding] = []
    if rows.height == 0:
        return findings
    counts = rows.select(pl.col(column).str.contains(_FORMULA).sum() for column in rows.columns).row(0)
    for column, number in zip(rows.columns, counts, strict=True):
        if not number:
            continue
        hits = rows.select(pl.arg_where(pl.col(column).str.contains(_FORMULA))).to_series().head(found.SHOWN)
        cells = [(int(lines[place]), rows[column][place]) for place in hits]
        told = [Finding(found.FORMULA_LIKE, line, column, value) for line, value in cells]
        rest = int(number) - len(told)
        if rest:
            last = told[-1]
            told[-1] = Finding(last.kind, last.row, column, last.value, count=last.count + rest)
        findings += told
    return findings


def _broken_accents(rows: pl.DataFrame, lines: pl.Series, header_row: int | None) -> list[Finding]:
    """Tell once, where they are first met in the header or in the first rows, the accents of a file badly converted."""
    for name in rows.columns:
        if mended(name) != name:
            return [Finding(found.BROKEN_ACCENTS, header_row, name)]
    first = rows.head(max(20, min(_LOOKED_AT, _CELLS_LOOKED_AT // max(1, rows.width))))
    cells = first.unpivot().get_column("value")
    for place in cells.str.contains(BROKEN).fill_null(value=False).arg_true().head(20):
        column, row = divmod(place, first.height)
        if mended(cells[place]) != cells[place]:
            return [Finding(found.BROKEN_ACCENTS, int(lines[row]), rows.columns[column], cells[place])]
    return []


def raw_of(rows: Sequence[Sequence[str | None]], first_line: int = 1) -> Raw:
    """Return rows of cells, not all as long, as a raw table; empty cells are null."""
    width = max(map(len, rows), default=0)
    padded = [row if len(row) == width else [*row, *[None] * (width - len(row))] for row in rows]
    columns = [pl.Series(str(place), cells, dtype=pl.String) for place, cells in enumerate(zip(*padded, strict=True))]
    frame = pl.DataFrame(columns)
    return Raw(frame, pl.int_range(first_line, first_line + len(rows), dtype=pl.UInt32, eager=True).alias("line"))
