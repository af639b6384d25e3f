"""Contracts notified before 2024, on the buyer's profile."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import BUYER
from pontdarc.legal.obligation import Obligation

OBLIGATION = Obligation(
    code="P3",
    nature="past",
    title=gettext_noop("Marchés notifiés avant 2024"),
    trigger=BUYER,
    due=gettext_noop(
        "Données essentielles à l’ancien format 1.5 sur le profil d’acheteur, pour les marchés notifiés "
        "avant le 1/01/2024."
    ),
    article="arrêtés du 14/04/2017 et du 22/03/2019",
    certainty="stated",
    deadline=gettext_noop("2 mois après la notification"),
)
