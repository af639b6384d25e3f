"""What a rule on cells is, and what a check beyond Table Schema is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import polars as pl

from pontdarc.core.findings import FindingKind
from pontdarc.core.referential import NOWHERE, Referential
from pontdarc.core.schema import FieldType, RowCheck

Told = tuple[FindingKind, Mapping[str, object]]
Explain = Callable[[tuple[str | None, ...]], Told]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule on rows.

    *columns*: the first is the one the finding names; the others are what the explanation also needs to see.
    *broken*: true where the rule is broken; null counts as kept.
    *explain*: from the texts of *columns* on a broken row to the kind to report (same id as *kind*, its hint may
    be more precise) and its parameters.
    *key*: what no two rows of the table may have the same; *broken* then says nothing by itself.
    *refers*: the same, and what it must be found in: see core/foreign_keys.
    """

    kind: FindingKind
    columns: tuple[str, ...]
    broken: pl.Expr
    explain: Explain
    key: tuple[pl.Expr, ...] = ()
    refers: "Reference | None" = None


@dataclass(frozen=True, slots=True)
class Reference:
    """What a foreign key compares: the key of each row, and the keys that exist.

    *existing*: the keys of the same table, as expressions in the order of *key*; or those of another one, as values.
    """

    key: tuple[pl.Expr, ...]
    existing: tuple[pl.Expr, ...] | pl.DataFrame


@dataclass(frozen=True, slots=True)
class Cells:
    """The columns present, as expressions.

    *types*: Table Schema type of each. *values*: typed value of each, null where empty or not of its type.
    *formats*: Table Schema format of each. *territory*: the communes, EPCI and postal codes that exist.
    """

    types: Mapping[str, FieldType]
    values: Mapping[str, pl.Expr]
    formats: Mapping[str, str] = field(default_factory=dict)
    territory: Referential = NOWHERE

    def text(self, name: str) -> pl.Expr:
        """Return the text of the cell; an absent column reads as empty."""
        return pl.col(name) if name in self.types else pl.lit(None, dtype=pl.String)

    def value(self, name: str) -> pl.Expr:
        """Return the typed value of the cell."""
        return self.values[name]


@dataclass(frozen=True, slots=True)
class Check:
    """A check beyond Table Schema.

    *slug*: the name that standards use. *official*: its name in the ``custom_checks`` of published schemas.
    *title*: gettext msgid. *when_partly_absent*: what to do when the file lacks some, not all, of its columns.
    *nothing_there*: the kind to report when the file lacks all of them; none when that is no fault.
    *columns*: the official parameters that name its columns, in order; the last may name several.
    *options*: the official name of each of its other parameters, by ours, and the values it takes.
    """

    slug: str
    official: str
    title: str
    rules: Callable[[RowCheck, Cells], tuple[Rule, ...]]
    when_partly_absent: Literal["refuse", "blank"] = "refuse"
    nothing_there: FindingKind | None = None
    columns: tuple[str, ...] = ("column",)
    options: Mapping[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)


def always(kind: FindingKind, **params: object) -> Explain:
    """Return the explanation that does not depend on the values."""
    return lambda values: (kind, params)


def by_distinct_value(cell: pl.Expr, holds: Callable[[str], bool]) -> pl.Expr:
    """Return the test made by a Python function, called once per distinct text; null stays null."""
    return by_distinct_text(cell, holds, pl.Boolean)


def by_distinct_text(
    cell: pl.Expr, read: Callable[[str], object], type: type[pl.DataType] | pl.DataType = pl.String
) -> pl.Expr:
    """Return what a Python function makes of each text, called once per distinct one; null stays null."""

    def evaluate(column: pl.Series) -> pl.Series:
        distinct = column.drop_nulls().unique()
        answers = pl.Series([read(text) for text in distinct.to_list()], dtype=type)
        return column.replace_strict(distinct, answers, default=None, return_dtype=type)

    return cell.map_batches(evaluate, return_dtype=type)
