"""The dialect of a delimited text: delimiter, quote, escape.

The measure is that of van den Burg, Nazábal and Sutton, « Wrangling messy CSV files by detecting row and type
patterns » (2019): the right dialect gives rows of the same length made of cells of known types.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import islice, zip_longest

csv.field_size_limit(2**31 - 1)

SINGLE = "\x1f"
"""The delimiter given to a parser for a text of one column: a control character that texts do not hold."""

_DELIMITERS = {
    ",": 1.0, ";": 1.0, "\t": 1.0, "|": 1.0, "\x1f": 0.9, "\x01": 0.9, "\x1e": 0.9, "¬": 0.9, "¤": 0.9, "§": 0.9,
    "^": 0.8, "~": 0.8, "#": 0.8, "&": 0.6, "*": 0.6, ":": 0.5, "!": 0.5, " ": 0.45, "=": 0.4, "_": 0.3, "/": 0.3,
    "-": 0.3, "+": 0.3,
}  # fmt: skip
_UNUSUAL = 0.7
_SURE = 0.3
_ROWS = 250
_SAMPLE = 120_000

_TYPED = re.compile(
    r"""
    \s*(?:
      [-+]?(?:\d{1,3}(?:[\u202f\u00a0 ]\d{3})+|\d+)(?:[.,]\d+)?(?:[eE][-+]?\d+)?\s*[%€$£]?
    | [€$£]\s*[\d ,.]+
    | \d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}
      (?:[T\s]+\d{1,2}[:hH]\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[-+]\d{2}:?\d{2}|[AaPp][Mm])?)?
    | \d{1,2}[:hH]\d{2}(?::\d{2}(?:[.,]\d+)?)?
    | [\w.+-]+@[\w-]+\.[\w.-]+
    | (?:https?://|www\.)\S+
    | [nN]/?[aA]|\#N/A|[-–—]+|\?+
    | \{.*\} | \[.*\]
    )\s*""",
    re.VERBOSE | re.DOTALL,
)
_WORDS = re.compile(r"\s*[^\W_](?:[\w'’.()&°%«»–\- /+\u00a0]|[,:;!?](?=\s))*[.:;!?…]?\s*")
_PACKED = re.compile(r"(?:[^,;\t|]*([,;\t|])[^\s,;\t|]){3}")


@dataclass(frozen=True, slots=True)
class Dialect:
    """A dialect; *delimiter* is None for a text of one column, *quote* None when quotes mean nothing."""

    delimiter: str | None
    quote: str | None = '"'
    escape: str | None = None
    skip_space: bool = False

    def rows(self, text: Iterable[str]) -> Iterator[list[str]]:
        """Return the reader of *text* in this dialect."""
        return csv.reader(
            text,
            delimiter=self.delimiter or SINGLE,
            quotechar=self.quote,
            quoting=csv.QUOTE_MINIMAL if self.quote else csv.QUOTE_NONE,
            doublequote=True,
            escapechar=self.escape,
            skipinitialspace=self.skip_space,
        )

    def unwrapped(self, row: list[str]) -> list[str]:
        """Return the cells of a row that a spreadsheet wrapped whole in quotes: "a,b,c" for a,b,c."""
        if len(row) != 1 or self.quote is None or self.delimiter is None or row[0].count(self.delimiter) < 3:
            return row
        return next(self.rows([row[0]]), row)


def sniff(text: str, delimiter: str | None = None) -> Dialect:
    """Return the dialect *text* (a sample, whole lines) is most likely in; *delimiter* when it is known."""
    sample = _without_comments(text[:_SAMPLE])
    best, _ = _best(sample, delimiter)
    if best.delimiter is None:
        blocks = [(block, *_best(block, delimiter, _SURE)) for block in _blocks(sample)]
        regular = [(score, rank) for rank, (block, its, score) in enumerate(blocks) if _is_regular(block, its)]
        best = blocks[max(regular)[1]][1] if regular else best
    if delimiter and best.delimiter is None:
        return Dialect(delimiter, _quote_of(sample, delimiter))
    if best.quote is None and not _changes_rows(sample, best):
        return Dialect(best.delimiter, '"', best.escape, best.skip_space)
    return best


def _without_comments(sample: str) -> str:
    """Leave out the lines that begin with « # », unless there are no others: what they say is no row."""
    lines = sample.splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("#")]
    return "".join(kept) if len(lines) - len(kept) > 1 and any(map(str.strip, kept)) else sample


