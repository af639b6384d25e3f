"""The name of a département, with or without its article."""

import polars as pl

from pontdarc.core.departement_names import DEPARTEMENT_NAMES
from pontdarc.core.kind import Kind, folded, trimmed
from pontdarc.core.words import gettext_noop


def _plain(cell: pl.Expr) -> pl.Expr:
    return folded(cell).str.replace_all(r"[^a-z]+", " ").str.replace(r"^(?:la|le|les|l) ", "").str.strip_chars()


_NAMES = pl.select(_plain(pl.lit(pl.Series(list(DEPARTEMENT_NAMES))))).to_series().to_list()

KIND = Kind(
    slug="departement_name",
    title=gettext_noop("Nom de département"),
    description=gettext_noop("Nom d’un département, écrit comme on veut."),
    example="Ardèche",
    recognise=lambda cell: _plain(cell).is_in(_NAMES),
    normalise=trimmed,
    alone=0.85,
    header_words=(
        "département", "nom département", "libellé département", "dep nom", "dept", "nom dept", "lib dep", "libdep",
        "lib département", "nom dep", "département nom", "departement libelle",
    ),
    other_words=("code", "insee", "num", "numéro", "siren"),
)  # fmt: skip
