"""What stands for a word that is looked for: other words of the table, and the values of its columns that hold any.

Only the tables that go with a served file know: ``words``, the distinct words of letters with their stems, and
``lexicon``, the values of each column that has few of them. `words_sql` and `values_sql` are the questions to them;
their answers are given back to `pontdarc.core.query.searching` as *found*.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlglot import exp

from pontdarc.core.query import idioms
from pontdarc.core.query.values import disjunction

WORDS = "words"
"""The table of the distinct words of the rows: word, stem, rows."""
LEXICON = "lexicon"
"""The table of the values that many rows share: col (rank of the column), k (rank of the value), f (its folded words,
one space around each)."""
ALTERNATIVES = 40
FEW_RUNS = 8
"""Runs of ranks that are compared one by one; beyond, each rank is one bit of a text that says which."""
MANY_TESTS = 4
"""Words from which one pattern costs less than to look for each of them."""

Runs = tuple[tuple[int, int], ...]
"""Ranks of values, as first and last of each run of them, in order."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word looked for. *stem*: those of the same stem do too. *distance*: those that differ by so many letters."""

    word: str
    prefix: bool = False
    stem: str = ""
    distance: int = 0

    @property
    def is_open(self) -> bool:
        """Whether other words may stand for it."""
        return bool(self.stem or self.distance)


@dataclass(frozen=True, slots=True)
class Expansion:
    """What stands for a term. *words*: whole ones, beside its own. *values*: by the rank of their column."""

    words: tuple[str, ...] = ()
    values: tuple[tuple[int, Runs], ...] = ()


Found = tuple[Expansion, ...]


def is_long(found: Found) -> bool:
    """Whether what was found takes more memory than what is compiled with it is worth keeping for."""
    return any(len(runs) > FEW_RUNS for expansion in found for _, runs in expansion.values)


class Binds(Protocol):
    """Gives texts a name, by which they are part of the SQL."""

    def bind(self, text: str) -> exp.Expr:
        """Return the placeholder of a text."""


def words_sql(terms: Sequence[Term], binds: Binds) -> exp.Expr:
    """Return the question to the table of words: rank of the term, word that stands for it."""
    return _all_of([_words_of(rank, term, binds) for rank, term in enumerate(terms) if term.is_open])


def values_sql(terms: Sequence[Term], words: Sequence[Sequence[str]], binds: Binds) -> exp.Expr:
    """Return the question to the lexicon: rank of the term, column, first and last of a run of ranks of values.

    *words*: those that stand for each term.
    """
    held = _all_of(
        [
            exp.select(exp.alias_(exp.Literal.number(rank), "r0"), "col", "k")
            .from_(LEXICON)
            .where(holds(exp.column("f"), term, others, binds))
            for rank, (term, others) in enumerate(zip(terms, words, strict=True))
        ]
    )
    # In a run of ranks, the rank and its place among those found grow together.
    place = exp.Window(
        this=exp.RowNumber(),
        partition_by=[exp.column("r0"), exp.column("col")],
        order=exp.Order(expressions=[exp.Ordered(this=exp.column("k"), nulls_first=False)]),
    )
    run = exp.alias_(exp.Sub(this=exp.column("k"), expression=place), "run")
    placed = exp.select("r0", "col", "k", run).from_(held.subquery("h"))
    keys = [exp.column("r0"), exp.column("col")]
    return (
        exp.select(*keys, exp.Min(this=exp.column("k")), exp.Max(this=exp.column("k")))
        .from_(placed.subquery("p"))
        .group_by(*keys, exp.column("run"))
        .order_by("1", "2", "3")
    )


def holds(folded: exp.Expr, term: Term, others: Sequence[str], binds: Binds) -> exp.Expr:
    """Return whether folded words, one space around each, hold a term or one of the others.

    Every word stands between two spaces: containing is enough, and quick.
    """
    first = f" {term.word}" if term.prefix else f" {term.word} "
    if len(others) < MANY_TESTS:
        parts = [first, *(f" {word} " for word in others)]
        return disjunction([idioms.contained(folded.copy(), binds.bind(part)) for part in parts])
    # Words are made of letters, digits and underscores: a pattern has nothing to escape.
    whole = "|".join(others)
    return exp.RegexpLike(this=folded.copy(), expression=binds.bind(f"(?:{first}| (?:{whole}) )"))


def among(rank: exp.Expr, runs: Runs, binds: Binds) -> exp.Expr:
    """Return whether the rank of a value is in one of these runs."""
    if len(runs) <= FEW_RUNS:
        return disjunction([_in_run(rank.copy(), *run) for run in runs])
    bits = bytearray(b"0" * (runs[-1][1] + 2))
    for first, last in runs:
        bits[first : last + 1] = b"1" * (last + 1 - first)
    # A rank beyond the last of them is none of them: it is read where the last bit says so.
    inside = exp.Least(this=rank.copy(), expressions=[exp.Literal.number(len(bits) - 1)])
    return idioms.has_bit(binds.bind(bits.decode()), inside)


def _in_run(rank: exp.Expr, first: int, last: int) -> exp.Expr:
    low, high = exp.Literal.number(first), exp.Literal.number(last)
    return exp.EQ(this=rank, expression=low) if first == last else exp.Between(this=rank, low=low, high=high)


def _words_of(rank: int, term: Term, binds: Binds) -> exp.Select:
    word = exp.column("word")
    tests: list[exp.Expr] = [exp.EQ(this=exp.column("stem"), expression=binds.bind(term.stem))]
    if term.distance:
        gap = exp.Abs(this=exp.Sub(this=exp.Length(this=word), expression=exp.Literal.number(len(term.word))))
        near = exp.LTE(
            this=idioms.distance_of(word.copy(), binds.bind(term.word)), expression=exp.Literal.number(term.distance)
        )
        # The lengths first: the distance of a huge word would cost as much as the word is long.
        alike = exp.LTE(this=gap, expression=exp.Literal.number(term.distance))
        tests.append(exp.Case(ifs=[exp.If(this=alike, true=near)], default=exp.false()))
    inner = (
        exp.select(exp.alias_(exp.Literal.number(rank), "r0"), exp.alias_(word.copy(), "r1"))
        .from_(WORDS)
        .where(disjunction(tests))
        .order_by(exp.Ordered(this=exp.column("rows"), desc=True, nulls_first=False), word.copy())
        .limit(ALTERNATIVES)
    )
    return exp.select("r0", "r1").from_(inner.subquery("t"))


def _all_of(selects: Sequence[exp.Select]) -> exp.Query:
    whole: exp.Query = selects[0]
    for select in selects[1:]:
        whole = exp.Union(this=whole, expression=select, distinct=False)
    return whole
