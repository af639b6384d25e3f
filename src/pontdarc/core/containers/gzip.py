"""gzip (RFC 1952): one file, compressed."""

import gzip
import zlib

from pontdarc.core.containers._compressed import Compression
from pontdarc.core.containers._container import Container
from pontdarc.core.words import gettext_noop

_GZIP = Compression("gzip", b"\x1f\x8b\x08", gzip.open, (EOFError, OSError, zlib.error), ("gz", "tgz"))

CONTAINER = Container("gzip", gettext_noop("gzip"), _GZIP.extensions, _GZIP.sniff, _GZIP.read)
