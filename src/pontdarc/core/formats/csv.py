"""CSV and its cousins: any delimiter, any encoding, ragged or not (RFC 4180 and what people do instead)."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

import polars as pl
import pyarrow as pa
import pyarrow.csv as arrow_csv

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _dialect, _encoding, _header, _shape
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import one_by_one, only
from pontdarc.core.formats._format import Format
from pontdarc.core.refusals import Unreadable
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

_SAMPLE = 400_000
_LONG_LINE = 10 * 1024**2
_BLOCK = 16 * 1024**2
_CHUNK = 50_000
_RECOVERIES = 1000


def _sniff(source: Source) -> float:
    """Anything that is text may be CSV; better recognised formats come first."""
    head = source.head
    if not head:
        return 0.0
    controls = sum(head.count(bytes([byte])) for byte in (*range(1, 9), 14, 15, 16, 17, 18, 19, 20, 21, 22, 23))
    if controls > len(head) * 0.02:
        return 0.0
    if head.count(0) > len(head) * 0.3 and not head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return 0.1 if _encoding._wide(head) else 0.0
    return 0.1


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    data = source.path.read_bytes()
    decoded = _encoding.decode(data, choices.encoding)
    del data
    findings = list(decoded.findings)
    delimiter = _literal(choices.delimiter)
    sample = _sample(decoded.utf8)
    dialect = _dialect.sniff(sample, delimiter)
    if dialect.delimiter is None and _is_prose(sample):
        return Reading(None, "csv", decoded.encoding, None, (), (*findings, *only(found.NOT_A_TABLE)))
    _tell_lines(decoded.utf8, findings)
    raw, told = _parse(decoded.utf8, dialect, limits)
    findings += told
    table, told = _shape.table_of(raw, choices)
    findings += told
    if table is None:
        findings += only(found.EMPTY_FILE)
    elif table.frame.height == 0:
        findings += only(found.NO_ROWS)
    tables = (table,) if table is not None else ()
    return Reading(None, "csv", decoded.encoding, dialect.delimiter, tables, tuple(findings))


def _literal(delimiter: str | None) -> str | None:
    """Return the delimiter a person asked for, by its character or by its usual name."""
    if not delimiter:
        return None
    return {"\\t": "\t", "tab": "\t", "TAB": "\t"}.get(delimiter, delimiter[0])


def _sample(utf8: bytes) -> str:
    """Return the first whole lines."""
    head = utf8[:_SAMPLE]
    if len(utf8) > _SAMPLE:
        end = max(head.rfind(b"\n"), head.rfind(b"\r"))
        head = head[: end + 1] or head
    return head.decode("utf-8", errors="replace")


def _is_prose(sample: str) -> bool:
    """Say whether the lines of a text without delimiter are sentences rather than the cells of one column."""
    lines = [line for line in sample.splitlines() if line.strip()][:500]
    if not lines:
        return False
    words = [len(line.split()) for line in lines]
    return sum(words) / len(words) > 6 or (len(lines) == 1 and len(lines[0]) > 200) or _is_markup(lines)


def _is_markup(lines: list[str]) -> bool:
    marked = sum(bool(re.search(r"[{}<>;]\s*$|^\s*(?:#include|import |def |function |//|/\*)", line)) for line in lines)
    return marked > len(lines) * 0.3


def _tell_lines(utf8: bytes, findings: list[Finding]) -> None:
    returns = utf8.count(b"\r")
    if returns:
        pairs = utf8.count(b"\r\n")
        feeds = utf8.count(b"\n") - pairs
        kinds = sum(number > 0 for number in (pairs, feeds, returns - pairs))
        if kinds > 1:
            findings.append(Finding(found.LINE_ENDINGS))
    if len(utf8) > _LONG_LINE:
        start = 0
        while start < len(utf8):
            window = utf8[start : start + _LONG_LINE]
            end = max(window.rfind(b"\n"), window.rfind(b"\r"))
            if end < 0 and len(window) == _LONG_LINE:
                findings.append(Finding(found.LONG_LINE, params={"megabytes": _LONG_LINE // 1024**2}))
                return
            start += max(end, 0) + 1 if end >= 0 else len(window)


def _parse(utf8: bytes, dialect: _dialect.Dialect, limits: Limits) -> tuple[_shape.Raw, list[Finding]]:
    if dialect.escape is None and not dialect.skip_space and not _has_blank_lines(utf8) and _width_hint(utf8, dialect):
        raw = _parse_regular(utf8, dialect, limits)
        if raw is not None:
            return raw, _open_quotes(raw, dialect)
    return _parse_irregular(utf8, dialect, limits)


def _has_blank_lines(utf8: bytes) -> bool:
    body = utf8.rstrip(b"\r\n")
    if body[:1] in (b"\n", b"\r"):
        return True
    return b"\n\n" in body or b"\r\n\r\n" in body or (b"\r" in body and b"\r\r" in body) or b"\n\r\n" in body


def _width_hint(utf8: bytes, dialect: _dialect.Dialect) -> bool:
    """Say whether the first line can be parsed by the fast way: it decides how many columns there are."""
    return dialect.delimiter is None or len(dialect.delimiter.encode()) == 1


def _parse_regular(utf8: bytes, dialect: _dialect.Dialect, limits: Limits) -> _shape.Raw | None:
    """Parse with Arrow, which refuses any row of another length: None sends the file the long way round."""
    first = next(dialect.rows(io.StringIO(_sample(utf8[: _SAMPLE * 4]), newline="")), None)
    if not first or len(first) > limits.columns:
        return None
    names = [str(place) for place in range(len(first))]
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(utf8),
            read_options=arrow_csv.ReadOptions(column_names=names, block_size=_BLOCK),
            parse_options=arrow_csv.ParseOptions(
                delimiter=dialect.delimiter or _dialect.SINGLE,
                quote_char=dialect.quote or False,
                newlines_in_values=dialect.quote is not None and dialect.quote.encode() in utf8,
                ignore_empty_lines=False,
            ),
            convert_options=arrow_csv.ConvertOptions(
                check_utf8=False,
                column_types=dict.fromkeys(names, pa.large_string()),
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=True,
            ),
        )
    except pa.ArrowInvalid:
        return None
    frame = pl.DataFrame(pl.from_arrow(table))
    if dialect.quote is not None and (
        _quotes_went_wrong(frame, dialect.quote) or _is_open_at_the_end(utf8, dialect.quote)
    ):
        return None
    return _shape.Raw(frame, pl.int_range(1, frame.height + 1, dtype=pl.UInt32, eager=True).alias("line"))


def _quotes_went_wrong(frame: pl.DataFrame, quote: str) -> bool:
    """Say whether some cell swallowed lines after a quote that was never closed."""
    pattern = f"\n[^\n]*{quote}"
    checks = [pl.col(column).str.contains(pattern).any() for column in frame.columns]
    return any(frame.select(check.alias(str(place)) for place, check in enumerate(checks)).row(0))


def _is_open_at_the_end(utf8: bytes, quote: str) -> bool:
    """Say whether the last line may leave a quote open, or close one that an earlier line opened."""
    end = utf8[-_SAMPLE:].rstrip(b"\r\n")
    return end[max(end.rfind(b"\n"), end.rfind(b"\r")) + 1 :].count(quote.encode()) % 2 == 1


@dataclass(slots=True)
class _Columns:
    """Columns that grow chunk by chunk, padded to the widest row met so far."""

    width: int
    chunks: list[pl.DataFrame] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)

    def add(self, row: list[str]) -> None:
        self.rows.append(row)
        if len(self.rows) >= _CHUNK:
            self.flush()

    def flush(self) -> None:
        if not self.rows:
            return
        width = self.width
        padded = [row if len(row) == width else [*row, *[""] * (width - len(row))] for row in self.rows]
        columns = [
            pl.Series(str(place), cells, dtype=pl.String) for place, cells in enumerate(zip(*padded, strict=True))
        ]
        self.chunks.append(pl.DataFrame(columns).select(pl.all().replace("", None).cast(pl.String)))
        self.rows = []

    def frame(self) -> pl.DataFrame:
        self.flush()
        return pl.concat(self.chunks) if self.chunks else pl.DataFrame()


def _parse_irregular(utf8: bytes, dialect: _dialect.Dialect, limits: Limits) -> tuple[_shape.Raw, list[Finding]]:
    """Parse row by row, telling the short, the long and the unclosed ones."""
    text = utf8.decode("utf-8", errors="replace")
    width = _usual_width(text, dialect)
    if width > limits.columns:
        raise too_many_columns(width, limits)
    overflow = _overflow_width(width)
    columns = _Columns(overflow)
    findings: list[Finding] = []
    lengths: list[tuple[int, int]] = []
    number = 0
    for number, row in enumerate(_records(text, dialect, width, findings), start=1):
        if len(row) == 1 < width:
            row = _unwrapped(row, dialect, number, findings)
        if len(row) > width and not any(row[width:]):
            row = row[:width]
        if len(row) != width and any(cell.strip() for cell in row):
            lengths.append((number, len(row)))
            if len(row) > overflow:
                row = [*row[:width], (dialect.delimiter or " ").join(row[width:])]
        columns.add(row)
    frame = columns.frame()
    if frame.width > width and frame.to_series(width).null_count() == frame.height:
        frame = frame.select(frame.columns[:width])
    lines = pl.int_range(1, number + 1, dtype=pl.UInt32, eager=True).alias("line")
    raw = _shape.Raw(frame, lines, overflow=width if frame.width > width else None)
    return raw, [*findings, *_open_quotes(raw, dialect), *_ragged(lengths, width, frame)]


def _open_quotes(raw: _shape.Raw, dialect: _dialect.Dialect) -> list[Finding]:
    """Tell the cells that begin with a quote, in a file where quotes turned out to enclose nothing."""
    if dialect.quote is not None or raw.frame.height == 0:
        return []
    starts = raw.frame.select(
        pl.any_horizontal(pl.col(column).str.starts_with('"').fill_null(value=False) for column in raw.frame.columns)
    ).to_series()
    return one_by_one(Finding(found.UNCLOSED_QUOTE, row=line) for line in raw.lines.filter(starts))


def _unwrapped(row: list[str], dialect: _dialect.Dialect, number: int, findings: list[Finding]) -> list[str]:
    cells = dialect.unwrapped(row)
    if len(cells) > 1:
        findings.append(Finding(found.WRAPPED_ROW, row=number))
    return cells


def _overflow_width(width: int) -> int:
    """Rows that are too long keep what is too much, joined, in one more column."""
    return width + 1


def _usual_width(text: str, dialect: _dialect.Dialect) -> int:
    """Return the most frequent number of cells among the first rows, the larger of two that are as frequent."""
    sample = islice(dialect.rows(io.StringIO(text[: 20 * _SAMPLE], newline="")), 2000)
    rows = [row for row in sample if any(cell.strip() for cell in row)]
    lengths = Counter(map(len, rows))
    if not lengths:
        return 1
    usual = max(lengths, key=lambda length: (lengths[length] * (1 if length > 1 else 0.5), length))
    return len(rows[0]) if usual < len(rows[0]) <= usual + 3 and _names_columns(rows[0]) else usual


def _names_columns(row: list[str]) -> bool:
    """Say whether a first row longer than the others is a header whose last columns are never filled."""
    names = [cell.strip() for cell in row]
    return all(names) and len(set(names)) == len(names) and all(_header.kind_of(name) == "text" for name in names)


def _records(text: str, dialect: _dialect.Dialect, width: int, findings: list[Finding]) -> Iterator[list[str]]:
    """Yield the rows, reading again without quotes each one whose quote is never closed."""
    lines = _Lines(io.StringIO(text, newline=""))
    reader = dialect.rows(lines)
    number = recovered = 0
    while True:
        lines.taken.clear()
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            row = []
        number += 1
        if recovered < _RECOVERIES and _is_unclosed(lines.taken, row, dialect, width):
            recovered += 1
            first, *others = lines.taken
            row = next(_dialect.Dialect(dialect.delimiter, None).rows(io.StringIO(first, newline="")))
            findings.append(Finding(found.UNCLOSED_QUOTE, row=number))
            lines.give_back(others)
            reader = dialect.rows(lines)
        yield row


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
    """Physical lines that can be given back, and that remembers those taken."""

    def __init__(self, stream: Iterator[str]) -> None:
        self.stream = stream
        self.taken: list[str] = []
        self.waiting: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.waiting.pop() if self.waiting else next(self.stream)
        self.taken.append(line)
        return line

    def give_back(self, lines: list[str]) -> None:
        self.waiting.extend(reversed(lines))


def _ragged(lengths: list[tuple[int, int]], width: int, frame: pl.DataFrame) -> list[Finding]:
    """Tell the rows that are too short or too long; those above the header are no rows of the table."""
    start = 0
    if lengths:
        head = frame.head(80).rows()
        wide = [place for place, row in enumerate(head) if sum(cell is not None for cell in row) > max(1, width // 2)]
        start = wide[0] if wide else 0
    short = (
        Finding(found.SHORT_ROW, number, params={"found": length, "expected": width})
        for number, length in lengths
        if length < width and number > start
    )
    long = (
        Finding(
            found.LONG_ROW,
            number,
            params={"found": length, "expected": width, "overflow": f"colonne_{width + 1}"},
        )
        for number, length in lengths
        if length > width and number > start
    )
    return [*one_by_one(short), *one_by_one(long)]


def too_many_columns(width: int, limits: Limits) -> Unreadable:
    """Return the refusal of a table with more columns than anyone can publish."""
    return Unreadable(
        "too_many_columns",
        gettext_noop("Le tableau a %(columns)s colonnes, plus que les %(limit)s admises."),
        gettext_noop(
            "Les lignes et les colonnes sont peut-être inversées, ou le délimiteur mal choisi : vérifiez l’export."
        ),
        {"columns": width, "limit": limits.columns},
    )


FORMAT = Format(
    slug="csv",
    title=gettext_noop("CSV"),
    extensions=("csv", "tsv", "txt", "tab", "psv"),
    media_types=("text/csv", "text/tab-separated-values"),
    sniff=_sniff,
    read=_read,
)
