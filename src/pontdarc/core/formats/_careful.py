"""A line read again with care when its quotes are badly used: where a quote opens, closes, or is but a sign."""

import re

import numpy as np

from pontdarc.core.formats._dialect import SINGLE, Dialect


def is_balanced(line: bytes, quote: bytes, delimiter: bytes) -> bool:
    """Say whether quotes stand only beside a delimiter or an end of line, as many on each side, or are doubled."""
    single = line.replace(quote * 2, b"")
    opened = single.startswith(quote) + sum(single.count(edge + quote) for edge in (delimiter, b"\n", b"\r"))
    closed = single.endswith(quote) + sum(single.count(quote + edge) for edge in (delimiter, b"\n", b"\r"))
    return opened == closed and opened + closed == single.count(quote)


def are_balanced(text: bytes, quote: bytes, delimiter: bytes) -> bool:
    """Say the same of many lines at once, several times as quick; *quote* and *delimiter* are one byte each.

    Of quotes that follow one another, each pair is one that is doubled: of an odd number of them one is left, beside
    what stands on both sides of them all.
    """
    signs = np.frombuffer(b"\n" + text + b"\n", np.uint8)  # the text begins and ends as lines do
    places = np.flatnonzero(signs == quote[0])
    if not len(places):
        return True
    breaks = np.flatnonzero(np.diff(places) > 1)
    firsts, lasts = places[np.append(0, breaks + 1)], places[np.append(breaks, len(places) - 1)]
    is_left = (lasts - firsts) % 2 == 0
    edges = np.isin(np.arange(256), [delimiter[0], *b"\r\n"])
    opened = int(edges[signs[firsts[is_left] - 1]].sum())
    closed = int(edges[signs[lasts[is_left] + 1]].sum())
    return opened == closed and opened + closed == int(is_left.sum())


class Careful:
    """Reads one line: a quote closes a cell only before a delimiter, and opens one only when another closes it.

    Of the quotes inside a quoted cell, one that is doubled stands for itself, as does one with text on both sides.
    """

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._delimiter = dialect.delimiter or SINGLE
        quote, edge = re.escape(dialect.quote or '"'), re.escape(self._delimiter)
        end = rf"(?={edge}|$)"
        inner = rf"(?<!{edge}){quote}(?![ ]*(?:{edge}|$))"
        self._cell = re.compile(
            rf"{quote}((?:[^{quote}]|{quote}{quote}|{inner})*+){quote}[ ]*+{end}|([^{edge}]*+){end}"
        )
        self._signs = ((dialect.quote or '"').encode(), self._delimiter.encode())

    def is_odd(self, line: str, row: list[str], width: int) -> bool:
        """Say whether the usual way of reading the line, which gave *row*, may have been misled by its quotes."""
        dialect = self._dialect
        if dialect.quote is None or dialect.delimiter is None or dialect.escape or dialect.quote not in line:
            return False
        return len(row) != width or not is_balanced(line.encode(), *self._signs)

    def is_usual(self, text: bytes) -> bool:
        """Say whether the usual way of reading these lines is not misled by their quotes.

        Counting tells it for most files; else each line where the count is wrong is read both ways.
        """
        quote, delimiter = self._signs
        if len(quote) == len(delimiter) == 1 and are_balanced(text, quote, delimiter):
            return True
        for line in text.splitlines():
            if quote in line and not is_balanced(line, *self._signs):
                decoded = line.decode("utf-8", errors="replace")
                if next(self._dialect.rows([decoded]), []) != self.cells(decoded):
                    return False
        return True

    def cells(self, line: str) -> list[str]:
        """Return the cells of the line."""
        quote = self._dialect.quote or '"'
        line = line.rstrip("\r\n")
        cells: list[str] = []
        place = 0
        while True:
            if self._dialect.skip_space:
                place += len(line) - place - len(line[place:].lstrip(" "))
            match = self._cell.match(line, place)
            if match is None:
                return []
            quoted = match[1]
            cells.append(match[2] if quoted is None else quoted.replace(quote * 2, quote))
            place = match.end()
            if place >= len(line):
                return cells
            place += len(self._delimiter)
            if place == len(line):
                return [*cells, ""]
