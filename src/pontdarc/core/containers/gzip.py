"""gzip (RFC 1952): one file, compressed."""

import gzip
import tempfile
import zlib
from pathlib import Path

from pontdarc.core.containers._container import Container, Inner, unpack
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import only
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from pontdarc.core.words import gettext_noop


def _sniff(source: Source) -> bool:
    return source.head.startswith(b"\x1f\x8b\x08")


def _read(source: Source, choices: Choices, limits: Limits, inner: Inner) -> Reading:
    name = source.name.removesuffix(".gz").removesuffix(".GZ")
    with tempfile.TemporaryDirectory(prefix="pontdarc-") as folder:
        target = Path(folder) / "content"
        try:
            with gzip.open(source.path) as stream:
                unpack(stream, target, source.size, limits)  # type: ignore[arg-type]
        except (EOFError, gzip.BadGzipFile, zlib.error):
            return Reading("gzip", None, None, None, (), only(found.DAMAGED, what="gzip"))
        return inner(Source.of(target, name), choices)


CONTAINER = Container("gzip", gettext_noop("gzip"), ("gz",), _sniff, _read)
