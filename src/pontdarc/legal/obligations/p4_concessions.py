"""Essential data of concessions."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import all_of, any_of, fact, kind_in, said
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.places import PORTAL
from pontdarc.legal.rhythms import After

OBLIGATION = Obligation(
    code="P4",
    nature="duty",
    title=gettext_noop("Données essentielles des concessions"),
    trigger=any_of(
        kind_in("epci", "departement", "region"),
        all_of(kind_in("commune", "syndicat", "public-establishment"), fact("conceding_authority")),
        all_of(kind_in("private-mission", "concessionaire"), said("conceding_authority")),
    ),
    due=gettext_noop(
        "Publier les données essentielles de chaque contrat de concession, puis chaque année celles de son "
        "exécution : investissements, tarifs."
    ),
    article="CCP, art. L3131-1 et R3131-1 ; arrêté du 22/12/2022 (ECOM2235716A), annexe 17",
    certainty="read",
    standards=("decp/concessions",),
    place=PORTAL,
    deadline=gettext_noop("avant le début de l’exécution ; 2 mois après une modification"),
    rhythm=After(2, "months", gettext_noop("la modification d’une concession")),
    exceptions=(gettext_noop("ce que protègent les articles L3122-3 et L3131-1 (voir P5)"),),
)
