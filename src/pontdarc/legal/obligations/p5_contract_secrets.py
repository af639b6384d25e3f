"""What is left out of the essential data."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import BUYER
from pontdarc.legal.obligation import Obligation

OBLIGATION = Obligation(
    code="P5",
    nature="exception",
    title=gettext_noop("Ce qui est retiré des données essentielles"),
    trigger=BUYER,
    due=gettext_noop(
        "Retirer ce qui porterait atteinte au secret des affaires, à la concurrence ou à l’ordre public ; "
        "les marchés de défense sont à part."
    ),
    article="CCP, art. L2132-1, L2196-2, L3122-3, L3131-1 et D2396-2-1",
    certainty="read",
)
