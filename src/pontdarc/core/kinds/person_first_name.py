"""The first name of a person, told by a list of the common ones."""

import polars as pl

from pontdarc.core.kind import Kind, shaped
from pontdarc.core.names_of_people import is_first_name
from pontdarc.core.words import gettext_noop


def _looks(cell: pl.Expr) -> pl.Expr:
    return shaped(r"\p{L}[\p{L}'’.-]*(?:,? \p{L}[\p{L}'’.-]*){0,4}")(cell) & ~shaped(r"(?i)oui|non|true|false")(cell)


KIND = Kind(
    slug="person_first_name",
    title=gettext_noop("Prénom"),
    description=gettext_noop("Prénom d’une personne, seul ou dans une statistique des prénoms."),
    example="Claire",
    recognise=is_first_name,
    looks=_looks,
    alone=0.85,
    minimum=0.6,
    personal="direct",
    header_words=(
        "prénom", "prénom enfant", "enfant prénom", "first name", "firstname", "given name", "prénom usuel",
        "preusuel", "forename", "prénom naissance",
    ),
    other_words=("nom prénom", "prénom nom", "nom", "commune", "voie", "nombre", "sexe", "arrêt", "stop",
        "station", "établissement", "école", "lieu", "équipement", "rue", "adresse"),
)  # fmt: skip
