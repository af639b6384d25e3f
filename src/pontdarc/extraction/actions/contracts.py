"""What is done to contracts: write them, ask for data and a day, stop asking, remind those who are late."""

from datetime import date, datetime
from typing import Final

from django.db import transaction

from pontdarc.core.refusals import Conflict, Invalid, Unavailable
from pontdarc.core.words import gettext_noop
from pontdarc.extraction import terms
from pontdarc.extraction.actions.links import LONGEST, address_of, contact_of, make_link
from pontdarc.extraction.contracts import Awaited, awaited, running
from pontdarc.extraction.letters import Invitation, reminder
from pontdarc.extraction.models import Asked, Contract, DepositLink
from pontdarc.inventory.models import Entry
from pontdarc.journal.actions import record
from pontdarc.network.models import Organisation, Person
from pontdarc.network.queries import require
from pontdarc.network.rules import MACHINE, Actor
from pontdarc.outside import mail
from pontdarc.outside.clock import date_of

_GROUNDS: Final = {"concession": ("service", "report"), "procurement": ("clause",)}


def add_contract(
    *,
    by: Actor,
    authority: Organisation,
    operator: Organisation,
    kind: str,
    subject: str,
    starts_on: date,
    reference: str = "",
    consulted_on: date | None = None,
    ends_on: date | None = None,
    now: datetime,
) -> Contract:
    """Write a contract between an authority and its operator.

    :raises Forbidden: the actor may not describe data of the authority.
    :raises Invalid: no such kind, no object, the same body twice, or it ends before it starts.
    """
    require(by, "describe", authority.pk, date_of(now))
    subject = " ".join(subject.split())
    if kind not in Contract.Kind.values or not 1 <= len(subject) <= 300:
        raise Invalid(
            "contract_subject",
            gettext_noop("Il manque l’objet du contrat, ou sa sorte."),
            gettext_noop("Recopiez l’objet tel qu’il est au contrat, en 300 caractères au plus."),
        )
    if authority.pk == operator.pk:
        raise Invalid(
            "contract_with_itself",
            gettext_noop("L’autorité et l’exploitant sont la même organisation."),
            gettext_noop("Choisissez l’organisation à qui le service est confié."),
        )
    if ends_on is not None and ends_on < starts_on:
        raise Invalid(
            "contract_dates",
            gettext_noop("Le contrat finit avant d’avoir commencé."),
            gettext_noop("Vérifiez les deux dates."),
        )
    with transaction.atomic():
        made = Contract.objects.create(
            authority=authority,
            operator=operator,
            kind=kind,
            subject=subject,
            reference=reference.strip()[:100],
            consulted_on=consulted_on,
            starts_on=starts_on,
            ends_on=ends_on,
            created_by_id=by.person,
            created_at=now,
        )
        facts = {"authority": authority.pk, "operator": operator.pk, "kind": kind}
        record(by=by, verb="add_contract", subject=made, facts=facts, now=now)
    return made


def ask_for(
    *,
    by: Actor,
    contract: Contract,
    entry: Entry,
    ground: str,
    why: str,
    format: str,
    rhythm: str,
    first_due_on: date,
    now: datetime,
) -> Asked:
    """Write one thing that a contract asks for, received in an entry of the authority.

    :raises Forbidden: the actor may not describe data of the authority.
    :raises Invalid: the entry is another body's, the ground is none of this kind of contract, or it says not why.
    :raises Conflict: a contract asks for this entry already.
    """
    require(by, "describe", contract.authority_id, date_of(now))
    _check_asked(contract, entry, ground, rhythm, why, format)
    with transaction.atomic():
        if Asked.objects.filter(entry=entry).exists():
            raise Conflict(
                "asked_already",
                gettext_noop("Un contrat demande déjà ces données."),
                gettext_noop("Choisissez une autre fiche d’inventaire."),
            )
        made = Asked.objects.create(
            contract=contract,
            entry=entry,
            ground=ground,
            why=" ".join(why.split())[:500],
            format=" ".join(format.split())[:100],
            rhythm=rhythm,
            first_due_on=first_due_on,
        )
        facts = {"contract": contract.pk, "entry": entry.pk, "ground": ground, "due_on": first_due_on}
        record(by=by, verb="ask_for", subject=made, facts=facts, now=now)
    return made


