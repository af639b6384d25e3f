"""Ladders of generalisation as values: what each text of a column becomes, one rung after the other.

The last rung of every ladder says nothing at all. On a ladder, texts that have become the same stay the same higher up:
that is what makes the search for the best plan possible, and `ladder` holds it.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

HIDDEN = "*"
AS_IS, HIDDEN_RUNG = "as_is", "hidden"
"""The names of the first and of the last rung of a ladder from which nothing is taken."""

Rung = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Ladder:
    """*names*: of the rungs, the finest first. *rungs*: for each, what each of *texts* becomes, in their order."""

    texts: tuple[str, ...]
    names: tuple[str, ...]
    rungs: tuple[tuple[str, ...], ...]

    @property
    def height(self) -> int:
        """How many rungs there are above the finest."""
        return len(self.rungs) - 1

    def losses(self, weights: Sequence[int]) -> tuple[float, ...]:
        """Return for each rung the loss of the column, from 0 to 1; *weights*: how many rows have each text.

        The loss of a cell is the share of the other texts of the column that it can no longer be told from (Iyengar,
        « Transforming data to satisfy privacy constraints », KDD 2002); that of a column, the mean over its rows.
        """
        rows = max(1, sum(weights))
        return tuple(float((self.cell_losses(at) * np.array(weights)).sum()) / rows for at in range(len(self.rungs)))

    def cell_losses(self, at: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """Return for each of *texts* what a cell that holds it loses on a rung."""
        if self.names[at] == HIDDEN_RUNG:
            return np.ones(len(self.texts))
        alike = Counter(self.rungs[at])
        return np.array([(alike[text] - 1) / max(1, len(self.texts) - 1) for text in self.rungs[at]])


def ladder(texts: Sequence[str], rungs: Mapping[str, Rung], forbidden: Collection[str] = ()) -> Ladder:
    """Return the ladder of a column whose different texts are *texts*.

    *rungs*: from the finest to the coarsest, each given the text as it is. Texts that one rung makes the same are kept
    the same by the next, whatever it says of them; a rung that changes nothing more is left out. *forbidden*: names of
    rungs that may not be used, AS_IS and HIDDEN_RUNG among them.

    :raises ValueError: none is left.
    """
    found: list[tuple[str, ...]] = [tuple(texts)]
    names = [AS_IS]
    allowed = {name: rung for name, rung in rungs.items() if name not in forbidden}
    if HIDDEN_RUNG not in forbidden:
        allowed[HIDDEN_RUNG] = lambda _text: HIDDEN
    for name, rung in allowed.items():
        below = found[-1]
        said: dict[str, str] = {}
        made = tuple(said.setdefault(lower, rung(text)) for lower, text in zip(below, texts, strict=True))
        coarser = len(set(made)) < len(set(below))
        if coarser or (name == HIDDEN_RUNG and set(made) != set(below)) or _first_allowed(names, forbidden):
            found.append(made)
            names.append(name)
    if AS_IS in forbidden and texts:
        found, names = found[1:], names[1:]
    if not found:
        raise ValueError("no rung is left")
    return Ladder(tuple(texts), tuple(names), tuple(found))


def _first_allowed(names: Sequence[str], forbidden: Collection[str]) -> bool:
    """Tell whether the next rung is the finest that may be used: it is kept though it should change nothing here."""
    return AS_IS in forbidden and len(names) == 1


def from_table(rows: Sequence[Sequence[str]]) -> dict[str, Rung]:
    """Return the rungs of a table of generalisations: the text, then what it becomes on each rung (the form of ARX).

    A text that the table lacks becomes HIDDEN at once.
    """
    width = min((len(row) for row in rows), default=1)
    listed = {row[0]: row for row in rows}

    def rung(at: int) -> Rung:
        return lambda text: listed[text][at] if text in listed else HIDDEN

    return {f"rung_{at}": rung(at) for at in range(1, width)}


def numbers_of(made: Ladder, codes: np.ndarray) -> list[np.ndarray]:
    """Return for each rung the number of what each row becomes; *codes*: the rank of each row's text in *texts*."""
    told = []
    for rung in made.rungs:
        ranks = {text: rank for rank, text in enumerate(dict.fromkeys(rung))}
        told.append(np.array([ranks[text] for text in rung], dtype=np.int64)[codes])
    return told
