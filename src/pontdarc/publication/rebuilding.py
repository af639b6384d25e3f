"""What is derived from archives, made again: the served form of versions, their tiles; files and index are dropped."""

import shutil

from django.db.models import QuerySet

from pontdarc.core.query.engine import files_of
from pontdarc.extraction.storage import blobs
from pontdarc.publication.index import FOLDER as INDEX
from pontdarc.publication.models import Version
from pontdarc.publication.queries import public_dataset, public_datasets, public_versions
from pontdarc.publication.serving import rebuild, served_path
from pontdarc.publication.tiles import prepare


def versions_to_rebuild(dataset: str | None, *, past: bool) -> list[Version]:
    """Return the public versions of one dataset or of all, those that are served today first or only.

    :raises NotFound: no public dataset has that name. :raises Moved: it is a former name. :raises Gone: it was public.
    """
    datasets = [public_dataset(dataset)] if dataset else list(public_datasets())
    found: list[Version] = []
    for each in datasets:
        versions: QuerySet[Version] = public_versions(each)
        found += versions if past else versions.filter(state=Version.State.PUBLISHED)
    return found


def rebuild_version(version: Version) -> tuple[int, int]:
    """Rebuild what serves one public version; return its bytes and how many tiles were prepared.

    The files to download are made again when they are asked for.
    """
    size = rebuild(version)
    kept = files_of(served_path(version))
    for other in kept[0].parent.iterdir():
        if other.is_file() and other not in kept and not other.name.startswith("."):
            other.unlink(missing_ok=True)
    return size, prepare(version)


def drop_index() -> None:
    """Remove the search index: the next search builds it."""
    shutil.rmtree(blobs().derived / INDEX, ignore_errors=True)
