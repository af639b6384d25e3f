"""A SIRET with its control key: 14 digits, Luhn on the whole and on the SIREN part, La Poste by its own sum."""

import polars as pl

from pontdarc.core.check import Cells, Check, Rule
from pontdarc.core.control_keys import LA_POSTE, digit_sum, luhn_is_right
from pontdarc.core.explaining import siret_error
from pontdarc.core.findings import SIRET
from pontdarc.core.schema import RowCheck
from pontdarc.core.words import gettext_noop

_LA_POSTE_SEAT = "35600000000048"
_DIGITS, _NIC = 14, 5
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def _sums(*doubled: bool) -> pl.Series:
    """Return, for each number of three digits, their Luhn sum with these digits doubled."""
    digits = ([number // 100, number // 10 % 10, number % 10] for number in range(1000))
    sums = [sum(_DOUBLED[d] if twice else d for d, twice in zip(each, doubled, strict=True)) for each in digits]
    return pl.Series(sums, dtype=pl.UInt32)


_ODD, _EVEN = _sums(False, True, False), _sums(True, False, True)


def _rules(spec: RowCheck, cells: Cells) -> tuple[Rule, ...]:
    (name,) = spec.columns
    broken = cells.text(name).map_batches(_broken, return_dtype=pl.Boolean)
    return (Rule(SIRET, spec.columns, broken, lambda values: siret_error(values[0] or "")),)


def _broken(column: pl.Series) -> pl.Series:
    """Return where the SIRET is wrong: nearly all are plain and right, which costs little to see."""
    plain = column.to_frame("text").select(_is_plain_and_right(pl.col("text"))).to_series().fill_null(False)
    doubtful = column.filter(~plain).drop_nulls().unique().to_frame("text")
    wrong = doubtful.filter(~_is_right(pl.col("text"))).to_series()
    return column.is_in(wrong.implode()) if wrong.len() else pl.repeat(False, column.len(), eager=True)


def _is_plain_and_right(text: pl.Expr) -> pl.Expr:
    """Return whether the text is 14 digits whose two keys are right, by sums of three digits read in tables."""
    number = pl.when(text.str.len_bytes() == _DIGITS).then(text).cast(pl.UInt64, strict=False)
    siren, nic = (number // 10**_NIC).cast(pl.UInt32), (number % 10**_NIC).cast(pl.UInt32)
    triples = (siren // 10**6, siren // 10**3 % 10**3, siren % 10**3)
    as_siren = _sum(_ODD, triples[0]) + _sum(_EVEN, triples[1]) + _sum(_ODD, triples[2])
    as_siret = _sum(_EVEN, triples[0]) + _sum(_ODD, triples[1]) + _sum(_EVEN, triples[2])
    as_siret = as_siret + _sum(_EVEN, nic // 10**3) + _sum(_ODD, nic % 10**3)
    post = text.str.starts_with(LA_POSTE) | text.str.starts_with("+")
    return (as_siren % 10 == 0) & (as_siret % 10 == 0) & ~post


def _sum(table: pl.Series, triple: pl.Expr) -> pl.Expr:
    return pl.lit(table).gather(triple)


def _is_right(text: pl.Expr) -> pl.Expr:
    """Return whether the text, spaces and dots aside, is a SIRET, whatever its form."""
    digits = text.str.replace_all(r"[\s.]", "")
    post = pl.when(digits.str.starts_with(LA_POSTE) & (digits != _LA_POSTE_SEAT)).then(digits)
    by_sum = digit_sum(post, _DIGITS) % 5 == 0
    key = pl.when(post.is_not_null()).then(by_sum).otherwise(luhn_is_right(digits, _DIGITS))
    sound = digits.str.contains(r"^[0-9]{14}$") & key & luhn_is_right(digits.str.slice(0, 9), 9)
    return sound.fill_null(False)


CHECK = Check("siret", "french-siret-value", gettext_noop("SIRET valide"), _rules)
