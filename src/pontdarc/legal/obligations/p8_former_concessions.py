"""Contracts older than the law."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import all_of, fact, kind_in
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.places import AUTHORITY

OBLIGATION = Obligation(
    code="P8",
    nature="exception",
    title=gettext_noop("Contrats de concession plus anciens"),
    trigger=all_of(kind_in("concessionaire"), fact("former_contract")),
    due=gettext_noop("Remise des données seulement pour préparer le renouvellement du contrat."),
    article="CCP, art. L3131-2, second alinéa",
    certainty="read",
    place=AUTHORITY,
)
