"""The age of a person in years."""

from pontdarc.core.kind import Kind, shaped
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="age",
    title=gettext_noop("Âge"),
    description=gettext_noop("Âge d’une personne, en années."),
    example="42",
    type="integer",
    recognise=shaped(r"\d{1,2}|1[01]\d"),
    alone=0.0,
    personal="indirect",
    header_words=("âge", "age agent", "age élève", "age patient", "age usager"),
    other_words=("tranche", "moyen", "classe", "canton"),
)
