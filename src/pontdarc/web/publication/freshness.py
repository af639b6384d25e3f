"""How fresh a dataset is, in words."""

import datetime

from django.utils import formats
from django.utils.translation import gettext as _

from pontdarc.publication.models import Dataset, Frequency, Version

SETTLED = (Frequency.NEVER,)


def freshness(dataset: Dataset, version: Version, today: datetime.date) -> str:
    """Return one sentence: whether it is up to date, and when the next delivery is expected."""
    promise = getattr(dataset, "promise", None)
    due = promise.due_on if promise else None
    if dataset.frequency in SETTLED:
        return _("Données arrêtées, sans mise à jour prévue")
    if due is None:
        return _("Sans date de mise à jour annoncée")
    if due < today:
        return _("Mise à jour attendue depuis %(month)s") % {"month": _month(due, today)}
    return _("À jour, prochaine livraison en %(month)s") % {"month": _month(due, today)}


def _month(date: datetime.date, today: datetime.date) -> str:
    return formats.date_format(date, "F" if date.year == today.year else "F Y")
