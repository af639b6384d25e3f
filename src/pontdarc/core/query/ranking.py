"""A text compared with a column of few values is looked for by its rank there: numbers compare three times as fast."""

from collections.abc import Sequence

from sqlglot import exp

from pontdarc.core.query.columns import Column


def by_rank(select: exp.Select, columns: Sequence[Column]) -> tuple[exp.Select, tuple[tuple[str, int], ...]]:
    """Return the selection with ranks in place of the texts that are ranked, and which is to be bound to what.

    Those are the name of a bound text and the rank of the column: what must be bound is the place of that text among
    the values of the column, 0 where it is none of them. Null has no place: it compares as before.
    """
    whole = select.copy()
    ranked: dict[str, int] = {}
    for comparison in list(whole.find_all(exp.EQ, exp.NEQ)):
        for column, text in ((comparison.left, comparison.right), (comparison.right, comparison.left)):
            rank = _rank(column, columns)
            name = _bound(text)
            if rank is not None and name is not None:
                ranked[name] = rank
                column.replace(exp.column(f"k{rank}"))
                text.replace(exp.cast(exp.Placeholder(this=name), "int"))
    return (whole, tuple(ranked.items())) if ranked else (select, ())


def _rank(value: exp.Expr, columns: Sequence[Column]) -> int | None:
    if not isinstance(value, exp.Column) or value.name[0] != "c" or not value.name[1:].isdigit():
        return None
    rank = int(value.name[1:])
    return rank if columns[rank].ranked and columns[rank].summed else None


def _bound(value: exp.Expr) -> str | None:
    text = value.this if isinstance(value, exp.Cast) else None
    return str(text.this) if isinstance(text, exp.Placeholder) else None
