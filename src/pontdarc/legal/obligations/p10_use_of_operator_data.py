"""What the authority may do with its concessionaire's data."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import any_of, fact, kind_in
from pontdarc.legal.obligation import Obligation

OBLIGATION = Obligation(
    code="P10",
    nature="recommendation",
    title=gettext_noop("Usage des données du concessionnaire"),
    trigger=any_of(kind_in("epci", "departement", "region"), fact("conceding_authority")),
    due=gettext_noop(
        "L’autorité peut extraire et exploiter librement ces données et les publier gratuitement, dans le "
        "respect des articles L311-5 à L311-7 du CRPA."
    ),
    article="CCP, art. L3131-4",
    certainty="read",
)
