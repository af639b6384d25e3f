"""The address of a machine on the internet (version 4 or 6)."""

from pontdarc.core.kind import Kind, shaped, trimmed
from pontdarc.core.words import gettext_noop

_BYTE = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"

KIND = Kind(
    slug="ip_address",
    title=gettext_noop("Adresse IP"),
    description=gettext_noop("Adresse d’une machine sur internet : elle désigne souvent un foyer."),
    example="203.0.113.25",
    recognise=shaped(
        rf"{_BYTE}(?:\.{_BYTE}){{3}}|(?:[0-9a-fA-F]{{1,4}}:){{7}}[0-9a-fA-F]{{1,4}}|(?:[0-9a-fA-F]{{1,4}}:){{1,6}}(?::[0-9a-fA-F]{{1,4}}){{1,6}}"
    ),
    normalise=lambda cell: trimmed(cell).str.to_lowercase(),
    alone=0.9,
    personal="indirect",
    header_words=("ip", "adresse ip", "ip address"),
)
