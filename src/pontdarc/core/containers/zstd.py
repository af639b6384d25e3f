"""Zstandard (RFC 8878): one file, compressed."""

from pathlib import Path

import pyarrow as pa

from pontdarc.core.containers._compressed import Compression
from pontdarc.core.containers._container import Container
from pontdarc.core.words import gettext_noop


def _open(path: Path) -> pa.NativeFile:
    return pa.input_stream(str(path), compression="zstd")


_ZSTD = Compression("zstd", b"\x28\xb5\x2f\xfd", _open, (OSError, pa.ArrowException), ("zst", "zstd", "tzst"))

CONTAINER = Container("zstd", gettext_noop("Zstandard"), _ZSTD.extensions, _ZSTD.sniff, _ZSTD.read)
