"""Words looked for in what is no text: the figures of a number, the parts of a date, true and false.

Such a value is the words of how it is written: -4.5 is « 4 » and « 5 », 2026-11-24 is « 2026 », « 11 » and « 24 ». To
write every value out costs ten times what it costs to calculate whether it would hold a word; only those that are
written otherwise (1e+20, 12024-01-01, infinity) are written out.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlglot import exp

from pontdarc.core.query import idioms
from pontdarc.core.query.columns import Column, ColumnType
from pontdarc.core.query.expanding import Binds

EXACT: Final = 15
"""Digits that a floating number keeps: a decimal that has no more is written as it was."""
_MOST_AFTER: Final = 20
"""Digits after the point, of a number written without an exponent."""
_MOST_OF_A_DATE: Final = 7
_MOST_OF_A_WHOLE: Final = 19
_GREATEST, _LEAST = (1 << 63) - 1, -(1 << 63)
_CLOCK: Final = ("month", "day", "hour", "minute", "second")
_SLACK: Final = "4e-15"
_SIZE: Final = "abs({0})"
_BEFORE: Final = f"trunc({_SIZE})"
_DIGITS = re.compile(r"[0-9]+")
_BEFORE_EXPONENT = re.compile(r"[0-9]+e")
_ODD: Final[dict[ColumnType, tuple[str, ...]]] = {
    "number": ("inf", "nan"),
    "date": ("infinity",),
    "datetime": ("infinity",),
}
_WRITTEN: Final[dict[ColumnType, str]] = {
    "number": "translate(CAST({0} AS TEXT), '-.', '  ')",
    "date": "strftime({0}, '%Y %m %d')",
    "datetime": "translate(CAST({0} AS TEXT), '-.:', '   ')",
}
_USUAL: Final[dict[ColumnType, str]] = {
    "number": f"({_SIZE} >= 1e-3 AND {_SIZE} < 1e{EXACT} OR {{0}} = 0)",
    "date": "({0} BETWEEN DATE '1000-01-01' AND DATE '9999-12-31')",
    "datetime": "({0} BETWEEN TIMESTAMP '1000-01-01' AND TIMESTAMP '9999-12-31' AND microsecond({0}) % 1000000 = 0)",
}
"""Where the words of a value are known without writing it."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A word that is looked for, whole or as a beginning."""

    word: str
    prefix: bool = False

    @property
    def is_digits(self) -> bool:
        """Whether it is made of digits alone."""
        return _DIGITS.fullmatch(self.word) is not None

    def is_in(self, words: Iterable[str]) -> bool:
        """Whether it is one of these words, or the beginning of one."""
        return any(word.startswith(self.word) if self.prefix else word == self.word for word in words)


def held(rank: int, column: Column, looked: Looked, binds: Binds) -> exp.Expr | None:
    """Return whether the value of a column of figures, moments or booleans has a word; None where none ever does."""
    value = exp.column(f"c{rank}")
    if column.type == "boolean":
        return _boolean(value, looked)
    if column.before is not None or column.type == "integer":
        tests = _plainly(column, looked) if looked.is_digits else []
        return idioms.ready(f"({_either(tests)})", value) if tests else None
    if not _may_be_written(column.type, looked):
        return None
    if not looked.is_digits:
        arms = [f"WHEN {_USUAL[column.type]} THEN FALSE"]
    elif column.type == "number":
        arms = _number(looked)
    else:
        arms = _moment(column.type, looked)
    part = binds.bind(f" {looked.word}" if looked.prefix else f" {looked.word} ")
    written = f"contains(' ' || {_WRITTEN[column.type]} || ' ', {{1}})"
    return idioms.ready(f"CASE {' '.join(arms)} ELSE {written} END", value, part)


def _may_be_written(type_: ColumnType, looked: Looked) -> bool:
    """Whether some value of that type has the word when it is written out."""
    if looked.is_digits:
        return type_ == "number" or len(looked.word) <= _MOST_OF_A_DATE
    return looked.is_in(_ODD[type_]) or (type_ == "number" and _BEFORE_EXPONENT.fullmatch(looked.word) is not None)


def _boolean(value: exp.Expr, looked: Looked) -> exp.Expr | None:
    yes, no = looked.is_in(("true",)), looked.is_in(("false",))
    if yes and no:
        return exp.Not(this=exp.Is(this=value, expression=exp.null()))
    if yes or no:
        return value if yes else exp.Not(this=value)
    return None


