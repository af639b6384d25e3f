"""Public defibrillators."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import all_of, fact, kind_in
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.places import GEODAE

OBLIGATION = Obligation(
    code="D1",
    nature="duty",
    title=gettext_noop("Défibrillateurs"),
    trigger=all_of(
        kind_in(
            "commune",
            "epci",
            "departement",
            "region",
            "syndicat",
            "public-establishment",
            "concessionaire",
            "private-mission",
            "subsidised",
        ),
        fact("defibrillators"),
    ),
    due=gettext_noop("Déclarer chaque défibrillateur accessible au public dans la base nationale."),
    article="CSP, art. L5233-1 ; décret 2018-1259 ; arrêté du 29/10/2019",
    certainty="to_verify",
    standards=("dae",),
    place=GEODAE,
    deadline=gettext_noop("à la mise en service et à chaque changement (à vérifier)"),
    doubt=gettext_noop("Texte non relu ici : à vérifier."),
)
