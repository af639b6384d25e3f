"""What the build knows of the values of each column: their French order, their folded form, how many rows have each.

A text that many rows share is ranked and cut into words once, and words are looked for among such texts and not among
the rows.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import duckdb
import pyarrow as pa

from pontdarc.core.query.columns import ROW_ID, Column, ColumnType
from pontdarc.core.query.compiled import TABLE
from pontdarc.core.query.expanding import LEXICON, WORDS
from pontdarc.core.query.searching import SEARCHED, has_loose_texts, is_loose
from pontdarc.core.query.words import stem

MOST_VALUES: Final = 100_000
"""A column of more values has no lexicon: it is sorted by the folded text itself."""
MOST_COUNTED: Final = 1_000
MOST_WORDS: Final = 500_000
MOST_STEMMED: Final = 100_000
"""The words that most rows have: a stem takes fifty microseconds. The others stand for themselves."""
SAMPLED_ROWS: Final = 300_000
"""Rows whose words are taken from texts without a lexicon, evenly among all."""
_COUNTED: frozenset[ColumnType] = frozenset({"text", "integer", "boolean"})
_SLACK: Final = 1.15
"""The engine's count of distinct values is an estimate, a few percent wide."""


class Lexicons:
    """The lexicons of the view ``typed``: temporary tables ``l<rank>`` (v: value, f: folded, n: rows)."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, columns: Sequence[Column]) -> None:
        self.connection = connection
        self.columns = list(columns)
        self.distinct: dict[int, int] = {}
        self.days: dict[int, int] = {}
        self.ranked: list[int] = []

    def make(self) -> None:
        """Make the lexicons, and the tables ``lexicon`` and ``counts``; mark the columns that are ranked."""
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
        self.columns = [replace(column, ranked=rank in self.ranked) for rank, column in enumerate(self.columns)]
        self.connection.execute(f"CREATE TABLE {LEXICON} (col INTEGER, k INTEGER, f VARCHAR)")
        for rank in self.ranked:
            self.connection.execute(
                f"CREATE TEMP TABLE l{rank} AS SELECT v, n, {folded('v')} AS f, "  # noqa: S608
                f"FROM (SELECT c{rank} AS v, count(*) AS n FROM typed WHERE c{rank} IS NOT NULL GROUP BY 1)"
            )
            self.connection.execute(
                f"CREATE TEMP TYPE e{rank} AS ENUM (SELECT v FROM l{rank} ORDER BY icu_sort_key(v, 'fr'), v)"  # noqa: S608
            )
            self.connection.execute(
                f"INSERT INTO {LEXICON} SELECT {rank}, {_rank('v', rank)}, concat(' ', f, ' ') FROM l{rank} ORDER BY 2"  # noqa: S608
            )
        self._count()

    def drop(self) -> None:
        """Let go of the lexicons: indexes need the memory."""
        for rank in self.ranked:
            self.connection.execute(f"DROP TYPE e{rank}")
            self.connection.execute(f"DROP TABLE l{rank}")

    def ranks(self) -> list[str]:
        """Return the hidden columns ``k<rank>``: the rank of each text in French order.

        By an enumeration of the values: a join would not keep the rows in the order of the file.
        """
        return [f"{_rank(f'c{rank}', rank)} AS k{rank}" for rank in self.ranked]

    def searched(self) -> list[str]:
        """Return the hidden column of the texts that have no rank, folded, one space around each word; none without."""
        texts = [self._text(rank) for rank, column in enumerate(self.columns) if is_loose(column)]
        words = ", ".join(f"nullif({folded(text)}, '')" for text in texts)
        return [f"concat(' ', concat_ws(' ', {words}), ' ') AS {SEARCHED}"] if texts else []

    def _text(self, rank: int) -> str:
        return f"array_to_string(c{rank}, ' ')" if self.columns[rank].type == "list" else f"c{rank}"

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

    def words(self) -> None:
        """Make the table ``words``, once the rows are there.

        Only what is made of letters is a word with a stem: figures and codes are looked for as they are.
        """
        texts = [f"SELECT f, n FROM l{rank}" for rank in self.ranked]  # noqa: S608
        if has_loose_texts(self.columns):
            texts.append(self._sampled())
        source = " UNION ALL ".join(texts) or "SELECT '' AS f, 0 AS n"
        found = self.connection.execute(
            "SELECT word, CAST(sum(n) AS BIGINT) AS n "  # noqa: S608
            f"FROM (SELECT unnest(string_split(f, ' ')) AS word, n FROM ({source})) "
            # What begins with a digit is none, and is seen sooner so.
            r"WHERE word >= ':' AND regexp_full_match(word, '_*\pL[\pL_]*') AND length(word) <= 50 "
            f"GROUP BY 1 ORDER BY n DESC, word LIMIT {MOST_WORDS}"
        ).to_arrow_table()
        words = found.column("word").to_pylist()
        stems = pa.array([*map(stem, words[:MOST_STEMMED]), *words[MOST_STEMMED:]], pa.string())
        self.connection.register("stemmed", found.append_column("stem", stems))
        self.connection.execute(f'CREATE TABLE {WORDS} AS SELECT word, stem, n AS "rows" FROM stemmed')  # noqa: S608
        self.connection.unregister("stemmed")

    def _sampled(self) -> str:
        (rows,) = self.connection.execute(f"SELECT count(*) FROM {TABLE}").fetchall()[0]  # noqa: S608
        step = max(1, rows // SAMPLED_ROWS)
        return f"SELECT {SEARCHED} AS f, {step} AS n FROM {TABLE} WHERE {ROW_ID.name} % {step} = 0"  # noqa: S608


def _rank(value: str, rank: int) -> str:
    """Return the SQL of the rank of a value of a column in French order."""
    return f"CAST(enum_code(CAST({value} AS e{rank})) + 1 AS INTEGER)"


def folded(sql: str) -> str:
    """Return the SQL of a text as folded words, one space between them.

    Most texts are words and spaces already: to see it costs a tenth of what it costs to mend them.
    """
    folded = _lowered(sql)
    mended = rf"trim(regexp_replace({folded}, '[^\pL\pN_]+', ' ', 'g'))"
    return f"CASE WHEN regexp_matches({folded}, '[^a-z0-9 ]|  |^ | $') THEN {mended} ELSE {folded} END"


def _lowered(sql: str) -> str:
    """Return the SQL of a text in lower case without accents.

    The engine takes accents off ten times as slowly as it sees that there are none: often « é » was the only one.
    """
    return f"lower(strip_accents(replace({sql}, 'é', 'e')))"
