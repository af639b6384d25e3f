"""A SIRET with its control key: 14 digits, Luhn on the whole and on the SIREN part, La Poste by its own sum."""

from itertools import product

import numpy as np
import polars as pl

from pontdarc.core.check import Cells, Check, Rule
from pontdarc.core.control_keys import LA_POSTE, digit_sum, luhn_is_right
from pontdarc.core.distinct import has_few
from pontdarc.core.explaining import siret_error
from pontdarc.core.findings import SIRET
from pontdarc.core.fixed_width_text import Pairs, pairs_of
from pontdarc.core.schema import RowCheck
from pontdarc.core.words import gettext_noop

_LA_POSTE_SEAT = "35600000000048"
_DIGITS = 14
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
_WRONG = 0x1000
"""Added for each character that is no digit: above every sum, and seven of them still hold in 16 bits."""
_SIREN = 64
"""What the sum of the SIREN is counted in, above that of the SIRET, which stays under it."""

Table = np.ndarray[tuple[int], np.dtype[np.uint16]]


def _sums(siret: tuple[bool, bool], siren: tuple[bool | None, bool | None]) -> Table:
    """Return, for each pair of bytes, its Luhn sums modulo 10; True doubles the digit, None leaves it out."""
    table = np.full(65_536, _WRONG, dtype=np.uint16)
    for first, second in product(range(10), range(10)):
        as_siret = sum(_weight(digit, twice) for digit, twice in zip((first, second), siret, strict=True))
        as_siren = sum(_weight(digit, twice) for digit, twice in zip((first, second), siren, strict=True))
        pair = (ord("0") + first) | (ord("0") + second) << 8
        table[pair] = as_siret % 10 + _SIREN * (as_siren % 10)
    return table


def _weight(digit: int, twice: bool | None) -> int:
    if twice is None:
        return 0
    return _DOUBLED[digit] if twice else digit


_TABLES = (
    *[_sums((True, False), (False, True))] * 4,
    _sums((True, False), (False, None)),
    *[_sums((True, False), (None, None))] * 2,
)
_RIGHT = np.array([sums < _WRONG and sums % _SIREN % 10 == 0 and sums // _SIREN % 10 == 0 for sums in range(65_536)])
_POST_PAIRS = np.frombuffer(LA_POSTE[:8].encode(), dtype="<u2")


def _rules(spec: RowCheck, cells: Cells) -> tuple[Rule, ...]:
    (name,) = spec.columns
    broken = cells.text(name).map_batches(_broken, return_dtype=pl.Boolean)
    return (Rule(SIRET, spec.columns, broken, lambda values: siret_error(values[0] or "")),)


def _broken(column: pl.Series) -> pl.Series:
    """Return where the SIRET is wrong: most come again, and most are plain and right."""
    if has_few(column):
        distinct = column.drop_nulls().unique()
        wrong = distinct.filter(_broken_one_by_one(distinct))
        return column.is_in(wrong.implode()) if wrong.len() else pl.repeat(False, column.len(), eager=True)
    return _broken_one_by_one(column)


def _broken_one_by_one(column: pl.Series) -> pl.Series:
    shaped = (column.str.len_bytes() == _DIGITS).fill_null(False)
    right = shaped.to_numpy().copy()
    right[right] = _are_plain_and_right(pairs_of(column if right.all() else column.filter(shaped), _DIGITS))
    doubtful = np.flatnonzero(~right & column.is_not_null().to_numpy())
    texts = column.gather(doubtful)
    wrong = texts.unique().to_frame("text").filter(~_is_right(pl.col("text"))).to_series()
    broken = np.zeros(column.len(), dtype=bool)
    broken[doubtful] = texts.is_in(wrong.implode()).to_numpy()
    return pl.Series(column.name, broken)


def _are_plain_and_right(pairs: Pairs) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which texts are 14 digits whose two keys are right, by sums of two digits read in tables."""
    sums = np.zeros(len(pairs), dtype=np.uint16)
    for rank, table in enumerate(_TABLES):
        sums += table[pairs[:, rank]]
    right: np.ndarray[tuple[int], np.dtype[np.bool_]] = _RIGHT[sums]
    post = pairs[:, 0] == _POST_PAIRS[0]
    if post.any():
        right[post] &= ~(pairs[post][:, :4] == _POST_PAIRS).all(axis=1)
    return right


def _is_right(text: pl.Expr) -> pl.Expr:
    """Return whether the text, spaces and dots aside, is a SIRET, whatever its form."""
    digits = text.str.replace_all(r"[\s.]", "")
    post = pl.when(digits.str.starts_with(LA_POSTE) & (digits != _LA_POSTE_SEAT)).then(digits)
    by_sum = digit_sum(post, _DIGITS) % 5 == 0
    key = pl.when(post.is_not_null()).then(by_sum).otherwise(luhn_is_right(digits, _DIGITS))
    sound = digits.str.contains(r"^[0-9]{14}$") & key & luhn_is_right(digits.str.slice(0, 9), 9)
    return sound.fill_null(False)


CHECK = Check("siret", "french-siret-value", gettext_noop("SIRET valide"), _rules)
