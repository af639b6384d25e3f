"""Each decision made with an algorithm says so."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import ADMINISTRATION
from pontdarc.legal.obligation import Exemption, Obligation
from pontdarc.legal.places import DECISION

OBLIGATION = Obligation(
    code="G9",
    nature="duty",
    title=gettext_noop("Mention des algorithmes dans les décisions"),
    trigger=ADMINISTRATION,
    due=gettext_noop(
        "Dire, dans toute décision individuelle fondée sur un algorithme, sa finalité, le droit d’en "
        "obtenir les règles et comment l’exercer."
    ),
    article="CRPA, art. L311-3-1, R311-3-1-1 et R311-3-1-2 ; loi 78-17, art. 47",
    certainty="read",
    place=DECISION,
    deadline=gettext_noop("à chaque décision et notification"),
    exceptions=(
        gettext_noop("sans cette mention, une décision entièrement automatisée est nulle depuis le 1/07/2020"),
    ),
    exemptions=(
        Exemption(
            "none_used",
            gettext_noop("Aucune décision individuelle ne repose ici sur un algorithme."),
            "CRPA, art. L311-3-1",
        ),
    ),
)
