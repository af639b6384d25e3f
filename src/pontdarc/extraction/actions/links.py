"""Invite somebody without an account to drop files by a personal link, and end such a link."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction

from pontdarc.core.refusals import Conflict, Invalid, Refusal
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.letters import Invitation, Letter, contract_invitation, invitation
from pontdarc.extraction.models import Contract, DepositLink
from pontdarc.inventory.models import Entry
from pontdarc.journal.actions import record
from pontdarc.network.actions import person_named
from pontdarc.network.models import Organisation, Person
from pontdarc.network.queries import require
from pontdarc.network.rules import Actor
from pontdarc.outside import mail
from pontdarc.outside.clock import date_of
from pontdarc.outside.secrets import digest, new_token

LONGEST: Final = 366
"""Days that a deposit link lasts at most."""


def guest(*, by: Actor, organisation: UUID, name: str, email: str, phone: str = "", now: datetime) -> Person:
    """Return whoever has this address, added to the network when nobody has it, if the actor may invite them.

    :raises Forbidden: the actor may not deliver for the organisation.
    :raises Invalid: there is no name, or the address is none.
    """
    require(by, "deliver", organisation, date_of(now))
    return person_named(by=by, name=name, email=email, phone=phone, now=now)


def invite(*, by: Actor, entry: Entry, person: Person, days: int = 30, now: datetime) -> tuple[DepositLink, str]:
    """Make a link by which *person* drops files for *entry*, send it to them, and return it with its token.

    The token cannot be shown again: only its digest is kept.

    :raises Forbidden: the actor may not deliver for the organisation.
    :raises Invalid: it would last less than a day or more than a year.
    :raises Conflict: the person was erased.
    :raises Unavailable: the e-mail cannot be sent; the link is revoked then.
    """
    require(by, "deliver", entry.organisation_id, date_of(now))
    return _send(by, DepositLink(entry=entry, person=person), days, "invite", now)


def invite_operator(
    *, by: Actor, contract: Contract, person: Person, days: int = LONGEST, now: datetime
) -> tuple[DepositLink, str]:
    """Make a link by which *person* drops all that *contract* asks for, send it, and return it with its token.

    :raises Forbidden: the actor may not deliver for the authority.
    :raises Invalid: it would last less than a day or more than a year.
    :raises Conflict: the person was erased.
    :raises Unavailable: the e-mail cannot be sent; the link is revoked then.
    """
    require(by, "deliver", contract.authority_id, date_of(now))
    return _send(by, DepositLink(contract=contract, person=person), days, "invite_operator", now)


def _send(by: Actor, link: DepositLink, days: int, verb: str, now: datetime) -> tuple[DepositLink, str]:
    link, token = make_link(by, link, days, verb, now)
    letter = _letter(by, link, token)
    try:
        # Outside the transaction: a slow mail server must not hold the database.
        mail.send(to=link.person.email, subject=letter.subject, text=letter.text)
    except Refusal:
        revoke_link(by=by, link=link, now=now)
        raise
    return link, token


def make_link(by: Actor, link: DepositLink, days: int, verb: str, now: datetime) -> tuple[DepositLink, str]:
    """Keep a link under a new token, and return both; whoever calls has checked the right, and sends it."""
    if not 1 <= days <= LONGEST:
        raise Invalid(
            "link_term",
            gettext_noop("Un lien de dépôt dure entre un jour et un an."),
            gettext_noop("Choisissez une durée entre 1 et 366 jours."),
        )
    if link.person.erased_at:
        raise Conflict(
            "person_erased",
            gettext_noop("Cette personne a quitté le réseau."),
            gettext_noop("Choisissez quelqu’un d’autre."),
        )
    token = new_token()
    link.digest, link.created_by_id = digest(token), by.person
    link.created_at, link.expires_at = now, now + timedelta(days=days)
    with transaction.atomic():
        link.save(force_insert=True)
        opens = {"contract": link.contract_id} if link.contract_id else {"entry": link.entry_id}
        record(by=by, verb=verb, subject=link, facts={**opens, "person": link.person_id, "days": days}, now=now)
    return link, token


def address_of(token: str) -> str:
    """Return the public address of a deposit link."""
    return f"{settings.SITE_URL}/depot/{token}/"


def _letter(by: Actor, link: DepositLink, token: str) -> Letter:
    sender = Person.objects.filter(pk=by.person).first() if by.person else None
    organisation = link.organisation
    facts = Invitation(
        name=link.person.name,
        title=link.contract.subject if link.contract else link.entry.title,  # type: ignore[union-attr]
        organisation=organisation.name,
        sender=sender.name if sender else organisation.name,
        url=address_of(token),
        until=date_of(link.expires_at),
        contact=contact_of(sender, organisation),
    )
    if link.contract is None:
        return invitation(facts)
    titles = link.contract.asked.filter(ended_at=None).values_list("entry__title", flat=True)
    return contract_invitation(facts, list(titles))


def contact_of(sender: Person | None, organisation: Organisation) -> str:
    """Return how to reach who sends a link, else the organisation."""
    if sender:
        return " · ".join(filter(None, (sender.name, sender.phone, sender.email)))
    told = (organisation.contact_name, organisation.contact_phone, organisation.contact_email)
    return " · ".join(filter(None, told))


def revoke_link(*, by: Actor, link: DepositLink, now: datetime) -> DepositLink:
    """End a deposit link; ending it twice changes nothing.

    :raises Forbidden: the actor may not deliver for the organisation.
    """
    require(by, "deliver", link.organisation.pk, date_of(now))
    with transaction.atomic():
        link.revoked_at = link.revoked_at or now
        link.save(update_fields=["revoked_at"])
        record(
            by=by,
            verb="revoke_link",
            subject=link,
            facts={"entry": link.entry_id, "contract": link.contract_id},
            now=now,
        )
    return link
