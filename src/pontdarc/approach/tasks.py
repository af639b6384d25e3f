"""Background work that nobody waits for, by id, safe to run twice."""

from uuid import UUID

from django_tasks import task

from pontdarc.core.downloads.registry import Download
from pontdarc.core.refusals import Refusal
from pontdarc.publication.downloads import download, formats_of
from pontdarc.publication.models import Version
from pontdarc.publication.preparations import short
from pontdarc.publication.queries import public_version
from pontdarc.publication.repair_samples import keep_repair_samples
from pontdarc.publication.serving import served
from pontdarc.publication.tiles import prepare

LONG_ROWS = 2_000_000
"""Beyond, a text format takes gigabytes: it is streamed to who asks, and not kept."""


@task()
def warm(version_id: str) -> None:
    """Make the served form, the low tiles and the files of a version before the first visitor asks.

    Pages then say the sizes of the files.
    """
    try:
        version = public_version(UUID(version_id))
        keep_repair_samples(version)
        served(version)
        prepare(version)
        for each in formats_of(version):
            if worth_it(each, version):
                download(version, each.slug)
    except Refusal:
        return  # it is public no more: nothing to serve


def worth_it(format_: Download, version: Version) -> bool:
    """Return whether a file is made before anybody asks: all of a short version; of a long one, the open texts."""
    if short(version):
        return True
    return version.rows <= LONG_ROWS and format_.open and bool(format_.stream) and format_.use in ("data", "map")
