"""Opening hours as OpenStreetMap writes them."""

from pontdarc.core.kind import Kind, trimmed
from pontdarc.core.words import gettext_noop

_DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)"
_SEASON = r"[A-Z][a-z]{2}(?: \d+)?-[A-Z][a-z]{2}(?: \d+)?"

KIND = Kind(
    slug="osm_opening_hours",
    title=gettext_noop("Horaires (OpenStreetMap)"),
    description=gettext_noop("Horaires d’ouverture dans la notation d’OpenStreetMap."),
    example="Mo-Fr 08:30-12:00",
    recognise=lambda cell: trimmed(cell).str.contains(
        rf"^(?:24/7|(?:{_SEASON}:? )?{_DAY}(?:[-,] ?{_DAY})*:? (?:\d{{1,2}}:\d{{2}}|off|closed|[\"]))"
    ),
    alone=0.97,
    minimum=0.5,
    header_words=("opening hours", "horaires", "horaires ouverture", "equip horaires"),
)
