"""Planning documents on the national geoportal."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import all_of, fact, kind_in
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.places import GPU

OBLIGATION = Obligation(
    code="U2",
    nature="duty",
    title=gettext_noop("Documents d’urbanisme"),
    trigger=all_of(kind_in("commune", "epci", "syndicat"), fact("planning")),
    due=gettext_noop("Publier le document et la délibération qui l’approuve : sans cela, il n’est pas exécutoire."),
    article="C. urb., art. L133-1 à L133-5, L143-24, L153-23, R133-2 et R153-22",
    certainty="read",
    place=GPU,
    deadline=gettext_noop("à chaque approbation ou modification ; exécutoire à cette condition depuis le 1/01/2023"),
    exceptions=(gettext_noop("si le Géoportail est en panne : autre publication, et 6 mois pour régulariser"),),
)
