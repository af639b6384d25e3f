"""What the register of public information lists is put online."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import BOUND_BY_DEFAULT
from pontdarc.legal.divergences import GUIDES
from pontdarc.legal.obligation import Obligation

OBLIGATION = Obligation(
    code="G2",
    nature="duty",
    title=gettext_noop("Documents du répertoire des informations publiques"),
    trigger=BOUND_BY_DEFAULT,
    due=gettext_noop("Mettre en ligne les documents inscrits au répertoire des informations publiques."),
    article=("CRPA, art. L312-1-1 2° et D312-1-1-1 (loi 2016-1321 du 7/10/2016, décret 2016-1922 du 28/12/2016)"),
    certainty="read",
    standards=("scdl/catalogue",),
    deadline=gettext_noop("en continu"),
    exceptions=(
        gettext_noop("secrets des articles L311-5 et L311-6"),
        gettext_noop("données personnelles non anonymisées (L312-1-2)"),
    ),
    divergence=GUIDES,
)
