"""A parcel of the cadastre: commune, prefix, section, number, fourteen characters."""

from pontdarc.core.kind import Kind, compact, shaped
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="cadastre_parcel",
    title=gettext_noop("Parcelle cadastrale"),
    description=gettext_noop("Identifiant d’une parcelle : commune, préfixe, section et numéro."),
    example="071860000B0123",
    recognise=shaped(r"\d[\dAB]\d{3}\d{3}(?:0[A-Z]|[A-Z]{2}|[A-Z]\d)\d{4}", compact),
    normalise=compact,
    alone=0.92,
    header_words=("parcelle", "id parcelle", "idu", "idpar", "référence cadastrale", "id par"),
)
