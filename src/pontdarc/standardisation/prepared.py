"""A file made ready, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from pontdarc.core.checking import Verdict
from pontdarc.core.drift import Drift
from pontdarc.core.privacy.detection import Scan
from pontdarc.core.recipe import Recipe
from pontdarc.core.step import Sample
from pontdarc.core.tables import Reading
from pontdarc.standardisation.mapping import Mapping as ColumnMapping
from pontdarc.standardisation.recognition import Recognition
from pontdarc.standardisation.standard import Standard


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file made ready.

    *frame*: the target columns, in the order of the standard, all pl.String; *types*: Table Schema type of each.
    *verdict*: the check of *frame*, None when the table follows no standard. *scan*: signs of personal data in
    *frame*; *scan_left_out*: in the columns of the file that are not taken over. *drift*: what changed since the
    recipe that was given.
    """

    reading: Reading
    recognition: Recognition
    mapping: ColumnMapping
    recipe: Recipe
    frame: pl.DataFrame
    lines: pl.Series
    types: Mapping[str, str]
    kinds: Mapping[str, str | None]
    repairs: Mapping[str, Mapping[str, int]]
    samples: Mapping[str, Mapping[str, tuple[Sample, ...]]]
    verdict: Verdict | None
    scan: Scan
    scan_left_out: Scan
    drift: tuple[Drift, ...] = ()

    @property
    def standard(self) -> Standard | None:
        """The standard that the table follows, None when it keeps its own columns."""
        return self.recognition.standard
