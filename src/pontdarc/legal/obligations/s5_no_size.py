"""No size exempts from S1."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import GRANTOR
from pontdarc.legal.divergences import SIZE
from pontdarc.legal.obligation import Obligation

OBLIGATION = Obligation(
    code="S5",
    nature="exception",
    title=gettext_noop("Taille de l’attribuant"),
    trigger=GRANTOR,
    due=gettext_noop(
        "Aucune exemption de taille n’est retenue : la notice du décret vise toutes les administrations. "
        "Des guides lisent « plus de 3 500 habitants et 50 agents »."
    ),
    article="décret 2017-779 du 5/05/2017, notice",
    certainty="to_verify",
    divergence=SIZE,
    doubt=gettext_noop("Lecture à vérifier."),
)
