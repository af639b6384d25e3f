"""Promises of freshness, and the reminders they led to."""

from django.db import models

from pontdarc.journal.models import Identified
from pontdarc.publication.models import Dataset


class Promise(Identified):
    """When the next delivery of a dataset is expected."""

    dataset = models.OneToOneField(Dataset, on_delete=models.CASCADE, related_name="promise")
    due_on = models.DateField(null=True, db_index=True)
    kept_on = models.DateField(null=True, help_text="date of the last delivery that was published")
    reminded_at = models.DateTimeField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
