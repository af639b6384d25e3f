"""What a concessionaire hands over."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import all_of, kind_in, not_said_false, unless
from pontdarc.legal.obligation import Exemption, Obligation
from pontdarc.legal.places import AUTHORITY

OBLIGATION = Obligation(
    code="P7",
    nature="duty",
    title=gettext_noop("Données du service remises par le concessionnaire"),
    trigger=all_of(kind_in("concessionaire"), not_said_false("public_service_mission"), unless("former_contract")),
    due=gettext_noop(
        "Remettre à l’autorité, en format ouvert, les données et bases collectées ou produites à "
        "l’occasion du service et indispensables à son exécution."
    ),
    article="CCP, art. L3131-2 (loi 2016-1321 du 7/10/2016, art. 17)",
    certainty="read",
    place=AUTHORITY,
    deadline=gettext_noop("pendant le contrat, selon ce qu’il prévoit ; consultations lancées depuis le 9/10/2016"),
    exemptions=(
        Exemption(
            "reasoned_waiver",
            gettext_noop(
                "L’autorité en a dispensé par une décision motivée et publiée, pour un motif d’intérêt général."
            ),
            "CCP, art. L3131-3",
        ),
    ),
)
