"""Cycle paths, car parks, carpool places, restrictions."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import PUBLIC, all_of, fact
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.places import TRANSPORT

OBLIGATION = Obligation(
    code="T4",
    nature="duty",
    title=gettext_noop("Équipements et restrictions de circulation"),
    trigger=all_of(PUBLIC, fact("mobility_sites")),
    due=gettext_noop(
        "Publier zones à faibles émissions, interdictions aux camions, pistes et stationnements cyclables, "
        "parcs de stationnement, lieux de covoiturage, selon le cas."
    ),
    article="règlement (UE) 2022/670 ; loi 2019-1428 (LOM)",
    certainty="to_verify",
    standards=(
        "stationnement",
        "amenagements-cyclables",
        "stationnement-cyclable",
        "lieux-covoiturage",
        "aire-livraison",
    ),
    place=TRANSPORT,
    deadline=gettext_noop("variable selon les données"),
    doubt=gettext_noop(
        "L’étendue de l’obligation varie, et l’état des zones à faibles émissions après 2025-2026 est à vérifier."
    ),
)
