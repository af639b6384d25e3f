"""Which rows come again in a table that is looked at piece by piece."""

import numpy as np
import polars as pl

_RUNS = 8


class Seen:
    """The keys seen so far, by their hash of 64 bits: 8 bytes a row.

    Two of ten million different keys have the same hash once in some 300,000 tables.
    """

    def __init__(self) -> None:
        self._runs: list[np.ndarray[tuple[int], np.dtype[np.uint64]]] = []

    def again(self, keys: pl.DataFrame) -> pl.Series:
        """Return, for each row of *keys*, whether an earlier call had the same; a row of nulls never has.

        Rows that come again inside *keys* are not told: see :meth:`polars.Series.is_first_distinct`.
        """
        hashes = keys.hash_rows(seed=1).to_numpy()
        known = np.zeros(len(hashes), dtype=bool)
        for run in self._runs:
            places = np.searchsorted(run, hashes)
            known |= run[np.minimum(places, len(run) - 1)] == hashes
        filled = keys.select(pl.any_horizontal(pl.all().is_not_null())).to_series()
        self._keep(np.unique(hashes[filled.to_numpy()]))
        return pl.Series(known) & filled

    def _keep(self, run: np.ndarray[tuple[int], np.dtype[np.uint64]]) -> None:
        if len(run):
            self._runs.append(run)
        if len(self._runs) > _RUNS:
            self._runs = [np.sort(np.concatenate(self._runs), kind="stable")]
