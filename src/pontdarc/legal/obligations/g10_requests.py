"""Whoever asks for a document gets an answer."""

from pontdarc.core.words import gettext_noop
from pontdarc.legal.conditions import ADMINISTRATION
from pontdarc.legal.obligation import Obligation
from pontdarc.legal.places import APPLICANT
from pontdarc.legal.rhythms import After

OBLIGATION = Obligation(
    code="G10",
    nature="duty",
    title=gettext_noop("Réponse aux demandes de documents"),
    trigger=ADMINISTRATION,
    due=gettext_noop(
        "Répondre à toute demande de communication ; publier en ligne si la personne le choisit et si le "
        "document est communicable à tous."
    ),
    article="CRPA, art. L311-1, L311-9 4°, R*311-12, R311-13, R343-1 et L342-1",
    certainty="read",
    place=APPLICANT,
    deadline=gettext_noop("1 mois ; le silence vaut refus, et ouvre 2 mois pour saisir la CADA"),
    rhythm=After(1, "months", gettext_noop("une demande de document")),
    exceptions=(
        gettext_noop("demandes abusives (L311-2)"),
        gettext_noop("documents déjà diffusés publiquement (L311-2)"),
    ),
)
