"""A grantor asks a beneficiary for its SIRET or RNA by a signed link, takes the answer, and settles what becomes of it.

The answer is a repair that is proposed: nothing changes in the grantor's table before a person says so.
"""

import re
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from stdnum.fr import siret as siret_number

from pontdarc.core.refusals import Conflict, Invalid, Refusal
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.actions.links import contact_of
from pontdarc.extraction.events import IdentifiersGiven
from pontdarc.extraction.letters import Invitation, identifiers_asked
from pontdarc.extraction.models import IdentifierRequest
from pontdarc.extraction.queries import identifier_request
from pontdarc.inventory.models import Entry
from pontdarc.journal.actions import announce, record
from pontdarc.network.emails import check_email
from pontdarc.network.models import Person
from pontdarc.network.queries import require
from pontdarc.network.rules import MACHINE, Actor
from pontdarc.outside import mail
from pontdarc.outside.clock import date_of
from pontdarc.outside.secrets import digest, new_token

DAYS: Final = 60
_RNA: Final = re.compile(r"W\d[\dA-Z]\d{7}")


def ask_identifiers(
    *, by: Actor, entry: Entry, beneficiary: str, email: str, stated: str = "", now: datetime
) -> tuple[IdentifierRequest, str]:
    """Ask a beneficiary for its identifiers by e-mail, and return the request with the token of its link.

    *stated*: the identifier that the table holds now, as it is written.

    :raises Forbidden: the actor may not deliver for the grantor.
    :raises Invalid: no name or no address.
    :raises Conflict: this beneficiary is asked already.
    :raises Unavailable: the e-mail cannot be sent; nothing is kept then.
    """
    require(by, "deliver", entry.organisation_id, date_of(now))
    beneficiary, email = " ".join(beneficiary.split()), email.strip().lower()
    check_email(email)
    if not 1 <= len(beneficiary) <= 200:
        raise Invalid(
            "name_missing",
            gettext_noop("Il manque le nom du bénéficiaire."),
            gettext_noop("Recopiez-le tel qu’il est dans le tableau."),
        )
    token = new_token()
    with transaction.atomic():
        waiting = IdentifierRequest.objects.filter(
            entry=entry, beneficiary=beneficiary, state=IdentifierRequest.State.WAITING, expires_at__gt=now
        )
        if waiting.exists():
            raise Conflict(
                "asked_already",
                gettext_noop("Ce bénéficiaire a déjà été interrogé : son lien est encore valable."),
                gettext_noop("Attendez sa réponse, ou appelez-le."),
            )
        made = IdentifierRequest.objects.create(
            entry=entry,
            beneficiary=beneficiary,
            stated=stated.strip()[:40],
            email=email,
            digest=digest(token),
            asked_by_id=by.person,
            asked_at=now,
            expires_at=now + timedelta(days=DAYS),
        )
        record(by=by, verb="ask_identifiers", subject=made, facts={"entry": entry.pk}, now=now)
    _send(made, token)
    return made, token


def _send(made: IdentifierRequest, token: str) -> None:
    organisation = made.entry.organisation
    sender = Person.objects.filter(pk=made.asked_by_id).first() if made.asked_by_id else None
    facts = Invitation(
        name="",
        title=made.entry.title,
        organisation=organisation.name,
        sender=sender.name if sender else organisation.name,
        url=f"{settings.SITE_URL}/depot/identifiants/{token}/",
        until=date_of(made.expires_at),
        contact=contact_of(sender, organisation),
    )
    letter = identifiers_asked(facts, made.beneficiary)
    try:
        mail.send(to=made.email, subject=letter.subject, text=letter.text)
    except Refusal:
        made.delete()
        raise


def give_identifiers(*, token: str, siret: str = "", rna: str = "", now: datetime) -> IdentifierRequest:
    """Keep the identifiers that a beneficiary gives by its link; until somebody settles them, they can be given again.

    :raises NotFound: the token is unknown. :raises Forbidden: its term is over.
    :raises Invalid: neither was given, or one is wrong.
    """
    found = identifier_request(token, now)
    siret, rna = "".join(siret.split()), "".join(rna.split()).upper()
    _check(siret, rna)
    with transaction.atomic():
        found.siret, found.rna, found.answered_at = siret, rna, now
        found.state = IdentifierRequest.State.ANSWERED
        found.save(update_fields=["siret", "rna", "answered_at", "state"])
        record(by=MACHINE, verb="give_identifiers", subject=found, facts={"entry": found.entry_id}, now=now)
        announce(IdentifiersGiven(request=found.pk, entry=found.entry_id))
    return found


def _check(siret: str, rna: str) -> None:
    if siret and not siret_number.is_valid(siret):
        raise Invalid(
            "siret_wrong",
            gettext_noop("Ce SIRET n’est pas juste : un chiffre manque, ou deux sont inversés."),
            gettext_noop("Recopiez ses 14 chiffres depuis l’avis de situation de l’Insee."),
        )
    if rna and not _RNA.fullmatch(rna):
        raise Invalid(
            "rna_wrong",
            gettext_noop("Ce numéro RNA n’est pas juste : un W, puis neuf caractères."),
            gettext_noop("Recopiez-le depuis le récépissé de déclaration de l’association."),
        )
    if not siret and not rna:
        raise Invalid(
            "identifier_missing",
            gettext_noop("Il manque le SIRET, ou le numéro RNA."),
            gettext_noop("Un seul des deux suffit ; le SIRET de préférence."),
        )


def settle_identifiers(*, by: Actor, request: IdentifierRequest, taken: bool, now: datetime) -> IdentifierRequest:
    """Write down that the answer was taken over in the table, or left aside.

    :raises Forbidden: the actor may not deliver for the grantor. :raises Conflict: there is no answer to settle.
    """
    require(by, "deliver", request.entry.organisation_id, date_of(now))
    with transaction.atomic():
        request = IdentifierRequest.objects.select_for_update().get(pk=request.pk)
        if request.state != IdentifierRequest.State.ANSWERED:
            raise Conflict(
                "nothing_to_settle",
                gettext_noop("Il n’y a pas de réponse à reprendre, ou elle l’est déjà."),
                gettext_noop("Rechargez la page."),
            )
        states = IdentifierRequest.State
        request.state, request.settled_by_id, request.settled_at = (
            states.TAKEN if taken else states.REFUSED,
            by.person,
            now,
        )
        request.save(update_fields=["state", "settled_by", "settled_at"])
        record(by=by, verb="settle_identifiers", subject=request, facts={"taken": taken}, now=now)
    return request
