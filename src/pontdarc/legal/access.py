"""The person in charge of access to documents: when the public and the CADA are to be told, and where that stands.

Source: CRPA L330-1, R330-2 to R330-4.
"""

from datetime import date, timedelta
from typing import Final

from pontdarc.core.words import gettext_noop
from pontdarc.legal.compliance import Kept
from pontdarc.outside.dates import day

DELAY: Final = timedelta(days=15)
_TOLD: Final = gettext_noop("Désignation publiée ici, annoncée à la CADA le %(day)s.")
_TO_TELL: Final = gettext_noop("Désignation publiée ici. Il reste à l’annoncer à la CADA, au plus tard le %(day)s.")
_LATE: Final = gettext_noop("Désignation publiée ici. Elle devait être annoncée à la CADA au plus tard le %(day)s.")


def tell_by(since: date) -> date:
    """Return the last day on which to tell the public and the CADA of a designation."""
    return since + DELAY


def kept_of(since: date, told_on: date | None, url: str, today: date) -> tuple[Kept, ...]:
    """Say what a running designation shows of G7: it is in order once the CADA was told."""
    if told_on is not None:
        return (Kept("G7", "done", _TOLD, (("day", day(told_on)),), url),)
    last = tell_by(since)
    text, status = (_TO_TELL, "not_done") if today <= last else (_LATE, "late")
    return (Kept("G7", status, text, (("day", day(last)),), url),)  # type: ignore[arg-type]
