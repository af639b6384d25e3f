"""Derived files of versions: derived/versions/<version>/…, made when asked for, removed without loss."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from pontdarc.extraction.storage import blobs

FOLDER = "versions"


def derived_path(version: UUID, name: str) -> Path:
    """Return where a derived file of a version is kept, its folder made."""
    return blobs().derived_path(FOLDER, str(version), name)


def remove_derived(versions: Iterable[UUID]) -> None:
    """Remove every derived file of these versions."""
    for version in versions:
        shutil.rmtree(blobs().derived / FOLDER / str(version), ignore_errors=True)
