"""The blobs of the data folder."""

from functools import cache
from pathlib import Path

from django.conf import settings

from pontdarc.outside.blobs import Blobs


def blobs() -> Blobs:
    """Return the blobs of the data folder in the settings."""
    return _blobs(Path(settings.DATA))


@cache
def _blobs(data: Path) -> Blobs:
    return Blobs(data)
