"""The person in charge of access to documents and of reuse."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import ADMINISTRATION, agents, all_of, any_of, inhabitants, kind_in, negated
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.rhythms import After

OBLIGATION = Obligation(
    code="G7",
    nature="duty",
    title=gettext_noop("Personne responsable de l’accès aux documents (PRADA)"),
    trigger=any_of(
        kind_in("departement", "region"),
        all_of(kind_in("commune", "epci"), inhabitants(10_000)),
        all_of(ADMINISTRATION, negated(kind_in("commune", "epci", "departement", "region")), agents(200)),
    ),
    due=gettext_noop(
        "Désigner une personne responsable, l’annoncer au public et à la CADA, publier son nom, sa "
        "fonction et son contact."
    ),
    article="CRPA, art. L330-1, R330-2 à R330-4",
    certainty="read",
    deadline=gettext_noop("15 jours après la désignation, et à chaque changement"),
    rhythm=After(15, "days", gettext_noop("la désignation de la personne responsable")),
    exceptions=(gettext_noop("la personne peut être commune à une intercommunalité et à ses communes"),),
)
