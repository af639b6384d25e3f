"""The concessionaire's yearly report."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import kind_in
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.places import AUTHORITY
from pontdarc.legal.rhythms import Yearly

OBLIGATION = Obligation(
    code="P11",
    nature="duty",
    title=gettext_noop("Rapport annuel du concessionnaire"),
    trigger=kind_in("concessionaire"),
    due=gettext_noop(
        "Remettre à l’autorité le rapport annuel : comptes, qualité du service ; pour un service public, "
        "biens, investissements, tarifs."
    ),
    article="CCP, art. L3131-5, R3131-2 à R3131-4",
    certainty="read",
    place=AUTHORITY,
    deadline=gettext_noop("chaque année, avant le 1er juin"),
    rhythm=Yearly(5, 31),
)
