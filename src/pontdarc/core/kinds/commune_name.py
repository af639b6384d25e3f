"""The name of a commune: the header says it, letters do not contradict."""

import polars as pl

from pontdarc.core.kind import Kind, sized
from pontdarc.core.referential import Referential
from pontdarc.core.words import gettext_noop


def _known(cell: pl.Expr, territory: Referential) -> pl.Expr:
    return cell.is_in(sorted({commune.name for commune in territory.communes.values()}))


KIND = Kind(
    slug="commune_name",
    title=gettext_noop("Nom de commune"),
    description=gettext_noop("Nom d’une commune, écrit comme on veut."),
    example="Vallon-Pont-d’Arc",
    recognise=sized(2, 61, r"\p{L}[\p{L}'’. /()\d-]+"),
    alone=0.0,
    header_words=(
        "commune", "ville", "nom commune", "libellé commune", "commune nom", "com nom", "libcom", "adresse commune",
        "lib commune", "nom com", "nom ville", "city", "equip commune nom", "localité",
    ),
    other_words=("code", "insee", "siren", "nombre", "nb", "population", "habitant", "maire"),
    known=_known,
)  # fmt: skip
