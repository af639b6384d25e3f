"""The work of the confined child that looks for somebody in files, and writes a delivery without them."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final

import polars as pl
import pyarrow as pa

from pontdarc.core.digging import Cells, NotOpened, dig
from pontdarc.core.parquet_rows import in_turn
from pontdarc.core.privacy.marks import Seeker, marks_from_json
from pontdarc.core.reading import read
from pontdarc.core.recipe import from_yaml
from pontdarc.core.refusals import Conflict, Refusal
from pontdarc.core.tables import Choices, Table
from pontdarc.core.words import gettext_noop

SEEK: Final = "pontdarc.standardisation.confined_erasing:seek"
CELLS: Final = "pontdarc.standardisation.confined_erasing:cells"
ERASE: Final = "pontdarc.standardisation.confined_erasing:erase"
MOST_LINES: Final = 200
"""Lines that are named: the others are counted."""
_PIECE: Final = 16_384


@dataclass(slots=True)
class _Found:
    """Where somebody is in a table: how many lines, the first of them, how many lines by column."""

    rows: int = 0
    lines: list[int] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)
    cells: list[list[str | None]] = field(default_factory=list)

    def add(self, line: int, names: list[str], cells: list[str | None] | None = None) -> None:
        self.rows += 1
        if len(self.lines) < MOST_LINES:
            self.lines.append(line)
            if cells is not None:
                self.cells.append(cells)
        for name in names:
            self.columns[name] = self.columns.get(name, 0) + 1

    def to_json(self) -> dict[str, Any]:
        told = {"rows": self.rows, "lines": self.lines, "columns": self.columns}
        return {**told, "cells": self.cells} if self.cells else told


def seek(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return where the marks are in what is named.

    *arguments*: ``marks``, as core.privacy.marks writes them, and ``key`` in hexadecimal; ``deliveries``, orders of
    standardisation.job by identifier; ``tables``, paths of Parquet tables; ``files``, paths of any files; ``copy``:
    give the cells of the lines of tables too. The answer, by identifier or path:

    - of a delivery, ``rows``, the first ``lines``, ``columns`` with how many lines each; ``beyond``: in the file, but
      in none of those rows; ``opened``: false when a part of it could not be looked into;
    - of a table, ``rows``, ``lines``, ``columns``, and ``names`` and ``cells`` for a copy;
    - of a file, ``found`` and ``opened``.
    """
    seeker = _seeker(arguments)
    return {
        "deliveries": {name: _in_delivery(order, seeker) for name, order in arguments.get("deliveries", {}).items()},
        "tables": {
            path: _in_table(path, seeker, copy=bool(arguments.get("copy"))) for path in arguments.get("tables", ())
        },
        "files": {path: _in_file(Path(path), seeker) for path in arguments.get("files", ())},
    }


def _in_delivery(order: Mapping[str, Any], seeker: Seeker) -> dict[str, Any]:
    found, table = _Found(), _table(order)
    for _, line, names in _lines(table, seeker) if table else ():
        found.add(line, names)
    file = {"found": False, "opened": True} if found.rows else _in_file(Path(order["path"]), seeker)
    return {**found.to_json(), "beyond": file["found"], "opened": file["opened"]}


def _in_table(path: str, seeker: Seeker, *, copy: bool) -> dict[str, Any]:
    found, line = _Found(), 0
    with in_turn(path) as file:
        for batch in file.iter_batches(_PIECE):
            frame = _as_texts(batch)
            for place, names in _named(frame, seeker):
                found.add(line + place + 1, names, list(frame.row(place)) if copy else None)
            line += frame.height
        return {**found.to_json(), **({"names": file.schema_arrow.names} if copy else {})}


def _as_texts(batch: pa.RecordBatch) -> pl.DataFrame:
    frame = pl.from_arrow(batch)
    assert isinstance(frame, pl.DataFrame)  # noqa: S101 - a batch gives a frame
    nested = [name for name, dtype in frame.schema.items() if dtype.is_nested() or dtype == pl.Binary]
    return frame.with_columns(pl.lit(None).alias(name) for name in nested).cast(pl.String, strict=False)


def _in_file(path: Path, seeker: Seeker) -> dict[str, bool]:
    try:
        return {"found": any(is_named(cells, seeker) for cells in dig(path)), "opened": True}
    except NotOpened:
        return {"found": False, "opened": False}


def is_named(cells: Cells, seeker: Seeker) -> bool:
    """Tell whether a line names somebody: of a long text, only what stands close together."""
    return seeker.is_in(cells[0] or "") if len(cells) == 1 else seeker.columns_on(cells) is not None


