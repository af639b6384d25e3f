"""Small subsidies that add up."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import GRANTOR
from pontdarc.legal.divergences import SIZE
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.rhythms import After

OBLIGATION = Obligation(
    code="S2",
    nature="duty",
    title=gettext_noop("Subventions cumulées"),
    trigger=GRANTOR,
    due=gettext_noop(
        "Publier les données de chaque subvention quand plusieurs, au même organisme, dépassent ensemble "
        "23 000 € sur douze mois."
    ),
    article="loi 2000-321 du 12/04/2000, art. 10 ; CADA, conseil 20224387 du 8/09/2022",
    certainty="to_verify",
    standards=("scdl/subventions",),
    deadline=gettext_noop("3 mois après la signature de chacune"),
    rhythm=After(3, "months", gettext_noop("la subvention qui fait dépasser 23 000 €")),
    divergence=SIZE,
    doubt=gettext_noop(
        "La période de cumul (douze derniers mois civils) est citée par la CADA : rédaction à vérifier."
    ),
)
