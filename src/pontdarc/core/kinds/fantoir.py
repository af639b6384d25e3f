"""The code of a street in the former FANTOIR (Rivoli) file, and in the TOPO that took its place."""

from pontdarc.core.kind import Kind, compact, shaped
from pontdarc.core.words import gettext_noop

_STREET = r"(?:\d|[A-Z])\d{3}|Z[A-Z]\d{2}"

KIND = Kind(
    slug="fantoir",
    title=gettext_noop("Code de voie (FANTOIR)"),
    description=gettext_noop(
        "Code d’une voie ou d’un lieu-dit : quatre caractères et une clé, seuls ou après la commune."
    ),
    example="0123B",
    recognise=shaped(rf"(?:(?:\d{{2}}|2[AB])\d{{3,4}})?(?:{_STREET})[A-HJ-NP-TV-Z]", compact),
    normalise=compact,
    looks=shaped(rf"(?:(?:\d{{2}}|2[AB])\d{{3,4}})?(?:{_STREET})[A-Z]?", compact),
    alone=0.2,
    header_words=("fantoir", "code fantoir", "rivoli", "code rivoli", "code voie", "id fantoir", "majic", "topo"),
)
