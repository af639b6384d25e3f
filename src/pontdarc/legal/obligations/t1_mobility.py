"""Mobility data on the national access point."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import all_of, any_of, fact, kind_in
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.places import TRANSPORT

OBLIGATION = Obligation(
    code="T1",
    nature="duty",
    title=gettext_noop("Données de mobilité"),
    trigger=any_of(
        kind_in("region"),
        all_of(
            kind_in(
                "commune",
                "epci",
                "departement",
                "syndicat",
                "public-establishment",
                "concessionaire",
                "private-mission",
            ),
            fact("transport"),
        ),
    ),
    due=gettext_noop(
        "Publier les données de mobilité statiques, historiques et dynamiques : NeTEx, SIRI, DATEX II ou "
        "formats interopérables comme GTFS."
    ),
    article=("règlement délégué (UE) 2017/1926 modifié par 2024/490 ; C. transp., art. L1115-1 et suivants, D1115-1"),
    certainty="stated",
    place=TRANSPORT,
    deadline=gettext_noop("avant la mise en service ; corrections sans délai"),
    exceptions=(gettext_noop("petites plateformes de covoiturage (voir T2)"),),
)
