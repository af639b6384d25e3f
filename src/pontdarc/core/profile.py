"""What the profile of a table says, as values: column by column, then keys and dependencies between columns."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Number = int | float
Edge = Number | str
"""A number, or an ISO date (or date and time) where the column is one of dates."""
Why = Literal["pattern", "far", "spelling"]
"""Why a value is unusual: its shape, its distance from the others, another spelling of a frequent value."""


@dataclass(frozen=True, slots=True)
class Frequent:
    """A value, as text, and how many cells hold it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Bin:
    """One bar of a histogram: from *low* (in) to *high* (out, but for the last one), and how many cells."""

    low: Edge
    high: Edge
    count: int


@dataclass(frozen=True, slots=True)
class Lengths:
    """Characters of the cells of a column of texts."""

    min: int
    max: int
    mean: float


@dataclass(frozen=True, slots=True)
class Pattern:
    """A shape of text: ``A`` a capital, ``a`` a small letter, ``9`` a digit; ``+`` after one means one or several.

    *count*: how many cells have it; *share*: of the cells that are not missing.
    """

    pattern: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Unusual:
    """A value unlike the others; *count*: cells that hold it, or, where its shape is what is rare, that have it."""

    value: str
    count: int
    why: Why


@dataclass(frozen=True, slots=True)
class Outliers:
    """How many cells lie outside *low* to *high*, where all but a few are."""

    count: int
    low: Edge
    high: Edge


@dataclass(frozen=True, slots=True)
class ColumnProfile:
    """What a column holds. *kind*: slug of core/kinds or None; *missing*: cells without value.

    *distinct* is counted when *distinct_is_exact*, else estimated within one percent. *top*: the most frequent values,
    exact counts, none where every value is different. A column that may be personal (*masked*) has counts only.
    """

    name: str
    type: str
    kind: str | None
    title: str
    missing: int
    distinct: int
    distinct_is_exact: bool = True
    masked: bool = False
    top: tuple[Frequent, ...] = ()
    min: Edge | None = None
    max: Edge | None = None
    mean: Number | str | None = None
    quantiles: Mapping[str, Edge] = field(default_factory=dict)
    histogram: tuple[Bin, ...] = ()
    lengths: Lengths | None = None
    patterns: tuple[Pattern, ...] = ()
    unusual: tuple[Unusual, ...] = ()
    outliers: Outliers | None = None


@dataclass(frozen=True, slots=True)
class Dependency:
    """The columns *origin* say what *to* is, but for *exceptions* rows, among those where all are filled."""

    origin: tuple[str, ...]
    to: str
    exceptions: int


@dataclass(frozen=True, slots=True)
class Profile:
    """A whole table. *keys*: columns, alone or by two, that tell every row from the others."""

    rows: int
    columns: tuple[ColumnProfile, ...]
    keys: tuple[tuple[str, ...], ...] = ()
    dependencies: tuple[Dependency, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the document that is stored and served."""
        return {
            "rows": self.rows,
            "columns": [_column_as_json(column) for column in self.columns],
            "keys": [list(key) for key in self.keys],
            "dependencies": [
                {"from": list(each.origin), "to": each.to, "exceptions": each.exceptions} for each in self.dependencies
            ],
        }


def _column_as_json(column: ColumnProfile) -> dict[str, Any]:
    document = asdict(column)
    document["histogram"] = [{"from": each.low, "to": each.high, "count": each.count} for each in column.histogram]
    document["quantiles"] = dict(column.quantiles)
    for name in ("top", "patterns", "unusual"):
        document[name] = list(document[name])
    return document


def from_json(document: Mapping[str, Any]) -> Profile:
    """Return the profile that :meth:`Profile.as_json` wrote."""
    return Profile(
        document["rows"],
        tuple(_column_from_json(column) for column in document["columns"]),
        tuple(tuple(key) for key in document["keys"]),
        tuple(Dependency(tuple(each["from"]), each["to"], each["exceptions"]) for each in document["dependencies"]),
    )


def _column_from_json(column: Mapping[str, Any]) -> ColumnProfile:
    return ColumnProfile(
        **{
            **column,
            "top": tuple(Frequent(**each) for each in column["top"]),
            "histogram": tuple(Bin(each["from"], each["to"], each["count"]) for each in column["histogram"]),
            "lengths": Lengths(**column["lengths"]) if column["lengths"] else None,
            "patterns": tuple(Pattern(**each) for each in column["patterns"]),
            "unusual": tuple(Unusual(**each) for each in column["unusual"]),
            "outliers": Outliers(**column["outliers"]) if column["outliers"] else None,
        }
    )
