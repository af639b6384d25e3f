"""A date and a time as ISO 8601 writes them, the T possibly a space."""

from pontdarc.core.kind import Kind, shaped, trimmed
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="datetime_iso",
    title=gettext_noop("Date et heure"),
    description=gettext_noop("Date et heure, année-mois-jour puis heures et minutes."),
    example="2024-03-12T14:30:00",
    type="datetime",
    recognise=shaped(
        r"\d{4}(?:-(?:0[1-9]|1[0-2])-|/(?:0[1-9]|1[0-2])/)(?:0[1-9]|[12]\d|3[01])"
        r"[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?"
        r" ?(?:Z|[+-]\d{2}:?(?:\d{2})?)?"
    ),
    normalise=lambda cell: trimmed(cell).str.replace(r"^(\d{4})[-/](\d{2})[-/](\d{2})[T ]", "${1}-${2}-${3}T"),
    alone=0.97,
)
