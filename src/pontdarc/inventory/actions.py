"""What is done to entries of the inventory."""

from datetime import datetime
from typing import Final

from django.db import transaction

from pontdarc.core.refusals import Forbidden, Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.inventory.events import EntryMoved, EntryRegistered
from pontdarc.inventory.models import Entry
from pontdarc.inventory.rules import next_stage
from pontdarc.journal.actions import announce, record
from pontdarc.network.models import Organisation, Person
from pontdarc.network.queries import may, require
from pontdarc.network.rules import Actor, Verb
from pontdarc.outside.clock import date_of

# Whoever makes something happen to the data moves its entry along: delivering, deciding, describing.
_MOVERS: Final[tuple[Verb, ...]] = ("deliver", "describe", "decide")
DESCRIBED: Final = frozenset(
    {"title", "description", "service", "software", "holder", "volume", "personal_data", "standard"}
)


def register(
    *,
    by: Actor,
    organisation: Organisation,
    title: str,
    standard: str = "",
    description: str = "",
    service: str = "",
    software: str = "",
    holder: Person | None = None,
    volume: str = "",
    personal_data: str = Entry.Personal.UNKNOWN,
    now: datetime,
) -> Entry:
    """Write a set of data into the inventory.

    :raises Forbidden: the actor may not describe data of the organisation.
    :raises Invalid: it has no title, or *personal_data* is none of unknown, no, yes.
    """
    require(by, "describe", organisation.pk, date_of(now))
    with transaction.atomic():
        entry = Entry.objects.create(
            organisation=organisation,
            title=_title(title),
            standard=standard,
            description=description.strip(),
            service=service.strip(),
            software=software.strip(),
            holder=holder,
            volume=volume.strip(),
            personal_data=_personal(personal_data),
            created_at=now,
        )
        record(by=by, verb="register", subject=entry, facts={"organisation": organisation.pk}, now=now)
        announce(EntryRegistered(entry=entry.pk))
    return entry


def describe(*, by: Actor, entry: Entry, now: datetime, **described: str | Person | None) -> Entry:
    """Write what is known of an entry: any of title, description, service, software, holder, volume,
    personal_data, standard.

    :raises Forbidden: the actor may not describe data of the organisation.
    :raises Invalid: another field, or a value that it cannot have.
    """
    require(by, "describe", entry.organisation_id, date_of(now))
    unknown = sorted(set(described) - DESCRIBED)
    if unknown:
        raise Invalid(
            "no_such_field",
            gettext_noop("Une fiche d’inventaire n’a pas de champ « %(field)s »."),
            gettext_noop("Champs possibles : %(fields)s."),
            {"field": unknown[0], "fields": ", ".join(sorted(DESCRIBED))},
        )
    with transaction.atomic():
        for field, value in described.items():
            setattr(entry, field, _checked(field, value))
        entry.save(update_fields=list(described))
        record(by=by, verb="describe", subject=entry, facts={"fields": sorted(described)}, now=now)
    return entry


def _checked(field: str, value: str | Person | None) -> str | Person | None:
    if field == "holder":
        return value
    text = value.strip() if isinstance(value, str) else ""
    if field == "title":
        return _title(text)
    return _personal(text) if field == "personal_data" else text


def _title(title: str) -> str:
    title = " ".join(title.split())
    if not 1 <= len(title) <= 200:
        raise Invalid(
            "title_length",
            gettext_noop("Le titre doit avoir entre 1 et 200 caractères."),
            gettext_noop("Dites en quelques mots de quoi parlent ces données, sans sigle."),
        )
    return title


def _personal(value: str) -> str:
    if value not in Entry.Personal.values:
        raise Invalid(
            "personal_data_answer",
            gettext_noop("« %(value)s » n’est pas une réponse possible à la question des données personnelles."),
            gettext_noop("Réponses possibles : %(answers)s."),
            {"value": value, "answers": ", ".join(Entry.Personal.values)},
        )
    return value


def move(*, by: Actor, entry: Entry, stage: str, now: datetime) -> Entry:
    """Take an entry to a stage of the approach; asked to go back, it stays where it is (inventory.rules).

    :raises Forbidden: the actor neither delivers, describes nor decides in the organisation.
    """
    if not any(may(by, verb, entry.organisation_id, date_of(now)) for verb in _MOVERS):
        raise Forbidden(
            "not_allowed",
            gettext_noop("Votre rôle ne permet pas de faire avancer cette fiche."),
            gettext_noop("Demandez à votre chef de projet open data de vous donner le rôle qui convient."),
        )
    with transaction.atomic():
        present = Entry.objects.select_for_update().get(pk=entry.pk).stage
        entry.stage = reached = next_stage(present, stage)
        if reached != present:
            facts = {"from": present, "to": reached}
            entry.save(update_fields=["stage"])
            record(by=by, verb="move", subject=entry, facts=facts, now=now)
            announce(EntryMoved(entry=entry.pk, stage=reached))
    return entry
