"""Fixed width: columns cut at the same places on every line, by blanks from top to bottom or by a ruler of dashes."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import polars as pl

from pontdarc.core.formats import _encoding, _header, _shape, _text
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import only
from pontdarc.core.formats._format import Format
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop

_LOOKED_AT = 500
_FEW = 20
"""Lines under which blanks of one character between columns may be chance."""
_RULER = re.compile(r"\s*(?:[-=_]{2,}[ +|]+)+[-=_]{2,}\s*")

Span = tuple[int, int | None]


def _sniff(source: Source) -> float:
    """Only what no delimiter explains: every line blank at the same places, and values in the columns between."""
    if not source.head or b"\0" in source.head[:4] or source.head.lstrip()[:1] in (b"{", b"[", b"<"):
        return 0.0
    lines = _lines_of(_encoding.decode(source.head[: 32 * 1024]).utf8.decode("utf-8", errors="replace"))[:-1]
    return 0.3 if _spans(lines) else 0.0


def _lines_of(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", text)


def _spans(lines: Sequence[str]) -> list[Span]:
    """Return where each column begins and ends, empty when the lines are not of fixed width."""
    lines = [line for line in lines if line.strip()][:_LOOKED_AT]
    if len(lines) < 3 or any(mark in line for mark in ("\t", ";", "|") for line in lines):
        return []
    ruler = next((line for line in lines[:10] if _RULER.fullmatch(line)), None)
    if ruler is not None:
        starts = [match.start() for match in re.finditer(r"[-=_]+", ruler)]
        return _between(starts)
    starts = _after_blanks(lines, least=1 if len(lines) >= _FEW else 2)
    spans = _between(starts)
    return spans if len(spans) > 2 and _are_columns(lines, spans) else []


def _between(starts: Sequence[int]) -> list[Span]:
    """Return the spans from each place to the next, the first one from the start of the line, the last one endless."""
    if len(starts) < 2:
        return []
    places = [0, *starts[1:]]
    return [*pairwise(places), (places[-1], None)]


def _after_blanks(lines: Sequence[str], least: int) -> list[int]:
    """Return where columns begin: after *least* characters that are blank on every line."""
    width = max(map(len, lines))
    blank = [all(len(line) <= place or line[place] == " " for line in lines) for place in range(width)]
    starts, run = [], least
    for place, is_blank in enumerate(blank):
        if is_blank:
            run += 1
            continue
        if run >= least:
            starts.append(place)
        run = 0
    return starts


def _are_columns(lines: Sequence[str], spans: Sequence[Span]) -> bool:
    """Say whether the columns are filled on most lines, and some of them with numbers, dates or other values."""
    typed = 0
    for start, end in spans:
        cells = [cell for line in lines if (cell := line[start:end].strip())]
        if len(cells) < 0.5 * len(lines):
            return False
        typed += sum(_header.kind_of(cell) in {"number", "date", "value"} for cell in cells) > 0.6 * len(cells)
    return typed > 0


def _read(source: Source, choices: Choices, limits: Limits) -> Reading:
    text = _text.text_of(source, choices.encoding, limits)
    spans = _spans(_lines_of(text.sample))
    if not spans:
        return Reading(None, "fixed_width", text.encoding, None, (), (*text.findings, *only(found.NOT_A_TABLE)))
    ends = _text.LineEnds()
    shaper = _shape.Shaper(choices, is_long=source.size > limits.long_from)
    number = 0
    for lines in _whole_lines(ends.seen(text.blocks)):
        raw, number = _raw(lines, spans, number)
        shaper.add(raw)
    table, told = shaper.close()
    findings = [*text.findings, *ends.findings(), *told]
    if table is None or table.rows == 0:
        findings += only(found.EMPTY_FILE if table is None else found.NO_ROWS)
    tables = (table,) if table is not None else ()
    return Reading(None, "fixed_width", text.encoding, None, tables, tuple(findings))


def _whole_lines(blocks: Iterator[bytes]) -> Iterator[list[str]]:
    """Yield the lines of blocks that are cut anywhere."""
    left = b""
    for block in blocks:
        whole = left + block
        end = max(whole.rfind(b"\n"), whole.rfind(b"\r", 0, max(len(whole) - 1, 0))) + 1
        left = whole[end:]
        if end:
            yield _lines_of(whole[:end].decode("utf-8", errors="replace"))[:-1]
    if left:
        lines = _lines_of(left.decode("utf-8", errors="replace"))
        yield lines if lines[-1] else lines[:-1]


def _raw(lines: Sequence[str], spans: Sequence[Span], number: int) -> tuple[_shape.Raw, int]:
    """Return the cells of lines that follow line *number*, the ruler left out, and the number of the last one."""
    text = pl.Series("line", lines, dtype=pl.String)
    columns = [
        text.str.slice(start, None if end is None else end - start).str.strip_chars().alias(str(place))
        for place, (start, end) in enumerate(spans)
    ]
    frame = pl.DataFrame(columns).select(pl.all().replace("", None).cast(pl.String))
    numbers = pl.int_range(number + 1, number + 1 + len(lines), dtype=pl.UInt32, eager=True).alias("line")
    is_ruler = text.str.contains(rf"^{_RULER.pattern}$")
    return _shape.Raw(frame.filter(~is_ruler), numbers.filter(~is_ruler)), number + len(lines)


FORMAT = Format(
    slug="fixed_width",
    title=gettext_noop("Texte à largeur fixe"),
    extensions=("prn",),
    media_types=("text/plain",),
    sniff=_sniff,
    read=_read,
)
