"""What is done to a table before it is public, as a clearance's scope writes it: steps of the recipe, one a line.

A step is written as in a recipe, on one line:
``{"step": "generalise_date", "column": "jour", "params": {"to": "year"}}``.
Older decisions wrote ``drop:COLUMN``, ``mask:COLUMN`` and ``suppress_rare:COLUMN:THRESHOLD``: they are read.

A key is never written: a step that draws at random names it in ``secret``, and whoever runs the plan brings it.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pontdarc.core.refusals import Invalid
from pontdarc.core.step import Call
from pontdarc.core.steps.registry import registry
from pontdarc.core.words import gettext_noop

KEYED: Final = frozenset({"add_noise", "pseudonymise", "sample_rows"})
"""Steps that need a secret key."""
ENTIRELY: Final[Mapping[str, Any]] = {"entirely": True}
# Rows go by what they hold as it was, then cells change, then groups are counted, then columns go.
_TURN: Final[Mapping[str, int]] = {
    "suppress_rare": 0,
    "sample_rows": 1,
    "suppress_small_cells": 3,
    "suppress_small_classes": 4,
    "drop_column": 5,
}
_CELLS: Final = 2
# Parameters of which a greater number hides more.
_MORE_HIDES_MORE: Final = frozenset(
    {("suppress_rare", "threshold"), ("suppress_small_cells", "threshold"), ("suppress_small_classes", "k")}
)
# What makes nobody anonymous: without a name people are still found by the rest, and a pseudonym is personal data.
_NOT_ANONYMISING: Final = frozenset({"drop_column", "mask_column", "pseudonymise"})
# Steps after which a cell still is of the kind of its column.
_SAME_KIND: Final = frozenset({"add_noise", "grid_cell", "microaggregate", "round_number"})


@dataclass(frozen=True, slots=True, init=False)
class PrivacyPlan:
    """The steps, in the order in which they are done, whatever the order in which they were given."""

    calls: tuple[Call, ...]

    def __init__(self, calls: Iterable[Call] = ()) -> None:
        ranked = sorted(calls, key=lambda call: (_TURN.get(call.step, _CELLS), call.column or ""))
        kept = {write_step(call): call for call in ranked}
        object.__setattr__(self, "calls", tuple(kept.values()))

    @property
    def drop(self) -> tuple[str, ...]:
        """The columns left out."""
        return self._columns("drop_column")

    @property
    def mask(self) -> tuple[str, ...]:
        """The columns whose values are masked."""
        return self._columns("mask_column")

    @property
    def pseudonymised(self) -> tuple[str, ...]:
        """The columns whose values are replaced by a secret fingerprint: personal data still."""
        return self._columns("pseudonymise")

    @property
    def touched(self) -> tuple[str, ...]:
        """The columns of which cells change."""
        return tuple(sorted({call.column for call in self.calls if call.column and _changes_cells(call)}))

    @property
    def of_other_kind(self) -> tuple[str, ...]:
        """The columns of which cells are no longer of the kind they were: a year is no birth date."""
        changed = (call for call in self.calls if _changes_cells(call) and call.step not in _SAME_KIND)
        return tuple(sorted({call.column for call in changed if call.column}))

    @property
    def anonymises(self) -> bool:
        """Whether a step at least may make people anonymous; hashing alone never does."""
        return any(call.step not in _NOT_ANONYMISING for call in self.calls)

    def strictest(self) -> "PrivacyPlan":
        """Return the plan without the steps that another one of it makes useless."""
        kept = [
            call
            for call in self.calls
            if not any(other is not call and _as_strict(other, call) for other in self.calls)
        ]
        return PrivacyPlan(kept)

    def of(self, column: str) -> tuple[Call, ...]:
        """Return the steps about one column."""
        return tuple(call for call in self.calls if call.column == column)

    def steps(self) -> tuple[str, ...]:
        """Return it as a clearance's scope writes it."""
        return tuple(write_step(call) for call in self.calls)

    def _columns(self, step: str) -> tuple[str, ...]:
        return tuple(call.column for call in self.calls if call.step == step and call.column)


def _changes_cells(call: Call) -> bool:
    return _TURN.get(call.step, _CELLS) == _CELLS or call.step == "suppress_small_cells"


