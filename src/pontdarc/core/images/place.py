"""Whether an image says where it was taken. Only what cameras and telephones write about it is read, never the place.

JPEG, PNG, TIFF, WebP and AVIF by Pillow. HEIC, which it does not read, keeps the same directory (Exif) behind a mark
that is sought in its bytes.
"""

import struct
import warnings
import zlib
from pathlib import PurePosixPath
from typing import IO, Final

from PIL import ExifTags, Image

SUFFIXES: Final = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".avif", ".heic", ".heif"})
LARGEST: Final = 100 * 1024**2
"""Bytes that no camera gives: beyond, an image is left alone, for it may be a trap."""
BROKEN: Final = (zlib.error, struct.error, OSError, EOFError, ValueError, SyntaxError, KeyError, TypeError, IndexError,
                 RuntimeError, NotImplementedError, Image.DecompressionBombError)  # fmt: skip
"""What a damaged image raises."""
_FORMATS: Final = ("JPEG", "PNG", "TIFF", "WEBP", "AVIF")
_HEIC: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"})
_MARK: Final = b"Exif\0\0"
_MOST_EXIF: Final = 1 << 16
_PIECE: Final = 1 << 20


def is_image(name: str) -> bool:
    """Tell whether a name is one of an image that is looked at."""
    return PurePosixPath(name).suffix.lower() in SUFFIXES


def says_where(image: IO[bytes]) -> bool:
    """Tell whether an image says where it was taken. Raises one of `BROKEN` for one that is damaged."""
    head = image.read(12)
    image.seek(0)
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        return any(_holds_a_place(exif) for exif in _directories(image))
    with warnings.catch_warnings(action="ignore"), Image.open(image, formats=_FORMATS) as opened:
        return _is_place(opened.getexif())


def _directories(image: IO[bytes]) -> list[bytes]:
    """Return what follows each mark of a directory in an HEIC; a place that the mark lies across is found too."""
    found, before = [], b""
    while piece := image.read(_PIECE):
        text = before + piece
        at = text.find(_MARK)
        while at != -1:
            after = text[at + len(_MARK) : at + len(_MARK) + _MOST_EXIF]
            found.append(after + image.read(max(0, _MOST_EXIF - len(after))))
            at = text.find(_MARK, at + 1)
        before = text[-len(_MARK) + 1 :]
    return found


def _holds_a_place(directory: bytes) -> bool:
    exif = Image.Exif()
    try:
        with warnings.catch_warnings(action="ignore"):
            exif.load(directory)
            return _is_place(exif)
    except BROKEN:
        return False


def _is_place(exif: Image.Exif) -> bool:
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    return ExifTags.GPS.GPSLatitude in place or ExifTags.GPS.GPSDestLatitude in place
