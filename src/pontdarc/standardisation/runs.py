"""How the preparation of a delivery goes, as the journal has it."""

from dataclasses import dataclass
from typing import Final

from pontdarc.extraction.models import Delivery
from pontdarc.journal.models import Run
from pontdarc.journal.progress import percent_of
from pontdarc.journal.queries import last_run

RUN: Final = "prepare"
"""The kind of the runs that prepare deliveries."""


@dataclass(frozen=True, slots=True)
class Progress:
    """*state*: waiting, running, stopping or cancelled. *stage*: a `core.telling.Stage`, empty before the first.

    *rows*: done in this stage, of *total* when it is known; *percent*: None when it is not.
    """

    state: str
    stage: str = ""
    rows: int = 0
    total: int | None = None

    @property
    def percent(self) -> int | None:
        """How far the stage is."""
        return percent_of(self.rows, self.total)


def run_of(delivery: Delivery, *, lock: bool = False) -> Run | None:
    """Return the last run that prepares, or prepared, a delivery."""
    return last_run(RUN, delivery.pk, lock=lock)


def progress_of(delivery: Delivery) -> Progress:
    """Return how far a delivery is that is neither prepared nor refused."""
    run = run_of(delivery)
    if run is None or run.state == Run.State.QUEUED:
        return Progress("waiting")
    if run.state == Run.State.CANCELLED:
        return Progress("cancelled")
    if run.cancel_asked:
        return Progress("stopping")
    return Progress("running", run.stage, run.done, run.total)
