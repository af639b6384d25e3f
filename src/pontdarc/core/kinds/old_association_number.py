"""The number of an association before the RNA, in the register of its préfecture."""

from pontdarc.core.kind import Kind, compact, shaped
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="old_association_number",
    title=gettext_noop("Ancien numéro d’association"),
    description=gettext_noop("Numéro d’une association avant le répertoire national, donné par sa préfecture."),
    example="071S1871092288",
    recognise=shaped(r"\d[\dAB]\d[SP]\d{4,10}", compact),
    normalise=compact,
    alone=0.85,
    header_words=("id ex", "ancien numéro", "ancien identifiant", "numéro waldec", "code import"),
)
