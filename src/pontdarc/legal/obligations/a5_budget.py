"""Budget documents are put online."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import all_of, any_of, fact, inhabitants, kind_in
from pontdarc.legal.obligation import Also, Obligation
from pontdarc.legal.rhythms import After

OBLIGATION = Obligation(
    code="A5",
    nature="duty",
    title=gettext_noop("Documents budgétaires"),
    trigger=any_of(
        kind_in("commune", "departement", "region"),
        all_of(kind_in("epci"), inhabitants(3_500), fact("large_member")),
    ),
    due=gettext_noop(
        "Mettre en ligne la présentation brève et synthétique jointe au budget et au compte administratif."
    ),
    article="CGCT, art. L2313-1, R2313-8, L3313-1, L4313-1 et L5211-36 ; décret 2016-834 du 23/06/2016",
    certainty="stated",
    standards=("scdl/budget",),
    deadline=gettext_noop("1 mois après l’adoption"),
    rhythm=After(1, "months", gettext_noop("l’adoption du budget ou du compte administratif")),
    also=(
        Also(
            any_of(kind_in("epci", "departement", "region"), inhabitants(3_500)),
            gettext_noop("Y joindre le rapport d’orientation budgétaire et la note de synthèse."),
        ),
    ),
    doubt=gettext_noop("Le format SCDL est recommandé, pas imposé."),
)
