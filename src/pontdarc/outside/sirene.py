"""The extract of the Sirene register that the installation keeps: one small file beside the data, without a name.

Every scan looks numbers up in it. A confined child finds it by the variable, which it inherits.
"""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import polars as pl

from pontdarc.core.privacy.register import read_register, unreadable
from pontdarc.core.refusals import Unavailable
from pontdarc.core.words import gettext_noop
from pontdarc.outside import confined

VARIABLE: Final = "PONTDARC_SIRENE"
JOB: Final = "pontdarc.outside.sirene:condense"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept: how many units, how many of them are natural persons or under partial diffusion, since when."""

    units: int
    natural: int
    partial: int
    at: datetime


def kept() -> pl.LazyFrame | None:
    """Return the register as core.privacy.register reads one; None where none was given."""
    path = _place()
    return pl.scan_parquet(path) if path is not None and path.is_file() else None


def given(path: Path) -> pl.LazyFrame:
    """Return the register read from an extract, in memory: an extract may be long to read twice.

    :raises Unreadable: neither CSV nor Parquet. :raises Invalid: a column is missing.
    """
    try:
        return read_register(path).collect().lazy()
    except pl.exceptions.PolarsError as error:
        raise unreadable() from error


def keep(path: Path) -> Kept:
    """Keep an extract in place of the last one, read in a confined child; it is there whole or not at all.

    :raises Refusal: it cannot be read, or there is no place to keep it.
    """
    place = _place()
    if place is None:
        raise Unavailable(
            "no_data_folder",
            gettext_noop("On ne sait pas où garder l’extrait de Sirene."),
            gettext_noop("Donnez le dossier de données avec --data."),
        )
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_suffix(".draft")
    try:
        confined.run(JOB, {"path": str(path.resolve()), "draft": str(draft)})
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)
    return _told(place)


def condense(arguments: dict[str, Any]) -> dict[str, Any]:
    """Write what is needed of the extract *path* at *draft*, in the child process."""
    try:
        read_register(Path(arguments["path"])).sink_parquet(arguments["draft"])
    except pl.exceptions.PolarsError as error:
        raise unreadable() from error
    return {}


def told() -> Kept | None:
    """Return what is kept, None when nothing is."""
    place = _place()
    return _told(place) if place is not None and place.is_file() else None


def _told(place: Path) -> Kept:
    register = pl.scan_parquet(place)
    counts = register.select(pl.len(), (~pl.col("legal")).sum().alias("natural"), pl.col("partial").sum()).collect()
    units, natural, partial = counts.row(0)
    return Kept(units, natural, partial, datetime.fromtimestamp(place.stat().st_mtime, UTC))


def forget() -> bool:
    """Keep no extract any longer; tell whether there was one."""
    place = _place()
    if place is None or not place.is_file():
        return False
    place.unlink()
    return True


def _place() -> Path | None:
    said = os.environ.get(VARIABLE)
    return Path(said) if said else None
