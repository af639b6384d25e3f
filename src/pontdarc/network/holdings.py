"""What the network holds about people."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.contrib.admin.models import LogEntry
from django.db.models import Q, QuerySet

from pontdarc.journal.holdings import Holding
from pontdarc.network.erasure import forget
from pontdarc.network.models import Account, Organisation, Person


def _export_people(email: str) -> list[dict[str, object]]:
    return [
        {
            "name": person.name,
            "email": person.email,
            "phone": person.phone,
            "roles": [
                {"role": role.name, "organisation": role.organisation.name, "since": role.since, "until": role.until}
                for role in person.roles.select_related("organisation")
            ],
            "tokens": [token.label for token in person.tokens.all()],
        }
        for person in Person.objects.filter(email__iexact=email)
    ]


def _erase_people(email: str, now: datetime) -> int:
    people = list(Person.objects.filter(email__iexact=email))
    for person in people:
        forget(person, now)
    return len(people)


def _export_accounts(email: str) -> list[dict[str, object]]:
    accounts = Account.objects.filter(email__iexact=email)
    return [{"email": it.email, "joined": it.date_joined, "last_login": it.last_login} for it in accounts]


def _erase_accounts(email: str, now: datetime) -> int:
    return Account.objects.filter(email__iexact=email).delete()[0]


def _contacts(email: str) -> Q:
    return Q(contact_email__iexact=email)


def _export_contacts(email: str) -> list[dict[str, object]]:
    fields = ("name", "contact_name", "contact_email", "contact_phone")
    return [dict(row) for row in Organisation.objects.filter(_contacts(email)).values(*fields)]


def _erase_contacts(email: str, now: datetime) -> int:
    return Organisation.objects.filter(_contacts(email)).update(contact_name="", contact_email="", contact_phone="")


def _export_addresses(email: str) -> list[dict[str, object]]:
    return [{"email": it.email, "verified": it.verified} for it in EmailAddress.objects.filter(email__iexact=email)]


def _erase_addresses(email: str, now: datetime) -> int:
    return int(EmailAddress.objects.filter(email__iexact=email).delete()[0])


def _notes(email: str) -> QuerySet[LogEntry]:
    """What the operator's pages noted under the name of somebody or of their account."""
    people = [str(pk) for pk in Person.objects.filter(email__iexact=email).values_list("pk", flat=True)]
    accounts = [str(pk) for pk in Account.objects.filter(email__iexact=email).values_list("pk", flat=True)]
    return LogEntry.objects.filter(object_id__in=[*people, *accounts]).exclude(object_repr="")


def _export_notes(email: str) -> list[dict[str, object]]:
    return [{"at": it.action_time, "written": it.object_repr} for it in _notes(email)]


def _erase_notes(email: str, now: datetime) -> int:
    return _notes(email).update(object_repr="", change_message="")


HOLDINGS = (
    Holding("admin.logentry", ("object_repr", "change_message"), _export_notes, _erase_notes),
    Holding("account.emailaddress", ("email",), _export_addresses, _erase_addresses),
    Holding("network.person", ("name", "email", "phone"), _export_people, _erase_people),
    Holding("network.account", ("email",), _export_accounts, _erase_accounts),
    Holding(
        "network.organisation", ("contact_name", "contact_email", "contact_phone"), _export_contacts, _erase_contacts
    ),
)
