"""Public charging points."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import ADMINISTRATION, all_of, fact
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.places import TRANSPORT

OBLIGATION = Obligation(
    code="T3",
    nature="duty",
    title=gettext_noop("Bornes de recharge"),
    trigger=all_of(ADMINISTRATION, fact("charging_points")),
    due=gettext_noop(
        "Publier les données statiques des bornes ouvertes au public, leurs données dynamiques quand elles "
        "existent, et les pannes de plus de 2 heures."
    ),
    article=("C. énergie, art. R353-4-4 et R353-4-5 ; décret 2017-26 modifié par 2021-546 ; arrêté du 4/05/2021"),
    certainty="read",
    standards=("irve-statique", "irve-dynamique"),
    place=TRANSPORT,
    deadline=gettext_noop("en continu ; amende jusqu’à 300 € par point de recharge"),
    doubt=gettext_noop("Le règlement (UE) 2023/1804 (AFIR) s’y ajoute : à vérifier."),
)
