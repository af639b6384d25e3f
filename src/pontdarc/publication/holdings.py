"""What publication holds about people: the public contact of a dataset, when it is a person."""

from datetime import datetime

from pontdarc.journal.holdings import Holding
from pontdarc.publication.models import Dataset


def _export(email: str) -> list[dict[str, object]]:
    found = Dataset.objects.filter(contact_email__iexact=email)
    return [dict(row) for row in found.values("title", "contact_name", "contact_email")]


def _erase(email: str, now: datetime) -> int:
    return Dataset.objects.filter(contact_email__iexact=email).update(contact_name="", contact_email="")


HOLDINGS = (Holding("publication.dataset", ("contact_name", "contact_email"), _export, _erase),)
