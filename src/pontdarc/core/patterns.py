"""Patterns that strangers write: which ones end in time on any text.

Polars' engine (Rust regex) is linear whatever the pattern. What it does not know (look-around, references) is left to
Python's, which may try an exponential number of ways when a repetition stands inside another.
"""

import re
from re import _constants as codes
from re import _parser as parser
from typing import Any

import polars as pl

LONGEST = 2_000
"""Characters of a pattern."""
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT)
_MOST_TIMES = 1_000


def is_safe(pattern: str) -> bool:
    """Tell whether a pattern, searched in any text, ends in a time that grows with the text alone."""
    if len(pattern) > LONGEST:
        return False
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError):
        return False
    return _is_linear(pattern) or not _repeats_inside(parser.parse(pattern), inside=False)


def _is_linear(pattern: str) -> bool:
    try:
        pl.select(pl.lit("").str.contains(pattern))
    except pl.exceptions.PolarsError:
        return False
    return True


def _repeats_inside(tree: Any, *, inside: bool) -> bool:
    """Tell whether a repetition stands inside another, or repeats a choice: what may be tried in many ways."""
    return any(_risky(code, argument, inside) for code, argument in tree)


def _risky(code: Any, argument: Any, inside: bool) -> bool:
    if code in _REPEATS:
        _, most, repeated = argument
        many = most > 1
        huge = most != codes.MAXREPEAT and most > _MOST_TIMES
        return (many and (inside or huge)) or _repeats_inside(repeated, inside=inside or many)
    if code is codes.BRANCH and inside:
        return True
    return any(_repeats_inside(each, inside=inside) for each in _held(argument))


def _held(argument: Any) -> list[Any]:
    """Return the patterns that an operator holds: groups, look-arounds, conditions."""
    if isinstance(argument, parser.SubPattern):
        return [argument]
    if isinstance(argument, tuple | list):
        return [held for each in argument for held in _held(each)]
    return []
