"""The name of a canton: the header says it, letters do not contradict."""

from pontdarc.core.kind import Kind, sized
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="canton_name",
    title=gettext_noop("Nom de canton"),
    description=gettext_noop("Nom d’un canton, écrit comme on veut."),
    example="Haute-Ardèche",
    recognise=sized(2, 61, r"\p{L}[\p{L}'’. /()\d-]+"),
    alone=0.0,
    header_words=("canton", "nom canton", "libellé canton", "lib canton", "canton nom", "libelle du canton"),
    other_words=("code", "insee", "numéro", "nombre", "nb", "bureau"),
)
