"""High-value datasets."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import ADMINISTRATION, all_of, fact
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.places import PORTAL

OBLIGATION = Obligation(
    code="H1",
    nature="duty",
    title=gettext_noop("Données de forte valeur"),
    trigger=all_of(ADMINISTRATION, fact("high_value_data")),
    due=gettext_noop(
        "Les rendre gratuites, lisibles par une machine, par une interface et par un téléchargement "
        "complet, sous une licence au plus équivalente à CC BY 4.0."
    ),
    article="règlement d’exécution (UE) 2023/138 ; directive (UE) 2019/1024",
    certainty="to_verify",
    place=PORTAL,
    deadline=gettext_noop("depuis le 9/06/2024"),
    doubt=gettext_noop(
        "La portée pour de petites structures locales est à vérifier ; l’ODbL ne remplit sans doute pas la "
        "condition de licence."
    ),
)
