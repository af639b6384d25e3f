"""The code of a commune in the Code officiel géographique: five characters, Corsica with 2A and 2B."""

import polars as pl

from pontdarc.core.kind import Kind, compact, shaped
from pontdarc.core.referential import Referential
from pontdarc.core.words import gettext_noop

_FORM = r"(?:0[1-9]|[1-8]\d|9[0-5]|2[AB])\d{3}|9[78]\d{3}"


def _normalise(cell: pl.Expr) -> pl.Expr:
    code = compact(cell)
    return code.str.replace(r"^([1-9]\d{3})$", "0${1}")


def _known(cell: pl.Expr, territory: Referential) -> pl.Expr:
    return cell.is_in(sorted({*territory.communes, *territory.former_codes}))


KIND = Kind(
    slug="insee_commune",
    title=gettext_noop("Code INSEE de commune"),
    description=gettext_noop("Code à cinq caractères d’une commune, à ne pas confondre avec le code postal."),
    example="07186",
    recognise=shaped(_FORM, compact),
    normalise=_normalise,
    looks=shaped(rf"{_FORM}|[1-9]\d{{3}}", compact),
    alone=0.3,
    header_words=(
        "insee", "code insee", "code commune", "commune insee", "insee commune", "coll insee", "com insee", "depcom",
        "codgeo", "code commune insee", "code geo", "com code", "id commune", "cd insee commune", "cog", "equip insee",
        "codecommune", "code insee commune", "insee com", "insee cog", "com",
    ),
    other_words=("postal", "département", "région", "canton", "arrondissement"),
    known=_known,
)  # fmt: skip
