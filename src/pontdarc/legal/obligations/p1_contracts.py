"""Essential data of public contracts."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import BUYER
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.places import PORTAL
from pontdarc.legal.rhythms import After

OBLIGATION = Obligation(
    code="P1",
    nature="duty",
    title=gettext_noop("Données essentielles des marchés publics"),
    trigger=BUYER,
    due=gettext_noop(
        "Publier les données essentielles de chaque marché d’au moins 40 000 € hors taxes, de ses "
        "modifications et de ses actes de sous-traitance."
    ),
    article=("CCP, art. L2196-2 et R2196-1 ; arrêté du 22/12/2022 (ECOM2235715A) modifié le 22/12/2023, annexe 15"),
    certainty="read",
    standards=("decp/marches",),
    place=PORTAL,
    deadline=gettext_noop("2 mois après la notification ou la modification ; marchés notifiés depuis le 1/01/2024"),
    rhythm=After(2, "months", gettext_noop("la notification d’un marché ou de sa modification")),
    exceptions=(
        gettext_noop("ce que protègent les articles L2132-1 et L2196-2 (voir P5)"),
        gettext_noop("marchés de défense (D2396-2-1)"),
    ),
)
