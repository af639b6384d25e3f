"""What the operator may look at in mediation."""

from django.contrib import admin

from pontdarc.journal.admin import ReadOnly
from pontdarc.mediation.models import DocumentRequest, Question, Reuse


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


@admin.register(DocumentRequest)
class DocumentRequests(ReadOnly):
    """Requests for documents, without who asks: whoever answers has it in the workspace."""

    list_display = ("received_at", "organisation", "mode", "outcome", "answered_at", "forgotten_at")
    list_filter = ("outcome", "mode")
    list_select_related = ("organisation",)
    exclude = ("author_name", "author_email", "subject", "text", "reason")
