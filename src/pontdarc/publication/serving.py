"""The served form of a version: a native file that answers queries, derived from its Parquet table when missing."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from pontdarc.core.query.engine import LAYOUT, EngineLimits, Geometry, Served, build, serve
from pontdarc.extraction.storage import blobs
from pontdarc.publication.models import Dataset, Version
from pontdarc.publication.queries import current_version, public_dataset, published_version, table_path
from pontdarc.publication.storage import derived_path

LIMITS = EngineLimits()


def served(version: Version) -> Served:
    """Return the served form of a public version.

    :raises NotFound: the version is not public now.
    """
    return _served(version, table_path(version))


@dataclass(frozen=True, slots=True)
class Current:
    """A public dataset, the version that is served today, and its served form."""

    dataset: Dataset
    version: Version
    table: Served


def current(name: str | UUID) -> Current:
    """Return what is public under this slug or identifier, checked once for the three of them.

    :raises Moved: *name* is a former slug. :raises Gone: it was public. :raises NotFound: it never was.
    """
    version = current_version(name) or published_version(public_dataset(name))
    return Current(version.dataset, version, _served(version, blobs().path(version.table)))


def _served(version: Version, table: Path) -> Served:
    path = derived_path(version.pk, f"served-{LAYOUT}.duckdb")
    if not path.exists():
        with alone(path):
            if not path.exists():
                build(table, path, described=version.columns, geometry=_geometry(version), limits=LIMITS)
    return serve(path, LIMITS)


def _geometry(version: Version) -> Geometry:
    found = version.geometry or {}
    return Geometry(found.get("latitude"), found.get("longitude"), found.get("geometry"))


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the right to make the derived file at *path*, among every process; a killed one lets go of it."""
    with path.with_name(f".{path.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
