"""The best plan for a prepared table, and what a plan would do to it: in a child process, for the screen.

Nothing here knows Django: the table is a file, the answers are figures, names of columns and steps as a scope writes
them.
"""

from datetime import date
from pathlib import Path
from typing import Any, Final

import polars as pl

from pontdarc.core.privacy.classes import classes_of
from pontdarc.core.privacy.plan import PrivacyPlan, key_names, plan_of, with_keys, write_step
from pontdarc.core.privacy.planning import Wanted
from pontdarc.core.privacy.usual_plans import choose_plan
from pontdarc.core.step import Context
from pontdarc.outside.official import official_referential
from pontdarc.outside.secrets import new_token
from pontdarc.publication.protecting import Protected, Told

SEARCH: Final = "pontdarc.publication.planning:search"
EFFECT: Final = "pontdarc.publication.planning:effect"


def search(arguments: dict[str, Any]) -> dict[str, Any]:
    """Return the plan that loses the least for the columns ``quasi`` of the table at ``path``.

    *arguments*: ``kinds`` of columns, ``k``, ``left_out`` (share of rows), ``locked`` columns, ``today``.

    :raises Invalid: there are too many plans to compare.
    """
    frame = pl.read_parquet(arguments["path"], columns=arguments["quasi"]).cast(pl.String)
    chosen = choose_plan(
        frame,
        arguments["quasi"],
        arguments["kinds"],
        Wanted(arguments["k"], left_out=arguments["left_out"]),
        _context(arguments),
        locked=arguments["locked"],
    )
    plan = chosen.plan
    return {
        "reached": plan.reached,
        "rows": frame.height,
        "left_out": plan.left_out,
        "loss": plan.loss,
        "columns": [{"name": name, "loss": plan.losses[name]} for name in plan.rungs],
        "steps": [write_step(call) for call in chosen.steps],
        "plans": plan.plans,
        "visited": plan.visited,
    }


def effect(arguments: dict[str, Any]) -> dict[str, Any]:
    """Return what the plan ``steps`` would leave of the table at ``path``: rows, and how alike they are.

    *arguments*: ``quasi`` columns, ``k``, ``today``. What is drawn is drawn by a key of the moment.
    """
    bare = plan_of(arguments["steps"])
    plan = with_keys(bare, {name: new_token() for name in key_names(bare)})
    names = [name for name in arguments["quasi"] if name not in (*plan.drop, *plan.mask)]
    told = Told()
    public = _protected(arguments, names, plan)
    left = pl.concat(list(public.pieces(told, names)))
    classes = classes_of(left, names)
    return {
        "rows": pl.scan_parquet(arguments["path"]).select(pl.len()).collect().item(),
        "kept": left.height if names else None,
        "k": classes.k if names else None,
        "below": classes.below(arguments["k"]) if names else 0,
        "uniques": classes.uniques if names else 0,
        "unprotected": sum(told.unprotected.values()),
    }


def _protected(arguments: dict[str, Any], names: list[str], plan: PrivacyPlan) -> Protected:
    context = _context(arguments)
    return Protected(Path(arguments["path"]), names, plan, context.today, context.referential)


def _context(arguments: dict[str, Any]) -> Context:
    return Context(date.fromisoformat(arguments["today"]), official_referential())
