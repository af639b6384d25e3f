"""Cells merged over several rows, whose value the file gives to the first one only."""

import re

import polars as pl

from pontdarc.core.headers import words_of
from pontdarc.core.step import Change, Context, Params, Sample, Sheet, Step
from pontdarc.core.steps._numbers import canonical_number
from pontdarc.core.tables import Table
from pontdarc.core.words import gettext_noop

_CODE = re.compile(r"0\d+|\d{9}|\d{14}|(?:19|20)\d\d")
_CODES = frozenset(
    ("code", "insee", "postal", "siret", "siren", "rna", "numero", "annee", "exercice", "id", "reference")
)
_SAMPLES = 5


def _of_file(table: Table) -> Params | None:
    """Return the merges of a table, by column, as first and last lines; None when it has none."""
    return {"merged": table.merged} if table.merged else None


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    frame, changes = sheet.frame, []
    for name, merges in dict(params.get("merged", {})).items():
        if name not in frame.columns:
            continue
        filled, change = _filled(name, frame[name], sheet.lines, merges)
        if change.count:
            frame = frame.with_columns(filled)
            changes.append(change)
    return Sheet(frame, sheet.lines), tuple(changes)


def _filled(
    name: str, cells: pl.Series, lines: pl.Series, merges: tuple[tuple[int, int], ...]
) -> tuple[pl.Series, Change]:
    said = dict(zip(lines.to_list(), cells.to_list(), strict=True))
    values: dict[int, str] = {}
    for first, last in merges:
        value = said.get(first)
        if value is not None and _may_be_repeated(name, value):
            values |= {line: value for line in range(first + 1, last + 1) if line in said and said[line] is None}
    if not values:
        return cells, Change(name, 0)
    texts = [values.get(line, text) for line, text in said.items()]
    samples = tuple(Sample(None, text) for text in list(dict.fromkeys(values.values()))[:_SAMPLES])
    return pl.Series(name, texts, dtype=pl.String), Change(name, len(values), samples)


def _may_be_repeated(name: str, value: str) -> bool:
    """Return whether a value holds for each row: an amount for several rows would count several times."""
    return canonical_number(value) is None or _CODE.fullmatch(value) is not None or bool(set(words_of(name)) & _CODES)


STEP = Step(
    "fill_merged",
    gettext_noop("Valeurs répétées sur les lignes fusionnées"),
    gettext_noop(
        "Répète sur chaque ligne la valeur d’une cellule que le classeur fusionne sur plusieurs lignes. Un montant "
        "fusionné n’est pas répété : il compterait plusieurs fois."
    ),
    rework=_rework,
    of_file=_of_file,
    stage="source",
)
