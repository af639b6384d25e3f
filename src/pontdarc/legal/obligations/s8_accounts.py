"""Large associations publish their accounts."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import all_of, fact, kind_in
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.places import JOAFE
from pontdarc.legal.rhythms import After

OBLIGATION = Obligation(
    code="S8",
    nature="duty",
    title=gettext_noop("Comptes annuels publiés"),
    trigger=all_of(kind_in("subsidised"), fact("large_public_grants")),
    due=gettext_noop(
        "Publier les comptes annuels et le rapport du commissaire aux comptes au-delà de 153 000 € d’aides "
        "publiques par an."
    ),
    article="C. com., art. L612-4 et D612-5 ; décret 2009-540",
    certainty="to_verify",
    place=JOAFE,
    deadline=gettext_noop("3 mois après l’approbation des comptes"),
    rhythm=After(3, "months", gettext_noop("l’approbation des comptes")),
    doubt=gettext_noop("Seuil et délai à vérifier."),
)
