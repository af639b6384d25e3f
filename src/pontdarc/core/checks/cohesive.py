"""Columns that go together: all filled or all empty on each row."""

import polars as pl

from pontdarc.core.check import Cells, Check, Rule, always
from pontdarc.core.findings import declare
from pontdarc.core.schema import RowCheck
from pontdarc.core.words import gettext_noop

COHESIVE = declare(
    "cohesive",
    "error",
    gettext_noop("Les colonnes %(columns)s doivent être toutes remplies ou toutes vides."),
    gettext_noop("Complétez celles qui manquent sur cette ligne, ou videz les autres."),
)


def _rules(spec: RowCheck, cells: Cells) -> tuple[Rule, ...]:
    filled = [cells.text(name).is_not_null() for name in spec.columns]
    broken = pl.any_horizontal(filled) & ~pl.all_horizontal(filled)
    return (Rule(COHESIVE, spec.columns, broken, always(COHESIVE, columns=", ".join(spec.columns))),)


CHECK = Check(
    "cohesive",
    "cohesive-columns-value",
    gettext_noop("colonnes qui vont ensemble"),
    _rules,
    columns=("column", "othercolumns"),
)
