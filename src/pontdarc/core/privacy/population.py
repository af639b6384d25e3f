"""How many rows that are alone in the table would be alone in the whole population it was drawn from.

Two models of the sizes of classes, and the rule to choose between them of Dankar, El Emam, Neisa & Roffey, « Estimating
the re-identification risk of clinical data sets », BMC Medical Informatics 12:66, 2012:

Pitman
    the sampling formula of Pitman, fitted by maximum likelihood (Hoshino, « Applying Pitman's sampling formula to
    microdata disclosure risk assessment », J. Official Statistics 17(4), 2001); where a tenth of the population or less
    is in the table.
Zayatz
    the sizes seen stand for those of the population, the sample being drawn from it without replacement (Zayatz,
    « Estimation of the percent of unique population elements on a microdata file using the sample », US Bureau of the
    Census, 1991); beyond a tenth, or where Pitman's has no maximum.
"""

from dataclasses import dataclass
from math import exp, isfinite, lgamma, log
from typing import Literal

import numpy as np

from pontdarc.core.privacy.classes import Numbers

Model = Literal["whole", "pitman", "zayatz"]

_SMALL = 0.1
_ROUNDS = 200


@dataclass(frozen=True, slots=True)
class Uniqueness:
    """*rows*: how many rows of the table are alone in the population, as the *model* has it (*whole*: none needed)."""

    model: Model
    rows: float


def population_uniqueness(sizes: Numbers, population: int | None) -> Uniqueness:
    """Return the rows of the table that are alone in a population of so many people.

    *sizes*: of the classes of the table. *population*: None, or no larger than the table: the table is all of it.
    """
    rows, uniques = int(sizes.sum()), int((sizes == 1).sum())
    if population is None or population <= rows or not uniques:
        return Uniqueness("whole", float(uniques))
    fraction = rows / population
    if fraction <= _SMALL:
        found = _pitman(sizes, population)
        if found is not None:
            return Uniqueness("pitman", min(found * fraction, float(uniques)))
    return Uniqueness("zayatz", _zayatz(sizes, population))


def _zayatz(sizes: Numbers, population: int) -> float:
    """Return the uniques seen, times the chance that one of them is alone in the population."""
    rows = int(sizes.sum())
    which, many = np.unique(sizes, return_counts=True)
    drawn = np.array([_drawn_once(int(size), rows, population) for size in which])
    weights = many * drawn
    total = float(weights.sum())
    return float(many[0] * weights[0] / total) if total and which[0] == 1 else 0.0


def _drawn_once(size: int, rows: int, population: int) -> float:
    """Return the chance that one of *size* people, and no more, is among the rows drawn (hypergeometric)."""
    if population - size < rows - 1:
        return 0.0
    chosen = _ways(population - size, rows - 1) - _ways(population, rows)
    return size * exp(chosen)


def _ways(many: int, taken: int) -> float:
    return lgamma(many + 1) - lgamma(taken + 1) - lgamma(many - taken + 1)


def _pitman(sizes: Numbers, population: int) -> float | None:
    """Return how many people are alone in the population by Pitman's formula; None when it cannot be fitted."""
    rows, classes = int(sizes.sum()), len(sizes)
    fitted = _fit(sizes, rows, classes)
    if fitted is None:
        return None
    theta, alpha = fitted
    alone = exp(lgamma(theta + 1) - lgamma(theta + alpha) + alpha * log(population))
    return alone if isfinite(alone) and alone <= population else None


def _fit(sizes: Numbers, rows: int, classes: int) -> tuple[float, float] | None:
    """Return theta and alpha of the greatest likelihood, by Newton's method with steps cut short."""
    which, many = np.unique(sizes, return_counts=True)
    if classes < 2 or classes == rows:
        return None
    # sum over classes of the sum, for i from 1 to size - 1, of f(i): how many classes are larger than each i
    larger = np.cumsum(np.bincount(which, weights=many)[::-1])[::-1][2:]
    steps, ranks, people = np.arange(1, len(larger) + 1), np.arange(1, classes), np.arange(1, rows)
    theta, alpha = 1.0, 0.5
    for _ in range(_ROUNDS):
        lower, of_rows, inside = theta + ranks * alpha, theta + people, steps - alpha
        slope = np.array(
            [
                (1 / lower).sum() - (1 / of_rows).sum(),
                (ranks / lower).sum() - (larger / inside).sum(),
            ]
        )
        mixed = -(ranks / lower**2).sum()
        curve = np.array(
            [
                [-(1 / lower**2).sum() + (1 / of_rows**2).sum(), mixed],
                [mixed, -(ranks**2 / lower**2).sum() - (larger / inside**2).sum()],
            ]
        )
        if abs(np.linalg.det(curve)) < 1e-12:
            return None
        move = -np.linalg.solve(curve, slope)
        scale = 1.0
        while not (0 < alpha + scale * move[1] < 1 and theta + scale * move[0] > 0):
            scale /= 2
            if scale < 1e-9:
                return None
        theta, alpha = theta + scale * float(move[0]), alpha + scale * float(move[1])
        if abs(move[0]) < 1e-6 * max(1.0, theta) and abs(move[1]) < 1e-8:
            return theta, alpha
    return None
