"""The yearly report on water services."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import all_of, any_of, fact, inhabitants, kind_in
from pontdarc.legal.obligation import Also, Obligation
from pontdarc.legal.places import SISPEA
from pontdarc.legal.rhythms import Yearly

OBLIGATION = Obligation(
    code="W1",
    nature="duty",
    title=gettext_noop("Rapport sur l’eau et l’assainissement (RPQS)"),
    trigger=all_of(kind_in("commune", "epci", "syndicat"), fact("water")),
    due=gettext_noop(
        "Présenter le rapport à l’assemblée, puis le mettre à la disposition du public avec l’avis de celle-ci."
    ),
    article="CGCT, art. L2224-5, D2224-1 à D2224-5, annexes V et VI",
    certainty="stated",
    standards=("pontdarc/service-eau",),
    place=SISPEA,
    deadline=gettext_noop(
        "9 mois après la fin de l’année, au plus tard le 30 septembre ; SISPEA dans les 15 jours (à vérifier)"
    ),
    rhythm=Yearly(9, 30),
    also=(
        Also(
            any_of(kind_in("syndicat"), inhabitants(3_500)),
            gettext_noop("Saisir les indicateurs dans SISPEA, ce qui est facultatif sous 3 500 habitants."),
        ),
    ),
    doubt=gettext_noop("Le délai de 15 jours pour SISPEA est à vérifier."),
)
