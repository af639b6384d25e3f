"""Car parks off the street: Lieux de stationnement 0.1.5."""

from pontdarc.core.schema import RowCheck, Schema
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import Standard
from pontdarc.standardisation.standards._car_park import PLACE, PLACES, PRICES

STANDARD = Standard(
    slug="stationnement",
    version="0.1.5",
    title=gettext_noop("Parcs de stationnement"),
    description=gettext_noop("Les parcs de stationnement hors voirie : entrée, places, hauteur, tarifs."),
    schema=Schema(
        fields=(*PLACE[:7], *PLACES, *PLACE[7:], *PRICES),
        checks=(RowCheck("siret", ("num_siret",)),),
        primary_key=("id",),
    ),
    url="https://schema.data.gouv.fr/etalab/schema-stationnement/",
    aliases=("etalab/schema-stationnement", "parkings", "parking", "lieux de stationnement", "parcs de stationnement"),
    obligations=("T4",),
    theme="TRAN",
    frequency="annual",
    signature=("nb_places", "nom|id", "hauteur_max|num_siret|tarif_1h|nb_pmr|adresse|Xlong"),
    topic=(
        *("parking", "parc de stationnement", "stationnement", "parc relais", "places pmr", "nb places", "nb pmr"),
        *("hauteur max", "tarif 1 h", "autopartage"),
    ),
    elsewhere=("covoiturage aire", "nbre pl", "arceau", "mobilier", "capacité accueil", "élève", "borne", "logement"),
)
