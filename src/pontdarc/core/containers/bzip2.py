"""bzip2: one file, compressed."""

import bz2

from pontdarc.core.containers._compressed import Compression
from pontdarc.core.containers._container import Container
from pontdarc.core.words import gettext_noop

_BZIP2 = Compression("bzip2", b"BZh", bz2.open, (EOFError, OSError, ValueError), ("bz2", "tbz2", "tbz"))

CONTAINER = Container("bzip2", gettext_noop("bzip2"), _BZIP2.extensions, _BZIP2.sniff, _BZIP2.read)
