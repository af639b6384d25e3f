"""What a query says, as frozen values. *at* is the position in the text of its clause, from 1; it never compares."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Literal

Comparator = Literal["=", "!=", ">", "<", ">=", "<="]
Operator = Literal["+", "-", "*", "/"]


@dataclass(frozen=True, slots=True)
class Node:
    """Anything that stands somewhere in the text."""

    at: int = field(default=0, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Text(Node):
    """A quoted text. As a predicate it is a full-text search."""

    value: str


@dataclass(frozen=True, slots=True)
class Number(Node):
    """A number; *source* keeps its digits as written, so that 07001 can be compared with a code."""

    value: Decimal
    source: str

    @property
    def whole(self) -> bool:
        """Whether it has no decimals; ``% 1`` would refuse the largest."""
        return self.value == self.value.to_integral_value()


@dataclass(frozen=True, slots=True)
class Blank(Number):
    """The place of a number, whole or not as *value* is; *source* is its mark in the SQL."""


@dataclass(frozen=True, slots=True)
class Moment(Node):
    """A date literal, any ISO prefix: *start* is its first instant, *end* the first instant after it, in UTC.

    *wall* and *wall_end* are the same in the time zone of the query: what a column of days is compared with.
    """

    start: datetime
    end: datetime
    wall: datetime
    wall_end: datetime


@dataclass(frozen=True, slots=True)
class Shape(Node):
    """A geometry literal, as WKB in hexadecimal; *box* is (west, south, east, north) in degrees."""

    wkb: str
    box: tuple[float, float, float, float]
    point: bool = False


@dataclass(frozen=True, slots=True)
class Measure(Node):
    """A number and its unit, as written: ``1.5km``, ``3 days``."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Keyword(Node):
    """An argument with its name: ``months=-1``."""

    name: str
    value: "Expression"


@dataclass(frozen=True, slots=True)
class Star(Node):
    """Every visible column; among arguments: every row, every field, or no bound."""


@dataclass(frozen=True, slots=True)
class Constant(Node):
    """true, false or null."""

    value: bool | None


@dataclass(frozen=True, slots=True)
class FieldName(Node):
    """A column, or an alias where aliases are looked up."""

    name: str


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A function of the white list; *distinct* for count(distinct f)."""

    name: str
    arguments: tuple["Expression", ...] = ()
    distinct: bool = False


@dataclass(frozen=True, slots=True)
class Arithmetic(Node):
    """Two values and an operator."""

    operator: Operator
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Negative(Node):
    """Minus a value."""

    value: "Expression"


@dataclass(frozen=True, slots=True)
class Compare(Node):
    """Two values and a comparator; false when one of them is null."""

    comparator: Comparator
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class IsConstant(Node):
    """A value is, or is not, true, false or null."""

    value: "Expression"
    constant: bool | None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Like(Node):
    """A value holds every word of the pattern, whatever the case and accents; ``word*`` is a beginning."""

    value: "Expression"
    pattern: str


@dataclass(frozen=True, slots=True)
class InValues(Node):
    """A value is one of the literals."""

    value: "Expression"
    values: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class InInterval(Node):
    """A value lies between two others, bounds included or not."""

    value: "Expression"
    low: "Expression"
    high: "Expression"
    with_low: bool
    with_high: bool


@dataclass(frozen=True, slots=True)
class Not(Node):
    """The contrary of a predicate: true where it is false or unknown."""

    predicate: "Expression"


@dataclass(frozen=True, slots=True)
class And(Node):
    """Every one of several predicates."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Or(Node):
    """At least one of several predicates."""

    parts: tuple["Expression", ...]


Expression = (
    Text | Number | Moment | Shape | Measure | Keyword | Star | Constant | FieldName | Call | Arithmetic
    | Negative | Compare | IsConstant | Like | InValues | InInterval | Not | And | Or
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Columns(Node):
    """Columns taken in, or left out, by name or by the beginning of their name."""

    name: str
    prefix: bool
    included: bool


@dataclass(frozen=True, slots=True)
class Named(Node):
    """A value and the key it has in the result: its alias, else its own text."""

    value: Expression
    key: str


@dataclass(frozen=True, slots=True)
class Order(Node):
    """A value to sort by; nulls come last both ways."""

    value: Expression
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """A value of a column to keep, or to leave out."""

    name: str
    value: str


Item = Star | Columns | Named


@dataclass(frozen=True, slots=True)
class Query:
    """One question about one table. The parts of *where* are joined by AND; *limit* None means everything.

    *timezone* (IANA) is that of dates without offset and of parts of dates; *lang* (two letters) that of their names.
    """

    select: tuple[Item, ...] = ()
    where: tuple[Expression, ...] = ()
    group_by: tuple[Named, ...] = ()
    order_by: tuple[Order, ...] = ()
    refine: tuple[Facet, ...] = ()
    exclude: tuple[Facet, ...] = ()
    limit: int | None = None
    offset: int = 0
    timezone: str = "UTC"
    lang: str = "fr"
