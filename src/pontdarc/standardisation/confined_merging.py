"""The work of the confined child that puts corrected rows back in the delivery they come from."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final

import polars as pl

from pontdarc.core.reading import read
from pontdarc.core.recipe import from_yaml
from pontdarc.core.refusals import Invalid
from pontdarc.core.tables import Choices, Table
from pontdarc.core.words import gettext_noop
from pontdarc.outside.confined import reading_limits
from pontdarc.standardisation.preparing import read_by
from pontdarc.standardisation.returned import LINE, PLACE, SHEET, shown

JOB = "pontdarc.standardisation.confined_merging:confined"
_AGAIN = gettext_noop("Téléchargez de nouveau les lignes à corriger, corrigez-les, puis déposez ce nouveau classeur.")


AS_WRITTEN: Final = {"encoding": "utf-8", "delimiter": ",", "header_row": 1, "header_rows": 1}
"""How to read what is written here, whatever the recipe says of the supplier's own files."""


@dataclass(slots=True)
class Merged:
    """What was put back. *changed*: by line of the table, the cells that say something else, by column.

    *met*: lines of the workbook that the table has.
    """

    rows: int = 0
    changed: dict[int, dict[str, str | None]] = field(default_factory=dict)
    met: set[int] = field(default_factory=set)

    @property
    def cells(self) -> int:
        """How many cells changed."""
        return sum(len(cells) for cells in self.changed.values())


def confined(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Write the delivery with the corrected rows at ``target``, see `put_back`.

    *arguments*: the order of standardisation.job for the delivery, and ``workbook``, the path of what came back.
    Returns the number of ``rows`` of the table, and of ``cells`` that changed.

    :raises Invalid: the workbook is not as it left, or nothing was corrected in it.
    """
    recipe = from_yaml(arguments["recipe"])
    choices = Choices(**arguments["choices"]) if arguments.get("choices") else None
    name, limits = arguments.get("filename"), reading_limits()
    table = read_by(Path(arguments["path"]), recipe=recipe, choices=choices, name=name, limits=limits).table
    if table is None:
        raise _changed(gettext_noop("Le dépôt d’origine ne contient plus de tableau."))
    merged = put_back(table, Path(arguments["workbook"]), Path(arguments["target"]))
    return {"rows": merged.rows, "cells": merged.cells}


def put_back(table: Table, workbook: Path, target: Path) -> Merged:
    """Write the table with the corrected rows of a workbook at *target* (CSV, UTF-8, comma).

    :raises Invalid: the workbook is not as it left, or nothing was corrected in it.
    """
    returned = _returned(workbook, table.columns)
    merged = Merged()
    with target.open("wb") as file:
        _write(table, returned, file, merged)
    if set(returned) - merged.met:
        raise _changed(gettext_noop("Une ligne de ce classeur n’existe pas dans le fichier d’origine."))
    if not merged.changed:
        raise Invalid(
            "nothing_corrected",
            gettext_noop("Rien n’a changé dans ce classeur : il n’y a aucune correction à reprendre."),
            gettext_noop("Corrigez les cellules colorées, enregistrez le classeur, puis déposez-le de nouveau."),
        )
    return merged


def _returned(path: Path, known: list[str]) -> dict[int, dict[str, str | None]]:
    """Return the rows of a workbook by line, each cell by column."""
    sheet = _sheet(path)
    names = [name for name in sheet.columns if name not in (LINE, PLACE)]
    if LINE not in sheet.columns or not set(names) <= set(known):
        raise _changed(gettext_noop("Les titres des colonnes de ce classeur ont changé."))
    rows: dict[int, dict[str, str | None]] = {}
    for line, *cells in sheet.frame.select(LINE, *names).iter_rows():
        if line is None and not any(cells):
            continue
        number = (line or "").removesuffix(".0")
        if not number.isdecimal():
            raise _changed(gettext_noop("Une ligne de ce classeur ne dit plus de quelle ligne du fichier elle vient."))
        if int(number) in rows:
            raise _changed(gettext_noop("Une ligne figure deux fois dans ce classeur."))
        rows[int(number)] = dict(zip(names, cells, strict=True))
    return rows


def _sheet(path: Path) -> Table:
    reading = read(path, Choices(sheet=SHEET, header_row=1, header_rows=1))
    found = reading.table
    if found is None or found.name != SHEET:
        raise _changed(gettext_noop("La feuille des lignes à corriger n’est plus dans ce classeur."))
    return found


def _changed(sentence: str) -> Invalid:
    return Invalid("workbook_changed", sentence, _AGAIN)


def _write(table: Table, returned: Mapping[int, Mapping[str, str | None]], file: BinaryIO, merged: Merged) -> None:
    lines = pl.Series(list(returned), dtype=pl.UInt32)
    for rank, piece in enumerate(table.pieces()):
        frame = piece.frame
        places = piece.lines.is_in(lines.implode()).arg_true().to_list()
        for name, cells in _changes(frame, piece.lines, places, returned, merged):
            frame = frame.with_columns(cells.alias(name))
        merged.rows += frame.height
        text = io.BytesIO()
        frame.write_csv(text, include_header=not rank, quote_style="non_numeric" if frame.width == 1 else "necessary")
        file.write(text.getbuffer())


def _changes(
    frame: pl.DataFrame,
    lines: pl.Series,
    places: list[int],
    returned: Mapping[int, Mapping[str, str | None]],
    merged: Merged,
) -> Iterator[tuple[str, pl.Series]]:
    """Yield the columns in which a cell says something else than what the workbook showed."""
    changed: dict[str, dict[int, str | None]] = {}
    for place in places:
        line = int(lines[place])
        merged.met.add(line)
        for name, cell in returned[line].items():
            if shown(cell) != shown(frame[name][place]):
                changed.setdefault(name, {})[place] = cell
                merged.changed.setdefault(line, {})[name] = cell
    for name, cells in changed.items():
        yield name, frame[name].clone().scatter(list(cells), pl.Series(list(cells.values()), dtype=pl.String))
