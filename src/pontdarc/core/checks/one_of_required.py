"""At least one of two columns filled on each row."""

import polars as pl

from pontdarc.core.check import Cells, Check, Rule, always
from pontdarc.core.findings import declare
from pontdarc.core.schema import RowCheck
from pontdarc.core.words import gettext_noop

ONE_OF_REQUIRED = declare(
    "one_of_required",
    "error",
    gettext_noop("L’une au moins de ces colonnes doit être remplie : %(others)s."),
    gettext_noop("Donnez l’une des deux valeurs : celle que vous connaissez suffit."),
)


def _rules(spec: RowCheck, cells: Cells) -> tuple[Rule, ...]:
    broken = pl.all_horizontal(cells.text(name).is_null() for name in spec.columns)
    return (Rule(ONE_OF_REQUIRED, spec.columns, broken, always(ONE_OF_REQUIRED, others=", ".join(spec.columns))),)


CHECK = Check(
    "one_of_required",
    "one-of-required",
    gettext_noop("l’une des deux colonnes remplie"),
    _rules,
    when_partly_absent="blank",
    nothing_there=ONE_OF_REQUIRED,
    columns=("column1", "column2"),
)
