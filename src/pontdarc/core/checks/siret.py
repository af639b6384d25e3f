"""A SIRET with its control key: 14 digits, Luhn on the whole and on the SIREN part, La Poste by its own sum."""

from collections.abc import Callable
from itertools import product

import numpy as np
import polars as pl

from pontdarc.core.check import Cells, Check, Rule
from pontdarc.core.control_keys import LA_POSTE
from pontdarc.core.distinct import has_few
from pontdarc.core.explaining import siret_error
from pontdarc.core.findings import SIRET
from pontdarc.core.fixed_width_text import bytes_of, pairs_of
from pontdarc.core.schema import RowCheck
from pontdarc.core.words import gettext_noop

_LA_POSTE_SEAT = "35600000000048"
_DIGITS = 14
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
_WRONG = 0x1000
"""Added for each character that is no digit: above every sum, and seven of them still hold in 16 bits."""
_SIREN = 64
"""What the sum of the SIREN is counted in, above that of the SIRET, which stays under it."""

Marks = np.ndarray[tuple[int], np.dtype[np.bool_]]
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
    """Return where the SIRET is wrong; each text is looked at once where a column has few of them."""
    texts = column.drop_nulls().unique() if has_few(column) else column
    wrong = texts.filter(pl.Series(~_are_right(texts)) & texts.is_not_null())
    if not wrong.len():
        return pl.repeat(False, column.len(), eager=True)
    return column.is_in(wrong.unique().implode())


def _are_right(texts: pl.Series) -> Marks:
    """Return which texts are a SIRET: most are plain; of the others, spaces and dots are set aside."""
    right = _of_length(texts, _have_right_keys)
    doubtful = np.flatnonzero(~right)
    right[doubtful] = _of_length(texts.gather(doubtful).str.replace_all(r"[\s.]", ""), _are_right_digits)
    return right


def _of_length(texts: pl.Series, test: Callable[[pl.Series], Marks]) -> Marks:
    """Return what a test says of the texts of fourteen bytes; false for the others."""
    marks = (texts.str.len_bytes() == _DIGITS).fill_null(False).to_numpy().copy()
    marks[marks] = test(texts if marks.all() else texts.filter(pl.Series(marks)))
    return marks


def _have_right_keys(texts: pl.Series) -> Marks:
    """Return which texts are digits whose two keys are right, La Poste aside, by sums of two read in tables."""
    pairs = pairs_of(texts, _DIGITS)
    sums = np.zeros(len(pairs), dtype=np.uint16)
    for rank, table in enumerate(_TABLES):
        sums += table[pairs[:, rank]]
    right: Marks = _RIGHT[sums]
    post = pairs[:, 0] == _POST_PAIRS[0]
    if post.any():
        right[post] &= ~(pairs[post][:, :4] == _POST_PAIRS).all(axis=1)
    return right


def _are_right_digits(texts: pl.Series) -> Marks:
    """Return the same, La Poste included: the sum of its figures is a multiple of five, but for its seat."""
    figures = bytes_of(texts, _DIGITS) - np.uint8(ord("0"))
    by_sum = (figures <= 9).all(axis=1) & (figures.sum(axis=1) % 5 == 0)
    post = texts.str.starts_with(LA_POSTE).to_numpy()
    seat = (texts == _LA_POSTE_SEAT).to_numpy()
    marks: Marks = np.where(post, by_sum | seat, _have_right_keys(texts))
    return marks


CHECK = Check("siret", "french-siret-value", gettext_noop("SIRET valide"), _rules)
