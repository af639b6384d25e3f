"""Invite somebody without an account to drop files by a personal link, and end such a link."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from pontdarc.core.refusals import Conflict, Invalid, Refusal
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.letters import Letter, invitation
from pontdarc.extraction.models import DepositLink
from pontdarc.inventory.models import Entry
from pontdarc.journal.actions import record
from pontdarc.network.models import Person
from pontdarc.network.queries import require
from pontdarc.network.rules import Actor
from pontdarc.outside import mail
from pontdarc.outside.clock import date_of
from pontdarc.outside.secrets import digest, new_token


def invite(*, by: Actor, entry: Entry, person: Person, days: int = 30, now: datetime) -> tuple[DepositLink, str]:
    """Make a link by which *person* drops files for *entry*, send it to them, and return it with its token.

    The token cannot be shown again: only its digest is kept.

    :raises Forbidden: the actor may not deliver for the organisation.
    :raises Invalid: it would last less than a day or more than a year.
    :raises Conflict: the person was erased.
    :raises Unavailable: the e-mail cannot be sent; the link is revoked then.
    """
    require(by, "deliver", entry.organisation_id, date_of(now))
    if not 1 <= days <= 366:
        raise Invalid(
            "link_term",
            gettext_noop("Un lien de dépôt dure entre un jour et un an."),
            gettext_noop("Choisissez une durée entre 1 et 366 jours."),
        )
    if person.erased_at:
        raise Conflict(
            "person_erased",
            gettext_noop("Cette personne a quitté le réseau."),
            gettext_noop("Choisissez quelqu’un d’autre."),
        )
    token = new_token()
    with transaction.atomic():
        link = DepositLink.objects.create(
            entry=entry,
            person=person,
            digest=digest(token),
            created_by_id=by.person,
            created_at=now,
            expires_at=now + timedelta(days=days),
        )
        facts = {"entry": entry.pk, "person": person.pk, "days": days}
        record(by=by, verb="invite", subject=link, facts=facts, now=now)
    letter = _letter(by, link, token)
    try:
        # Outside the transaction: a slow mail server must not hold the database.
        mail.send(to=person.email, subject=letter.subject, text=letter.text)
    except Refusal:
        revoke_link(by=by, link=link, now=now)
        raise
    return link, token


def address_of(token: str) -> str:
    """Return the public address of a deposit link."""
    return f"{settings.SITE_URL}/depot/{token}/"


def _letter(by: Actor, link: DepositLink, token: str) -> Letter:
    sender = Person.objects.filter(pk=by.person).first() if by.person else None
    organisation = link.entry.organisation
    contact = (
        " · ".join(filter(None, (sender.name, sender.phone, sender.email)))
        if sender
        else " · ".join(
            filter(None, (organisation.contact_name, organisation.contact_phone, organisation.contact_email))
        )
    )
    return invitation(
        name=link.person.name,
        title=link.entry.title,
        organisation=organisation.name,
        sender=sender.name if sender else organisation.name,
        url=address_of(token),
        until=date_of(link.expires_at),
        contact=contact,
    )


def revoke_link(*, by: Actor, link: DepositLink, now: datetime) -> DepositLink:
    """End a deposit link; ending it twice changes nothing.

    :raises Forbidden: the actor may not deliver for the organisation.
    """
    require(by, "deliver", link.entry.organisation_id, date_of(now))
    with transaction.atomic():
        link.revoked_at = link.revoked_at or now
        link.save(update_fields=["revoked_at"])
        record(by=by, verb="revoke_link", subject=link, facts={"entry": link.entry_id}, now=now)
    return link
