"""Background work that nobody waits for, by id, safe to run twice."""

from uuid import UUID

from django_tasks import task

from pontdarc.core.refusals import Refusal
from pontdarc.publication.downloads import download, formats_of
from pontdarc.publication.queries import public_version


@task()
def warm(version_id: str) -> None:
    """Make the served form and the files of a version before the first visitor asks: pages then say their sizes."""
    try:
        version = public_version(UUID(version_id))
        for each in formats_of(version):
            download(version, each.slug)
    except Refusal:
        return  # it is public no more: nothing to serve
