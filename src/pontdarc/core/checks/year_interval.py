"""A year or an interval of years: AAAA/AAAA, the first before the second; AAAA alone where it is allowed."""

import polars as pl

from pontdarc.core.check import Cells, Check, Rule, always
from pontdarc.core.findings import declare
from pontdarc.core.schema import RowCheck
from pontdarc.core.words import gettext_noop

YEAR_INTERVAL = declare(
    "year_interval",
    "error",
    gettext_noop("« %(value)s » n’est pas un intervalle d’années dans la colonne « %(column)s »."),
    gettext_noop("Écrivez deux années différentes dans l’ordre, séparées par une barre oblique : 2024/2025."),
)


def _rules(spec: RowCheck, cells: Cells) -> tuple[Rule, ...]:
    (name,) = spec.columns
    text = cells.text(name)
    interval = text.str.contains(r"^[0-9]{4}/[0-9]{4}$")
    in_order = text.str.slice(0, 4) < text.str.slice(5, 4)
    alone = spec.params.get("allow_year_only") in ("yes", "true")
    year = text.str.contains(r"^[0-9]{4}$") if alone else pl.lit(False)
    broken = text.is_not_null() & ~((interval & in_order) | year)
    return (Rule(YEAR_INTERVAL, spec.columns, broken, always(YEAR_INTERVAL)),)


CHECK = Check(
    "year_interval",
    "year-interval-value",
    gettext_noop("année ou intervalle d’années"),
    _rules,
    options={"allow_year_only": ("allow-year-only", ("yes", "true", "no", "false"))},
)
