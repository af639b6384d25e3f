"""How somebody is made anonymous: the identifier stays, so that the audit trail keeps its meaning."""

from datetime import datetime

from pontdarc.network.models import Person, PersonalToken, Role
from pontdarc.outside.clock import date_of

ERASED_NAME = "Personne effacée"


def forget(person: Person, now: datetime) -> None:
    """Blank a person's fields, end their roles and tokens, delete their account."""
    account = person.account
    person.name, person.email, person.phone = ERASED_NAME, f"{person.pk.hex}@effacee.invalid", ""
    person.account, person.erased_at = None, now
    person.save()
    if account is not None:
        account.delete()
    today = date_of(now)
    Role.objects.filter(person=person, since__gt=today).delete()
    running = Role.objects.filter(person=person).exclude(until__lt=today)
    running.update(until=today)
    PersonalToken.objects.filter(person=person, revoked_at=None).update(revoked_at=now)
