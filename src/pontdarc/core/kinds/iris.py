"""The code of an IRIS of INSEE: the commune, then four digits."""

from pontdarc.core.kind import Kind, compact, shaped
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="iris",
    title=gettext_noop("Code IRIS"),
    description=gettext_noop("Code d’un quartier de l’INSEE : la commune sur cinq caractères, puis quatre chiffres."),
    example="071860000",
    recognise=shaped(r"(?:(?:0[1-9]|[1-8]\d|9[0-5]|2[AB])\d{3}|9[78]\d{3})(?:0000|[01]\d{3})", compact),
    normalise=compact,
    looks=shaped(r"(?:\d{1,2}|2[AB])\d{7}", compact),
    alone=0.2,
    header_words=("iris", "code iris", "dcomiris", "iris code", "codeiris", "id iris"),
    other_words=("nom", "libellé", "type", "population"),
)
