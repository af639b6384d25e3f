"""A file made ready, as a value."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from pontdarc.core.applying import Application
from pontdarc.core.checking import Verdict
from pontdarc.core.drift import Drift
from pontdarc.core.privacy.scanned import Scan
from pontdarc.core.recipe import Recipe
from pontdarc.core.step import Sample
from pontdarc.core.tables import Reading
from pontdarc.standardisation.mapping import Mapping as ColumnMapping
from pontdarc.standardisation.recognition import Recognition
from pontdarc.standardisation.standard import Standard

Receive = Callable[[pl.DataFrame], None]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file made ready.

    *application*: gives the mended rows again, see :meth:`pieces`. *rows*, *columns*: of the mended table, the columns
    in the order of the standard; *types*: Table Schema type of each. *verdict*: the check of them, None when the table
    follows no standard. *scan*: signs of personal data in them; *scan_left_out*: in the columns of the file that are
    not taken over. *drift*: what changed since the recipe that was given.
    """

    reading: Reading
    recognition: Recognition
    mapping: ColumnMapping
    application: Application
    rows: int
    columns: tuple[str, ...]
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

    @property
    def recipe(self) -> Recipe:
        """What was done to the file, to be replayed on the next one."""
        return self.application.recipe

    def pieces(self) -> Iterator[pl.DataFrame]:
        """Yield the mended rows in order, every column pl.String; a long table is mended again on the way."""
        return (piece.frame for piece in self.application.pieces())

    @property
    def frame(self) -> pl.DataFrame:
        """Every mended row, in memory: dear for a long table."""
        return pl.concat(self.pieces())

    @property
    def lines(self) -> pl.Series:
        """The line in the file of every mended row, in memory."""
        return pl.concat(piece.lines for piece in self.application.pieces())
