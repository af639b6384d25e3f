"""XZ (tukaani.org/xz): one file, compressed."""

import lzma

from pontdarc.core.containers._compressed import Compression
from pontdarc.core.containers._container import Container
from pontdarc.core.words import gettext_noop

_XZ = Compression("xz", b"\xfd7zXZ\0", lzma.open, (EOFError, OSError, lzma.LZMAError), ("xz", "txz"))

CONTAINER = Container("xz", gettext_noop("XZ"), _XZ.extensions, _XZ.sniff, _XZ.read)
