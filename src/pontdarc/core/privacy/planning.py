"""The best plan: which rung of each ladder loses the least while nobody is alone, found without trying them all.

The plans are a lattice: a choice of a rung for each column. The loss of a plan is the mean over columns of what each
cell loses (`Ladder.losses`), a row left out losing everything. Two facts make a small part of the lattice enough:

- a row left out loses 1, and no cell loses more: what the rungs lose over all rows is never more than what the plan
  loses. Plans are looked at from the least such bound; the search ends when the bound reaches the best plan found;
- classes only merge when a rung is climbed, so rows in classes too small (or with too few sensitive values) only get
  fewer: what fails a plan fails every plan below it. From a plan that is not judged yet, a way up to the top is halved
  again and again, as OLA (El Emam et al., JAMIA 16(5), 2009) and Flash (Kohlmayer et al., PASSAT 2012) do.

t-closeness has no such order, so plans that must hold to it are pruned by their bound alone. Either way the plan is
the best: a test compares it with all of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
import polars as pl

from pontdarc.core.privacy.classes import Classes, Codes, Numbers, coded, together
from pontdarc.core.privacy.ladders import Ladder, numbers_of
from pontdarc.core.refusals import Invalid
from pontdarc.core.telling import tell
from pontdarc.core.words import gettext_noop

Reals = np.ndarray[tuple[int], np.dtype[np.float64]]
Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]
MOST_PLANS = 2_000_000
_CLOSE = 1e-12


@dataclass(frozen=True, slots=True)
class Wanted:
    """What must hold: classes of *k* rows, *diverse* values of the sensitive column in each, no class further than
    *closeness* from the whole table (equal distance). Rows of classes that fail are left out: that share at most.
    """

    k: int = 10
    diverse: int = 1
    closeness: float | None = None
    left_out: float = 0.0


@dataclass(frozen=True, slots=True)
class Plan:
    """*rungs*: for each column, its rung. *losses*: what each column loses, rows left out included. *loss*: their mean,
    weighted. *left_out*: rows. *reached*: whether all that was wanted holds; when not, the plan is the one that leaves
    out the fewest rows. *visited*, *plans*: how many plans were counted through, out of how many.
    """

    rungs: Mapping[str, int]
    losses: Mapping[str, float]
    loss: float
    left_out: int
    reached: bool
    visited: int
    plans: int


def best_plan(
    frame: pl.DataFrame,
    ladders: Mapping[str, Ladder],
    wanted: Wanted,
    *,
    sensitive: pl.Series | None = None,
    weights: Mapping[str, float] | None = None,
) -> Plan:
    """Return the plan that loses the least for the columns of *ladders*.

    *weights*: how much the loss of each column matters, 1 where nothing is said. Every text of a column, « » for an
    empty cell, must be one of its ladder's.

    How many plans are counted is told (core.telling).

    :raises Invalid: there are more than MOST_PLANS plans.
    """
    return _Search(frame, ladders, wanted, sensitive, weights or {}).best()


def every_plan(
    frame: pl.DataFrame, ladders: Mapping[str, Ladder], wanted: Wanted, *, sensitive: pl.Series | None = None
) -> Iterator[Plan]:
    """Yield every plan that holds, from the least bound: what `best_plan` is compared with."""
    yield from _Search(frame, ladders, wanted, sensitive, {}).all()


class _Search:
    def __init__(
        self,
        frame: pl.DataFrame,
        ladders: Mapping[str, Ladder],
        wanted: Wanted,
        sensitive: pl.Series | None,
        weights: Mapping[str, float],
    ) -> None:
        self._names, self._wanted, self._rows = list(ladders), wanted, frame.height
        self._texts: list[Numbers] = []
        self._codes: list[list[Codes]] = []
        losses: list[tuple[float, ...]] = []
        for name, made in ladders.items():
            ranks = pl.Series(range(len(made.texts)), dtype=pl.Int64)
            cells = frame.get_column(name).cast(pl.String).fill_null("")
            found = cells.replace_strict(
                pl.Series(made.texts, dtype=pl.String), ranks, return_dtype=pl.Int64
            ).to_numpy()
            found = found.astype(np.int64)  # a column without a row has no type
            self._texts.append(found)
            self._codes.append([Codes(numbers, len(made.texts)) for numbers in numbers_of(made, found)])
            losses.append(made.losses(np.bincount(found, minlength=len(made.texts)).tolist()))
        self._losses = losses
        self._shares = _shares(self._names, weights)
        self._secret = coded(sensitive) if sensitive is not None else None
        heights = [made.height + 1 for made in ladders.values()]
        if prod(heights) > MOST_PLANS:
            raise Invalid(
                "too_many_plans",
                gettext_noop("Ces colonnes donnent %(plans)s façons de les simplifier : c’est trop pour les comparer."),
                gettext_noop("Retirez une colonne, ou donnez à chacune moins de niveaux."),
                {"plans": prod(heights)},
            )
        self._plans = np.indices(heights, dtype=np.int64).reshape(len(heights), -1).T
        parts = [np.array(loss)[self._plans[:, at]] for at, loss in enumerate(losses)]
        self._bounds = sum(
            (part * share for part, share in zip(parts, self._shares, strict=True)), np.zeros(len(self._plans))
        )
        self._known: dict[int, int] = {}
        self._measured: dict[int, float] = {}
        self._cells: dict[tuple[int, int], Reals] = {}
        self._ladders = list(ladders.values())
        self._fails = np.zeros(len(self._plans), dtype=np.bool_)
        self._strides = np.array([int(np.prod(heights[at + 1 :])) for at in range(len(heights))], dtype=np.int64)

    def best(self) -> Plan:
        """Look at plans from the least bound, and return the best."""
        allowed, best, least = int(self._wanted.left_out * self._rows + _CLOSE), -1, np.inf
        in_order = self._wanted.closeness is None
        for place in np.argsort(self._bounds, kind="stable").tolist():
            if self._bounds[place] >= least - _CLOSE:
                break
            if in_order and not self._fails[place] and place not in self._known:
                for tried in self._halved(place, allowed):
                    loss = self._loss(tried)
                    if loss < least - _CLOSE:
                        best, least = tried, loss
            if self._fails[place]:
                continue
            if self._failing(place) <= allowed and self._loss(place) < least - _CLOSE:
                best, least = place, self._loss(place)
        return self._told(best) if best >= 0 else self._nearest()

    def all(self) -> Iterator[Plan]:
        """Yield every plan that holds."""
        allowed = int(self._wanted.left_out * self._rows + _CLOSE)
        for place in np.argsort(self._bounds, kind="stable").tolist():
            if self._failing(place) <= allowed:
                yield self._told(place)

    def _halved(self, place: int, allowed: int) -> list[int]:
        """Judge some plans of a way from one plan to the top; return those that hold."""
        way, held = self._way_up(place), []
        low, high = 0, len(way) - 1
        while low <= high:
            middle = (low + high) // 2
            if self._fails[way[middle]] or self._failing(way[middle]) > allowed:
                self._fails |= (self._plans <= self._plans[way[middle]]).all(axis=1)
                low = middle + 1
            else:
                held.append(way[middle])
                high = middle - 1
        return held

    def _way_up(self, place: int) -> list[int]:
        """Return the plans from one to the top, climbing each time the rung that costs the least."""
        levels, way = self._plans[place].copy(), [place]
        tops = self._plans[-1]
        while (levels < tops).any():
            costs = [
                self._shares[at] * (self._losses[at][levels[at] + 1] - self._losses[at][levels[at]])
                if levels[at] < tops[at]
                else np.inf
                for at in range(len(levels))
            ]
            levels[int(np.argmin(costs))] += 1
            way.append(int(levels @ self._strides))
        return way

    def _failing(self, place: int) -> int:
        """Return how many rows are in classes that do not hold to what is wanted."""
        if place not in self._known:
            codes = [self._codes[at][rung] for at, rung in enumerate(self._plans[place])]
            self._known[place] = _failing_rows(together(codes, self._rows), self._wanted, self._secret)
            tell("searching", len(self._known))
        return self._known[place]

    def _loss(self, place: int) -> float:
        if place not in self._measured:
            by_column = self._by_column(place)
            self._measured[place] = sum(loss * share for loss, share in zip(by_column, self._shares, strict=True))
        return self._measured[place]

    def _by_column(self, place: int) -> list[float]:
        """Return what each column loses: a row kept loses what its rung takes, a row left out loses everything."""
        rungs = self._plans[place].tolist()
        if not self._failing(place):
            return [self._losses[at][rung] for at, rung in enumerate(rungs)]
        classes = together([self._codes[at][rung] for at, rung in enumerate(rungs)], self._rows)
        gone = np.flatnonzero(~_holding_rows(classes, self._wanted, self._secret))
        return [
            self._losses[at][rung] + float((1 - self._cell_losses(at, rung)[gone]).sum()) / self._rows
            for at, rung in enumerate(rungs)
        ]

    def _cell_losses(self, at: int, rung: int) -> Reals:
        """Return what the cell of each row loses on a rung."""
        if (at, rung) not in self._cells:
            self._cells[(at, rung)] = self._ladders[at].cell_losses(rung)[self._texts[at]]
        return self._cells[(at, rung)]

    def _told(self, place: int, reached: bool = True) -> Plan:
        losses = self._by_column(place)
        return Plan(
            rungs={name: int(rung) for name, rung in zip(self._names, self._plans[place], strict=True)},
            losses={name: round(loss, 6) for name, loss in zip(self._names, losses, strict=True)},
            loss=round(self._loss(place), 6),
            left_out=self._failing(place),
            reached=reached,
            visited=len(self._known),
            plans=len(self._plans),
        )

    def _nearest(self) -> Plan:
        """Return the plan that leaves out the fewest rows, when none leaves out few enough: what it would cost."""
        if self._wanted.closeness is None:
            return self._told(len(self._plans) - 1, reached=False)
        fewest = min(range(len(self._plans)), key=lambda place: (self._failing(place), self._bounds[place]))
        return self._told(fewest, reached=False)


def _shares(names: Sequence[str], weights: Mapping[str, float]) -> list[float]:
    total = sum(weights.get(name, 1.0) for name in names) or 1.0
    return [weights.get(name, 1.0) / total for name in names]


def _failing_rows(classes: Classes, wanted: Wanted, secret: Codes | None) -> int:
    if secret is None or (wanted.diverse <= 1 and wanted.closeness is None):
        return classes.below(wanted.k)
    return int((~_holding_rows(classes, wanted, secret)).sum())


def _holding_rows(classes: Classes, wanted: Wanted, secret: Codes | None) -> Mask:
    """Return which rows are in classes that hold to what is wanted."""
    holds: Mask = classes.counts >= wanted.k
    if secret is not None and classes.rows and (wanted.diverse > 1 or wanted.closeness is not None):
        met, counts = np.unique(classes.of_rows * secret.many + secret.values, return_counts=True)
        owners, values = met // secret.many, met % secret.many
        if wanted.diverse > 1:
            holds &= np.bincount(owners, minlength=len(classes.counts)) >= wanted.diverse
        if wanted.closeness is not None:
            whole: Numbers = np.bincount(secret.values, minlength=secret.many)
            more = np.maximum(counts / classes.counts[owners] - whole[values] / classes.rows, 0.0)
            holds &= np.bincount(owners, weights=more, minlength=len(classes.counts)) <= wanted.closeness + _CLOSE
    return holds[classes.of_rows]
