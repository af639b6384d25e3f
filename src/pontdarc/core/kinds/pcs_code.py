"""The code of a profession in the PCS of INSEE, four characters, or of a group of them."""

from pontdarc.core.kind import Kind, compact, shaped
from pontdarc.core.words import gettext_noop

_INACTIVE = "7[1245780]00|8[1-6]00"

KIND = Kind(
    slug="pcs_code",
    title=gettext_noop("Code de profession (PCS)"),
    description=gettext_noop("Code d’une profession ou catégorie socioprofessionnelle de l’INSEE."),
    example="431f",
    recognise=shaped(rf"(?i)[1-6]\d{{2}}[a-l]|{_INACTIVE}"),
    normalise=lambda cell: compact(cell).str.to_lowercase(),
    looks=shaped(rf"(?i)[1-8]\d?|[1-6]\d{{2}}[a-l]|{_INACTIVE}"),
    alone=0.3,
    minimum=0.95,
    header_words=("code csp", "code pcs", "csp", "pcs", "code csp insee", "pcs ese", "code profession"),
)
