"""Property values are published by the State."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import PUBLIC
from pontdarc.legal.obligation import Obligation

OBLIGATION = Obligation(
    code="R1",
    nature="exception",
    title=gettext_noop("Valeurs foncières"),
    trigger=PUBLIC,
    due=gettext_noop(
        "Publiées par l’État deux fois par an : ce n’est pas une obligation locale. Qui les réutilise ne "
        "réidentifie personne et ne les laisse pas indexer par un moteur."
    ),
    article="LPF, art. L112 A, R*112 A-1 à A-3",
    certainty="read",
)
