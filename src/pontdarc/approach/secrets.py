"""What the trade-secret step with an operator keeps out of what is public, wherever a version is made or published."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from pontdarc.core.words import gettext_noop
from pontdarc.extraction.contracts import withheld_columns
from pontdarc.legal.rules import Doubt
from pontdarc.publication.models import Version


def without_secrets(entry_id: UUID, left_out: Iterable[str], columns: Iterable[str], today: date) -> tuple[str, ...]:
    """Return the columns to leave out: those asked for, and those of *columns* that a trade secret withholds."""
    asked = tuple(left_out)
    return (*asked, *sorted(withheld_columns(entry_id, today) & set(columns) - set(asked)))


def secret_doubts(version: Version, today: date) -> tuple[Doubt, ...]:
    """Return why a version must wait: a column that it shows is flagged, and nobody decided that it may be shown."""
    withheld = withheld_columns(version.dataset.entry_id, today)
    shown = [str(each["name"]) for each in version.columns]
    return tuple(Doubt("trade_secret", _FLAGGED, _DECIDE, column) for column in shown if column in withheld)


_FLAGGED = gettext_noop("L’exploitant signale un secret des affaires dans la colonne « %(column)s ».")
_DECIDE = gettext_noop("Ouvrez le contrat, décidez pour cette colonne, puis proposez la publication.")
