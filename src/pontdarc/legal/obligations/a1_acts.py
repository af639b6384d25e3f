"""Acts are published online to be enforceable."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import all_of, any_of, fact, inhabitants, kind_in
from pontdarc.legal.obligation import Obligation

OBLIGATION = Obligation(
    code="A1",
    nature="duty",
    title=gettext_noop("Publication électronique des actes"),
    trigger=any_of(
        kind_in("epci", "departement", "region"),
        all_of(kind_in("commune"), inhabitants(3_500)),
        all_of(kind_in("syndicat"), fact("open_syndicat")),
    ),
    due=gettext_noop(
        "Publier le texte intégral des actes réglementaires et de ceux qui ne sont ni réglementaires ni "
        "individuels : format non modifiable, accès gratuit et permanent."
    ),
    article=("CGCT, art. L2131-1, R2131-1, L3131-1 et L4141-1 ; ordonnance 2021-1310 et décret 2021-1311 du 7/10/2021"),
    certainty="stated",
    deadline=gettext_noop(
        "condition pour que l’acte entre en vigueur, depuis le 1/07/2022 ; au moins 2 mois en ligne (à vérifier)"
    ),
    doubt=gettext_noop("La durée de deux mois en ligne est à vérifier."),
)
