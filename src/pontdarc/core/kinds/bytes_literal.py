"""Bytes as a programme printed them: b'\\x01'. Nobody can use them; the file they come from was badly exported."""

from pontdarc.core.kind import Kind
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="bytes_literal",
    title=gettext_noop("Données binaires"),
    description=gettext_noop("Octets écrits par un programme, qu’aucun tableur ne sait lire."),
    example=r"b'\x01\x02'",
    recognise=lambda cell: cell.str.contains(r"""(?s)^\s*(?:b'.*'|b".*")\s*$"""),
    normalise=lambda cell: cell.str.strip_chars(),
    alone=0.9,
    minimum=0.95,
)
