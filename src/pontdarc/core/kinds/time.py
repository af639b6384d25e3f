"""A time of day: 14:30, 14h30."""

from pontdarc.core.kind import Kind, shaped, trimmed
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="time",
    title=gettext_noop("Heure"),
    description=gettext_noop("Heure du jour, en heures et minutes."),
    example="14:30",
    type="time",
    recognise=shaped(r"(?:[01]?\d|2[0-3])(?:[:hH][0-5]\d)(?::[0-5]\d(?:\.\d+)?)?"),
    normalise=lambda cell: (
        trimmed(cell)
        .str.replace(r"^(\d{1,2})[hH](\d{2})", "${1}:${2}")
        .str.replace(r"^(\d):", "0${1}:")
        .str.replace(r"^(\d{2}:\d{2})$", "${1}:00")
    ),
    alone=0.95,
    header_words=("heure", "horaire", "time"),
)
