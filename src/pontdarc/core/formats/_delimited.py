"""Delimited text, block after block: by Arrow's parser where rows are regular, by the csv module where they are not.

Both give the same cells for the same bytes; the second one also mends quotes that are never closed, rows wrapped in
quotes, rows too short and too long, and tells them.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

import polars as pl
import pyarrow as pa
import pyarrow.csv as arrow_csv

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _dialect, _header
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._careful import Careful
from pontdarc.core.formats._findings import Some
from pontdarc.core.formats._labels import Raw
from pontdarc.core.formats._ragged import HEAD_ROWS, Ragged

_ARROW_BLOCK = 64 * 1024**2
"""Bytes that Arrow parses at once: a whole text, which gives columns in one chunk, to be looked at without a copy."""
_CHUNK = 50_000
_RECOVERIES = 1000
_LONGEST_ROW = 16 * 1024**2
"""Bytes that a row may take before its quote is held to be never closed."""
_LONGEST_TEXT = 2**31 - 1
"""Bytes up to which Arrow numbers the texts of a column with 32 bits, which is quicker."""
_TAIL = 1024**2
_USUAL_SAMPLE = 8_000_000


class Rows:
    """The rows of a text in a dialect; *width*: how many cells a row should have.

    Each piece has *width* columns, and one more where some row has more cells: what is too much, joined.
    """

    def __init__(self, dialect: _dialect.Dialect, width: int, after: int = 0) -> None:
        self._dialect = dialect
        self._width = width
        self._number = self._after = after
        self._recovered = 0
        self._unclosed = Some()
        self._wrapped = Some()
        self._open = Some()
        self._ragged = Ragged(width, after)
        self._careful = Careful(dialect)

    def pieces(self, blocks: Iterator[bytes]) -> Iterator[Raw]:
        """Yield the rows of *blocks*, cut anywhere."""
        left = b""
        for block in blocks:
            whole = left + block
            left = b""
            end = _last_end(whole)
            if end == 0:
                left = whole
                continue
            yielded, left = self._plain(whole, end) or self._parsed(whole[:end], is_last=False)
            yield from yielded
            left += whole[end:]
        if left:
            yielded, _ = self._parsed(left, is_last=True)
            yield from yielded

    def parts(self, text: bytes, starts: Sequence[int]) -> list[bytes]:
        """Return a whole text in parts that begin at its first row and at the rows of these indices."""
        lines = _Lines(io.StringIO(text.decode("utf-8", errors="replace"), newline=""))
        parts: list[list[str]] = [[]]
        for place, _ in enumerate(self._records(lines, 0, is_last=True)):
            if place in starts:
                parts.append([])
            parts[-1] += lines.taken
        return ["".join(part).encode() for part in parts]

    def findings(self) -> list[Finding]:
        """Tell what was mended in the rows given so far."""
        unclosed, wrapped, opened = self._unclosed.findings(), self._wrapped.findings(), self._open.findings()
        return [*unclosed, *wrapped, *opened, *self._ragged.findings()]

    def _plain(self, whole: bytes, end: int) -> tuple[Iterator[Raw], bytes] | None:
        """Do as _parsed with what goes to *end* in a text without quotes, and copy nothing; None when it has some."""
        quote = self._dialect.quote
        if (quote is not None and quote.encode() in whole) or self._width == 1 or not self._is_simple(b""):
            return None
        frame = _table(memoryview(whole)[:end], self._dialect, self._width, has_quotes=False)
        if frame is not None:
            return iter([self._numbered(frame)]), b""
        rows, left = self._irregular(whole[:end], is_last=False)
        return iter([self._numbered(frame) for frame in rows]), left

    def _parsed(self, text: bytes, *, is_last: bool) -> tuple[Iterator[Raw], bytes]:
        """Return the rows of some whole lines, and the bytes of a last row that goes on after them."""
        if self._is_simple(text):
            end = len(text) if is_last else self._last_even_end(text)
            frame = _regular(text[:end], self._dialect, self._width) if end else None
            if frame is not None:
                return iter([self._numbered(frame)]), text[end:]
        rows, left = self._irregular(text, is_last=is_last)
        return iter([self._numbered(frame) for frame in rows]), left

    def _numbered(self, frame: pl.DataFrame) -> Raw:
        start = self._number + 1
        self._number += frame.height
        lines = pl.int_range(start, start + frame.height, dtype=pl.UInt32, eager=True).alias("line")
        if start <= self._after + HEAD_ROWS:
            self._ragged.look(frame, lines)
        self._tell_open_quotes(frame, lines)
        return Raw(frame, lines, overflow=self._width if frame.width > self._width else None)

    def _is_simple(self, text: bytes) -> bool:
        dialect = self._dialect
        return (
            dialect.escape is None
            and not dialect.skip_space
            and (dialect.delimiter is None or len(dialect.delimiter.encode()) == 1)
            and not (self._width == 1 and _has_blank_lines(text))
        )

    def _last_even_end(self, text: bytes) -> int:
        """Return where the last line ends that leaves no quote open: between two rows, when quotes are well used.

        0 when it is nowhere near the end.
        """
        quote = (self._dialect.quote or "").encode()
        if not quote or quote not in text or text.count(quote) % 2 == 0:
            return len(text)
        tail = text[-_TAIL:]
        end = len(text)
        for line in reversed(tail.splitlines(keepends=True)[len(tail) < len(text) :]):
            end -= len(line)
            if line.count(quote) % 2 == 1:
                return end
        return 0

    def _tell_open_quotes(self, frame: pl.DataFrame, lines: pl.Series) -> None:
        """Tell the cells that begin with a quote, in a file where quotes turned out to enclose nothing."""
        if self._dialect.quote is not None or frame.height == 0:
            return
        starts = frame.select(
            pl.any_horizontal(pl.col(column).str.starts_with('"').fill_null(value=False) for column in frame.columns)
        ).to_series()
        if starts.any():
            for line in lines.filter(starts):
                self._open.add(Finding(found.UNCLOSED_QUOTE, row=line))

    def _irregular(self, text: bytes, *, is_last: bool) -> tuple[list[pl.DataFrame], bytes]:
        """Parse row by row, telling the short, the long and the unclosed ones."""
        columns = _Columns(self._width)
        number = self._number
        lines = _Lines(io.StringIO(text.decode("utf-8", errors="replace"), newline=""))
        left = ""
        for row in self._records(lines, number, is_last=is_last):
            number += 1
            columns.add(self._mended(row, number, lines.taken))
        left = "".join(lines.left)
        return columns.frames(), left.encode()

    def _mended(self, row: list[str], number: int, taken: list[str]) -> list[str]:
        width = self._width
        cells = self._dialect.unwrapped(row) if len(row) == 1 < width else row
        if len(cells) > len(row):
            self._wrapped.add(Finding(found.WRAPPED_ROW, row=number))
            row = cells
        elif len(taken) == 1 and self._careful.is_odd(taken[0], row, width):
            cells = self._careful.cells(taken[0])
            if len(cells) == width:
                if cells != row and any(cell.startswith(self._dialect.quote or '"') for cell in cells):
                    self._unclosed.add(Finding(found.UNCLOSED_QUOTE, row=number))
                row = cells
        if len(row) > width and not any(row[width:]):
            row = row[:width]
        if len(row) != width and any(cell.strip() for cell in row):
            self._ragged.add(number, len(row))
            if len(row) > width + 1:
                row = [*row[:width], (self._dialect.delimiter or " ").join(row[width:])]
        return row

    def _records(self, lines: "_Lines", number: int, *, is_last: bool) -> Iterator[list[str]]:
        """Yield the rows, reading again without quotes each one whose quote is never closed."""
        reader = self._dialect.rows(lines)
        while True:
            lines.taken.clear()
            lines.ran_out = False
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error:
                row = []
            if lines.ran_out and not is_last and sum(map(len, lines.taken)) < _LONGEST_ROW:
                lines.left = list(lines.taken)
                return
            number += 1
            if self._recovered < _RECOVERIES and _is_unclosed(lines.taken, row, self._dialect, self._width):
                self._recovered += 1
                first, *others = lines.taken
                row = self._careful.cells(first)
                if len(row) != self._width:
                    row = next(_dialect.Dialect(self._dialect.delimiter, None).rows(io.StringIO(first, newline="")))
                self._unclosed.add(Finding(found.UNCLOSED_QUOTE, row=number))
                lines.give_back(others)
                lines.taken[:] = [first]
                reader = self._dialect.rows(lines)
            yield row


def usual_width(head: bytes, dialect: _dialect.Dialect) -> int:
    """Return the most frequent number of cells among the first rows, more cells counting a little more."""
    text = io.TextIOWrapper(io.BytesIO(head[:_USUAL_SAMPLE]), "utf-8", errors="replace", newline="")
    sample = islice(_careful_rows(text, dialect), 2000)
    every = [row for row in sample if any(cell.strip() for cell in row)]
    rows = [row for row in every if not row[0].startswith("#")] or every
    lengths = Counter(map(len, rows))
    if not lengths:
        return 1
    usual = max(lengths, key=lambda length: (lengths[length] * _weight(length, lengths[length]), length))
    return len(rows[0]) if usual < len(rows[0]) <= usual + 3 and _names_columns(rows[0]) else usual


def _weight(length: int, number: int) -> float:
    """Return how much rows of *length* cells count, of which there are *number*."""
    if length == 1:
        return 0.5
    return length**0.5 if number > 2 else 1.0


def _careful_rows(text: Iterator[str], dialect: _dialect.Dialect) -> Iterator[list[str]]:
    """Yield the rows of some lines, read with care where their quotes are badly used."""
    careful = Careful(dialect)
    lines = _Lines(text)
    for row in dialect.rows(lines):
        is_odd = len(lines.taken) == 1 and careful.is_odd(lines.taken[0], row, len(row))
        yield careful.cells(lines.taken[0]) if is_odd else row
        lines.taken.clear()


def _names_columns(row: list[str]) -> bool:
    """Say whether a first row longer than the others is a header whose last columns are never filled."""
    names = [cell.strip() for cell in row]
    return all(names) and len(set(names)) == len(names) and all(_header.kind_of(name) == "text" for name in names)


def _last_end(text: bytes) -> int:
    """Return where the last whole line ends, 0 when there is none; a return at the very end may go on as a pair."""
    return max(text.rfind(b"\n"), text.rfind(b"\r", 0, max(len(text) - 1, 0))) + 1


def _has_blank_lines(text: bytes) -> bool:
    body = text.rstrip(b"\r\n")
    if body[:1] in (b"\n", b"\r"):
        return True
    return b"\n\n" in body or b"\r\n\r\n" in body or (b"\r" in body and b"\r\r" in body) or b"\n\r\n" in body


def _regular(text: bytes, dialect: _dialect.Dialect, width: int) -> pl.DataFrame | None:
    """Parse with Arrow, which refuses any row of another length: None sends the block the long way round."""
    has_quotes = dialect.quote is not None and dialect.quote.encode() in text
    if has_quotes and not Careful(dialect).is_usual(text):
        return None
    frame = _table(text, dialect, width, has_quotes=has_quotes)
    if frame is None or (has_quotes and dialect.quote is not None and _quotes_went_wrong(frame, text, dialect.quote)):
        return None
    return frame


def _table(text: bytes | memoryview, dialect: _dialect.Dialect, width: int, *, has_quotes: bool) -> pl.DataFrame | None:
    names = [str(place) for place in range(width)]
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(text),
            read_options=arrow_csv.ReadOptions(column_names=names, block_size=min(max(len(text), 1), _ARROW_BLOCK)),
            parse_options=arrow_csv.ParseOptions(
                delimiter=dialect.delimiter or _dialect.SINGLE,
                quote_char=dialect.quote or False,
                newlines_in_values=has_quotes,
                ignore_empty_lines=False,
            ),
            convert_options=arrow_csv.ConvertOptions(
                check_utf8=False,
                column_types=dict.fromkeys(names, pa.string() if len(text) <= _LONGEST_TEXT else pa.large_string()),
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=True,
            ),
        )
    except pa.ArrowInvalid:
        return None
    return pl.DataFrame(pl.from_arrow(table))


def _quotes_went_wrong(frame: pl.DataFrame, text: bytes, quote: str) -> bool:
    """Say whether some cell swallowed lines after a quote that was never closed, or the last line leaves one open."""
    end = text.rstrip(b"\r\n")
    if end[_last_end(end) :].count(quote.encode()) % 2 == 1:
        return True
    if b"\r" not in text and end.count(b"\n") + 1 == frame.height:
        return False
    pattern = f"[\r\n][^\n]*{quote}"
    checks = [pl.col(column).str.contains(pattern).any() for column in frame.columns]
    return any(frame.select(check.alias(str(place)) for place, check in enumerate(checks)).row(0))


class _Columns:
    """Columns that grow chunk by chunk, with one more for what is too much where there is something."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._chunks: list[pl.DataFrame] = []
        self._rows: list[list[str]] = []

    def add(self, row: list[str]) -> None:
        self._rows.append(row)
        if len(self._rows) >= _CHUNK:
            self._flush()

    def frames(self) -> list[pl.DataFrame]:
        self._flush()
        return self._chunks

    def _flush(self) -> None:
        if not self._rows:
            return
        width = self._width + any(len(row) > self._width for row in self._rows)
        padded = [row if len(row) == width else [*row, *[""] * (width - len(row))] for row in self._rows]
        columns = [
            pl.Series(str(place), cells, dtype=pl.String) for place, cells in enumerate(zip(*padded, strict=True))
        ]
        self._chunks.append(pl.DataFrame(columns).select(pl.all().replace("", None).cast(pl.String)))
        self._rows = []


