"""What the operator may look at: everything is shown, nothing is changed here, since changes go through actions."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from pontdarc.journal.models import AuditEvent, OutboxEvent, Run

if TYPE_CHECKING:
    _Page = admin.ModelAdmin[Any]
else:
    _Page = admin.ModelAdmin


class ReadOnly(_Page):
    """Shows a model and offers no way to change it: a change without an audit event would be one by nobody."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Return False: actions add."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Return False: actions change."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Return False: actions destroy."""
        return False


@admin.register(AuditEvent)
class AuditEvents(ReadOnly):
    """Who did what, when."""

    list_display = ("at", "actor_kind", "actor", "verb", "subject_kind", "subject")
    list_filter = ("verb", "actor_kind", "subject_kind")
    date_hierarchy = "at"


@admin.register(OutboxEvent)
class OutboxEvents(ReadOnly):
    """What waits, and what failed."""

    list_display = ("announced_at", "name", "attempts", "not_before", "handled_at", "failure")
    list_filter = ("name", ("handled_at", admin.EmptyFieldListFilter))


@admin.register(Run)
class Runs(ReadOnly):
    """Background work."""

    list_display = ("queued_at", "kind", "state", "attempts", "heartbeat_at", "done", "total")
    list_filter = ("kind", "state")
