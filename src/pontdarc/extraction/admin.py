"""What the operator may look at in extraction."""

from django.contrib import admin

from pontdarc.extraction.models import Delivery, DepositLink, Source
from pontdarc.journal.admin import ReadOnly


@admin.register(Source)
class Sources(ReadOnly):
    """Sources, the failing ones first."""

    list_display = ("entry", "connector", "enabled", "failures", "last_success_at", "next_run_at")
    list_filter = ("connector", "enabled")
    ordering = ("-failures", "next_run_at")


@admin.register(DepositLink)
class DepositLinks(ReadOnly):
    """Signed links, without what would let anybody use them."""

    list_display = ("entry", "person", "created_at", "expires_at", "last_used_at", "revoked_at")
    exclude = ("digest",)


@admin.register(Delivery)
class Deliveries(ReadOnly):
    """Raw files."""

    list_display = ("received_at", "entry", "origin", "size", "keep_until", "destroyed_at")
    list_filter = ("origin", ("destroyed_at", admin.EmptyFieldListFilter))
