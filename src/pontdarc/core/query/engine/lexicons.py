"""What the build knows of the values of each column: their French order, their folded form, how many rows have each.

A text that many rows share is ranked and cut into words once.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

import duckdb
import pyarrow as pa

from pontdarc.core.query.columns import Column, ColumnType
from pontdarc.core.query.words import stem

MOST_VALUES: Final = 100_000
"""A column of more values has no lexicon: it is sorted by the folded text itself."""
MOST_COUNTED: Final = 1_000
MOST_WORDS: Final = 500_000
MOST_STEMMED: Final = 100_000
"""The words that most rows have: a stem takes fifty microseconds. The others stand for themselves."""
SAMPLED_ROWS: Final = 300_000
"""Rows whose words are taken from columns without a lexicon, evenly among all."""
_COUNTED: frozenset[ColumnType] = frozenset({"text", "integer", "boolean"})
_BY_ITSELF: frozenset[ColumnType] = frozenset({"text", "list", "date"})
_SLACK: Final = 1.15
"""The engine's count of distinct values is an estimate, a few percent wide."""


class Lexicons:
    """The lexicons of the view ``typed``: temporary tables ``l<rank>`` (v: value, f: folded, n: rows)."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, columns: Sequence[Column]) -> None:
        self.connection = connection
        self.columns = columns
        self.distinct: dict[int, int] = {}
        self.days: dict[int, int] = {}
        self.ranked: list[int] = []
        self.plain: set[int] = set()

    def make(self) -> None:
        """Make the lexicons, and the tables ``words`` and ``counts``."""
        known = [rank for rank, column in enumerate(self.columns) if column.type in (*_COUNTED, "date")]
        if known:
            estimates = ", ".join(f"approx_count_distinct(c{rank})" for rank in known)
            row = self.connection.execute(f"SELECT {estimates} FROM typed").fetchall()[0]  # noqa: S608
            found = dict(zip(known, row, strict=True))
            self.days = {rank: values for rank, values in found.items() if self.columns[rank].type == "date"}
            self.distinct = {rank: values for rank, values in found.items() if rank not in self.days}
        self.ranked = [
            rank
            for rank, found in self.distinct.items()
            if self.columns[rank].type == "text" and found <= MOST_VALUES * _SLACK
        ]
        for rank in self.ranked:
            self.connection.execute(
                f"CREATE TEMP TABLE l{rank} AS SELECT v, n, {folded('v')} AS f, "  # noqa: S608
                f"FROM (SELECT c{rank} AS v, count(*) AS n FROM typed WHERE c{rank} IS NOT NULL GROUP BY 1)"
            )
            if self._is_plain(rank):
                self.plain.add(rank)
            self.connection.execute(
                f"CREATE TEMP TYPE e{rank} AS ENUM (SELECT v FROM l{rank} ORDER BY icu_sort_key(v, 'fr'), v)"  # noqa: S608
            )
        self._count()
        self._words()

    def drop(self) -> None:
        """Let go of the lexicons: indexes need the memory."""
        for rank in self.ranked:
            self.connection.execute(f"DROP TYPE e{rank}")
            self.connection.execute(f"DROP TABLE l{rank}")

    def ranks(self) -> list[str]:
        """Return the hidden columns ``k<rank>``: the rank of each text in French order.

        By an enumeration of the values: a join would not keep the rows in the order of the file.
        """
        return [f"CAST(enum_code(CAST(c{rank} AS e{rank})) + 1 AS INTEGER) AS k{rank}" for rank in self.ranked]

    def searched(self) -> str:
        """Return the row as folded words, one space between them and at both ends."""
        shown = [
            (rank, column.type) for rank, column in enumerate(self.columns) if column.type not in ("point", "geometry")
        ]
        parts: list[str] = []
        for by_itself, run in groupby(shown, lambda each: each[1] in _BY_ITSELF):
            ranks = list(run)
            parts += [self._words_of(*each) for each in ranks] if by_itself else [_figures([rank for rank, _ in ranks])]
        return f"concat(' ', concat_ws(' ', {', '.join(parts)}), ' ')" if parts else "' '"

    def _words_of(self, rank: int, type_: ColumnType) -> str:
        if rank in self.plain:
            return _lowered(f"c{rank}")
        if type_ == "date":
            return f"strftime(c{rank}, '%Y %m %d')"
        text = f"array_to_string(c{rank}, ' ')" if type_ == "list" else f"c{rank}"
        return f"nullif({folded(text)}, '')"

    def _is_plain(self, rank: int) -> bool:
        """Whether all values are words and spaces: the engine then folds each value of a block once, not each row."""
        found = self.connection.execute(
            f"SELECT count(*) FROM l{rank} WHERE f = '' OR f <> {_lowered('v')}"  # noqa: S608
        )
        return found.fetchall() == [(0,)]

    def _count(self) -> None:
        self.connection.execute('CREATE TABLE counts (col INTEGER, "value" VARCHAR, "rows" BIGINT)')
        for rank, found in self.distinct.items():
            if found > MOST_COUNTED * _SLACK:
                continue
            value = f"CAST(c{rank} AS VARCHAR) AS v, count(*) AS n"
            source = (
                f"SELECT v, n FROM l{rank}"  # noqa: S608
                if rank in self.ranked
                else f"SELECT {value} FROM typed WHERE c{rank} IS NOT NULL GROUP BY 1"  # noqa: S608
            )
            self.connection.execute(
                f"INSERT INTO counts SELECT {rank}, v, n FROM ({source}) QUALIFY count(*) OVER () <= {MOST_COUNTED}"  # noqa: S608
            )

    def _words(self) -> None:
        """Only what is made of letters is a word with a stem: figures and codes are looked for as they are."""
        texts = [
            f"SELECT f, n FROM l{rank}" if rank in self.ranked else self._sampled(rank)  # noqa: S608
            for rank, column in enumerate(self.columns)
            if column.type in ("text", "list")
        ]
        source = " UNION ALL ".join(texts) or "SELECT '' AS f, 0 AS n"
        found = self.connection.execute(
            "SELECT word, CAST(sum(n) AS BIGINT) AS n "  # noqa: S608
            f"FROM (SELECT unnest(string_split(f, ' ')) AS word, n FROM ({source})) "
            r"WHERE regexp_full_match(word, '_*\pL[\pL_]*') AND length(word) <= 50 "
            f"GROUP BY 1 ORDER BY n DESC, word LIMIT {MOST_WORDS}"
        ).to_arrow_table()
        words = found.column("word").to_pylist()
        stems = pa.array([*map(stem, words[:MOST_STEMMED]), *words[MOST_STEMMED:]], pa.string())
        self.connection.register("stemmed", found.append_column("stem", stems))
        self.connection.execute('CREATE TABLE words AS SELECT word, stem, n AS "rows" FROM stemmed')
        self.connection.unregister("stemmed")

    def _sampled(self, rank: int) -> str:
        (rows,) = self.connection.execute("SELECT count(*) FROM typed").fetchall()[0]
        step = max(1, rows // SAMPLED_ROWS)
        text = f"array_to_string(c{rank}, ' ')" if self.columns[rank].type == "list" else f"c{rank}"
        return f"SELECT {folded(text)} AS f, {step} AS n FROM typed WHERE _id % {step} = 0 AND c{rank} IS NOT NULL"  # noqa: S608


def folded(sql: str) -> str:
    """Return the SQL of a text as folded words, one space between them.

    Most texts are words and spaces already: to see it costs a tenth of what it costs to mend them.
    """
    folded = _lowered(sql)
    mended = rf"trim(regexp_replace({folded}, '[^\pL\pN_]+', ' ', 'g'))"
    return f"CASE WHEN regexp_matches({folded}, '[^a-z0-9 ]|  |^ | $') THEN {mended} ELSE {folded} END"


def _lowered(sql: str) -> str:
    return f"lower(strip_accents({sql}))"


def _figures(ranks: Sequence[int]) -> str:
    """Return the SQL of neighbouring figures as words: they have no accent, only signs to take out.

    All at once: to look at each column by itself costs twice as much. Only a minus leaves two spaces.
    """
    figures = f"concat_ws(' ', {', '.join(f'c{rank}' for rank in ranks)})"
    words = f"translate({figures}, '-.:', '   ')"
    return (
        f"CASE WHEN {figures} = '' THEN NULL WHEN starts_with({figures}, '-') OR contains({figures}, ' -') "
        f"THEN trim(replace({words}, '  ', ' ')) ELSE {words} END"
    )
