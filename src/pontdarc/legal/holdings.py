"""What the law room holds about people: holders of rights, contacts of registers and of designations."""

from datetime import datetime

from django.db.models import Q

from pontdarc.journal.holdings import Holding
from pontdarc.legal.models import AccessOfficer, Algorithm, SourceUsed

_ERASED_CONTACT = {"contact_name": "", "contact_email": ""}


def _export_sources(email: str) -> list[dict[str, object]]:
    found = SourceUsed.objects.filter(contact_email__iexact=email)
    return [dict(row) for row in found.values("title", "holder", "contact_email", "terms", "agreement", "agreed_on")]


def _erase_sources(email: str, now: datetime) -> int:
    return SourceUsed.objects.filter(contact_email__iexact=email).update(holder="", contact_email="", agreement="")


def _algorithms(email: str) -> Q:
    return Q(contact_email__iexact=email) | Q(published__contact_email__iexact=email)


def _export_algorithms(email: str) -> list[dict[str, object]]:
    found = Algorithm.objects.filter(_algorithms(email))
    return [dict(row) for row in found.values("title", "contact_name", "contact_email")]


def _erase_algorithms(email: str, now: datetime) -> int:
    touched = 0
    for each in Algorithm.objects.filter(_algorithms(email)):
        each.contact_name, each.contact_email = "", ""
        if each.published:
            each.published = {**each.published, **_ERASED_CONTACT}
        each.save(update_fields=["contact_name", "contact_email", "published"])
        touched += 1
    return touched


def _designations(email: str) -> Q:
    return Q(contact_email__iexact=email) | Q(role__person__email__iexact=email)


def _export_designations(email: str) -> list[dict[str, object]]:
    fields = ("profession", "contact_email", "contact_phone", "contact_address", "act", "authority_told_on")
    return [dict(row) for row in AccessOfficer.objects.filter(_designations(email)).values(*fields)]


def _erase_designations(email: str, now: datetime) -> int:
    found = AccessOfficer.objects.filter(_designations(email)).exclude(profession="", contact_email="")
    return found.update(profession="", contact_email="", contact_phone="", contact_address="")


HOLDINGS = (
    Holding("legal.sourceused", ("holder", "contact_email"), _export_sources, _erase_sources),
    Holding("legal.algorithm", ("contact_name", "contact_email"), _export_algorithms, _erase_algorithms),
    Holding(
        "legal.accessofficer",
        ("contact_email", "contact_phone", "contact_address"),
        _export_designations,
        _erase_designations,
    ),
)
