"""The list of deliberations and the minutes."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import all_of, kind_in, not_said_false
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.rhythms import After

OBLIGATION = Obligation(
    code="A3",
    nature="duty",
    title=gettext_noop("Liste des délibérations et procès-verbal"),
    trigger=all_of(kind_in("commune", "epci", "departement", "region", "syndicat"), not_said_false("website")),
    due=gettext_noop("Mettre en ligne la liste des délibérations examinées, puis le procès-verbal, s’il y a un site."),
    article="CGCT, art. L2121-15 et L2121-25 ; ordonnance 2021-1310 du 7/10/2021",
    certainty="to_verify",
    standards=("scdl/deliberations",),
    deadline=gettext_noop("une semaine après la séance ; pour le procès-verbal, une semaine après son adoption"),
    rhythm=After(7, "days", gettext_noop("une séance de l’assemblée")),
    doubt=gettext_noop(
        "Les délais sont dits par des pages publiques, texte non relu ici : à vérifier. Le format SCDL est "
        "recommandé, pas imposé."
    ),
)
