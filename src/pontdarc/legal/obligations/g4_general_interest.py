"""Data of economic, social, health or environmental interest are put online."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import BOUND_BY_DEFAULT
from pontdarc.legal.divergences import GUIDES
from pontdarc.legal.obligation import Obligation

OBLIGATION = Obligation(
    code="G4",
    nature="duty",
    title=gettext_noop("Données d’intérêt économique, social, sanitaire ou environnemental"),
    trigger=BOUND_BY_DEFAULT,
    due=gettext_noop("Publier les données mises à jour régulièrement dont la publication présente un tel intérêt."),
    article=("CRPA, art. L312-1-1 4° et D312-1-1-1 (loi 2016-1321 du 7/10/2016, décret 2016-1922 du 28/12/2016)"),
    certainty="read",
    deadline=gettext_noop("mises à jour régulières"),
    exceptions=(
        gettext_noop("secrets des articles L311-5 et L311-6"),
        gettext_noop("données personnelles non anonymisées (L312-1-2)"),
    ),
    divergence=GUIDES,
)
