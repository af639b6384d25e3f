"""Control keys of identifiers, computed on whole columns: Luhn, modulo 97, modulo 23.

Every function takes texts already reduced to their digits (or digits and capitals) and answers null where the
text is not of the length it expects.
"""

from collections.abc import Callable

import numpy as np
import polars as pl

from pontdarc.core.fixed_width_text import bytes_of

LA_POSTE = "356000000"
_MODULUS = 97
_IBAN_DIGITS = 72
_CHUNK = 9


def luhn_is_right(digits: pl.Expr, length: int) -> pl.Expr:
    """Return whether *digits*, made of *length* digits, passes the Luhn check."""
    return _by_figures(digits, length, lambda figures: _luhn_sum(figures) % 10 == 0)


def _luhn_sum(figures: np.ndarray) -> np.ndarray:
    doubled = figures[:, -2::-2] * 2
    total: np.ndarray = figures[:, ::-2].sum(axis=1) + doubled.sum(axis=1) - 9 * (doubled > 9).sum(axis=1)
    return total


def _by_figures(digits: pl.Expr, length: int, test: Callable[[np.ndarray], np.ndarray]) -> pl.Expr:
    """Return what a test says of texts of *length* digits, of which it is given the figures, a row each; else null.

    Few texts of a column without such numbers have the length, and only those cost anything.
    """

    def tested(cells: pl.Series) -> pl.Series:
        places = cells.str.contains(rf"^[0-9]{{{length}}}$").arg_true()
        answers = pl.repeat(None, cells.len(), dtype=pl.Boolean, eager=True).alias(cells.name)
        if not places.len():
            return answers
        figures = bytes_of(cells.gather(places), length) - np.uint8(ord("0"))
        return answers.scatter(places, pl.Series(test(figures)))

    return digits.map_batches(tested, return_dtype=pl.Boolean, is_elementwise=True)


def siren_is_right(digits: pl.Expr) -> pl.Expr:
    """Return whether nine digits are a SIREN."""
    return luhn_is_right(digits, 9) & (digits != "000000000")


def siret_is_right(digits: pl.Expr) -> pl.Expr:
    """Return whether fourteen digits are a SIRET; establishments of La Poste have a sum that is a multiple of 5."""
    la_poste = pl.when(digits.str.starts_with(LA_POSTE)).then(digits).otherwise(None)
    by_sum = _by_figures(la_poste, 14, lambda figures: figures.sum(axis=1) % 5 == 0)
    return (luhn_is_right(digits, 14) & (digits.str.slice(0, 9) != "000000000")) | by_sum.fill_null(False)


def nir_is_right(text: pl.Expr) -> pl.Expr:
    """Return whether fifteen characters are a NIR: 97 minus the number modulo 97; 2A counts 19 and 2B counts 18."""
    number = (
        text.str.slice(0, 5) + text.str.slice(5, 2).replace({"2A": "19", "2B": "18"}) + text.str.slice(7, 6)
    ).cast(pl.Int64, strict=False)
    key = text.str.slice(13, 2).cast(pl.Int64, strict=False)
    return (text.str.len_chars() == 15) & (key == _MODULUS - number % _MODULUS)


def iban_is_right(text: pl.Expr) -> pl.Expr:
    """Return whether capitals and digits without blanks leave 1 modulo 97, as ISO 13616 wants."""
    turned = text.str.slice(4) + text.str.slice(0, 4)
    letters = [chr(ord("A") + rank) for rank in range(26)]
    digits = turned.str.replace_many(letters, [str(rank + 10) for rank in range(26)]).str.zfill(_IBAN_DIGITS)
    rest = pl.lit(0, dtype=pl.Int64)
    for start in range(0, _IBAN_DIGITS, _CHUNK):
        rest = (rest * 10**_CHUNK + digits.str.slice(start, _CHUNK).cast(pl.Int64, strict=False)) % _MODULUS
    return (digits.str.len_chars() == _IBAN_DIGITS) & (rest == 1)


def uai_is_right(text: pl.Expr) -> pl.Expr:
    """Return whether seven digits and a letter are a UAI code: the letter is the number modulo 23."""
    letters = "ABCDEFGHJKLMNPRSTUVWXYZ"
    rank = text.str.slice(0, 7).cast(pl.UInt32, strict=False) % 23
    expected = rank.replace_strict(dict(enumerate(letters)), default=None, return_dtype=pl.String)
    return text.str.slice(7, 1) == expected
