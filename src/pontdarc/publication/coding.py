"""Bytes made shorter while they leave: gzip, and Zstandard for who takes it."""

import re
import zlib
from collections.abc import Iterator
from typing import Literal

import pyarrow as pa

Coding = Literal["zstd", "gzip", "identity"]
_PREFERRED: tuple[Coding, ...] = ("zstd", "gzip")
_WEIGHT = re.compile(r"q=([\d.]+)")


def accepted(header: str) -> Coding:
    """Return the coding to answer with, from an Accept-Encoding header: identity unless another is named."""
    named: set[str] = set()
    for part in header.lower().split(","):
        name, _, parameters = part.strip().partition(";")
        weight = _WEIGHT.search(parameters.replace(" ", ""))
        if not weight or float(weight[1].strip(".") or 0) > 0:
            named.add(name.strip())
    return next((coding for coding in _PREFERRED if coding in named), "identity")


def coded(chunks: Iterator[bytes], coding: Coding) -> Iterator[bytes]:
    """Return the same bytes in a coding, in constant memory."""
    if coding == "zstd":
        return _zstandard(chunks)
    return gzipped(chunks) if coding == "gzip" else chunks


def gzipped(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the same bytes as a gzip file, quickly rather than smallest: somebody waits for them."""
    packer = zlib.compressobj(1, wbits=31)
    for chunk in chunks:
        if packed := packer.compress(chunk):
            yield packed
    yield packer.flush()


class _Sink:
    """A file that keeps what was written until it is taken."""

    closed = False

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, part: bytes) -> int:
        self._parts.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        """Have nothing to do: what is written is here."""

    def close(self) -> None:
        self.closed = True

    def taken(self) -> bytes:
        parts, self._parts = b"".join(self._parts), []
        return parts


def _zstandard(chunks: Iterator[bytes]) -> Iterator[bytes]:
    sink = _Sink()
    with pa.CompressedOutputStream(pa.PythonFile(sink, mode="w"), "zstd") as packer:
        for chunk in chunks:
            packer.write(chunk)
            if packed := sink.taken():
                yield packed
    yield sink.taken()
