"""The number of a passport, an identity card, a residence permit or a driving licence: a header has to say so.

Passports and driving licences: two digits, two letters, five digits. Identity cards: twelve digits before 2021, nine
letters and digits since. Residence permits: ten digits, or two letters and eight digits.
"""

from pontdarc.core.kind import Kind, compact, shaped
from pontdarc.core.words import gettext_noop

_PASSPORT = r"\d{2}[A-Z]{2}\d{5}"
_CARD = r"[A-Z]\d[A-Z0-9]{5}\d{1,2}|[A-Z0-9]{5,8}\d"
_OTHERS = r"\d{10}|\d{12}|[A-Z]{2}\d{7,8}"

KIND = Kind(
    slug="identity_document",
    title=gettext_noop("Numéro de pièce d’identité"),
    description=gettext_noop("Numéro de passeport, de carte d’identité, de titre de séjour ou de permis de conduire."),
    example="12AB34567",
    recognise=shaped(_PASSPORT, compact),
    normalise=compact,
    looks=shaped(rf"{_PASSPORT}|{_CARD}|{_OTHERS}", compact),
    alone=0.0,
    personal="direct",
    header_words=(
        "passeport", "numéro passeport", "passport", "permis conduire", "numéro permis conduire", "numéro permis",
        "carte identité", "numéro carte identité", "cni", "numéro cni", "pièce identité", "titre séjour",
        "numéro titre séjour", "driving licence", "identity card", "nephge", "neph",
    ),
    other_words=("construire", "aménager", "démolir", "louer", "type", "date", "nature", "catégorie", "nombre", "coût"),
)  # fmt: skip
