"""The background work of one process: the outbox, tasks, sources that are due, reminders, retention.

Any number of workers may run: each piece of work is claimed before it is done. A worker may be killed at any moment;
what it held comes back when its claim ends.
"""

import logging
import shutil
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from os import getpid
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import close_old_connections
from django_tasks_db.management.commands.db_worker import Worker

from pontdarc.approach.consolidation import rebuild_all
from pontdarc.approach.dispatch import drain, stuck
from pontdarc.approach.erasure.actions import forget_answered
from pontdarc.approach.erasure.attesting import forget_given_up
from pontdarc.approach.health import BEAT_EVERY, say_alive
from pontdarc.extraction.actions import destroy_expired, discard_expired_drafts, fetch, remind_operators
from pontdarc.extraction.queries import due_sources
from pontdarc.mediation.actions import forget_requests, tell_silences
from pontdarc.outside import clock
from pontdarc.publication.queries import protected_deliveries, tables_kept
from pontdarc.publication.searching import forget_searches
from pontdarc.updating.actions import remind_late

IDLE_SECONDS: Final = 1.0
STALE: Final = timedelta(days=2)
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Rhythm:
    """Work done at most every *every*, whatever becomes of it."""

    every: timedelta
    do: Callable[..., object]
    last: datetime | None = None

    def run_if_due(self, now: datetime) -> None:
        """Do it when its time has come; a failure is logged without its text, which may hold personal values."""
        if self.last is not None and now - self.last < self.every:
            return
        self.last = now
        try:
            self.do(now=now)
        except Exception as error:  # noqa: BLE001  # one piece of work that fails must not stop the others
            _log.error("%s: %s", self.do.__name__, type(error).__name__)


def fetch_sources(now: datetime) -> None:
    """Fetch the sources whose time has come; each failure is kept on its source."""
    for source in due_sources(now):
        fetch(source=source, now=clock.now())


def destroy_deliveries(now: datetime) -> None:
    """Destroy the raw deliveries whose term has ended, but for those that something published still needs."""
    destroy_expired(now=now, keep=protected_deliveries(), keep_blobs=tables_kept())


def sweep(now: datetime) -> None:
    """Remove what killed processes left where uploads and preparations are under way."""
    old = now.timestamp() - STALE.total_seconds()
    for path in Path(settings.FILE_UPLOAD_TEMP_DIR).iterdir():
        if path.stat().st_mtime < old:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def rhythms() -> list[Rhythm]:
    """Return the work that comes back with time: one rhythm each, so that none waits for another that fails."""
    hour, quarter = timedelta(hours=1), timedelta(hours=6)
    return [
        Rhythm(BEAT_EVERY, say_alive),
        Rhythm(timedelta(minutes=1), fetch_sources),
        Rhythm(hour, remind_late),
        Rhythm(hour, remind_operators),
        Rhythm(hour, tell_silences),
        Rhythm(hour, forget_requests),
        Rhythm(hour, rebuild_all),
        Rhythm(quarter, destroy_deliveries),
        Rhythm(quarter, discard_expired_drafts),
        Rhythm(quarter, forget_searches),
        Rhythm(quarter, forget_answered),
        Rhythm(quarter, forget_given_up),
        Rhythm(quarter, sweep),
    ]


def work() -> None:
    """Work until the process is stopped: SystemExit and KeyboardInterrupt pass through."""
    regular = rhythms()
    while True:
        close_old_connections()
        tried = drain(most=20)
        run_tasks()
        for rhythm in regular:
            rhythm.run_if_due(clock.now())
        if not tried:
            time.sleep(IDLE_SECONDS)


def work_once() -> int:
    """Do what waits, then return how many events are given up."""
    for rhythm in rhythms():
        rhythm.run_if_due(clock.now())
    drain()
    run_tasks()
    return stuck()


def run_tasks() -> None:
    """Run the django-tasks that wait, and come back."""
    Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"{socket.gethostname()[:40]}-{getpid()}",
        excluded_queue_names=[],
    ).run()
