"""A column for each year or month, made rows: the period in one column, what is measured in others.

*into*: the column of the period. *by*: ``year`` or ``month``, what the columns are named after: a year that a later
delivery adds is taken in. *value*: what the measure is called where the columns are named after the period alone.
"""

import re
from collections.abc import Mapping, Sequence

import polars as pl

from pontdarc.core.step import WHOLE_TABLE, Change, Context, Params, Sheet, Step
from pontdarc.core.steps._dates import plain
from pontdarc.core.steps._nothing import says_nothing
from pontdarc.core.words import gettext_noop

_YEAR = re.compile(r"(?:(?P<before>.*?)[\s_\-(]*)?(?<!\d)(?P<period>(?:19|20)\d\d)(?!\d)[)\s_\-]*(?P<after>.*)")
_MONTHS = ("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre",
           "novembre", "decembre")  # fmt: skip
_WRITTEN = {"fevrier": "février", "aout": "août", "decembre": "décembre"}
_SHORT = {"janv": 0, "fevr": 1, "fev": 1, "avr": 3, "juil": 6, "sept": 8, "oct": 9, "nov": 10, "dec": 11}
_RANKS = {name: rank for rank, name in enumerate(_MONTHS)} | _SHORT
_TOTAL = re.compile(r"total(?:\s+g[ée]n[ée]ral)?|cumul|ensemble", re.IGNORECASE)
_FEWEST = {"year": 2, "month": 4}
_ROW = "\0row"

Measures = Mapping[str, Mapping[str, str]]
"""Columns by period, by measure."""


def measures_of(columns: Sequence[str], by: str, value: str) -> Measures:
    """Return the columns that say the same measures for several periods; none when the periods are not the same."""
    found: dict[str, dict[str, str]] = {}
    for name in columns:
        told = _year_of(name) if by == "year" else _month_of(name)
        if told is not None:
            measure, period = told
            its = found.setdefault(measure or value, {})
            if period in its:
                return {}
            its[period] = name
    found = {measure: its for measure, its in found.items() if len(its) >= _FEWEST[by]}
    periods = {frozenset(its) for its in found.values()}
    return found if len(periods) == 1 else {}


def _year_of(name: str) -> tuple[str, str] | None:
    match = _YEAR.fullmatch(name.strip())
    if match is None or re.search(r"\d{4}", f"{match['before']} {match['after']}"):
        return None
    return " ".join(f"{match['before'] or ''} {match['after']}".split()).strip(" -_:"), match["period"]


def _month_of(name: str) -> tuple[str, str] | None:
    words = re.findall(r"[a-z]+", plain(name))
    months = [word for word in words if word in _RANKS]
    if len(months) != 1 or len(words) > 4:
        return None
    rank = _RANKS[months[0]]
    measure = re.sub(r"\s+", " ", " ".join(word for word in words if word != months[0]))
    return measure, f"{rank + 1:02} {_MONTHS[rank]}"


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    by, into = str(params.get("by", "year")), str(params.get("into", "Année"))
    frame = sheet.frame
    measures = measures_of(frame.columns, by, str(params.get("value", "Valeur")))
    if not measures or into in frame.columns:
        return sheet, ()
    taken = {name for its in measures.values() for name in its.values()}
    kept = [name for name in frame.columns if name not in taken and not _TOTAL.fullmatch(name.strip())]
    numbered = frame.with_row_index(_ROW).with_columns(sheet.lines.alias("\0line"))
    parts = [
        numbered.select(
            _ROW, "\0line", *kept, pl.lit(_said(period)).alias(into),
            *(pl.col(its[period]).alias(measure) for measure, its in measures.items()),
        )
        for period in sorted(next(iter(measures.values())))
    ]  # fmt: skip
    rows = pl.concat(parts).sort(_ROW, maintain_order=True)
    rows = rows.filter(pl.any_horizontal(_says(rows, name) for name in measures))
    made = Sheet(rows.drop(_ROW, "\0line"), rows["\0line"].alias(sheet.lines.name))
    return made, (Change(WHOLE_TABLE, made.frame.height),)


def _says(rows: pl.DataFrame, measure: str) -> pl.Expr:
    """Whether there is a measure: « néant » and « - » are none, as an empty cell."""
    cell = pl.col(measure)
    words = rows.lazy().select(cell).filter(~cell.str.contains(r"^[+-]?\d")).unique().collect()[measure]
    return cell.is_not_null() & ~cell.is_in(words.filter(words.map_elements(says_nothing, return_dtype=pl.Boolean)))


def _said(period: str) -> str:
    name = period.split(" ")[-1]
    return _WRITTEN.get(name, name)


STEP = Step(
    "unpivot",
    gettext_noop("Colonnes par année ou par mois mises en lignes"),
    gettext_noop(
        "Fait une ligne par année d’un tableau qui a une colonne par année : l’année dans une colonne, le montant dans "
        "une autre. Les cellules vides, ou « néant », ne donnent pas de ligne."
    ),
    rework=_rework,
    stage="source",
)
