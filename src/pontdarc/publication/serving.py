"""The served form of a version: a native file that answers queries, derived from its Parquet table when missing."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from pontdarc.core.query.engine import BUILDING_MEMORY, LAYOUT, EngineLimits, Geometry, Served, files_of, forget, serve
from pontdarc.core.query.engine.built_apart import Order
from pontdarc.extraction.storage import blobs
from pontdarc.outside.pool import PoolLimits
from pontdarc.publication.building import Builders, remove_drafts
from pontdarc.publication.heavy import Heavy
from pontdarc.publication.models import Dataset, Version
from pontdarc.publication.queries import (
    current_version,
    public_dataset,
    published_version,
    state_now,
    table_path,
)
from pontdarc.publication.storage import derived_path

LIMITS = EngineLimits(threads=int(os.environ.get("PONTDARC_QUERY_THREADS", "2")))
BUILDING = EngineLimits(memory=os.environ.get("PONTDARC_BUILD_MEMORY", BUILDING_MEMORY))
BUILDERS = Builders(BUILDING.memory)
"""Archives are opened by children alone."""
HEAVY = Heavy(LIMITS, PoolLimits(children=int(os.environ.get("PONTDARC_HEAVY_PROCESSES", "1"))))
"""What is too heavy for a process that serves others too."""


def served(version: Version) -> Served:
    """Return the served form of a public version.

    :raises NotFound: the version is not public now.
    """
    return _opened(version, table_path(version), served_path(version))


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
    key, state = (str(name), os.getpid()), state_now(name)
    known = _known.get(key)
    if known is None or state is None or known.state != state:
        version = current_version(name) or published_version(public_dataset(name))
        known = _Known(state, version, blobs().path(version.table), served_path(version))
        if state is not None:
            _remember(key, known)
    return Current(known.version.dataset, known.version, _opened(known.version, known.table, known.path))


@dataclass(frozen=True, slots=True)
class _Known:
    """A public dataset as it was last read: it holds as long as the gate gives the same *state*.

    *table*: where its archive is. *path*: where its served form is, or will be.
    """

    state: object
    version: Version
    table: Path
    path: Path


_KNOWN = 500
_known: dict[tuple[str, int], _Known] = {}


def _remember(key: tuple[str, int], found: _Known) -> None:
    if len(_known) >= _KNOWN:
        _known.clear()
    _known[key] = found


def _opened(version: Version, table: Path, path: Path) -> Served:
    if not path.exists():
        served_path(version)  # its folder may have gone too
        with alone(path):
            if not path.exists():
                _build(version, table, path)
    return serve(path, LIMITS, HEAVY)


def served_now(version: Version) -> Current:
    """Return a public version with its dataset and its served form.

    :raises NotFound: the version is not public now.
    """
    return Current(version.dataset, version, served(version))


def served_path(version: Version) -> Path:
    """Return where the served form of a version is, or will be."""
    return derived_path(version.pk, f"served-{LAYOUT}.duckdb")


def rebuild(version: Version) -> int:
    """Build the served form of a version again, public or not, and return its size in bytes.

    Whoever reads the former one goes on: it is replaced whole, and closed when it is asked for the next time.
    """
    path = served_path(version)
    with alone(path):
        _build(version, blobs().path(version.table), path)
    forget(path)
    return sum(each.stat().st_size for each in files_of(path))


def _build(version: Version, table: Path, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    remove_drafts(path.parent)
    BUILDERS.build(Order(table, path, version.columns, _geometry(version), BUILDING))
    for former in path.parent.glob("served-*"):
        if former not in files_of(path):
            former.unlink(missing_ok=True)


def _geometry(version: Version) -> Geometry:
    found = version.geometry or {}
    return Geometry(found.get("latitude"), found.get("longitude"), found.get("geometry"))


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the right to make the derived file at *path*, among every process; a killed one lets go of it."""
    with path.with_name(f".{path.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
