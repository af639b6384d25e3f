"""What the platform holds about one of its own people: everything comes out, then everything goes."""

from datetime import datetime

from pontdarc.core.refusals import Forbidden
from pontdarc.core.words import gettext_noop
from pontdarc.journal.actions import record
from pontdarc.journal.holdings import export, holdings
from pontdarc.journal.models import AuditEvent
from pontdarc.network.actions import erase_person
from pontdarc.network.models import Person
from pontdarc.network.rules import Actor


def export_person(*, by: Actor, person: Person, now: datetime) -> dict[str, object]:
    """Return all that is held about a person, by model, and how many deeds the audit trail has of them.

    :raises Forbidden: the actor is neither the operator nor the person.
    """
    _check(by, person)
    held: dict[str, object] = dict(export(person.email, holdings()))
    held["journal.auditevent"] = {"deeds": AuditEvent.objects.filter(actor=person.pk).count(), "kept": "identifiant"}
    record(by=by, verb="export_person", subject=person, now=now)
    return held


def forget_person(*, by: Actor, person: Person, now: datetime) -> int:
    """Erase all that every stage holds about a person, and return how many rows were touched.

    The identifier stays in the audit trail and on the deeds that the law asks to keep; it names nobody any more.

    :raises Forbidden: the actor is neither the operator nor the person.
    """
    _check(by, person)
    email = person.email
    touched = sum(each.erase(email, now) for each in holdings() if each.model != "network.person")
    erase_person(by=by, person=person, now=now)
    return touched + 1


def _check(by: Actor, person: Person) -> None:
    if by.kind == "person" and by.person != person.pk:
        raise Forbidden(
            "not_their_own",
            gettext_noop("Chacun n’exporte ou n’efface que ses propres données."),
            gettext_noop("Transmettez la demande à l’administrateur de la plateforme."),
        )
