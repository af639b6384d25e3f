"""The best plan for a prepared table, and what a plan would do to it: in a child process.

Nothing here knows Django: the table is a file, the answers are figures, names of columns and steps as a scope writes
them.
"""

import time
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, Final

import polars as pl

from pontdarc.core.privacy.classes import Classes, classes_of
from pontdarc.core.privacy.diversity import diversity
from pontdarc.core.privacy.plan import PrivacyPlan, key_names, plan_of, with_keys, write_step
from pontdarc.core.privacy.planning import Wanted
from pontdarc.core.privacy.usual_plans import choose_plan
from pontdarc.core.step import Context
from pontdarc.core.telling import Stage, heard_by
from pontdarc.outside.confined import say
from pontdarc.outside.official import official_referential
from pontdarc.outside.secrets import new_token
from pontdarc.publication.protecting import Protected, Told

SEARCH: Final = "pontdarc.publication.planning:search"
EFFECT: Final = "pontdarc.publication.planning:effect"
_PACE: Final = 0.5
"""Seconds."""


def search(arguments: dict[str, Any]) -> dict[str, Any]:
    """Return the plan that loses the least for the columns ``quasi`` of the table at ``path``.

    *arguments*: ``kinds`` of columns, ``k``, ``left_out`` (share of rows), ``locked`` columns, ``today``; and, when
    there are any, the ``sensitive`` column, in how many ``diverse`` values of it, how far from the whole
    (``closeness``), the steps ``given`` for it, and the ``forbidden`` levels of columns: « as_is », « hidden », or a
    step among the ``ways`` that were shown for the column. What the plan would leave of the table goes with it, as
    `effect` says it. How many plans are counted is told to whoever watches.

    :raises Invalid: there are too many plans to compare, or a column has no level left.
    """
    quasi, sensitive = arguments["quasi"], arguments.get("sensitive")
    read = list(dict.fromkeys([*quasi, *([sensitive] if sensitive else [])]))
    given = arguments.get("given") or []
    frame = pl.concat(list(_protected(arguments, read, plan_of(given)).pieces())).cast(pl.String)
    wanted = Wanted(
        arguments["k"], arguments.get("diverse") or 1, arguments.get("closeness"), left_out=arguments["left_out"]
    )
    with heard_by(_Saying()):
        chosen = choose_plan(
            frame,
            quasi,
            arguments["kinds"],
            wanted,
            _context(arguments),
            sensitive=sensitive,
            locked=arguments["locked"],
            forbidden=_forbidden(arguments),
        )
    plan = chosen.plan
    steps = [*given, *(write_step(call) for call in chosen.steps)]
    return {
        "reached": plan.reached,
        "rows": frame.height,
        "left_out": plan.left_out,
        "loss": plan.loss,
        "columns": [{"name": name, "loss": plan.losses[name]} for name in plan.rungs],
        "steps": steps,
        "plans": plan.plans,
        "visited": plan.visited,
        "effect": effect({**arguments, "steps": steps}),
    }


def _forbidden(arguments: dict[str, Any]) -> dict[str, list[str]]:
    """Return the levels as `choose_plan` names them: bands were shown on the first rows, their place is what counts."""
    ways = arguments.get("ways") or {}
    told = {}
    for name, levels in (arguments.get("forbidden") or {}).items():
        places = {way: str(place) for place, way in enumerate(ways.get(name, ()), start=1)}
        told[name] = [places.get(level, level) for level in levels]
    return told


class _Saying:
    """Passes on how many plans are counted, at most twice a second."""

    def __init__(self) -> None:
        self._last = 0.0

    def __call__(self, stage: Stage, rows: int, _total: int | None) -> None:
        now = time.monotonic()
        if now - self._last > _PACE:
            self._last = now
            say({"stage": stage, "rows": rows})


def effect(arguments: dict[str, Any]) -> dict[str, Any]:
    """Return what the plan ``steps`` would leave of the table at ``path``: rows, and how alike they are.

    *arguments*: ``quasi`` columns, ``k``, ``today``, and the ``sensitive`` column when there is one: what groups give
    away of it. What is drawn is drawn by a key of the moment.
    """
    bare = plan_of(arguments["steps"])
    plan = with_keys(bare, {name: new_token() for name in key_names(bare)})
    names = [name for name in arguments["quasi"] if name not in (*plan.drop, *plan.mask)]
    sensitive = [name for name in [arguments.get("sensitive")] if name and name not in plan.drop]
    told = Told()
    shown = list(dict.fromkeys([*names, *sensitive]))
    left = pl.concat(list(_protected(arguments, shown, plan).pieces(told, shown)))
    classes = classes_of(left, names)
    return {
        "rows": pl.scan_parquet(arguments["path"]).select(pl.len()).collect().item(),
        "kept": left.height if names else None,
        "k": classes.k if names else None,
        "below": classes.below(arguments["k"]) if names else 0,
        "uniques": classes.uniques if names else 0,
        "unprotected": sum(told.unprotected.values()),
        "diversity": [_given_away(left, classes, name) for name in sensitive] if names else [],
    }


def _given_away(left: pl.DataFrame, classes: Classes, name: str) -> dict[str, Any]:
    return {"column": name, **asdict(diversity(classes, left.get_column(name)))}


def _protected(arguments: dict[str, Any], names: list[str], plan: PrivacyPlan) -> Protected:
    context = _context(arguments)
    return Protected(Path(arguments["path"]), names, plan, context.today, context.referential)


def _context(arguments: dict[str, Any]) -> Context:
    return Context(date.fromisoformat(arguments["today"]), official_referential())
