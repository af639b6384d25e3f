"""The risk that remains in a table: what someone who knows a few things of people could find out, as figures.

Three attackers (El Emam, « Guide to the De-Identification of Personal Health Information », 2013):

prosecutor
    knows that the person is in the table: a row is found with a chance of 1 in the size of its class.
journalist
    wants anybody, and does not know who is in the table: the classes of the population count, not those of the table.
marketer
    wants as many as possible: the mean chance over all rows.

Three criteria (CNIL, after opinion 05/2014 of the article 29 working party): singling out, linkability, inference.
« If one of them is not met, a documented study of the risk is needed », so each is answered with its figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import polars as pl

from pontdarc.core.privacy.classes import Classes, classes_of
from pontdarc.core.privacy.diversity import Diversity, diversity
from pontdarc.core.privacy.linkage import Attack, attack
from pontdarc.core.privacy.population import Uniqueness, population_uniqueness

HOUSE_K = 10
"""The number of energy law (D.111-53), a house rule elsewhere: no general text gives one."""
Question = Literal["singling_out", "linkability", "inference"]


@dataclass(frozen=True, slots=True)
class Danger:
    """The chance of an attacker: the *highest* of a row, the *average* of all, and the share of rows *above* 1 in k."""

    highest: float
    average: float
    above: float


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of the three questions. *figure*: a share of rows. *holds*: no more than the rule allows; None: unknown."""

    question: Question
    figure: float | None
    holds: bool | None


@dataclass(frozen=True, slots=True)
class Risk:
    """The figures of a table over the columns *quasi* that an attacker may know.

    *k*: the size of the smallest class. *below*: how many rows are in classes of less than *wanted*.
    """

    quasi: tuple[str, ...]
    rows: int
    classes: int
    k: int
    wanted: int
    below: int
    uniques: int
    population: Uniqueness
    prosecutor: Danger
    journalist: Danger
    marketer: float
    diversity: tuple[tuple[str, Diversity], ...]
    attacks: tuple[Attack, ...]
    criteria: tuple[Criterion, ...]


def measured_risk(
    frame: pl.DataFrame,
    quasi: Sequence[str],
    *,
    sensitive: Sequence[str] = (),
    wanted: int = HOUSE_K,
    population: int | None = None,
    others: Sequence[pl.DataFrame] = (),
    truth: str | None = None,
) -> Risk:
    """Return the risk of *frame* when an attacker knows the columns *quasi* of people.

    *sensitive*: what must not be learnt. *population*: how many people the rows were drawn from; None: the rows are all
    of them. *others*: tables that the attacker may hold: those with none of the columns *quasi* are not tried.
    *truth*: a column that names the person in both tables.
    """
    classes = classes_of(frame, quasi)
    attacks = tuple(_tried(frame, other, quasi, truth) for other in others if set(quasi) & set(other.columns))
    told = tuple((name, diversity(classes, frame.get_column(name))) for name in sensitive)
    prosecutor = _prosecutor(classes, wanted)
    fraction = min(1.0, classes.rows / population) if population else 1.0
    return Risk(
        quasi=tuple(quasi),
        rows=classes.rows,
        classes=classes.number,
        k=classes.k,
        wanted=wanted,
        below=classes.below(wanted),
        uniques=classes.uniques,
        population=population_uniqueness(classes.sizes, population),
        prosecutor=prosecutor,
        journalist=_journalist(classes, wanted, fraction),
        marketer=prosecutor.average * fraction,
        diversity=told,
        attacks=attacks,
        criteria=_criteria(classes, told, attacks, wanted),
    )


def _tried(frame: pl.DataFrame, other: pl.DataFrame, quasi: Sequence[str], truth: str | None) -> Attack:
    shared = [name for name in quasi if name in other.columns]
    known = truth if truth in frame.columns and truth in other.columns and truth not in shared else None
    return attack(frame, other, shared, known)


def _prosecutor(classes: Classes, wanted: int) -> Danger:
    if not classes.rows:
        return Danger(0.0, 0.0, 0.0)
    return Danger(1 / classes.k, classes.number / classes.rows, classes.below(wanted) / classes.rows)


def _journalist(classes: Classes, wanted: int, fraction: float) -> Danger:
    """Return the same with the classes of the population, held to be those of the table over the share drawn."""
    if not classes.rows:
        return Danger(0.0, 0.0, 0.0)
    sizes = classes.sizes / fraction
    above = float(classes.sizes[np.ceil(sizes) < wanted].sum()) / classes.rows
    return Danger(float(1 / sizes.min()), classes.number / classes.rows * fraction, above)


def _criteria(
    classes: Classes, told: Sequence[tuple[str, Diversity]], attacks: Sequence[Attack], wanted: int
) -> tuple[Criterion, ...]:
    """Answer the three questions.

    Singling out: rows in classes of less than *wanted*. Linkability: the best success of an attack, when one was tried,
    beyond 1 in *wanted*. Inference: rows whose class leaves one value of a sensitive column.
    """
    alone = classes.below(wanted) / classes.rows if classes.rows else 0.0
    linked = max((each.success for each in attacks), default=None)
    learnt = max((each.told for _, each in told), default=None)
    return (
        Criterion("singling_out", alone, alone == 0),
        Criterion("linkability", linked, None if linked is None else linked <= 1 / wanted),
        Criterion("inference", learnt, None if learnt is None else learnt == 0),
    )
