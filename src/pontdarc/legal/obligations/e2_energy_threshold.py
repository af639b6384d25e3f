"""Energy data of homes are published from ten delivery points on."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import PUBLIC, all_of, any_of, fact, kind_in
from pontdarc.legal.obligation import Obligation

OBLIGATION = Obligation(
    code="E2",
    nature="exception",
    title=gettext_noop("Seuil de publication des données d’énergie"),
    trigger=any_of(
        PUBLIC,
        all_of(kind_in("concessionaire", "private-mission"), fact("energy_network")),
    ),
    due=gettext_noop(
        "Ne publier les agrégats résidentiels qu’à partir de 10 points de livraison ; au-dessus, masquage "
        "secondaire à l’échelle de l’intercommunalité et de la région."
    ),
    article="C. énergie, art. D111-53 et D111-55",
    certainty="read",
)
