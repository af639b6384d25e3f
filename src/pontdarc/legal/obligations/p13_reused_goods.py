"""The share of reused and recycled goods in purchases."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import all_of, any_of, fact, kind_in
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.places import PORTAL
from pontdarc.legal.rhythms import Yearly

OBLIGATION = Obligation(
    code="P13",
    nature="duty",
    title=gettext_noop("Achats issus du réemploi et du recyclage"),
    trigger=any_of(
        kind_in("departement", "region"),
        all_of(kind_in("commune", "epci", "syndicat"), fact("listed_goods")),
    ),
    due=gettext_noop(
        "Déclarer chaque année la part réemployée, réutilisée ou recyclée des achats de biens visés par le "
        "décret, sous licence ouverte."
    ),
    article="loi 2020-105, art. 58 ; décret 2024-134 du 21/02/2024 ; arrêté du 13/01/2025",
    certainty="stated",
    standards=("biens-reemploi",),
    place=PORTAL,
    deadline=gettext_noop("6 mois après la fin de l’année, au plus tard le 30 juin"),
    rhythm=Yearly(6, 30),
)
