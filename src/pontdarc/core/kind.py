"""What a kind of column is, and the few expressions that most kinds are made of."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import polars as pl

from pontdarc.core.referential import Referential
from pontdarc.core.schema import FieldType

Expression = Callable[[pl.Expr], pl.Expr]
Personal = Literal["direct", "indirect", "no"]


def words(text: str) -> frozenset[str]:
    """Return the words of a list written as running text."""
    return frozenset(text.split())


def trimmed(cell: pl.Expr) -> pl.Expr:
    """Return the text without outer blanks, every run of blanks (no-break ones included) made one space."""
    return cell.str.replace_all(r"\s+", " ").str.strip_chars()


def compact(cell: pl.Expr) -> pl.Expr:
    """Return the text in capitals without blanks, dots, hyphens, slashes, quotes and underscores."""
    return cell.str.replace_all(r"[\s.\-/'’`\"_\u2010-\u2015]+", "").str.to_uppercase()


def folded(cell: pl.Expr) -> pl.Expr:
    """Return the trimmed text in lower case without accents, ligatures undone."""
    plain = trimmed(cell).str.to_lowercase().str.normalize("NFD").str.replace_all(r"\p{M}", "")
    return plain.str.replace_all("œ", "oe", literal=True).str.replace_all("’", "'", literal=True)


def decimal(cell: pl.Expr) -> pl.Expr:
    """Return the number written with a point or a comma, blanks ignored; null when it is none."""
    plain = cell.str.replace_all(r"\s", "").str.replace(",", ".", literal=True)
    return (
        pl.when(plain.str.contains(r"^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$"))
        .then(plain)
        .otherwise(None)
        .cast(pl.Float64, strict=False)
    )


def shaped(pattern: str, prepare: Expression = trimmed) -> Expression:
    """Return the test that the prepared text, as a whole, has the pattern (Rust regex)."""
    whole = rf"^(?:{pattern})$"
    return lambda cell: prepare(cell).str.contains(whole)


def sized(least: int, most: int, pattern: str, prepare: Expression = trimmed) -> Expression:
    """Return the test that the prepared text has the pattern, and from *least* to *most* characters.

    A pattern that counts letters of any alphabet is compiled once for each: many times what the rest costs.
    """
    whole = rf"^(?:{pattern})$"
    return lambda cell: prepare(cell).str.contains(whole) & prepare(cell).str.len_chars().is_between(least, most)


def among(values: frozenset[str], prepare: Expression = folded) -> Expression:
    """Return the test that the prepared text is one of the values."""
    listed = sorted(values)
    return lambda cell: prepare(cell).is_in(listed)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of column.

    *title*, *description*: gettext msgids. *type*: the Table Schema type of such a column.
    *recognise*: true where a cell, as people write it, is of this kind on the evidence of its content alone.
    *normalise*: the canonical text (unchanged, apart from blanks, where it is not of this kind).
    *valid*: true where a canonical text is right, control key included; *recognise* when None.
    *looks*: what is enough when the header already says the kind; *recognise* when None.
    *alone*: how sure we are, from 0 to 1, when every cell is recognised and the header says nothing.
    *minimum*: the share of recognised cells below which content alone says nothing.
    *header_words*: what the header of such a column says; *other_words*: what it never says.
    *known*: true where a canonical text exists in the official territory.
    """

    slug: str
    title: str
    description: str
    example: str
    recognise: Expression
    type: FieldType = "string"
    personal: Personal = "no"
    normalise: Expression = trimmed
    valid: Expression | None = None
    looks: Expression | None = None
    alone: float = 0.9
    minimum: float = 0.8
    header_words: tuple[str, ...] = ()
    other_words: tuple[str, ...] = ()
    known: Callable[[pl.Expr, Referential], pl.Expr] | None = None

    def is_valid(self, cell: pl.Expr) -> pl.Expr:
        """Return the test that a canonical text is right."""
        return (self.valid or self.recognise)(cell)

    def looks_like(self, cell: pl.Expr) -> pl.Expr:
        """Return the test that is enough when the header says the kind."""
        return (self.looks or self.recognise)(cell)
