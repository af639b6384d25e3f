"""Databases that are kept up to date are put online."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import BOUND_BY_DEFAULT
from pontdarc.legal.divergences import GUIDES
from pontdarc.legal.obligation import Exemption, Obligation

OBLIGATION = Obligation(
    code="G3",
    nature="duty",
    title=gettext_noop("Bases de données tenues à jour"),
    trigger=BOUND_BY_DEFAULT,
    due=gettext_noop(
        "Publier les bases de données mises à jour régulièrement, produites ou reçues, qui ne sont pas déjà diffusées."
    ),
    article=("CRPA, art. L312-1-1 3° et D312-1-1-1 (loi 2016-1321 du 7/10/2016, décret 2016-1922 du 28/12/2016)"),
    certainty="read",
    deadline=gettext_noop("mises à jour régulières"),
    exceptions=(
        gettext_noop("secrets des articles L311-5 et L311-6"),
        gettext_noop("données personnelles non anonymisées (L312-1-2)"),
    ),
    exemptions=(
        Exemption(
            "published_elsewhere",
            gettext_noop("La base fait déjà l’objet d’une diffusion publique ailleurs."),
            "CRPA, art. L312-1-1 3°",
        ),
    ),
    divergence=GUIDES,
)
