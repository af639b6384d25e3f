"""The name of a région, of today or of before 2016."""

import polars as pl

from pontdarc.core.kind import Kind, folded, trimmed
from pontdarc.core.words import gettext_noop

_NAMES = (
    "auvergne rhone alpes", "bourgogne franche comte", "bretagne", "centre val de loire", "corse", "grand est",
    "guadeloupe", "guyane", "hauts de france", "ile de france", "la reunion", "reunion", "martinique", "mayotte",
    "normandie", "nouvelle aquitaine", "occitanie", "pays de la loire", "provence alpes cote d azur", "paca",
    "alsace", "aquitaine", "auvergne", "basse normandie", "bourgogne", "centre", "champagne ardenne", "franche comte",
    "haute normandie", "languedoc roussillon", "limousin", "lorraine", "midi pyrenees", "nord pas de calais",
    "picardie", "poitou charentes", "rhone alpes", "outre mer",
)  # fmt: skip


def _plain(cell: pl.Expr) -> pl.Expr:
    return folded(cell).str.replace_all(r"[^a-z]+", " ").str.strip_chars()


KIND = Kind(
    slug="region_name",
    title=gettext_noop("Nom de région"),
    description=gettext_noop("Nom d’une région, d’aujourd’hui ou d’avant 2016."),
    example="Auvergne-Rhône-Alpes",
    recognise=lambda cell: _plain(cell).is_in(_NAMES),
    normalise=trimmed,
    alone=0.88,
    header_words=("région", "nom région", "libellé région", "reg nom", "lib reg", "libreg", "région nom", "nom reg"),
    other_words=("code", "insee", "num", "siren"),
)
