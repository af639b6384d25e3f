"""Where a rule is broken, kept by columns: a bit or a number a row, and the texts of the first rows only."""

from collections.abc import Mapping, Sequence

import polars as pl

from pontdarc.core.check import Rule
from pontdarc.core.foreign_keys import Referred
from pontdarc.core.seen import Seen

_BITS = 32
"""A row number takes as much room as the marks of this many rows."""
ROW, LINE = "\0row", "\0line"
Kept = tuple[int, int, tuple[str | None, ...]]


class Lines:
    """The physical line of each row: a number for a run of lines that follow each other, else 4 bytes a row."""

    def __init__(self) -> None:
        self._lines: dict[int, pl.Series | int] = {}
        self.rows = 0

    def add(self, height: int, lines: pl.Series | None) -> pl.Series:
        """Note the lines of some more rows and return them; None numbers the rows from 2, as under a header."""
        told = pl.int_range(self.rows + 2, self.rows + 2 + height, dtype=pl.UInt32, eager=True)
        if height and lines is not None:
            told = lines.cast(pl.UInt32)
        if height:
            follows = told[-1] - told[0] == height - 1
            self._lines[self.rows] = int(told[0]) if follows else told
        self.rows += height
        return told

    def of(self, rows: pl.Series, start: int) -> pl.Series:
        """Return the lines of *rows*, which are of the piece that begins at row *start*."""
        said = self._lines[start]
        places = rows - start
        return (places + said if isinstance(said, int) else said.gather(places)).cast(pl.UInt32)


class BrokenRows:
    """The rows where a rule is broken: how many, which, and what the first of them say."""

    def __init__(self, rule: Rule, limit: int | None) -> None:
        self.rule, self._limit = rule, limit
        self.total = 0
        self._marks: list[tuple[int, pl.Series]] = []
        self._first: list[pl.DataFrame] = []
        self._kept = 0
        self._seen = Seen() if rule.key else None
        self._referred = Referred(rule.refers) if rule.refers else None
        self._awaited: list[pl.DataFrame] = []

    def expressions(self) -> dict[str, pl.Expr]:
        """Return what is to be evaluated on each piece: where the rule is broken, or the keys it looks at."""
        if self.rule.refers is not None:
            keys = {f"key{rank}": key for rank, key in enumerate(self.rule.refers.key)}
            existing = self.rule.refers.existing
            there = () if isinstance(existing, pl.DataFrame) else existing
            return keys | {f"there{rank}": key for rank, key in enumerate(there)}
        if self.rule.key:
            return {f"key{rank}": key for rank, key in enumerate(self.rule.key)}
        return {"broken": self.rule.broken.fill_null(False)}

    def add(self, told: Mapping[str, pl.Series], frame: pl.DataFrame, start: int, lines: pl.Series) -> None:
        """Note what *told*, the value of these expressions, says of *frame*, whose first row is number *start*."""
        if self._referred is not None:
            self._await(told, frame, start, lines)
            return
        marks = self._seen.again(_keys(told, "key")) if self._seen is not None else told["broken"]
        if total := int(marks.sum()):
            self._note(marks, total, frame, start, lines)

    def _note(self, marks: pl.Series, total: int, frame: pl.DataFrame, start: int, lines: pl.Series) -> None:
        self.total += total
        sparse = total * _BITS < marks.len()
        places = marks.arg_true() if sparse or self._wanted() else None
        self._marks.append((start, places if sparse and places is not None else marks))
        if places is not None and self._wanted():
            self._keep(self._texts(frame, places.head(self._wanted()), start, lines))

    def _wanted(self) -> int:
        """Return how many more rows are to be detailed."""
        return self.total if self._limit is None else max(self._limit - self._kept, 0)

    def _keep(self, texts: pl.DataFrame) -> None:
        self._first.append(texts)
        self._kept += texts.height

    def _texts(self, frame: pl.DataFrame, places: pl.Series, start: int, lines: pl.Series) -> pl.DataFrame:
        columns = [name for name in self.rule.columns if name in frame.columns]
        where = {ROW: places.cast(pl.Int64) + start, LINE: lines.gather(places)}
        return frame.select(columns)[places].with_columns(**where)

    def _await(self, told: Mapping[str, pl.Series], frame: pl.DataFrame, start: int, lines: pl.Series) -> None:
        assert self._referred is not None  # noqa: S101  # add() has looked
        there = _keys(told, "there")
        if there.width:
            self._referred.add(there)
        lost, hashes = self._referred.is_lost(_keys(told, "key"))
        if self._referred.is_closed:
            if total := int(lost.sum()):
                self._note(lost, total, frame, start, lines)
        elif lost.any():
            places = lost.arg_true()
            awaited = self._texts(frame, places, start, lines)
            self._awaited.append(awaited.with_columns(pl.Series("\0hash", hashes[places.to_numpy()])))

    def close(self) -> None:
        """Tell of the rows whose key never came, when every row has been seen."""
        if self._referred is None or not self._awaited:
            return
        awaited = pl.concat(self._awaited)
        lost = awaited.filter(~pl.Series(self._referred.found(awaited["\0hash"].to_numpy()))).drop("\0hash")
        self._awaited = []
        self.total += lost.height
        if lost.height:
            self._marks.append((-1, lost.select(ROW, LINE).to_struct()))
            self._keep(lost if self._limit is None else lost.head(self._limit))

    def first(self, share: int) -> Sequence[Kept]:
        """Return the first rows that are detailed, *share* at most, as (row, line, texts)."""
        if not self._first:
            return []
        rows = pl.concat(self._first).head(share)
        texts = rows.drop(ROW, LINE).rows()
        return list(zip(rows[ROW].to_list(), rows[LINE].to_list(), texts, strict=True))

    def lines(self, lines: Lines) -> list[pl.DataFrame]:
        """Return every broken row and its line."""
        found = []
        for start, marks in self._marks:
            if start < 0:
                found.append(marks.struct.unnest())
                continue
            rows = (marks.arg_true() if marks.dtype == pl.Boolean else marks).cast(pl.Int64) + start
            found.append(pl.DataFrame({ROW: rows, LINE: lines.of(rows, start)}))
        return found


def _keys(told: Mapping[str, pl.Series], which: str) -> pl.DataFrame:
    return pl.DataFrame({name: values for name, values in told.items() if name.startswith(which)})
