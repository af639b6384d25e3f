"""The authority may exempt its concessionaire."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import any_of, fact, kind_in
from pontdarc.legal.obligation import Obligation

OBLIGATION = Obligation(
    code="P9",
    nature="exception",
    title=gettext_noop("Dispense accordée au concessionnaire"),
    trigger=any_of(kind_in("epci", "departement", "region"), fact("conceding_authority")),
    due=gettext_noop(
        "L’autorité peut dispenser de tout ou partie de la remise, par une décision motivée et publiée, "
        "pour un motif d’intérêt général."
    ),
    article="CCP, art. L3131-3",
    certainty="read",
    deadline=gettext_noop("à la signature du contrat ou plus tard"),
)
