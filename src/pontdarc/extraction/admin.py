"""What the operator may look at in extraction."""

from django.contrib import admin

from pontdarc.extraction.models import Contract, Delivery, DepositLink, IdentifierRequest, Source, Waiver
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

    list_display = ("entry", "contract", "person", "created_at", "expires_at", "last_used_at", "revoked_at")
    exclude = ("digest",)


@admin.register(Delivery)
class Deliveries(ReadOnly):
    """Raw files."""

    list_display = ("received_at", "entry", "origin", "size", "keep_until", "destroyed_at")
    list_filter = ("origin", ("destroyed_at", admin.EmptyFieldListFilter))


@admin.register(Contract)
class Contracts(ReadOnly):
    """Contracts of operators."""

    list_display = ("subject", "authority", "operator", "kind", "starts_on", "ends_on")
    list_filter = ("kind",)
    list_select_related = ("authority", "operator")


@admin.register(Waiver)
class Waivers(ReadOnly):
    """Published waivers."""

    list_display = ("contract", "signed_on", "published_at", "ended_at")


@admin.register(IdentifierRequest)
class IdentifierRequests(ReadOnly):
    """Beneficiaries asked for their identifiers, without how to reach them nor what opens their link."""

    list_display = ("entry", "state", "asked_at", "expires_at")
    list_filter = ("state",)
    exclude = ("digest", "email")
