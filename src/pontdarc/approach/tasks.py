"""Background work that nobody waits for, by id, safe to run twice."""

from uuid import UUID

from django_tasks import task

from pontdarc.core.refusals import Refusal
from pontdarc.publication.queries import public_version
from pontdarc.publication.serving import served


@task()
def warm(version_id: str) -> None:
    """Make the served form of a version before the first visitor asks for it."""
    try:
        served(public_version(UUID(version_id)))
    except Refusal:
        return  # it is public no more: nothing to serve
