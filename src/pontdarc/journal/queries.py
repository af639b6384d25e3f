"""What is known of long works."""

from uuid import UUID

from pontdarc.journal.models import Run


def last_run(kind: str, subject: UUID, *, lock: bool = False) -> Run | None:
    """Return the run of a kind about something that was queued last; *lock* it until the transaction ends."""
    runs = Run.objects.select_for_update() if lock else Run.objects
    return runs.filter(kind=kind, subject=subject).order_by("-queued_at").first()
