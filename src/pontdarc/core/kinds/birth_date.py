"""The birth date of a person: a date under a header that says so."""

from pontdarc.core.kind import Kind, shaped
from pontdarc.core.words import gettext_noop

_DATE = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}(?:[T ].*)?|\d{4}|(?:1er|\d{1,2}) \p{L}{3,9}\.? \d{4}|\d{8}"

KIND = Kind(
    slug="birth_date",
    title=gettext_noop("Date de naissance"),
    description=gettext_noop("Date de naissance d’une personne."),
    example="1978-03-12",
    type="date",
    recognise=shaped(_DATE),
    alone=0.0,
    personal="indirect",
    header_words=(
        "date naissance", "naissance", "né le", "née le", "date de naiss", "dt naissance", "birthday", "birth date",
        "date of birth", "dob", "birthdate", "ddn", "datenaissance", "date naiss", "année naissance", "annais",
    ),
    other_words=("nombre", "nb", "taux", "annee", "lieu", "commune", "solde", "naissance domicilié"),
)  # fmt: skip
