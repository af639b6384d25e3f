"""A new mapping for a delivery that changed its shape: what was settled is kept wherever it still stands."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pontdarc.core.drift import Drift
from pontdarc.core.recipe import Feed, Recipe


def kept_choices(recipe: Recipe, drift: Iterable[Drift], columns: Collection[str]) -> dict[str, dict[str, Any]]:
    """Return the choices of a recipe as overrides for a file whose columns are *columns*.

    What a person chose is kept, under the new name of a column that was renamed; so are constants, and every
    column that was copied as it was. A choice whose column is gone is dropped, for a new one to be found.
    """
    renamed = {each.column: each.now for each in drift if each.what == "renamed" and each.now is not None}
    kept: dict[str, dict[str, Any]] = {}
    for target, choice in recipe.overrides.items():
        named = choice.get("sources") or ([choice["source"]] if choice.get("source") else [])
        now = [renamed.get(name, name) for name in named]
        if not all(name in columns for name in now):
            continue
        kept[target] = {**choice, "sources": now} if "sources" in choice else dict(choice)
        if "source" in choice and now:
            kept[target]["source"] = now[0]
    for feed in recipe.mapping:
        if feed.value is not None and not feed.sources:
            kept.setdefault(feed.target, {"value": feed.value})
    names = {column.name for column in recipe.columns}
    for feed in recipe.mapping:
        if feed.target in recipe.overrides or feed.column not in names or feed.sources != (feed.column,):
            continue
        source = renamed.get(feed.column, feed.column)
        if source in columns:
            kept[feed.target] = {"source": source}
    return kept


@dataclass(frozen=True, slots=True)
class Moved:
    """A target column that is filled otherwise than before. *before*, *now*: as a person reads them, empty for none."""

    target: str
    before: str
    now: str


def moved(before: Recipe, now: Recipe) -> tuple[Moved, ...]:
    """Return what a new recipe fills otherwise, in the order of its columns; then what it fills no more."""
    former = {feed.target: _filled(feed) for feed in before.mapping}
    present: Mapping[str, str] = {feed.target: _filled(feed) for feed in now.mapping}
    targets = [*present, *(target for target in former if target not in present)]
    return tuple(
        Moved(target, former.get(target, ""), present.get(target, ""))
        for target in targets
        if former.get(target, "") != present.get(target, "")
    )


def _filled(feed: Feed) -> str:
    return " + ".join(feed.sources) if feed.sources else f"« {feed.value} »" if feed.value else ""


def for_another(recipe: Recipe) -> Recipe:
    """Return the recipe as another organisation may take it: nothing of the first one's own in it.

    Constants (its name, its SIRET, what a person typed), corrected cells and the places of its files go. Which column
    fills which stays, marked as what a person chose where one did; the other body's files say what is right.
    """
    constants = {feed.target for feed in recipe.mapping if feed.value is not None}
    return Recipe(
        recipe.standard,
        recipe.version,
        columns=recipe.columns,
        before=recipe.before,
        mapping=tuple(Feed(feed.target) if feed.value is not None else feed for feed in recipe.mapping),
        steps=tuple(call for call in recipe.steps if call.step not in _OF_ONE_FILE and call.column not in constants),
        left_out=recipe.left_out,
        overrides={
            target: {"source": choice["source"]}
            for target, choice in recipe.overrides.items()
            if isinstance(choice.get("source"), str)
        },
    )


_OF_ONE_FILE = frozenset({"replace_cells", "replace_values", "constant"})
"""Steps that hold values of one body's files."""