def _is_unclosed(taken: list[str], row: list[str], dialect: _dialect.Dialect, width: int) -> bool:
    """Say whether a row is one line whose quote was never closed: it took the lines that follow, if there are any."""
    quote = dialect.quote
    if quote is None or not taken or taken[0].count(quote) % 2 == 0:
        return False
    if len(taken) == 1:
        return _goes_on(taken[0], dialect)
    at_end = sum(line.count(quote) for line in taken) % 2 == 1
    if len(row) == width and not at_end:
        return False
    alone: list[str] = next(_dialect.Dialect(dialect.delimiter, None).rows(io.StringIO(taken[0], newline="")), [])
    return at_end or len(alone) == width


def _goes_on(line: str, dialect: _dialect.Dialect) -> bool:
    """Say whether a line leaves a quote open: a quote in the middle of a cell opens nothing."""
    lines = _Lines(iter([line, ""]))
    next(dialect.rows(lines), None)
    return len(lines.taken) > 1


class _Lines:
    """Physical lines that can be given back, and that remembers those taken.

    *ran_out*: a row wanted one more line than there were; *left*: the lines of a row that goes on after them.
    """

    def __init__(self, stream: Iterator[str]) -> None:
        self.stream = stream
        self.taken: list[str] = []
        self.waiting: list[str] = []
        self.left: list[str] = []
        self.ran_out = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            line = self.waiting.pop() if self.waiting else next(self.stream)
        except StopIteration:
            self.ran_out = True
            raise
        self.taken.append(line)
        return line

    def give_back(self, lines: list[str]) -> None:
        self.waiting.extend(reversed(lines))
