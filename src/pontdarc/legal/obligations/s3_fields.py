"""What is told of each subsidy."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import GRANTOR
from pontdarc.legal.divergences import SIZE
from pontdarc.legal.obligation import Obligation

OBLIGATION = Obligation(
    code="S3",
    nature="duty",
    title=gettext_noop("Contenu des données de subvention"),
    trigger=GRANTOR,
    due=gettext_noop(
        "Donner, une ligne par bénéficiaire : attribuant et bénéficiaire avec leur SIRET (ou RNA), date, "
        "référence, objet, montant, nature, versements, conditions, part."
    ),
    article="décret 2017-779 du 5/05/2017, art. 1 ; arrêté du 17/11/2017",
    certainty="stated",
    standards=("scdl/subventions",),
    deadline=gettext_noop("à chaque publication"),
    divergence=SIZE,
)
