"""What the operator may look at in clearances."""

from django.contrib import admin

from pontdarc.journal.admin import ReadOnly
from pontdarc.legal.models import Decision, DutyRecord, Opinion, Proposal, StatusSharing


@admin.register(Proposal)
class Proposals(ReadOnly):
    """What was proposed."""

    list_display = ("at", "entry", "by", "outcome", "article", "withdrawn_at")
    list_filter = ("outcome",)


@admin.register(Opinion)
class Opinions(ReadOnly):
    """Opinions given."""

    list_display = ("at", "proposal", "role", "by", "verdict")
    list_filter = ("role", "verdict")


@admin.register(Decision)
class Decisions(ReadOnly):
    """Decisions taken."""

    list_display = ("at", "by", "outcome", "article", "review_on", "revoked_at")
    list_filter = ("outcome", ("revoked_at", admin.EmptyFieldListFilter))


@admin.register(DutyRecord)
class DutyRecords(ReadOnly):
    """What people recorded about duties."""

    list_display = ("at", "organisation", "code", "kind", "by")
    list_filter = ("kind", "code")


@admin.register(StatusSharing)
class StatusSharings(ReadOnly):
    """Agreements that a coordinator sees what is not done."""

    list_display = ("at", "organisation", "by", "ended_at")
