"""The identifier of a building in the Référentiel national des bâtiments: twelve signs that cannot be mistaken."""

from pontdarc.core.kind import Kind, compact, shaped
from pontdarc.core.words import gettext_noop

_SIGN = "[1-9A-HJKMNP-TV-Z]"

KIND = Kind(
    slug="rnb_id",
    title=gettext_noop("Identifiant de bâtiment (RNB)"),
    description=gettext_noop("Identifiant d’un bâtiment au référentiel national : douze chiffres et lettres."),
    example="FT4RKBXBVH9S",
    recognise=shaped(rf"{_SIGN}{{12}}|{_SIGN}{{4}}[- ]{_SIGN}{{4}}[- ]{_SIGN}{{4}}"),
    normalise=compact,
    valid=shaped(rf"{_SIGN}{{12}}"),
    alone=0.3,
    minimum=0.95,
    header_words=("rnb", "id rnb", "rnb id", "identifiant rnb", "batid"),
)