def _check_asked(contract: Contract, entry: Entry, ground: str, rhythm: str, why: str, format: str) -> None:
    if entry.organisation_id != contract.authority_id:
        raise Invalid(
            "entry_of_another",
            gettext_noop("Cette fiche n’est pas à l’inventaire de l’autorité du contrat."),
            gettext_noop("Choisissez une fiche de son inventaire, ou inscrivez-en une."),
        )
    if ground not in _GROUNDS[contract.kind] or rhythm not in Asked.Rhythm.values:
        raise Invalid(
            "ground_of_another_kind",
            gettext_noop("Ce fondement ne vaut pas pour cette sorte de contrat."),
            gettext_noop("Une concession repose sur la loi ; un marché, sur la clause qui y est écrite."),
        )
    if not why.strip() or not format.strip():
        raise Invalid(
            "asked_why",
            gettext_noop("Il manque pourquoi ces données sont demandées, ou sous quel format."),
            gettext_noop("La loi ne vise que ce qui est indispensable à l’exécution : dites en quoi, en une phrase."),
        )


def stop_asking(*, by: Actor, asked: Asked, now: datetime) -> Asked:
    """Ask for one thing no more; what came stays.

    :raises Forbidden: the actor may not describe data of the authority.
    """
    require(by, "describe", asked.contract.authority_id, date_of(now))
    with transaction.atomic():
        asked.ended_at = asked.ended_at or now
        asked.save(update_fields=["ended_at"])
        record(by=by, verb="stop_asking", subject=asked, now=now)
    return asked


def remind_operators(*, now: datetime) -> int:
    """Write to the operators whose deposit is due within fifteen days or late; return how many letters left.

    A reminder is claimed before it is sent, so that two workers do not send it twice.
    """
    today, sent = date_of(now), 0
    for contract in running(today).select_related("authority"):
        for each in awaited(contract, today):
            former = each.asked.reminded_at
            last = date_of(former) if former else None
            if each.waiver or not terms.to_remind(each.due_on, last, today):
                continue
            claim = Asked.objects.filter(pk=each.asked.pk, reminded_at=former)
            people = _correspondents(contract)
            if not people or not claim.update(reminded_at=now):
                continue
            try:
                sent += sum(_remind(contract, each, person, now) for person in people)
            except Unavailable:
                Asked.objects.filter(pk=each.asked.pk).update(reminded_at=former)
    return sent


def _correspondents(contract: Contract) -> list[Person]:
    """Who was given a link that nobody took back."""
    links = DepositLink.objects.filter(contract=contract, revoked_at=None, person__erased_at=None)
    return list(Person.objects.filter(pk__in=links.values("person")))


def _remind(contract: Contract, each: Awaited, person: Person, now: datetime) -> int:
    """Send a link of its own, since the token of the first one is kept nowhere."""
    assert each.due_on is not None  # noqa: S101  # to_remind says no to what has no day
    link, token = make_link(MACHINE, DepositLink(contract=contract, person=person), LONGEST, "remind_operators", now)
    facts = Invitation(
        name=person.name,
        title=contract.subject,
        organisation=contract.authority.name,
        sender=contract.authority.name,
        url=address_of(token),
        until=date_of(link.expires_at),
        contact=contact_of(None, contract.authority),
    )
    letter = reminder(facts, each.asked.entry.title, each.due_on, each.days_late)
    try:
        mail.send(to=person.email, subject=letter.subject, text=letter.text)
    except Unavailable:
        DepositLink.objects.filter(pk=link.pk).update(revoked_at=now)
        raise
    return 1
