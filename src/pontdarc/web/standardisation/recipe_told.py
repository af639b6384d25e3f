"""A recipe in words: what is done to each file, step by step, and to which columns."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pontdarc.core.recipe import Recipe
from pontdarc.core.step import Call
from pontdarc.core.steps.registry import registry


@dataclass(frozen=True, slots=True)
class Line:
    """A step: its title and the columns it works on, none when it works on the whole table."""

    title: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The steps before the columns are put in their place, how many are *filled* of how many, the steps after."""

    before: tuple[Line, ...]
    filled: int
    columns: int
    after: tuple[Line, ...]


def told(recipe: Recipe) -> Told:
    """Return what a recipe does, each step once, in the order in which it first comes."""
    filled = sum(1 for feed in recipe.mapping if feed.column is not None or feed.value is not None)
    return Told(_lines(recipe.before), filled, len(recipe.mapping), _lines(recipe.steps))


def _lines(calls: Iterable[Call]) -> tuple[Line, ...]:
    known = registry()
    columns: dict[str, dict[str, None]] = {}
    for call in calls:
        on = columns.setdefault(call.step, {})
        if call.column is not None:
            on[call.column] = None
    return tuple(Line(_(known[step].title) if step in known else step, tuple(on)) for step, on in columns.items())
