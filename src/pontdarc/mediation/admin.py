"""What the operator may look at in mediation."""

from django.contrib import admin

from pontdarc.journal.admin import ReadOnly
from pontdarc.mediation.models import Question, Reuse


class Contributions(ReadOnly):
    """What the public left, without how to reach them: whoever answers has it in the workspace."""

    list_display = ("left_at", "dataset", "state", "moderated_at")
    list_filter = ("state",)
    list_select_related = ("dataset",)
    exclude = ("author_email",)


@admin.register(Reuse)
class Reuses(Contributions):
    """Reuses."""


@admin.register(Question)
class Questions(Contributions):
    """Questions and answers."""