def _blocks(sample: str) -> list[str]:
    """Return the lines between two blank ones, where they are a good part of a text with words around its table."""
    blocks = re.split(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*", sample)
    return [block for block in blocks if len(block) >= 0.15 * len(sample)] if len(blocks) > 1 else []


def _is_regular(block: str, dialect: Dialect) -> bool:
    """Say whether a usual delimiter makes nearly all rows as long as one another: in sentences none does."""
    if _DELIMITERS.get(dialect.delimiter or "", 0.0) < 1.0:
        return False
    lengths = Counter(len(row) for row in islice(dialect.rows(StringIO(block, newline="")), _ROWS) if row)
    return lengths.total() > 1 and max(lengths) > 2 and max(lengths.values()) >= 0.8 * lengths.total()


def _changes_rows(sample: str, dialect: Dialect) -> bool:
    """Say whether the usual quote would make other rows than no quote does."""
    usual = Dialect(dialect.delimiter, '"', dialect.escape, dialect.skip_space)
    pairs = zip_longest(dialect.rows(StringIO(sample, newline="")), usual.rows(StringIO(sample, newline="")))
    try:
        return any(row != other for row, other in islice(pairs, _ROWS))
    except csv.Error:
        return True


def _best(sample: str, delimiter: str | None, at_least: float = 0.0) -> tuple[Dialect, float]:
    """Return the best dialect and its score; none of the delimiters when none is worth *at_least*."""
    candidates = [delimiter] if delimiter else [mark for mark in _DELIMITERS if mark in sample]
    held: list[str | None] = [quote for quote in ('"', "'") if quote in sample]
    quotes = [*held, None] if held else ['"']
    best, best_score = Dialect(None, _quote_of(sample, None)), max(_score_single(sample), at_least)
    for mark in candidates:
        for quote in quotes:
            dialect = _dialect(sample, mark, quote)
            if dialect is None:
                continue
            score = _score(sample, dialect) * _DELIMITERS.get(mark, 0.8)
            if quote == "'":
                score *= _sense_of_single(sample, mark)
            if quote is None and '"' in sample:
                score *= 0.9
            if score > best_score * 1.0001:
                best, best_score = dialect, score
    return best, best_score


def _sense_of_single(sample: str, mark: str) -> float:
    """Return how much sense « ' » makes as a quote: it should close each cell that it opens, and hold something."""
    edge = re.escape(mark)
    opened = len(re.findall(rf"(?:^|{edge}|\n) *'", sample))
    closed = len(re.findall(rf"[^{edge}\n]'(?=\s*(?:{edge}|\r|\n|$))", sample))
    if '"' in sample and re.search(rf'(?:^|{edge}|\n)"[^"\n]*"(?={edge}|\r|\n|$)', sample):
        return 0.8
    if (opened + closed) < 0.7 * sample.count("'"):
        return 0.8
    return 0.99 if opened and 0.9 < closed / opened < 1.1 else 0.95


def _quote_of(sample: str, mark: str | None) -> str | None:
    edge = re.escape(mark) if mark else r"(?!)"
    return '"' if '"' not in sample or re.search(rf'(?:^|{edge}|\n)\s*"', sample) else None


def _dialect(sample: str, mark: str, quote: str | None) -> Dialect | None:
    """Return the dialect with its escape, None when the quote never stands where a quote stands."""
    if quote is None:
        return Dialect(mark, None)
    edge = re.escape(mark)
    if not re.search(rf"(?:^|{edge}|\n) *{quote}", sample):
        return Dialect(mark, quote) if quote not in sample else None
    if quote == "'" and not re.search(rf"'(?:{edge}|\r|\n|$)", sample):
        return None
    escape = "\\" if re.search(rf"\\{quote}(?!{edge}|\r|\n|$)", sample) else None
    spaced = mark != " " and bool(re.search(rf"{edge} +{quote}", sample))
    return Dialect(mark, quote, escape, spaced)


def _score(sample: str, dialect: Dialect) -> float:
    """Return how well the sample stands in this dialect; unusual delimiters must be regular, words hold them too."""
    try:
        parsed = map(dialect.unwrapped, islice(dialect.rows(StringIO(sample, newline="")), _ROWS))
        rows = [row for row in parsed if any(map(str.strip, row))]
    except csv.Error:
        return 0.0
    if len(rows) > 1 and len(sample) >= _SAMPLE:
        rows.pop()
    lengths = Counter(map(len, rows))
    usual = _DELIMITERS.get(dialect.delimiter or "", 1.0)
    if usual < 1.0 and len(rows) < 2:
        return 0.0
    if usual < _UNUSUAL and max(lengths.values()) < 0.7 * len(rows):
        return 0.0
    return _pattern(rows) * _types(rows)


def _pattern(rows: list[list[str]]) -> float:
    """Return how regular the lengths of the rows are, the more cells the better."""
    lengths = Counter(map(len, rows))
    if not rows or max(lengths) < 2:
        return 0.0
    total = sum(number * (length - 1) / length for length, number in lengths.items())
    common = max((number for length, number in lengths.items() if length > 1), default=0) / len(rows)
    return total / len(rows) * common / float(len(lengths) ** 0.35)


def _types(rows: list[list[str]]) -> float:
    """Return the share of the cells that look like a value of some type; words count a little less."""
    cells = Counter(cell for row in rows for cell in row)
    good = 0.0
    for cell, number in cells.items():
        if not cell:
            good += 0.8 * number
        elif _TYPED.fullmatch(cell):
            good += number
        elif len(cell) < 2000 and _WORDS.fullmatch(cell):
            good += 0.95 * number
        elif cell.count("\n") > 20:
            good -= number
        elif _PACKED.match(cell):
            continue
        else:
            good += 0.3 * number
    return max(good / max(1, sum(cells.values())), 0.0)


def _score_single(sample: str) -> float:
    """Return how well the sample stands as one column: enough to beat delimiters found by chance."""
    rows = [[line] for line in sample.splitlines()[:_ROWS] if line.strip()]
    if not rows:
        return 0.0
    typed = sum(bool(_TYPED.fullmatch(row[0])) and row[0][0] not in "[{" for row in rows) / len(rows)
    return 0.1 + 0.45 * typed
