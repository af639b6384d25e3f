"""The outbox, handled: each event claimed by one worker, tried again with a delay, taken up when a worker dies.

A claim is a lease: *not_before* is in the future while a worker holds the event, and the worker pushes it forward as
long as it lives. A killed worker stops doing so, and the event is free again when the lease ends.
"""

import logging
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Final

from django.db import DatabaseError, connection, transaction
from django.db.models import Q

from pontdarc.approach.reactions import REACTIONS
from pontdarc.core.refusals import Refusal, Unavailable
from pontdarc.journal.models import OutboxEvent, Run
from pontdarc.outside import clock

LEASE: Final = timedelta(seconds=60)
MOST_ATTEMPTS: Final = 8
_FIRST_DELAY: Final = timedelta(seconds=10)
_LONGEST_DELAY: Final = timedelta(hours=1)
_log = logging.getLogger(__name__)


def drain(now: datetime | None = None, *, most: int | None = None) -> int:
    """Handle the events that are due, and those that they bring; return how many were tried.

    Never raises for what a reaction does: a failure is written on its event, which is tried again later.
    """
    tried = 0
    while most is None or tried < most:
        event = claim(now or clock.now())
        if event is None:
            break
        handle(event, now or clock.now())
        tried += 1
    return tried


def claim(now: datetime) -> OutboxEvent | None:
    """Take the oldest event that nobody holds, under a lease; None when there is none."""
    skip = connection.features.has_select_for_update_skip_locked
    free = Q(not_before__isnull=True) | Q(not_before__lte=now)
    waiting = OutboxEvent.objects.filter(free, handled_at__isnull=True, attempts__lt=MOST_ATTEMPTS).order_by("pk")
    if not waiting.exists():
        return None  # the usual case takes no lock
    with transaction.atomic():
        event = waiting.select_for_update(skip_locked=skip).first()
        if event is not None:
            event.attempts += 1
            event.not_before = now + LEASE
            event.save(update_fields=["attempts", "not_before"])
    return event


def handle(event: OutboxEvent, now: datetime) -> None:
    """Run the reaction to an event that was claimed, and write how it went."""
    reaction = REACTIONS.get(event.name)
    try:
        if reaction is not None:
            with _held(event):
                reaction(event.payload, now)
    except Unavailable as refusal:
        _again(event, type(refusal).__name__, now)
    except Refusal as refusal:
        # Nothing changes by trying again: whoever can act sees the state of the thing itself.
        _log.warning("%s %s: refused, %s", event.name, event.pk, refusal.code)
        _done(event, now, failure=refusal.code)
    except Exception as error:  # noqa: BLE001  # one bad event must not stop the others; it is written and tried again
        frames = "".join(traceback.format_tb(error.__traceback__))
        _log.error("%s %s: %s\n%s", event.name, event.pk, type(error).__name__, frames)
        _again(event, type(error).__name__, now)
    except BaseException:
        # The worker is told to stop: the event is free at once for whoever comes next.
        OutboxEvent.objects.filter(pk=event.pk).update(not_before=None, attempts=event.attempts - 1)
        raise
    else:
        _done(event, now)


def _done(event: OutboxEvent, now: datetime, failure: str = "") -> None:
    OutboxEvent.objects.filter(pk=event.pk).update(handled_at=now, failure=failure[:200])


def _again(event: OutboxEvent, failure: str, now: datetime) -> None:
    delay = min(_FIRST_DELAY * 2 ** (event.attempts - 1), _LONGEST_DELAY)
    OutboxEvent.objects.filter(pk=event.pk).update(not_before=now + delay, failure=failure[:200])


@contextmanager
def _held(event: OutboxEvent) -> Iterator[None]:
    """Push the lease forward while the reaction runs, and stop before what it brought is written."""
    over = threading.Event()
    thread = threading.Thread(target=_keep_alive, args=(event, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _keep_alive(event: OutboxEvent, over: threading.Event) -> None:
    while not over.wait(LEASE.total_seconds() / 3):
        try:
            _say_alive(event, clock.now())
        except DatabaseError as error:
            # Somebody else writes: the next beat comes before the lease ends.
            _log.warning("%s %s: lease not pushed, %s", event.name, event.pk, type(error).__name__)
        finally:
            connection.close()


def _say_alive(event: OutboxEvent, now: datetime) -> None:
    """Push the lease of an event forward, and the heartbeat of the runs that people watch meanwhile."""
    OutboxEvent.objects.filter(pk=event.pk, handled_at__isnull=True).update(not_before=now + LEASE)
    running = Run.objects.filter(subject=event.payload.get("delivery"), state=Run.State.RUNNING)
    running.update(heartbeat_at=now)


def stuck() -> int:
    """Return how many events are given up: somebody must look at the log."""
    return OutboxEvent.objects.filter(handled_at__isnull=True, attempts__gte=MOST_ATTEMPTS).count()
