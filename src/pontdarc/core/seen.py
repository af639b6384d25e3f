"""Which rows come again in a table that is looked at piece by piece."""

import numpy as np
import polars as pl

_RUNS = 8
Hashes = np.ndarray[tuple[int], np.dtype[np.uint64]]
Marks = np.ndarray[tuple[int], np.dtype[np.bool_]]


class Seen:
    """The keys seen so far, by their hash of 64 bits: 8 bytes a row.

    Two of ten million different keys have the same hash once in some 300,000 tables.
    """

    def __init__(self) -> None:
        self._runs: list[Hashes] = []

    def again(self, keys: pl.DataFrame) -> pl.Series:
        """Return, for each row of *keys*, whether an earlier one had the same; a row of nulls never has.

        An earlier row is one of a former call, or one above it.
        """
        hashes = hashes_of(keys)
        filled = is_filled(keys)
        run = np.sort(hashes[filled])
        known = np.zeros(len(hashes), dtype=bool)
        for former in self._runs:
            known |= among(hashes, run[among(run, former)])
        first = np.concatenate([run[:1], run[1:][run[1:] != run[:-1]]])
        if len(first) != len(run):
            known |= self._repeated(keys, among(hashes, _twice(run)) & filled)
        self._keep(first)
        return pl.Series(known & filled)

    def has(self, hashes: Hashes) -> Marks:
        """Return, for each hash of a key, whether that key was seen."""
        known = np.zeros(len(hashes), dtype=bool)
        for run in self._runs:
            known |= among(hashes, run)
        return known

    def _repeated(self, keys: pl.DataFrame, places: Marks) -> Marks:
        """Return which of these rows have one with the same key above them: told by the keys, not by their hash."""
        same = keys.filter(pl.Series(places))
        again = np.zeros(len(places), dtype=bool)
        again[np.flatnonzero(places)] = (~same.select(pl.struct(pl.all()).is_first_distinct()).to_series()).to_numpy()
        return again

    def _keep(self, run: Hashes) -> None:
        if len(run):
            self._runs.append(run)
        if len(self._runs) > _RUNS:
            self._runs = [np.sort(np.concatenate(self._runs), kind="stable")]


def hashes_of(keys: pl.DataFrame) -> Hashes:
    """Return the hash of each row, the same for the same key in every table of this run."""
    hashes: Hashes = keys.hash_rows(seed=1).to_numpy()
    return hashes


def is_filled(keys: pl.DataFrame) -> Marks:
    """Return which rows have at least one value."""
    marks: Marks = keys.select(pl.any_horizontal(pl.all().is_not_null())).to_series().to_numpy()
    return marks


def among(hashes: Hashes, run: Hashes) -> Marks:
    """Return which hashes are in *run*, which is sorted."""
    if not len(run):
        return np.zeros(len(hashes), dtype=bool)
    places = np.searchsorted(run, hashes)
    marks: Marks = run[np.minimum(places, len(run) - 1)] == hashes
    return marks


def _twice(run: Hashes) -> Hashes:
    repeated: Hashes = run[1:][run[1:] == run[:-1]]
    return repeated