def _plainly(column: Column, looked: Looked) -> list[str]:
    """The tests of a column whose figures are all written as decimals of a known size."""
    before, after = _MOST_OF_A_WHOLE if column.before is None else column.before, column.after or 0
    if column.type == "integer":
        return [_between(*run) for run in _runs(looked, before)]
    tests = [_size_between(*run) for run in _runs(looked, before)]
    if len(looked.word) <= after and (test := _after_point(looked)):
        tests.append(f"({test})")
    return tests


def _runs(looked: Looked, most: int) -> list[tuple[int, int]]:
    """Return the whole numbers of *most* digits at most that are the word, or begin with it: first and last of runs."""
    missing = most - len(looked.word)
    if missing < 0 or (looked.word[0] == "0" and looked.word != "0"):
        return []
    figure = int(looked.word)
    longer = range(missing + 1 if looked.prefix and figure else 1)
    return [(figure * 10**more, (figure + 1) * 10**more - 1) for more in longer]


def _between(first: int, last: int) -> str:
    """Whether a whole number, its sign aside, is in a run."""
    runs = [(first, min(last, _GREATEST)), (max(-last, _LEAST), -first)]
    some = [(low, high) for low, high in dict.fromkeys(runs) if low <= high]
    return _either(f"{{0}} BETWEEN {low} AND {high}" if low < high else f"{{0}} = {low}" for low, high in some)


def _size_between(first: int, last: int) -> str:
    """Whether the figures before the point are a whole number of a run."""
    return f"({_SIZE} >= {first}e0 AND {_SIZE} < {last + 1}e0)"


def _number(looked: Looked) -> list[str]:
    usual = _USUAL["number"]
    if len(looked.word) > _MOST_AFTER:
        return [f"WHEN {usual} THEN FALSE"]
    before = _either(_size_between(*run) for run in _runs(looked, EXACT))
    # Beyond the digits that a floating number keeps, what is near is written out.
    arms = [f"WHEN {usual} AND NOT ({before} OR {_near(looked)}) THEN FALSE"]
    if len(looked.word) < EXACT:
        short = f"{_SIZE} < 1e{EXACT - len(looked.word)} - 1"
        arms.insert(0, f"WHEN {usual} AND {short} THEN {before} OR {_after_point(looked) or 'FALSE'}")
    return arms


def _after_point(looked: Looked) -> str:
    """Whether the figures after the point are the word: never a zero at their end, unless it is the only one."""
    low, high = _bounds(looked)
    ends_in_zero = looked.word[-1] == "0" and looked.word != "0"
    if looked.prefix:
        return f"{_SIZE} {'>' if ends_in_zero else '>='} {low} AND {_SIZE} < {high}"
    return "" if ends_in_zero else f"{_SIZE} = {low}"


def _near(looked: Looked) -> str:
    low, high = _bounds(looked)
    return f"{_SIZE} BETWEEN {low} * (1 - {_SLACK}) AND {high if looked.prefix else low} * (1 + {_SLACK})"


def _bounds(looked: Looked) -> tuple[str, str]:
    """The least number that has the word after its point, and the least beyond those that it begins."""
    scale = f"1e{len(looked.word)}"
    low, high = (f"(({_BEFORE} * {scale} + {int(looked.word) + more}e0) / {scale})" for more in (0, 1))
    return low, high


def _moment(type_: ColumnType, looked: Looked) -> list[str]:
    parts = {"year": 4} | dict.fromkeys(_CLOCK[:2] if type_ == "date" else _CLOCK, 2)
    tests = [test for part, width in parts.items() if (test := _part(part, width, looked))]
    return [f"WHEN {_USUAL[type_]} THEN {_either(tests)}"]


def _part(part: str, width: int, looked: Looked) -> str:
    """Whether a part that is written with so many digits is the word."""
    missing = width - len(looked.word)
    if missing < 0 or (missing and not looked.prefix):
        return ""
    first = int(looked.word) * 10**missing
    return f"{part}({{0}}) BETWEEN {first} AND {first + 10**missing - 1}"


def _either(tests: Iterable[str]) -> str:
    return " OR ".join(tests) or "FALSE"
