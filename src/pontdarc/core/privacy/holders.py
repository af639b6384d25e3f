"""Who holds the SIREN and SIRET of a column: companies and public bodies, or people who trade under their own name.

A SIREN says nothing of the legal form, but for those that begin with 1 or 2, kept for public bodies. The Sirene
register does, where an extract of it is given; without one, a number may be a sole trader's and counts as a natural
person.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import polars as pl

from pontdarc.core.kind import compact

NUMBERED = {"siren": 9, "siret": 14}
"""Kinds whose cells begin with a SIREN, and how many digits they have."""
_SIREN_DIGITS = 9
_PUBLIC = (1, 2)
_AT_ONCE = 1_000_000


@dataclass(frozen=True, slots=True)
class Holders:
    """Who holds the numbers of a column, in distinct SIREN.

    *legal*: companies, associations, public bodies. *natural*: sole traders, and groups without legal personality.
    *partial*: those of either sort who asked that the register no longer shows them. *unknown*: in no register that we
    were given. *share*: of the filled cells, those whose holder is, or counts as, a natural person, or is *partial*.
    """

    legal: int
    natural: int
    partial: int
    unknown: int
    share: float

    @property
    def are_people(self) -> bool:
        """Whether the register tells some number to be a natural person's, or asks for care."""
        return bool(self.natural or self.partial)

    @property
    def role(self) -> Literal["direct", "indirect", "none"]:
        """What the column is: one whose holder has left the public register weighs more than one that anybody looks up.

        So the first of them in a new delivery is a change of risk.
        """
        if self.partial:
            return "direct"
        return "indirect" if self.natural or self.unknown else "none"

    @property
    def certainty(self) -> float | None:
        """How sure the role is, from 0 to 1; None when nothing was found."""
        if self.are_people:
            return 0.95
        return 0.5 if self.unknown else None


class Numbers:
    """The numbers of a column seen piece by piece, each with how many cells have it."""

    def __init__(self, slug: str) -> None:
        self._digits = NUMBERED[slug]
        self._filled = 0
        self._kept = pl.DataFrame(schema={"siren": pl.UInt32, "cells": pl.UInt32})
        self._waiting: list[pl.DataFrame] = []

    def add(self, cells: pl.Series) -> None:
        """Look at more cells (pl.String)."""
        numbers = _sirens(cells, self._digits)
        self._filled += int((cells.str.len_bytes() > 0).sum())
        self._waiting.append(_counted(numbers.drop_nulls()))
        if sum(each.height for each in self._waiting) > _AT_ONCE:
            self._gather()

    def _gather(self) -> None:
        together = pl.concat([self._kept, *self._waiting])
        self._kept = together.group_by("siren").agg(pl.col("cells").sum())
        self._waiting = []

    def holders(self, register: pl.LazyFrame | None, body: str | None = None) -> Holders:
        """Return who holds them.

        *register*: siren (UInt32), legal, partial (core.privacy.register). *body*: the SIREN of the organisation whose
        table it is, which is no natural person.
        """
        self._gather()
        own = int(body) if body and body.isdigit() else 0
        public = (pl.col("siren") // 10**8).is_in(_PUBLIC) | (pl.col("siren") == own)
        told = self._kept.with_columns(public.alias("public"))
        if register is None:
            told = told.with_columns(
                pl.when("public").then(True).otherwise(None).alias("legal"), pl.lit(False).alias("partial")
            )
        else:
            told = told.join(_looked_up(told, register), on="siren", how="left").with_columns(
                (pl.col("public") | pl.col("legal")).alias("legal"), pl.col("partial").fill_null(False)
            )
        people = pl.col("partial") | ~pl.col("legal").fill_null(False)
        legal, natural, partial, unknown, cells = told.select(
            pl.col("legal").fill_null(False).sum().alias("legal"),
            (~pl.col("legal")).fill_null(False).sum().alias("natural"),
            pl.col("partial").sum().alias("partial"),
            pl.col("legal").is_null().sum().alias("unknown"),
            pl.col("cells").filter(people).sum().alias("cells"),
        ).row(0)
        return Holders(legal, natural, partial, unknown, round(cells / self._filled, 6) if self._filled else 0.0)


def _looked_up(numbers: pl.DataFrame, register: pl.LazyFrame) -> pl.DataFrame:
    """Return what the register says of the numbers, a number told twice taken at its most careful."""
    wanted = numbers.lazy().select("siren")
    found = register.join(wanted, on="siren", how="semi").group_by("siren")
    return found.agg(pl.col("legal").all(), pl.col("partial").any()).collect()


def _sirens(cells: pl.Series, digits: int) -> pl.Series:
    """Return the SIREN of each cell, null where there is none; a leading zero may have been lost to a spreadsheet."""
    text = cells if _are_digits(cells, digits) else pl.select(_cleaned(pl.lit(cells), digits)).to_series()
    return text.str.slice(0, _SIREN_DIGITS).cast(pl.UInt32, strict=False).alias("siren")


def _are_digits(cells: pl.Series, digits: int) -> bool:
    """Whether every cell is already written as it should be."""
    return bool((cells.str.len_bytes() == digits).all()) and bool(
        cells.cast(pl.UInt64, strict=False).is_not_null().all()
    )


def _cleaned(cell: pl.Expr, digits: int) -> pl.Expr:
    text = compact(cell)
    return pl.when(text.str.contains(rf"^\d{{{digits - 1},{digits}}}$")).then(text.str.zfill(digits)).otherwise(None)


def _counted(numbers: pl.Series) -> pl.DataFrame:
    values, counts = np.unique(numbers.to_numpy(), return_counts=True)
    return pl.DataFrame({"siren": values, "cells": counts}, schema={"siren": pl.UInt32, "cells": pl.UInt32})
