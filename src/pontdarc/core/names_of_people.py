"""Whether a cell reads like the name of a natural person, on whole columns.

Two degrees. *Surely*: a civility before a name (« M. DUPONT », « Mme Claire Martin ») or a family name in capitals
beside a known first name (« DUPONT Jean »). *Likely*: two or three capitalised words, a known first name at one end
(« Jean Dupont », « DUPONT JEAN »). A word that names a body, a company or a street makes it neither.
"""

import polars as pl

from pontdarc.core.family_names import FAMILY_NAMES
from pontdarc.core.first_names import ALSO_ORDINARY, FIRST_NAMES
from pontdarc.core.kind import folded, trimmed, words
from pontdarc.core.organisations import LEGAL_WORDS

_CIVILITY = (
    r"(?:M\.|MM\.|Mr\.?|MR\.?|Mrs\.?|Ms\.?|Mmes?\.?|MME\.?|Mlle\.?|MLLE\.?|Melle\.?|Monsieur|MONSIEUR|Madame|MADAME"
    r"|Mademoiselle|MADEMOISELLE|Messieurs|Ma[iî]tre|Dr\.?|Docteur)"
)
_UPPER = r"\p{Lu}[\p{Lu}'’]+(?:[- ]\p{Lu}[\p{Lu}'’]+){0,3}"
_TITLE = r"\p{Lu}\p{Ll}+(?:[- ]\p{Lu}\p{Ll}+){0,2}"
_WORD = r"(?:(?:de|du|des|d’|d'|De|Du|Le|La|DE|DU|LE|LA|D'|D’|van|von|Van|Von|ben|Ben|El|el) ?)?\p{Lu}[\p{L}'’.-]*"
_LONG_WORD = r"(?:(?:de|du|DE|DU|LE|LA|Le|La) |d’|d'|D’|D')?\p{Lu}[\p{L}'’-]{2,}"
_CIVIL = (
    rf"^(?:{_CIVILITY}(?: (?:et|ou|&|ET) {_CIVILITY})? (?:{_WORD} ){{0,4}}{_LONG_WORD}|M {_LONG_WORD})"
    rf"(?: (?:et (?:{_CIVILITY} )?)?{_WORD}){{0,4}}$"
)
_TWO_CASES = rf"^(?:(?:DE |DU |LE |LA )?{_UPPER},? {_TITLE}|{_TITLE} (?:de |du |d'|d’)?{_UPPER})$"
_CAPITALISED = rf"^{_WORD},?(?: {_WORD}){{1,2}}$"


def _alternation(words: frozenset[str]) -> str:
    return r"(?:^|[ ,'.&/(-])(?:" + "|".join(sorted(words)) + r")(?:$|[ ,'.&/)-])"


_PLAIN_FIRST_NAMES = FIRST_NAMES - ALSO_ORDINARY
_AT_AN_END = (
    *(r"^([a-z'-]+)[ ,]", r"^([a-z']+)-", r"^([a-z']+-[a-z']+)-"),
    *(r"[ ,]([a-z'-]+)$", r"[ ,]([a-z'-]+) [a-z']+$", r"[ ,]([a-z'-]+)-[a-z']+$"),
)
"""Where a first name stands that a text begins with, or ends with, alone or before one more word.

One pattern of all the names is long to compile, every time that it is met.
"""


def _has_at_an_end(text: pl.Expr, names: frozenset[str]) -> pl.Expr:
    """Return whether a folded text begins with one of the names, or ends with it or with it and one more word."""
    listed = pl.Series(sorted(names)).implode()
    return pl.any_horizontal(text.str.extract(place).is_in(listed).fill_null(False) for place in _AT_AN_END)


_FIRMS = _alternation(
    words(
        "association asso club comite sarl sas sa eurl earl gaec groupe cabinet societe ste scea sci"
        " production productions"
    )
)
_LEGAL = _alternation(LEGAL_WORDS)


def is_first_name(cell: pl.Expr) -> pl.Expr:
    """Return whether the cell is one or several known first names and nothing else."""
    parts = folded(cell).str.replace_all(r" ?[,;/] ?", " ")
    whole = parts.str.contains(r"^[a-z'-]+(?: [a-z'-]+){0,3}$")
    listed = sorted(FIRST_NAMES)
    first = parts.str.extract(r"^([a-z']+)")
    last = parts.str.extract(r"([a-z']+)(?:-[a-z'-]+)?$")
    return whole & first.is_in(listed) & (~parts.str.contains(" ", literal=True) | last.is_in(listed))


def is_of_a_body(cell: pl.Expr) -> pl.Expr:
    """Return whether a word of the cell names a body, a company or a place."""
    return folded(cell).str.contains(_LEGAL)


def is_surely_a_person(cell: pl.Expr) -> pl.Expr:
    """Return whether the cell is the name of a person by its civility, or by its case and a known first name."""
    text = trimmed(cell)
    plain = folded(cell)
    by_case = text.str.contains(_TWO_CASES) & _has_at_an_end(plain, FIRST_NAMES)
    by_civility = text.str.contains(_CIVIL) & ~plain.str.contains(_FIRMS)
    return by_civility | (by_case & ~plain.str.contains(_LEGAL))


def is_likely_a_person(cell: pl.Expr) -> pl.Expr:
    """Return whether the cell is two or three capitalised words, a known first name at one end."""
    plain = folded(cell)
    shape = trimmed(cell).str.contains(_CAPITALISED)
    return (shape & _has_at_an_end(plain, _PLAIN_FIRST_NAMES) & ~plain.str.contains(_LEGAL)) | is_surely_a_person(cell)


def is_common_family_name(cell: pl.Expr) -> pl.Expr:
    """Return whether the cell is a common family name and nothing else."""
    return folded(cell).is_in(sorted(FAMILY_NAMES))


def could_be_a_family_name(cell: pl.Expr) -> pl.Expr:
    """Return whether the cell has the shape of a family name: one to four words of letters, none of a body."""
    return trimmed(cell).str.contains(r"^\p{L}[\p{L}'’.-]*(?: \p{L}[\p{L}'’.()-]*){0,3}$") & ~is_of_a_body(cell)
