"""The register of public information, whatever the size."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import ADMINISTRATION
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.rhythms import EveryYear

OBLIGATION = Obligation(
    code="G5",
    nature="duty",
    title=gettext_noop("Répertoire des informations publiques"),
    trigger=ADMINISTRATION,
    due=gettext_noop(
        "Tenir et publier la liste des principaux documents : titre, objet, date, conditions de "
        "réutilisation, mises à jour."
    ),
    article="CRPA, art. L322-6 et R322-7 ; CADA, conseil 20231374 du 20/04/2023",
    certainty="read",
    standards=("scdl/catalogue",),
    deadline=gettext_noop("mise à jour chaque année"),
    rhythm=EveryYear(),
    exceptions=(gettext_noop("sur le site s’il y en a un ; sinon, tenu à la disposition du public"),),
    doubt=gettext_noop("L’absence de seuil de taille est dite par la CADA, dans un conseil."),
)
