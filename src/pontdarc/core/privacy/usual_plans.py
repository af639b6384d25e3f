"""The usual ways to make a column less precise, as steps of a recipe: what the search chooses is what is replayed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from pontdarc.core.kind import decimal
from pontdarc.core.privacy.ladders import AS_IS, HIDDEN, HIDDEN_RUNG, Ladder, Rung, ladder
from pontdarc.core.privacy.planning import Plan, Wanted, best_plan
from pontdarc.core.refusals import Invalid
from pontdarc.core.step import Call, Context, Sheet, run
from pontdarc.core.steps.registry import registry
from pontdarc.core.words import gettext_noop

_BY_KIND: Mapping[str, tuple[tuple[str, Mapping[str, object]], ...]] = {
    "birth_date": tuple(("generalise_date", {"to": to}) for to in ("month", "year", "decade")),
    "date_iso": tuple(("generalise_date", {"to": to}) for to in ("month", "year", "decade")),
    "date_fr": tuple(("generalise_date", {"to": to}) for to in ("month", "year", "decade")),
    "datetime_iso": tuple(("generalise_date", {"to": to}) for to in ("month", "year", "decade")),
    "year": (("generalise_date", {"to": "decade"}),),
    "insee_commune": tuple(("generalise_place", {"to": to}) for to in ("epci", "departement")),
    "postal_code": tuple(("generalise_code", {"length": length}) for length in (3, 2)),
    "iris": tuple(("generalise_code", {"length": length}) for length in (5, 2)),
    "naf": tuple(("generalise_code", {"length": length}) for length in (3, 2)),
    "pcs_code": (("generalise_code", {"length": 1}),),
    "address": tuple(("generalise_address", {"to": to}) for to in ("street", "commune")),
    "latitude": tuple(("grid_cell", {"size": size}) for size in ("0.01", "0.1", "1")),
    "longitude": tuple(("grid_cell", {"size": size}) for size in ("0.01", "0.1", "1")),
    "lambert93_x": tuple(("grid_cell", {"size": size}) for size in ("1000", "10000", "100000")),
    "lambert93_y": tuple(("grid_cell", {"size": size}) for size in ("1000", "10000", "100000")),
}
_BANDS = (5, 10, 20, 100)
_FEW = 5


@dataclass(frozen=True, slots=True)
class Chosen:
    """*plan*: what was found. *steps*: the recipe that does it, rows left out included. *names*: of the rung of each
    column, as `Ladder.names` has it.
    """

    plan: Plan
    steps: tuple[Call, ...]
    names: Mapping[str, str]


def has_usual_ladder(kind: object) -> bool:
    """Tell whether there are usual ways to make a column of this kind less precise."""
    return kind in _BY_KIND


def usual_calls(name: str, cells: pl.Series, kind: str | None) -> tuple[Call, ...]:
    """Return the usual ways to make a column less precise, from the one that loses the least."""
    return tuple(_calls(name, cells, kind).values())


def choose_plan(
    frame: pl.DataFrame,
    quasi: Sequence[str],
    kinds: Mapping[str, str | None],
    wanted: Wanted,
    context: Context,
    *,
    sensitive: str | None = None,
    weights: Mapping[str, float] | None = None,
    locked: Collection[str] = (),
    forbidden: Mapping[str, Collection[str]] | None = None,
) -> Chosen:
    """Return the best plan for the columns *quasi*, each with the usual ladder of its kind.

    *kinds*: the kind of each column, where it is known. *locked*: columns to keep as they are: rows are left out rather
    than their detail. *forbidden*: for a column, the levels that may not be used: AS_IS, HIDDEN_RUNG, or the place of
    one of its `usual_calls`, from « 1 ».

    :raises Invalid: there are too many plans to compare, or a column has no level left.
    """
    calls = {name: _calls(name, frame.get_column(name), kinds.get(name)) for name in quasi}
    barred = {
        name: {*calls[name], HIDDEN_RUNG} if name in locked else _barred(calls[name], (forbidden or {}).get(name, ()))
        for name in quasi
    }
    ladders = {name: _ladder(name, frame.get_column(name), calls[name], barred[name], context) for name in quasi}
    secret = frame.get_column(sensitive) if sensitive else None
    plan = best_plan(frame, ladders, wanted, sensitive=secret, weights=weights)
    names = {name: ladders[name].names[rung] for name, rung in plan.rungs.items()}
    steps = tuple(call for name in quasi if (call := _step(name, names[name], calls[name])) is not None)
    kept = [name for name in quasi if names[name] != HIDDEN_RUNG]
    asked = {"sensitive": sensitive, "diverse": wanted.diverse} if sensitive and wanted.diverse > 1 else {}
    last = (Call("suppress_small_classes", None, {"columns": kept, "k": wanted.k, **asked}),) if kept else ()
    return Chosen(plan, (*steps, *last), names)


def follow(frame: pl.DataFrame, steps: Sequence[Call], context: Context) -> pl.DataFrame:
    """Return a whole table after some steps."""
    sheet = Sheet(frame, pl.Series("lines", range(frame.height), dtype=pl.UInt32))
    for call in steps:
        sheet, _ = run(registry()[call.step], sheet, call, context)
    return sheet.frame


def _calls(name: str, cells: pl.Series, kind: str | None) -> dict[str, Call]:
    """Return the steps that may be used on a column, from the one that loses the least, by the name of their rung."""
    usual = _BY_KIND.get(kind or "", ())
    if not usual:
        usual = _bands(cells)
    return {
        f"{step}: {', '.join(str(value) for value in params.values())}": Call(step, name, params)
        for step, params in usual
    }


def _bands(cells: pl.Series) -> tuple[tuple[str, Mapping[str, object]], ...]:
    """Return the bands of a column of numbers, larger where the numbers are."""
    numbers = cells.to_frame("text").select(decimal(pl.col("text"))).to_series()
    filled = cells.len() - cells.null_count()
    if not filled or numbers.len() - numbers.null_count() < filled or numbers.n_unique() < _FEW:
        return ()
    scale = 1
    while numbers.max() >= 200 * scale:  # type: ignore[operator]
        scale *= 10
    return tuple(("generalise_band", {"width": width * scale}) for width in _BANDS)


def _texts(cells: pl.Series) -> list[str]:
    found: list[str] = cells.cast(pl.String).fill_null("").unique().sort().to_list()
    return found


def _barred(calls: Mapping[str, Call], levels: Collection[str]) -> set[str]:
    """Return the names of the rungs that *levels* forbid."""
    places = {str(place): name for place, name in enumerate(calls, start=1)}
    return {places.get(level, level) for level in levels}


def _ladder(
    name: str, cells: pl.Series, calls: Mapping[str, Call], barred: Collection[str], context: Context
) -> Ladder:
    rungs = {each: _rung(call, context) for each, call in calls.items()}
    try:
        return ladder(_texts(cells), rungs, barred)
    except ValueError:
        raise Invalid(
            "no_level_left",
            gettext_noop("Tous les niveaux de la colonne « %(column)s » sont écartés : il n’en reste aucun."),
            gettext_noop("Laissez-en au moins un, ne serait-ce que « telle quelle »."),
            {"column": name},
        ) from None


def _rung(call: Call, context: Context) -> Rung:
    mend = registry()[call.step].mend
    if mend is None:
        raise TypeError(f"{call.step} works on tables")
    return lambda text: (mend(text, call.params, context) or HIDDEN) if text else ""


def _step(name: str, rung: str, calls: Mapping[str, Call]) -> Call | None:
    if rung == AS_IS:
        return None
    return Call("drop_column", name) if rung == HIDDEN_RUNG else calls[rung]