def simple_plan(
    *, drop: Iterable[str] = (), mask: Iterable[str] = (), rare: tuple[str, int] | None = None
) -> PrivacyPlan:
    """Return a plan that leaves columns out, masks others, and leaves out rows whose number is under a threshold."""
    calls = [Call("drop_column", name) for name in drop] + [Call("mask_column", name, ENTIRELY) for name in mask]
    if rare is not None:
        calls.append(Call("suppress_rare", rare[0], {"threshold": rare[1]}))
    return PrivacyPlan(calls)


def plan_of(steps: Iterable[str]) -> PrivacyPlan:
    """Read a plan back from the steps of a scope.

    :raises Invalid: one of them is no step, or is not one that protects people.
    """
    calls = []
    for step in steps:
        call = read_step(step)
        if call is None:
            raise Invalid(
                "no_such_protection",
                gettext_noop("« %(step)s » n’est pas une protection connue."),
                gettext_noop("Choisissez-la dans la liste des protections."),
                {"step": step[:80]},
            )
        calls.append(call)
    return PrivacyPlan(calls)


def write_step(call: Call) -> str:
    """Return a step on one line, as a recipe writes it, without its key."""
    params = {name: value for name, value in sorted(call.params.items()) if name != "key"}
    document = {"step": call.step, "column": call.column, "params": params}
    return json.dumps({name: value for name, value in document.items() if value}, ensure_ascii=False)


def read_step(text: str) -> Call | None:
    """Return the step that a line of a scope writes; None when it is none of those that protect people."""
    call = _as_recipes_do(text) if text.startswith("{") else _as_before(text)
    step = registry().get(call.step) if call is not None else None
    return call if step is not None and step.stage == "publication" else None


def _as_recipes_do(text: str) -> Call | None:
    try:
        document = json.loads(text)
        step, column, params = document["step"], document.get("column"), document.get("params", {})
    except (ValueError, TypeError, KeyError):
        return None
    if not isinstance(step, str) or not isinstance(column, str | None) or not isinstance(params, dict):
        return None
    return Call(step, column, {name: value for name, value in params.items() if name != "key"})


def _as_before(text: str) -> Call | None:
    verb, _, rest = text.partition(":")
    if verb == "drop":
        return Call("drop_column", rest)
    if verb == "mask":
        return Call("mask_column", rest, ENTIRELY)
    column, _, threshold = rest.rpartition(":")
    if verb == "suppress_rare" and threshold.isascii() and threshold.isdigit():
        return Call("suppress_rare", column, {"threshold": int(threshold)})
    return None


def protects_as_much(wanted: str, applied: Iterable[str]) -> bool:
    """Tell whether one of the steps *applied* is the one *wanted*, or the same with a number that hides more."""
    call = read_step(wanted)
    if call is None:
        return wanted in applied
    return any(_as_strict(other, call) for text in applied if (other := read_step(text)) is not None)


def _as_strict(applied: Call, wanted: Call) -> bool:
    if (applied.step, applied.column) != (wanted.step, wanted.column) or set(applied.params) != set(wanted.params):
        return False
    return all(_as_strict_value(wanted.step, name, applied.params[name], wanted.params[name]) for name in wanted.params)


def _as_strict_value(step: str, name: str, applied: Any, wanted: Any) -> bool:
    if (step, name) in _MORE_HIDES_MORE:
        return bool(applied >= wanted)
    return bool(applied == wanted)


def with_keys(plan: PrivacyPlan, keys: Mapping[str, str]) -> PrivacyPlan:
    """Return the plan with the keys of its steps, by name; it is written without them all the same.

    :raises KeyError: a key is missing: noise without a key would be no noise.
    """
    return PrivacyPlan(
        Call(call.step, call.column, {**call.params, "key": keys[key_name(call)]}) if call.step in KEYED else call
        for call in plan.calls
    )


def key_name(call: Call) -> str:
    """Return by what name a step's key is known in its dataset."""
    return str(call.params.get("secret") or f"{call.step}:{call.column or ''}")


def key_names(plan: PrivacyPlan) -> tuple[str, ...]:
    """Return the names of the keys that a plan needs."""
    return tuple(sorted({key_name(call) for call in plan.calls if call.step in KEYED}))


def columns_named(call: Call) -> Collection[str]:
    """Return every column that a step reads or writes."""
    listed = [*call.params.get("columns", ()), *call.params.get("by", ()), call.params.get("sensitive")]
    return {str(name) for name in (call.column, *listed) if name}
