"""A month of a year: 2024-03."""

from pontdarc.core.kind import Kind, shaped, trimmed
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="year_month",
    title=gettext_noop("Mois d’une année"),
    description=gettext_noop("Année puis mois, en chiffres : 2024-03."),
    example="2024-03",
    type="yearmonth",
    recognise=shaped(r"(?:19|20)\d{2}-(?:0[1-9]|1[0-2])"),
    normalise=lambda cell: (
        trimmed(cell).str.replace(r"^(\d{4})/?(\d{2})$", "${1}-${2}").str.replace(r"^(\d{2})/(\d{4})$", "${2}-${1}")
    ),
    looks=shaped(r"(?:19|20)\d{2}[-/]?(?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])/(?:19|20)\d{2}"),
    alone=0.85,
    minimum=0.95,
    header_words=("mois", "année mois", "anneemois", "période", "periode", "yearmonth", "mois année"),
)
