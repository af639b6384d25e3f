"""Designate the person in charge of access to documents, maybe for several bodies at once, and note who was told."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from pontdarc.core.refusals import Conflict, Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.journal.actions import record
from pontdarc.legal.models.registers import AccessOfficer
from pontdarc.legal.registers import designations
from pontdarc.network.actions import end_role, grant_role
from pontdarc.network.emails import check_email
from pontdarc.network.models import Organisation, Person, Role
from pontdarc.network.queries import organisations_where, person_of, require
from pontdarc.network.rules import Actor
from pontdarc.outside.clock import date_of


def designate(
    *,
    by: Actor,
    person: Person,
    organisations: Sequence[Organisation],
    profession: str,
    act: str,
    since: date,
    contact_email: str,
    contact_phone: str = "",
    contact_address: str = "",
    now: datetime,
) -> list[AccessOfficer]:
    """Record the act by which one person is in charge of access for these bodies; the former one's role ends.

    A commune and its intercommunalité may share one person. The public page says name, profession and contact at once.

    :raises Forbidden: the actor is no person who manages every one of the organisations, or designates themselves.
    :raises Invalid: the profession, the act or the contact is missing, or the day is to come.
    :raises Conflict: somebody was designated after that day.
    """
    for organisation in organisations:
        require(by, "manage", organisation.pk, date_of(now))
    profession, act = " ".join(profession.split()), " ".join(act.split())
    if not organisations or not 1 <= len(profession) <= 200 or not 1 <= len(act) <= 200 or since > date_of(now):
        raise Invalid(
            "designation_incomplete",
            gettext_noop("Il manque la fonction, l’acte de désignation ou sa date (CRPA, art. R330-3)."),
            gettext_noop("Reprenez-les sur l’arrêté ou la décision qui désigne la personne."),
        )
    check_email(contact_email.strip())
    contact = {
        "profession": profession,
        "act": act,
        "contact_email": contact_email.strip(),
        "contact_phone": contact_phone.strip()[:30],
        "contact_address": " ".join(contact_address.split())[:300],
    }
    with transaction.atomic():
        return [_designate(by, person, each, since, contact, now) for each in organisations]


def _designate(
    by: Actor, person: Person, organisation: Organisation, since: date, contact: dict[str, str], now: datetime
) -> AccessOfficer:
    _end_former(by, organisation, since, now)
    role = grant_role(
        by=by, person=person, organisation=organisation, name=Role.Name.ACCESS_OFFICER, since=since, now=now
    )
    made = AccessOfficer.objects.create(role=role, by_id=person_of(by), at=now, **contact)
    facts = {"organisation": organisation.pk, "person": person.pk, "since": since}
    record(by=by, verb="designate", subject=made, facts=facts, now=now)
    return made


def _end_former(by: Actor, organisation: Organisation, since: date, now: datetime) -> None:
    for former in designations([organisation.pk], since):
        if former.role.since >= since:
            raise Conflict(
                "designated_since",
                gettext_noop("Une autre désignation a déjà pris effet à cette date ou après."),
                gettext_noop("Vérifiez la date de l’acte, ou mettez fin à l’autre désignation."),
            )
        end_role(by=by, role=former.role, until=since - timedelta(days=1), now=now)


def end_designation(*, by: Actor, designation: AccessOfficer, until: date, now: datetime) -> None:
    """Say on which day a designation ends: the public page shows it no more after that day.

    :raises Forbidden: the actor does not manage the organisation.
    :raises Invalid: the end is before the beginning.
    """
    with transaction.atomic():
        end_role(by=by, role=designation.role, until=until, now=now)
        facts = {"organisation": designation.role.organisation_id, "until": until}
        record(by=by, verb="end_designation", subject=designation, facts=facts, now=now)


def tell_authority(
    *, by: Actor, designation: AccessOfficer, on: date, receipt: str = "", now: datetime
) -> AccessOfficer:
    """Note that the CADA was told of a designation, and the number of its receipt when there is one.

    One letter tells of every body that the same act gives to the same person: it is noted for all of them.

    :raises Forbidden: the actor is no person who describes data of the organisation.
    :raises Invalid: the day is to come, or before the designation.
    """
    require(by, "describe", designation.role.organisation_id, date_of(now))
    person_of(by)
    if not designation.role.since <= on <= date_of(now):
        raise Invalid(
            "told_on_wrong_day",
            gettext_noop("La CADA ne peut pas avoir été prévenue ce jour-là."),
            gettext_noop("Donnez le jour de l’envoi : après la désignation, et pas dans l’avenir."),
        )
    with transaction.atomic():
        for each in _of_the_same_act(by, designation, date_of(now)):
            each.authority_told_on, each.authority_receipt = on, " ".join(receipt.split())[:100]
            each.save(update_fields=["authority_told_on", "authority_receipt"])
            record(by=by, verb="tell_authority", subject=each, facts={"on": on}, now=now)
    designation.refresh_from_db()
    return designation


def _of_the_same_act(by: Actor, designation: AccessOfficer, today: date) -> list[AccessOfficer]:
    """The designation, and those of the same act in bodies whose data the actor describes."""
    same = AccessOfficer.objects.filter(act=designation.act, role__person=designation.role.person_id)
    described = organisations_where(by, "describe", today)
    return list(
        same.filter(role__since=designation.role.since, role__organisation__in=described).select_related("role")
    )
