"""The registration number of a vehicle, since 2009 (AB-123-CD) or before (1234 AB 07)."""

from pontdarc.core.kind import Kind, compact, shaped, trimmed
from pontdarc.core.words import gettext_noop

_NEW = r"[A-HJ-NP-TV-Z]{2}[- ]\d{3}[- ][A-HJ-NP-TV-Z]{2}"

KIND = Kind(
    slug="licence_plate",
    title=gettext_noop("Plaque d’immatriculation"),
    description=gettext_noop("Numéro d’immatriculation d’un véhicule."),
    example="AB-123-CD",
    recognise=shaped(rf"(?i){_NEW}"),
    normalise=lambda cell: (
        trimmed(cell).str.to_uppercase().str.replace(r"^([A-Z]{2})[- ]?(\d{3})[- ]?([A-Z]{2})$", "${1}-${2}-${3}")
    ),
    looks=shaped(r"[A-Z]{2}\d{3}[A-Z]{2}|\d{1,4}[A-Z]{1,3}(?:\d{2}|2[AB]|97\d)", compact),
    alone=0.9,
    personal="indirect",
    header_words=("immatriculation", "plaque", "plaque immatriculation", "immat"),
)
