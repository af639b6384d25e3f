"""What a subsidised body owes to its grantor."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import kind_in
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.places import GRANTING
from pontdarc.legal.rhythms import After

OBLIGATION = Obligation(
    code="S7",
    nature="duty",
    title=gettext_noop("Ce que remet un organisme subventionné"),
    trigger=kind_in("subsidised"),
    due=gettext_noop(
        "Donner ses identifiants (SIRET ou RNA) et un compte rendu financier. Il ne doit pas d’open data : "
        "c’est l’attribuant qui publie."
    ),
    article="loi 2000-321 du 12/04/2000, art. 10",
    certainty="to_verify",
    place=GRANTING,
    deadline=gettext_noop("compte rendu dans les 6 mois après la fin de l’exercice"),
    rhythm=After(6, "months", gettext_noop("la fin de l’exercice")),
    doubt=gettext_noop(
        "Texte non relu ici : délai à vérifier. Budget, comptes, convention et compte rendu sont "
        "communicables à tous par l’attribuant."
    ),
)
