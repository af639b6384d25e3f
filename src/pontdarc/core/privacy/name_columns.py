"""Columns that hold names of people by what they are called, whatever of their cells is recognised.

A rare family name looks like any word: what is shown of a column must not hang on each of its names being known.
"""

from typing import Final

import polars as pl

from pontdarc.core.headers import WHOLE, says_one_of
from pontdarc.core.names_of_people import is_of_a_body
from pontdarc.core.privacy.vocabulary import ACCOUNTS, DECISIVE_NAMES, PERSON_HEADERS

_NAMES: Final = (
    "nom", "nom famille", "nom naissance", "nom usage", "nom patronymique", "patronyme", "prénom", "nom jeune fille",
    "nom marital", "name", "last name", "first name", "surname",
)  # fmt: skip
_BODIES: Final = 0.9


def holds_names_of_people(header: str, cells: pl.Series) -> bool:
    """Tell whether a column is one of people's names: its *header* says so, and its *cells* are not those of bodies.

    A header that names whoever it is about (« bénéficiaire ») heads companies and associations as well: nine cells in
    ten must be theirs for the others to be nobody's.
    """
    says = max(says_one_of(header, PERSON_HEADERS), says_one_of(header, DECISIVE_NAMES), says_one_of(header, ACCOUNTS))
    if not says and says_one_of(header, _NAMES) < WHOLE:
        return False
    filled = cells.drop_nulls()
    if filled.dtype != pl.String or not filled.len():
        return False
    words = filled.filter(filled.str.contains(r"\p{L}"))
    return bool(words.len()) and float(pl.select(is_of_a_body(pl.lit(words)).mean()).item()) < _BODIES
