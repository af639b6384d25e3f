"""The files of long versions, made in the background: asked for once, followed, asked for again when they failed."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from django_tasks import task

from pontdarc.core.downloads.registry import downloads
from pontdarc.core.refusals import Refusal
from pontdarc.journal.actions import beat, end_run, start_run
from pontdarc.journal.models import Run
from pontdarc.journal.queries import last_run
from pontdarc.outside import clock
from pontdarc.publication.downloads import download, ready
from pontdarc.publication.models import Version
from pontdarc.publication.queries import public_version
from pontdarc.publication.serving import alone
from pontdarc.publication.storage import derived_path

AT_ONCE_ROWS: Final = 50_000
"""Up to so many rows, the file is made while the reader waits: some two seconds for a workbook."""
AT_ONCE_SIZE: Final = 20_000_000
"""Octets of the archive up to which it is so: a few outlines may be as long as a million rows."""
_DEAD: Final = timedelta(minutes=2)
_PATIENCE: Final = timedelta(minutes=1)
_BEAT: Final = 1.0
_OPEN: Final = (Run.State.QUEUED, Run.State.RUNNING)


@dataclass(frozen=True, slots=True)
class Preparation:
    """How the making of a file goes. *percent*: None while it waits for its turn."""

    state: Literal["waiting", "running", "failed"]
    percent: int | None = None


def short(version: Version) -> bool:
    """Return whether the files of a version are made while the reader waits."""
    return version.rows <= AT_ONCE_ROWS and version.size <= AT_ONCE_SIZE


def preparation(version: Version, slug: str) -> Preparation | None:
    """Return how the making of a file goes; None when nobody has asked for it, or when it is made."""
    run = _last(version.pk, slug)
    if run is None or run.state == Run.State.DONE or ready(version, slug):
        return None
    if run.state not in _OPEN:
        return Preparation("failed")
    if run.state == Run.State.QUEUED or not run.total:
        return Preparation("waiting")
    return Preparation("running", min(99, 100 * run.done // run.total))


def ask(version: Version, slug: str, now: datetime | None = None) -> Preparation:
    """Have a file made in the background, unless it is being made; one that has just failed is left so for a minute.

    A file whose maker is dead (no sign of life for two minutes) is asked for again.

    :raises NotFound: the version is not public now, or is not offered in that format.
    """
    now = now or clock.now()
    ready(version, slug)
    with alone(derived_path(version.pk, f"asks-{slug}")):
        run = _last(version.pk, slug)
        if _must_be_asked(run, now):
            _queue(version, slug, run if run and run.state in _OPEN else None, now)
    return preparation(version, slug) or Preparation("waiting")


def _must_be_asked(run: Run | None, now: datetime) -> bool:
    if run is None or run.state == Run.State.DONE:
        return True
    if run.state in _OPEN:
        return now - (run.heartbeat_at or run.queued_at) > _DEAD
    return now - (run.ended_at or run.queued_at) > _PATIENCE


def _queue(version: Version, slug: str, run: Run | None, now: datetime) -> None:
    run = run or Run(kind=_kind(slug), subject=version.pk)
    run.state, run.heartbeat_at = Run.State.QUEUED, now
    run.save()
    prepare_file.enqueue(str(version.pk), slug)


@task()
def prepare_file(version_id: str, slug: str) -> None:
    """Make the file of a version in a format, and say how far it is; safe to run twice."""
    id_ = UUID(version_id)
    run = start_run(_kind(slug), id_)
    try:
        version = public_version(id_)
        download(version, slug, tell=_teller(run, version.rows * downloads()[slug].passes))
    except Refusal as refusal:
        end_run(run, "failed", refusal)
    except BaseException:
        end_run(run, "failed")
        raise
    else:
        end_run(run, "done")


def _teller(run: Run, total: int) -> Callable[[int], None]:
    """Return what is told of each piece of rows: it is written down at most once a second."""
    done, last = 0, time.monotonic()

    def tell(rows: int) -> None:
        nonlocal done, last
        done += rows
        if time.monotonic() - last > _BEAT:
            last = time.monotonic()
            beat(run, min(done, total), total)

    return tell


def _last(version: UUID, slug: str) -> Run | None:
    return last_run(_kind(slug), version)


def _kind(slug: str) -> str:
    return f"download:{slug}"[:40]
