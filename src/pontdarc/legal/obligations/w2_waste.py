"""The yearly report on waste."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import all_of, fact, kind_in
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.rhythms import Yearly

OBLIGATION = Obligation(
    code="W2",
    nature="duty",
    title=gettext_noop("Rapport sur les déchets (RPQS)"),
    trigger=all_of(kind_in("commune", "epci", "syndicat"), fact("waste")),
    due=gettext_noop("Présenter le rapport annuel à l’assemblée et le mettre en ligne, avec les coûts du service."),
    article="CGCT, art. L2224-17-1 et D2224-1, annexe XIII",
    certainty="stated",
    standards=("pontdarc/collecte-dechets",),
    deadline=gettext_noop("6 mois après la fin de l’année, au plus tard le 30 juin"),
    rhythm=Yearly(6, 30),
    doubt=gettext_noop("La saisie dans SINOE est un usage : aucun texte trouvé, à vérifier."),
)
