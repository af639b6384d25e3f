"""The yearly list of contracts between the two thresholds."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import BUYER, all_of, fact
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.rhythms import Yearly

OBLIGATION = Obligation(
    code="P2",
    nature="duty",
    title=gettext_noop("Marchés de 25 000 € à 40 000 €"),
    trigger=all_of(BUYER, fact("small_contracts")),
    due=gettext_noop(
        "Publier les données essentielles comme pour les autres marchés, ou une liste annuelle : objet, "
        "montant hors taxes, date, titulaire, code postal ou pays."
    ),
    article="CCP, art. R2196-1, dernier alinéa, et R2122-8 ; décret 2025-1386",
    certainty="to_verify",
    standards=("decp/marches",),
    deadline=gettext_noop("liste annuelle au premier trimestre de l’année suivante, au plus tard le 31 mars"),
    rhythm=Yearly(3, 31),
    doubt=gettext_noop(
        "Le décret 2025-1386 a relevé les seuils de l’article R2122-8 (60 000 € et 100 000 €) : son effet "
        "sur cette tranche est à vérifier."
    ),
)
