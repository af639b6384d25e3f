"""Essential data of subsidies."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import GRANTOR
from pontdarc.legal.divergences import SIZE
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.rhythms import After

OBLIGATION = Obligation(
    code="S1",
    nature="duty",
    title=gettext_noop("Données essentielles des subventions"),
    trigger=GRANTOR,
    due=gettext_noop(
        "Publier les données essentielles de chaque convention de subvention de plus de 23 000 € par an à "
        "un organisme privé, signée depuis le 1/08/2017."
    ),
    article=("loi 2000-321 du 12/04/2000, art. 10 ; décrets 2001-495 et 2017-779 du 5/05/2017 ; arrêté du 17/11/2017"),
    certainty="stated",
    standards=("scdl/subventions",),
    deadline=gettext_noop("3 mois après la signature"),
    rhythm=After(3, "months", gettext_noop("la signature d’une convention de subvention")),
    exceptions=(gettext_noop("personne physique bénéficiaire : son nom est retiré (voir S6)"),),
    divergence=SIZE,
    doubt=gettext_noop("Sur data.gouv.fr ou sur son propre site, avec un lien de l’un vers l’autre."),
)
