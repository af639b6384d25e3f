"""What mediation holds about people: who left a reuse or a question."""

from datetime import datetime

from pontdarc.journal.holdings import Holding
from pontdarc.mediation.models import Moderated, Question, Reuse

_FIELDS = ("author_name", "author_email")
_NOBODY = "efface@invalid"


def _holding(model: type[Moderated], label: str, *shown: str) -> Holding:
    def export(email: str) -> list[dict[str, object]]:
        found = model._default_manager.filter(author_email__iexact=email)
        return [dict(row) for row in found.values(*_FIELDS, *shown, "left_at", "dataset__title")]

    def erase(email: str, now: datetime) -> int:
        found = model._default_manager.filter(author_email__iexact=email)
        return found.update(author_name="", author_email=_NOBODY)

    return Holding(label, _FIELDS, export, erase)


HOLDINGS = (
    _holding(Reuse, "mediation.reuse", "title", "url", "description"),
    _holding(Question, "mediation.question", "text"),
)
