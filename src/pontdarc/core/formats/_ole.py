"""OLE files ([MS-CFB]), which hold old workbooks, old documents and workbooks under a password."""

import struct

import olefile

from pontdarc.core.source import Source

MAGIC: bytes = olefile.MAGIC
BROKEN = (
    OSError,
    ValueError,
    IndexError,
    TypeError,
    KeyError,
    OverflowError,
    MemoryError,
    RecursionError,
    struct.error,
)
"""What opening or reading a damaged one raises."""


def has(source: Source, stream: str) -> bool:
    """Say whether the file holds that stream.

    :raises OSError, ValueError...: it is damaged: see BROKEN.
    """
    with olefile.OleFileIO(source.path) as ole:
        return bool(ole.exists(stream))
