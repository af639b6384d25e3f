"""Consumption and production data for public bodies."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import PUBLIC, all_of, any_of, fact, kind_in, said
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.places import REQUESTING_BODY
from pontdarc.legal.rhythms import Yearly

OBLIGATION = Obligation(
    code="E1",
    nature="duty",
    title=gettext_noop("Données d’énergie remises aux personnes publiques"),
    trigger=any_of(
        all_of(kind_in("concessionaire", "private-mission", "public-establishment"), fact("energy_network")),
        all_of(PUBLIC, said("energy_network")),
    ),
    due=gettext_noop(
        "Mettre à disposition des personnes publiques les données de consommation et de production utiles "
        "à leurs compétences."
    ),
    article=("C. énergie, art. L111-72, L111-73, L111-77 et D111-53 et suivants ; décrets 2016-973 et 2020-196"),
    certainty="read",
    place=REQUESTING_BODY,
    deadline=gettext_noop("chaque année ; à l’État, au plus tard le 30 juin"),
    rhythm=Yearly(6, 30),
)
