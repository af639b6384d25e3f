"""Images attached to a delivery that say where they were taken: in an archive, or inside a workbook, which is one.

Only their first bytes are looked at, where cameras and telephones write what they know. The place itself is not read.
"""

import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Final

from PIL import ExifTags, Image

from pontdarc.core.findings import Finding, declare
from pontdarc.core.formats._findings import one_by_one
from pontdarc.core.words import gettext_noop

PLACED = declare(
    "image_with_place",
    "warning",
    gettext_noop("L’image « %(image)s » garde l’endroit où elle a été prise (coordonnées GPS)."),
    gettext_noop(
        "Ce peut être un domicile. Nous ne republions pas les images jointes ; si vous les diffusez vous-même, "
        "retirez d’abord la position dans les propriétés du fichier."
    ),
)
_SUFFIXES: Final = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp"})
_FORMATS: Final = ("JPEG", "PNG", "TIFF", "WEBP")
_ZIP: Final = b"PK\x03\x04"
_MOST: Final = 1_000
"""Images looked at in one file: each costs a few milliseconds."""
_LARGEST: Final = 100 * 1024**2
_RATIO: Final = 100
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, SyntaxError, KeyError,
           TypeError, IndexError, RuntimeError, NotImplementedError, Image.DecompressionBombError)  # fmt: skip


def placed_images(path: Path) -> list[Finding]:
    """Return a finding for each image of the archive at *path* that says where it was taken; none for other files.

    Never raises for what the file holds: a damaged image says nothing.
    """
    with path.open("rb") as file:
        if file.read(len(_ZIP)) != _ZIP:
            return []
    return one_by_one(Finding(PLACED, params={"image": name}) for name in _placed(path))


def _placed(path: Path) -> Iterator[str]:
    try:
        archive = zipfile.ZipFile(path)
    except _BROKEN:
        return
    with archive:
        for info in _images(archive.infolist()):
            try:
                with archive.open(info) as image:
                    placed = _says_where(image)
            except _BROKEN:
                continue
            if placed:
                yield PurePosixPath(info.filename).name


def _images(members: Iterable[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Return the images among the members; one of a size that no camera gives is left alone, for it may be a trap."""
    images = [each for each in members if PurePosixPath(each.filename).suffix.lower() in _SUFFIXES]
    return [each for each in images if each.file_size <= min(_LARGEST, _RATIO * max(each.compress_size, 1))][:_MOST]


def _says_where(image: IO[bytes]) -> bool:
    with warnings.catch_warnings(action="ignore"), Image.open(image, formats=_FORMATS) as opened:
        place = opened.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    return ExifTags.GPS.GPSLatitude in place or ExifTags.GPS.GPSDestLatitude in place
