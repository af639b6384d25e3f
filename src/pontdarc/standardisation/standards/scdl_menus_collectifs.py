"""Menus of canteens: scdl/menus-collectifs 1.2.3."""

from pontdarc.core.schema import RowCheck, Schema
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standard import FileRules, Standard
from pontdarc.standardisation.standards._menus_dish import DISH, PUBLICATION
from pontdarc.standardisation.standards._menus_meal import MEAL, PLACE

STANDARD = Standard(
    slug="scdl/menus-collectifs",
    version="1.2.3",
    title=gettext_noop("Menus de la restauration collective"),
    description=gettext_noop("Les menus servis dans les cantines et restaurants publics, un plat par ligne."),
    schema=Schema(
        fields=(*PLACE, *MEAL, *DISH, *PUBLICATION),
        checks=(RowCheck("siret", ("menuCollSiret",)), RowCheck("siret", ("menuEtablissementSiret",))),
    ),
    url="https://schema.data.gouv.fr/scdl/menus-collectifs/",
    file_rules=FileRules(name="AAAAMMJJ_SIREN_menus-collectifs"),
    aliases=("menus-collectifs", "menus", "menu", "menus cantine", "scdl-menus-collectifs"),
    obligations=("G3", "G4"),
    theme="EDUC",
    frequency="weekly",
    signature=("menuPlatNom", "menuDate"),
    topic=(
        *("menu", "plat", "repas", "cantine", "restauration scolaire", "restaurant scolaire", "convive"),
        *("restauration collective", "allergène", "entrée", "dessert"),
    ),
    elsewhere=("fréquentation", "effectif", "produit fournisseur", "ingrédient", "prévision", "réel"),
)
