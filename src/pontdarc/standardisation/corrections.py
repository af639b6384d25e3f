"""What a person corrects in the cells, kept in the recipe: two steps, one for values everywhere, one for cells.

Values are replaced last, as they are seen once everything else is mended; a cell is replaced first, in the row as the
file has it, so that the row is known again in the next delivery by all that it holds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from pontdarc.core.applying import Application
from pontdarc.core.recipe import Recipe
from pontdarc.core.refusals import Invalid
from pontdarc.core.step import Call
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.conformity import SAMPLE
from pontdarc.standardisation.preparing import Plan

VALUES: Final = "replace_values"
CELLS: Final = "replace_cells"
LONGEST: Final = 5_000
MOST: Final = 5_000
"""Corrections in one recipe: beyond, the file is to be corrected where it comes from."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What stands in a column instead of what stood there; None is an empty cell.

    *row*: digest of the only row meant (core.steps.replace_cells), None for every cell of the column with that value.
    """

    column: str
    before: str | None
    after: str | None
    row: str | None = None


def corrections_in(recipe: Recipe) -> tuple[Correction, ...]:
    """Return what was corrected by hand, the values first."""
    values = [
        Correction(str(call.column), before, after)
        for call in recipe.steps
        if call.step == VALUES
        for before, after in call.params.get("values", {}).items()
    ]
    cells = [
        Correction(cell["column"], cell.get("before"), cell.get("after"), cell["row"])
        for call in recipe.steps
        if call.step == CELLS
        for cell in call.params.get("cells", ())
    ]
    return (*values, *cells)


def corrected(recipe: Recipe, corrections: Iterable[Correction]) -> Recipe:
    """Return the recipe with these corrections besides its own; what is corrected again is corrected the last way.

    A value that was itself put in place of another follows it: a chain never grows.

    :raises Invalid: a column that the recipe does not make, a text that is too long, or too many of them.
    """
    targets = {feed.target for feed in recipe.mapping}
    kept = {_key(one): one for one in corrections_in(recipe)}
    for one in corrections:
        _check(one, targets)
        for key, other in list(kept.items()):
            if one.row is None and other.column == one.column and other.after == one.before:
                kept[key] = replace(other, after=one.after)
        kept[_key(one)] = one
    if len(kept) > MOST:
        raise Invalid(
            "too_many_corrections",
            gettext_noop("Cette recette porte déjà %(most)s corrections à la main : c’est le plus qu’elle garde."),
            gettext_noop("Corrigez le fichier à la source, ou par le classeur des lignes à corriger."),
            {"most": MOST},
        )
    return with_only(recipe, kept.values())


def with_only(recipe: Recipe, corrections: Iterable[Correction]) -> Recipe:
    """Return the recipe with these corrections and no other; one that changes nothing is left out."""
    values: dict[str, dict[str, str | None]] = {}
    cells: list[dict[str, str | None]] = []
    for one in corrections:
        if one.row is not None:
            cells.append({"column": one.column, "row": one.row, "before": one.before, "after": one.after})
        elif one.before is not None and one.before != one.after:
            values.setdefault(one.column, {})[one.before] = one.after
    others = [call for call in recipe.steps if call.step not in (VALUES, CELLS)]
    first = [Call(CELLS, None, {"cells": cells})] if cells else []
    last = [Call(VALUES, column, {"values": found}) for column, found in values.items()]
    return replace(recipe, steps=(*first, *others, *last))


def without(recipe: Recipe, correction: Correction) -> Recipe:
    """Return the recipe without one of its corrections."""
    return with_only(recipe, (one for one in corrections_in(recipe) if _key(one) != _key(correction)))


def kept_in(planned: Plan, former: Recipe, *, same_reading: bool = False) -> Plan:
    """Return a plan made anew, with what a person had corrected in the cells.

    *same_reading*: the reading choices of the former recipe stay, whatever those of this file.
    """
    corrections = corrections_in(former)
    made = planned.application
    recipe = replace(made.recipe, reading=former.reading) if same_reading else made.recipe
    if not corrections and recipe == made.recipe:
        return planned
    targets = {feed.target for feed in recipe.mapping}
    recipe = with_only(recipe, [one for one in corrections if one.column in targets])
    settled = len(recipe.before) if recipe.steps != made.recipe.steps else len(recipe.before) + len(recipe.steps)
    known = {rank: fact for rank, fact in made.facts.items() if rank < settled}
    application = Application(recipe, made.table, made.context, known=known)
    return replace(planned, application=application, sample=application.on_sample(made.table.sample(SAMPLE)))


def _key(one: Correction) -> tuple[str, str | None, str | None]:
    return one.column, one.row, one.before


def _check(one: Correction, targets: Iterable[str]) -> None:
    if one.column not in targets:
        raise Invalid(
            "no_such_column",
            gettext_noop("La colonne « %(column)s » n’existe pas."),
            gettext_noop("Choisissez-la dans la liste des colonnes du fichier ou du standard."),
            {"column": one.column},
        )
    if one.after is not None and len(one.after) > LONGEST:
        raise Invalid(
            "text_too_long",
            gettext_noop("Ce texte est trop long pour une cellule corrigée à la main."),
            gettext_noop("Écrivez %(most)s caractères au plus, ou corrigez le fichier."),
            {"most": LONGEST},
        )


def applied(report: Mapping[str, Any]) -> int:
    """Return how many cells the corrections changed in a prepared file."""
    return sum(steps.get(VALUES, 0) + steps.get(CELLS, 0) for steps in (report.get("repairs") or {}).values())
