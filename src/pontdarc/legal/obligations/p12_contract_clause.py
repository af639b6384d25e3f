"""Ordinary suppliers owe no data."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import BUYER
from pontdarc.legal.obligation import Obligation

OBLIGATION = Obligation(
    code="P12",
    nature="recommendation",
    title=gettext_noop("Clause open data dans les marchés"),
    trigger=BUYER,
    due=gettext_noop(
        "Un fournisseur ordinaire ne doit pas ses données : prévoir une clause dans le marché (CCAG de "
        "2021, propriété intellectuelle)."
    ),
    article="CCAG de 2021",
    certainty="to_verify",
    doubt=gettext_noop("À vérifier dans le CCAG choisi."),
)
