"""A line read again with care when its quotes are badly used: where a quote opens, closes, or is but a sign."""

import re

from pontdarc.core.formats._dialect import Dialect


def are_usual(text: bytes, dialect: Dialect) -> bool:
    """Say whether every quote of some lines stands where a parser expects one: beside a delimiter, or doubled.

    Counting tells it for most files; else each quote is looked at.
    """
    quote, delimiter = (dialect.quote or '"').encode(), (dialect.delimiter or "\x1f").encode()
    single = text.replace(quote * 2, b"")
    opened = single.startswith(quote) + sum(single.count(edge + quote) for edge in (delimiter, b"\n", b"\r"))
    closed = single.endswith(quote) + sum(single.count(quote + edge) for edge in (delimiter, b"\n", b"\r"))
    if opened == closed and opened + closed == single.count(quote):
        return True
    edge, sign = re.escape(delimiter), re.escape(quote)
    return re.search(rb"[^%b\r\n%b]%b[^%b\r\n%b]" % (edge, sign, sign, edge, sign), text) is None


class Careful:
    """Reads one line: a quote closes a cell only before a delimiter, and opens one only when another closes it.

    Of the quotes inside a quoted cell, one that is doubled stands for itself, as does one with text on both sides.
    """

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._delimiter = dialect.delimiter or ""
        quote, edge = re.escape(dialect.quote or '"'), re.escape(dialect.delimiter or "\x1f")
        end = rf"(?={edge}|$)"
        self._cell = re.compile(
            rf"{quote}((?:[^{quote}]|{quote}{quote}|(?<!{edge}){quote}(?!{edge}|$))*+){quote}{end}|([^{edge}]*+){end}"
        )
        self._odd = re.compile(rf"[^{edge}\r\n{quote}]{quote}[^{edge}\r\n{quote}]")

    def is_odd(self, line: str, row: list[str], width: int) -> bool:
        """Say whether the usual way of reading the line, which gave *row*, may have been misled by its quotes."""
        dialect = self._dialect
        if dialect.quote is None or dialect.delimiter is None or dialect.escape or dialect.quote not in line:
            return False
        return len(row) != width or self._odd.search(line) is not None

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
