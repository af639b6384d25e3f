"""The public service of reference data."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import ADMINISTRATION
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.places import REFERENCE

OBLIGATION = Obligation(
    code="G11",
    nature="duty",
    title=gettext_noop("Service public des données de référence"),
    trigger=ADMINISTRATION,
    due=gettext_noop(
        "Concourir à la mise à disposition des données de référence que l’on produit ; pour une commune, les adresses."
    ),
    article="CRPA, art. L321-4 et R321-5",
    certainty="read",
    place=REFERENCE,
    standards=("bal",),
    deadline=gettext_noop("en continu"),
)
