"""The rules of the algorithms on which individual decisions rest."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import ADMINISTRATION, LOCAL_AUTHORITY, all_of, fte, inhabitants
from pontdarc.legal.obligation import Divergence, Exemption, Obligation

OBLIGATION = Obligation(
    code="G8",
    nature="duty",
    title=gettext_noop("Règles des principaux algorithmes"),
    trigger=all_of(ADMINISTRATION, fte(50)),
    due=gettext_noop(
        "Publier les règles des principaux traitements algorithmiques qui fondent des décisions "
        "individuelles, s’il y en a."
    ),
    article="CRPA, art. L312-1-3 et D312-1-4 (loi 2016-1321 du 7/10/2016)",
    certainty="read",
    deadline=gettext_noop("sans délai dans le texte ; liste tenue à jour"),
    exceptions=(gettext_noop("secrets du 2° de l’article L311-5"),),
    exemptions=(
        Exemption(
            "none_used",
            gettext_noop("Aucune décision individuelle ne repose ici sur un algorithme."),
            "CRPA, art. L312-1-3",
        ),
    ),
    divergence=Divergence(
        LOCAL_AUTHORITY,
        gettext_noop("Le guide de l’État y ajoute un seuil de 3 500 habitants, que l’article ne pose pas."),
        inhabitants(3_500),
    ),
)
