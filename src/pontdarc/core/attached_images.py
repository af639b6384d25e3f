"""Images attached to a delivery that say where they were taken.

Only their first bytes are looked at, where cameras and telephones write what they know. The place itself is not read.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from pontdarc.core.findings import Finding, declare
from pontdarc.core.formats._findings import one_by_one
from pontdarc.core.images.kept import images_in
from pontdarc.core.images.place import BROKEN, says_where
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


def placed_images(path: Path) -> list[Finding]:
    """Return a finding for each image kept in the file at *path* that says where it was taken.

    Never raises for what the file holds: a damaged image says nothing.
    """
    return one_by_one(Finding(PLACED, params={"image": name}) for name in _placed(path))


def _placed(path: Path) -> Iterator[str]:
    for name, image in images_in(path):
        if _is_placed(image):
            yield name


def _is_placed(image: IO[bytes]) -> bool:
    try:
        return says_where(image)
    except BROKEN:
        return False