def cells(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return what stands in some ``columns`` of one ``line`` of a ``table``, counted from 1: ``cells``, by column.

    Empty cells, columns that there are not and lines past the end are left out.
    """
    with in_turn(arguments["table"]) as file:
        wanted = [name for name in arguments["columns"] if name in file.schema_arrow.names]
        start = int(arguments["line"]) - 1
        for batch in file.iter_batches(_PIECE, columns=wanted) if wanted else ():
            if 0 <= start < batch.num_rows:
                row = _as_texts(batch.slice(start, 1)).row(0, named=True)
                return {"cells": {name: cell for name, cell in row.items() if cell}}
            start -= batch.num_rows
    return {"cells": {}}


def erase(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Write the delivery at ``target`` (CSV, UTF-8, comma) without the people of the marks.

    *arguments*: the order of standardisation.job for the delivery; ``marks`` and ``key`` as for `seek`; ``measure``:
    ``rows`` takes their lines out, ``cells`` empties the cells that name them. Returns the number of ``rows`` that are
    left, of ``lines`` and ``cells`` that were touched.

    :raises Conflict: there is no table to read in it.
    """
    seeker, table = _seeker(arguments), _table(arguments)
    if table is None:
        raise Conflict(
            "no_table_to_rectify",
            gettext_noop("Le fichier reçu ne se lit pas en tableau : il ne peut pas être refait sans cette personne."),
            gettext_noop("Demandez au service un fichier sans elle, puis déposez-le."),
        )
    touched = {place: names for place, _, names in _lines(table, seeker)}
    with Path(arguments["target"]).open("wb") as file:
        rows = _write(table, touched, file, whole=arguments["measure"] == "rows")
    return {"rows": rows, "lines": len(touched), "cells": sum(map(len, touched.values()))}


def _seeker(arguments: Mapping[str, Any]) -> Seeker:
    return Seeker(marks_from_json(arguments["marks"]), bytes.fromhex(arguments["key"]))


def _table(order: Mapping[str, Any]) -> Table | None:
    document = order.get("recipe")
    reading = from_yaml(document).reading if document else Choices()
    choices = Choices(**order["choices"]) if order.get("choices") else reading
    try:
        return read(Path(order["path"]), choices, name=order.get("filename")).table
    except Refusal:
        return None


def _lines(table: Table, seeker: Seeker) -> Iterator[tuple[int, int, list[str]]]:
    """Yield the rank, the line in the file and the columns of each row that names somebody."""
    start = 0
    for piece in table.pieces():
        for place, names in _named(piece.frame, seeker):
            yield start + place, int(piece.lines[place]), names
        start += piece.frame.height


def _named(frame: pl.DataFrame, seeker: Seeker) -> Iterator[tuple[int, list[str]]]:
    for place in _possible(frame, seeker):
        ranks = seeker.columns_on(frame.row(place))
        if ranks is not None:
            yield place, [frame.columns[rank] for rank in sorted(ranks)]


def _possible(frame: pl.DataFrame, seeker: Seeker) -> list[int]:
    """Return the rows that hold a word that is sought: each different cell is looked at once."""
    found = pl.repeat(False, frame.height, eager=True)
    for name in frame.columns:
        known = [cell for cell in frame[name].unique().drop_nulls().to_list() if seeker.knows(cell)]
        if known:
            found |= frame[name].is_in(known).fill_null(value=False)
    return found.arg_true().to_list()


def _write(table: Table, touched: Mapping[int, list[str]], file: BinaryIO, *, whole: bool) -> int:
    start = rows = 0
    for rank, piece in enumerate(table.pieces()):
        here = {place - start: names for place, names in touched.items() if 0 <= place - start < piece.frame.height}
        start += piece.frame.height
        frame = _without_lines(piece.frame, here) if whole else _without_cells(piece.frame, here)
        rows += frame.height
        text = io.BytesIO()
        frame.write_csv(text, include_header=not rank, quote_style="non_numeric" if frame.width == 1 else "necessary")
        file.write(text.getbuffer())
    return rows


def _without_lines(frame: pl.DataFrame, places: Mapping[int, list[str]]) -> pl.DataFrame:
    return frame.filter(~pl.int_range(pl.len()).is_in(list(places)))


def _without_cells(frame: pl.DataFrame, places: Mapping[int, list[str]]) -> pl.DataFrame:
    for name in sorted({name for names in places.values() for name in names}):
        ranks = [place for place, names in places.items() if name in names]
        frame = frame.with_columns(frame[name].clone().scatter(ranks, None).alias(name))
    return frame
