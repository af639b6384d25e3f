"""How the installation goes, for those who watch over it: numbers and moments, nothing of anybody's data."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import DatabaseError
from django.db.models import Max

from pontdarc import __version__
from pontdarc.approach.dispatch import LEASE, stuck
from pontdarc.core.refusals import Unavailable
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.storage import blobs
from pontdarc.journal.models import OutboxEvent, Run

BEAT_EVERY: Final = timedelta(seconds=10)
# A preparation says that it lives three times per lease: a worker that is silent for two of them is dead.
SILENCE: Final = 2 * LEASE
WAIT: Final = timedelta(minutes=15)
BACKUP_EVERY: Final = timedelta(days=8)
BACKUP_NOTE: Final = "last-backup"


@dataclass(frozen=True, slots=True)
class Health:
    """How the installation goes.

    *waiting*: events that nobody has handled yet, *oldest* since when; *stuck*: events given up. *worker*: when the
    background work last said that it lives; *backup*: when the last backup ended. *concerns*: what somebody must look
    at, by name of these fields.
    """

    version: str
    waiting: int
    oldest: datetime | None
    stuck: int
    worker: datetime | None
    backup: datetime | None
    concerns: tuple[str, ...]


def health(now: datetime) -> Health:
    """Return how the installation goes.

    :raises Unavailable: the database does not answer.
    """
    try:
        waiting = OutboxEvent.objects.filter(handled_at__isnull=True)
        oldest = waiting.order_by("announced_at").values_list("announced_at", flat=True).first()
        count, given_up, worker = waiting.count(), stuck(), _last_sign_of_work()
    except DatabaseError as error:
        raise Unavailable(
            "database_silent",
            gettext_noop("La base de données ne répond pas."),
            gettext_noop("Vérifiez PONTDARC_DATABASE et que le disque du dossier de données n’est pas plein."),
        ) from error
    backup = _last_backup()
    concerns = {
        "oldest": oldest is not None and now - oldest > WAIT,
        "stuck": given_up > 0,
        "worker": worker is None or now - worker > SILENCE,
        "backup": backup is None or now - backup > BACKUP_EVERY,
    }
    found = tuple(name for name, concern in concerns.items() if concern)
    return Health(__version__, count, oldest, given_up, worker, backup, found)


def say_alive(now: datetime) -> None:
    """Note that the background work lives."""
    _write(_beat(), now)


def note_backup(now: datetime) -> None:
    """Note that a backup ended."""
    _write(Path(settings.DATA) / BACKUP_NOTE, now)


def _last_sign_of_work() -> datetime | None:
    running = Run.objects.filter(state=Run.State.RUNNING).aggregate(last=Max("heartbeat_at"))["last"]
    return max(filter(None, (_read(_beat()), running)), default=None)


def _last_backup() -> datetime | None:
    return _read(Path(settings.DATA) / BACKUP_NOTE)


def _beat() -> Path:
    return blobs().derived_path("worker", "beat")


def _write(path: Path, moment: datetime) -> None:
    path.write_text(moment.isoformat())


def _read(path: Path) -> datetime | None:
    """Return the moment written there, None when there is none or it is half written."""
    try:
        return datetime.fromisoformat(path.read_text())
    except (OSError, ValueError):
        return None
