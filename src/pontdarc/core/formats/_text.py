"""The text of a file as blocks of UTF-8, whatever its encoding and its size.

Below ``Limits.long_from`` the whole of it is in memory; beyond, it is read block by block, twice: once to find out its
encoding, once to give it.
"""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

import numpy as np

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _encoding
from pontdarc.core.formats import _findings as found
from pontdarc.core.source import Limits, Source

SAMPLE = 400_000
_HEAD = 8 * 1024**2
_LONG_LINE = 10 * 1024**2


@dataclass(slots=True)
class Text:
    """*head*: the first 8 MB or so; *blocks*: all of it, cut without regard to lines.

    *findings* are complete once *blocks* are read.
    """

    encoding: str
    head: bytes
    blocks: Iterator[bytes]
    findings: list[Finding] = field(default_factory=list)

    @property
    def sample(self) -> str:
        """The first whole lines."""
        head = self.head[:SAMPLE]
        if len(self.head) > SAMPLE:
            end = max(head.rfind(b"\n"), head.rfind(b"\r"))
            head = head[: end + 1] or head
        return head.decode("utf-8", errors="replace")


def text_of(source: Source, wanted: str | None, limits: Limits) -> Text:
    """Return the text of *source*, in the encoding *wanted* or in the one it looks like."""
    block = limits.block_bytes
    if source.size <= limits.long_from:
        decoded = _encoding.decode(source.path.read_bytes(), wanted)
        parts: Iterator[bytes] = _cut(decoded.utf8, block)
        text = Text(decoded.encoding, b"", parts, list(decoded.findings))
    else:
        text = _long(source, wanted, block)
    return _with_head(text)


def _with_head(text: Text) -> Text:
    first: list[bytes] = []
    size = 0
    for part in text.blocks:
        first.append(part)
        size += len(part)
        if size >= _HEAD:
            break
    text.head = b"".join(first)
    text.blocks = chain(first, text.blocks)
    return text


def _cut(data: bytes, block: int) -> Iterator[bytes]:
    for start in range(0, len(data), block):
        yield data[start : start + block]


def _long(source: Source, wanted: str | None, block: int) -> Text:
    findings: list[Finding] = []
    name = _encoding.asked(wanted, findings) or _encoding.told_by_head(source.head)
    is_valid = name is None and _encoding.are_utf8(_raw(source, block))
    if is_valid:
        name = "utf-8"
    if name is None:
        mix = _encoding.Mix()
        for lines in _whole_lines(source, block):
            mix.look(lines)
        if mix.is_one():
            text = Text(mix.main, b"", iter(()), findings)
            text.blocks = _mended(source, mix, text, block)
            return text
        name = _encoding.guess(b"".join(_encoding.around_high_bytes(part) for part in _raw(source, block)))
    text = Text(name, b"", iter(()), findings)
    text.blocks = _recoded(source, name, text, block, is_valid=is_valid)
    return text


def _raw(source: Source, block: int) -> Iterator[bytes]:
    with source.open() as stream:
        while part := stream.read(block):
            yield part


def _whole_lines(source: Source, block: int) -> Iterator[bytes]:
    """Yield parts that end with a line feed, but perhaps the last."""
    left = b""
    for part in _raw(source, block):
        whole = left + part
        end = whole.rfind(b"\n") + 1
        left = whole[end:]
        if end:
            yield whole[:end]
    if left:
        yield left


def _mended(source: Source, mix: "_encoding.Mix", text: Text, block: int) -> Iterator[bytes]:
    nuls = 0
    for part in _whole_lines(source, block):
        whole = mix.mend(part)
        nuls += whole.count(b"\0")
        yield whole.replace(b"\0", b"")
    text.findings += [*mix.findings(), *_encoding.told(0, nuls, mix.main)]


def _recoded(source: Source, name: str, text: Text, block: int, *, is_valid: bool) -> Iterator[bytes]:
    """Yield the file in UTF-8, without its mark nor its null bytes, then tell what was lost."""
    if is_valid:
        yield from _without_nulls(source, text, block)
        return
    decoder = codecs.getincrementaldecoder(name)(errors="replace")
    mark = _encoding.mark_of(source.head, name)
    if mark:
        text.findings.append(Finding(found.BYTE_ORDER_MARK))
    lost = nuls = 0
    is_first = True
    parts = chain(((part, False) for part in _raw(source, block)), [(b"", True)])
    for part, is_last in parts:
        decoded = decoder.decode(part, is_last)
        if is_first and decoded:
            decoded, is_first = decoded.removeprefix("\ufeff"), False
        if not decoded:
            continue
        lost += 0 if decoded.isascii() else decoded.count("\ufffd")
        whole = decoded.encode("utf-8", errors="replace")
        if b"\0" in whole:
            nuls += whole.count(b"\0")
            whole = whole.replace(b"\0", b"")
        yield whole
    text.findings += _encoding.told(lost, nuls, name)


def _without_nulls(source: Source, text: Text, block: int) -> Iterator[bytes]:
    """Yield a file that is UTF-8 already, without null bytes."""
    nuls = 0
    for part in _raw(source, block):
        if b"\0" in part:
            nuls += part.count(b"\0")
            part = part.replace(b"\0", b"")
        yield part
    text.findings += _encoding.told(0, nuls, "utf-8")


class LineEnds:
    """What the ends of lines are, block after block."""

    def __init__(self) -> None:
        self._pairs = self._feeds = self._returns = 0
        self._run = 0
        self._is_long = False
        self._last = b""

    def seen(self, blocks: Iterator[bytes]) -> Iterator[bytes]:
        """Yield the blocks, having looked at each."""
        for block in blocks:
            self.look(block)
            yield block

    def look(self, block: bytes) -> None:
        """Count the ends of lines of the next block."""
        if not block:
            return
        returns = block.count(b"\r") if b"\r" in block else 0
        pairs = block.count(b"\r\n") if returns else 0
        feeds = int(np.count_nonzero(np.frombuffer(block, np.uint8) == ord("\n")))
        if self._last == b"\r" and block[:1] == b"\n":
            pairs += 1
            self._returns -= 1
            returns += 1
        self._pairs += pairs
        self._feeds += feeds - pairs
        self._returns += returns - pairs
        self._last = block[-1:]
        self._measure(block, b"\n\r" if returns else b"\n")

    def _measure(self, block: bytes, signs: bytes) -> None:
        """Measure the lines of a block, whose ends are these *signs*."""
        start = 0
        while start < len(block):
            window = block[start : start + _LONG_LINE]
            ends = [place for sign in signs if (place := window.find(sign)) >= 0]
            if self._run + (min(ends) if ends else len(window)) >= _LONG_LINE:
                self._is_long = True
            last = max(window.rfind(sign) for sign in signs)
            self._run = len(window) - last - 1 if last >= 0 else self._run + len(window)
            start += len(window)

    def findings(self) -> list[Finding]:
        """Tell ends of several sorts, and lines out of all proportion."""
        told = []
        if sum(number > 0 for number in (self._pairs, self._feeds, self._returns)) > 1:
            told.append(Finding(found.LINE_ENDINGS))
        if self._is_long:
            told.append(Finding(found.LONG_LINE, params={"megabytes": _LONG_LINE // 1024**2}))
        return told
