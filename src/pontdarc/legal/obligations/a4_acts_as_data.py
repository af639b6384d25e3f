"""Legal publicity of acts is not open data."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import kind_in
from pontdarc.legal.obligation import Obligation

OBLIGATION = Obligation(
    code="A4",
    nature="recommendation",
    title=gettext_noop("Délibérations en données ouvertes"),
    trigger=kind_in("commune", "epci", "departement", "region", "syndicat"),
    due=gettext_noop(
        "Publier l’index SCDL des délibérations. La copie en ligne masque les données individuelles, sauf "
        "texte contraire."
    ),
    article="CADA, conseil 20221096 du 21/07/2022, rappelé par 20226150",
    certainty="stated",
    standards=("scdl/deliberations",),
)
