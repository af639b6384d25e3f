"""A subsidised body with a public-service mission is an administration."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import all_of, fact, fte, kind_in
from pontdarc.legal.obligation import Obligation

OBLIGATION = Obligation(
    code="S9",
    nature="duty",
    title=gettext_noop("Organisme subventionné chargé d’une mission de service public"),
    trigger=all_of(kind_in("subsidised"), fact("public_service_mission"), fte(50)),
    due=gettext_noop("Publier comme une administration : les obligations G1 à G4 s’appliquent à lui."),
    article="CRPA, art. L300-2 et L312-1-1",
    certainty="read",
    deadline=gettext_noop("mises à jour régulières"),
    exceptions=(gettext_noop("secrets des articles L311-5 et L311-6"),),
)
