"""Each commune names its streets and keeps its addresses."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import kind_in
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.places import BAN
from pontdarc.legal.rhythms import After

OBLIGATION = Obligation(
    code="U1",
    nature="duty",
    title=gettext_noop("Adresses de la commune"),
    trigger=kind_in("commune"),
    due=gettext_noop(
        "Nommer voies et lieux-dits, numéroter, et déposer la Base Adresse Locale, qui alimente la Base "
        "Adresse Nationale."
    ),
    article=(
        "CGCT, art. L2121-30 (loi 2022-217, art. 169) ; décret 2023-767 du 11/08/2023 ; arrêté paru au JO du 5/09/2025"
    ),
    certainty="stated",
    standards=("bal",),
    place=BAN,
    deadline=gettext_noop(
        "1 mois après chaque changement ; premier dépôt dû depuis le 1/01/2024 (plus de 2 000 habitants) "
        "ou le 1/06/2024"
    ),
    rhythm=After(1, "months", gettext_noop("un changement d’adresse")),
)
