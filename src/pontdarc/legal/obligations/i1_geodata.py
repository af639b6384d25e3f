"""Geographic data of the INSPIRE themes."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import all_of, any_of, fact, inhabitants, kind_in
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.places import GEOCATALOGUE

OBLIGATION = Obligation(
    code="I1",
    nature="duty",
    title=gettext_noop("Données géographiques INSPIRE"),
    trigger=any_of(
        all_of(kind_in("commune"), inhabitants(3_500), fact("geodata")),
        all_of(
            kind_in(
                "epci", "departement", "region", "syndicat", "public-establishment", "concessionaire", "private-mission"
            ),
            fact("geodata"),
        ),
    ),
    due=gettext_noop(
        "Publier les métadonnées (ISO 19115 et 19139), des services de consultation et de téléchargement, "
        "et rendre les données interopérables."
    ),
    article="C. env., art. L127-1 à L127-10",
    certainty="stated",
    place=GEOCATALOGUE,
    deadline=gettext_noop("les métadonnées avant les services"),
    doubt=gettext_noop(
        "Une commune n’est visée que si une loi lui impose la collecte ou la diffusion ; le ministère y "
        "compte L312-1-1 3° et 4° à partir de 3 500 habitants."
    ),
)
