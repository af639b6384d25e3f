"""Exempt an operator from handing over data, by a reasoned decision that is published; end such a waiver."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from pontdarc.core.refusals import Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.models import Asked, Contract, Waiver
from pontdarc.journal.actions import record
from pontdarc.network.queries import person_of, require
from pontdarc.network.rules import Actor
from pontdarc.outside.clock import date_of

SHORTEST = 30


def waive(
    *, by: Actor, contract: Contract, reason: str, asked: Sequence[Asked] = (), signed_on: date, now: datetime
) -> Waiver:
    """Exempt the operator of a concession, fully when *asked* is empty, and publish the decision (CCP L3131-3).

    :raises Forbidden: the actor is no person who signs for the authority.
    :raises Invalid: the contract is no concession, the day is to come, the reason is too short to be one, or it
        exempts from what the contract does not ask for under the law.
    """
    require(by, "decide", contract.authority_id, date_of(now))
    person = person_of(by, gettext_noop("Seule une personne signe une dispense."))
    reason = reason.strip()
    _check(contract, asked, reason, signed_on, date_of(now))
    with transaction.atomic():
        made = Waiver.objects.create(
            contract=contract, reason=reason, by_id=person, signed_on=signed_on, published_at=now
        )
        made.asked.set(asked)
        facts = {"contract": contract.pk, "asked": len(asked), "signed_on": signed_on}
        record(by=by, verb="waive", subject=made, facts=facts, now=now)
    return made


def _check(contract: Contract, asked: Sequence[Asked], reason: str, signed_on: date, today: date) -> None:
    if contract.kind != Contract.Kind.CONCESSION:
        raise Invalid(
            "waiver_of_a_clause",
            gettext_noop("La loi ne prévoit de dispense que pour une concession (CCP, article L3131-3)."),
            gettext_noop("Dans un marché, modifiez la clause par un avenant."),
        )
    if any(each.contract_id != contract.pk or each.ground != Asked.Ground.SERVICE for each in asked):
        raise Invalid(
            "waiver_of_something_else",
            gettext_noop("Une dispense porte sur les données du service que ce contrat demande, et sur rien d’autre."),
            gettext_noop("Le rapport annuel reste dû : choisissez parmi les données du service."),
        )
    if len(reason) < SHORTEST:
        raise Invalid(
            "waiver_reason",
            gettext_noop("Une dispense est motivée : il manque le motif d’intérêt général."),
            gettext_noop("Écrivez-le en quelques phrases ; il sera public."),
        )
    if signed_on > today:
        raise Invalid(
            "day_to_come",
            gettext_noop("Cette date est à venir."),
            gettext_noop("Notez le jour de la signature."),
        )


def end_waiver(*, by: Actor, waiver: Waiver, now: datetime) -> Waiver:
    """End a waiver: the operator owes what the contract asks for again.

    :raises Forbidden: the actor does not sign for the authority.
    """
    require(by, "decide", waiver.contract.authority_id, date_of(now))
    with transaction.atomic():
        waiver.ended_at = waiver.ended_at or now
        waiver.save(update_fields=["ended_at"])
        record(by=by, verb="end_waiver", subject=waiver, now=now)
    return waiver
