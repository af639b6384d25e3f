"""How long subsidies stay online."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import GRANTOR
from pontdarc.legal.divergences import SIZE
from pontdarc.legal.obligation import Obligation

OBLIGATION = Obligation(
    code="S4",
    nature="duty",
    title=gettext_noop("Maintien en ligne des subventions"),
    trigger=GRANTOR,
    due=gettext_noop(
        "Laisser les données en ligne plusieurs années (cinq ans ?) et les modifier quand la convention l’est."
    ),
    article="décret 2017-779 du 5/05/2017",
    certainty="to_verify",
    standards=("scdl/subventions",),
    deadline=gettext_noop("durée à vérifier"),
    divergence=SIZE,
    doubt=gettext_noop("La durée de cinq ans est à vérifier."),
)
