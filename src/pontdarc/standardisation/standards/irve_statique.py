"""Charging points for electric vehicles, what does not move: IRVE statique 2.3.1."""

from pontdarc.core.schema import Schema
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import Standard
from pontdarc.standardisation.standards._irve_access import ACCESS
from pontdarc.standardisation.standards._irve_point import POINT
from pontdarc.standardisation.standards._irve_station import STATION, WHO

STANDARD = Standard(
    slug="irve-statique",
    version="2.3.1",
    title=gettext_noop("Bornes de recharge"),
    description=gettext_noop("Les points de recharge pour véhicules électriques ouverts au public, un par ligne."),
    schema=Schema(fields=(*WHO, *STATION, *POINT, *ACCESS)),
    url="https://schema.data.gouv.fr/etalab/schema-irve-statique/",
    aliases=("etalab/schema-irve-statique", "irve", "bornes de recharge", "etalab/schema-irve"),
    obligations=("T3",),
    theme="TRAN",
    frequency="daily",
    signature=(
        "puissance_nominale|prise_type_2",
        "nom_station|adresse_station|id_station_itinerance|id_pdc_itinerance",
        "coordonneesXY|adresse_station|code_insee_commune",
    ),
    topic=(
        *("irve", "recharge", "borne", "charge", "pdc", "station", "prise", "chademo", "combo", "type 2"),
        *("véhicule électrique", "puissance nominale", "aménageur", "kw"),
    ),
    elsewhere=("consommation", "production", "chaudière", "panneau", "vélo", "carburant", "toiture", "poste source"),
)
