"""An account of the budget of a local body (M57, and M14 or M4 before it), by its form alone."""

from pontdarc.core.kind import Kind, shaped
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="m57_account",
    title=gettext_noop("Compte budgétaire (M57)"),
    description=gettext_noop("Numéro d’un compte ou d’un article budgétaire, de la classe 1 à la classe 8."),
    example="65748",
    recognise=shaped(r"[1-8]\d{1,9}"),
    looks=shaped(r"0?[0-9]\d{1,9}[A-Z]?"),
    alone=0.0,
    header_words=(
        "article", "compte", "nature comptable", "compte nature", "code nature", "art nature", "cod nat",
        "numéro compte", "article nature", "compte m57", "nature m57", "code compte", "bgt nature", "bgt nature code",
    ),
    other_words=("montant", "libellé", "nom", "total", "bancaire", "nombre", "loi"),
)  # fmt: skip
