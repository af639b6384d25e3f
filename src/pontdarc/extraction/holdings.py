"""What extraction holds about people: rows typed in a draft, beneficiaries that were asked for their identifiers.

Raw files are destroyed by term or by decision.
"""

from datetime import datetime

from pontdarc.extraction.models import Draft, IdentifierRequest
from pontdarc.journal.holdings import Holding


def _about(row: dict[str, str], email: str) -> bool:
    return any(email.lower() in text.lower() for text in row.values())


def _export(email: str) -> list[dict[str, object]]:
    drafts = Draft.objects.select_related("entry").order_by("pk")
    return [{"entry": draft.entry.title, "row": row} for draft in drafts for row in draft.rows if _about(row, email)]


def _erase(email: str, now: datetime) -> int:
    touched = 0
    for draft in Draft.objects.order_by("pk"):
        kept = [row for row in draft.rows if not _about(row, email)]
        if len(kept) < len(draft.rows):
            touched += 1
            Draft.objects.filter(pk=draft.pk).update(rows=kept, changed_at=now)
    return touched


_ASKED = ("beneficiary", "email")


def _export_asked(email: str) -> list[dict[str, object]]:
    found = IdentifierRequest.objects.filter(email__iexact=email)
    return [dict(row) for row in found.values(*_ASKED, "siret", "rna", "asked_at", "answered_at")]


def _erase_asked(email: str, now: datetime) -> int:
    """A request whose beneficiary is gone says nothing any more: it goes with its link."""
    count, _ = IdentifierRequest.objects.filter(email__iexact=email).delete()
    return count


HOLDINGS = (
    Holding("extraction.draft", ("rows",), _export, _erase),
    Holding("extraction.identifierrequest", _ASKED, _export_asked, _erase_asked),
)
