"""What the operator may look at in updating."""

from django.contrib import admin

from pontdarc.journal.admin import ReadOnly
from pontdarc.updating.models import Promise


@admin.register(Promise)
class Promises(ReadOnly):
    """Promises of freshness, the latest first."""

    list_display = ("dataset", "due_on", "kept_on", "reminders", "reminded_at")
    list_select_related = ("dataset",)
    ordering = ("due_on",)
