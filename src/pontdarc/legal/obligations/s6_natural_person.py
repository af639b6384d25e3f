"""A natural person who gets a subsidy is not named."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import GRANTOR
from pontdarc.legal.obligation import Obligation

OBLIGATION = Obligation(
    code="S6",
    nature="exception",
    title=gettext_noop("Personne physique bénéficiaire"),
    trigger=GRANTOR,
    due=gettext_noop(
        "Retirer le nom d’une personne physique avant de publier : c’est une donnée personnelle, hors des "
        "catégories de l’article D312-1-3."
    ),
    article="CRPA, art. L312-1-2 ; CADA, avis 20230533 ; réponse au JO Sénat du 10/08/2023, QE 04379",
    certainty="stated",
    standards=("scdl/subventions",),
    deadline=gettext_noop("avant chaque publication"),
)
