"""What people record of the duties of their organisation, and whom they let see it."""

from datetime import date, datetime

from django.db import transaction

from pontdarc.core.refusals import Conflict, Forbidden, Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.journal.actions import record
from pontdarc.legal.catalogue import obligation
from pontdarc.legal.compliance import exemption_of
from pontdarc.legal.models import DutyRecord, StatusSharing
from pontdarc.legal.obligation import Obligation
from pontdarc.network.models import Organisation
from pontdarc.network.queries import bodies_of_their_own, person_of, require
from pontdarc.network.rules import Actor
from pontdarc.outside.clock import date_of


def record_duty(
    *,
    by: Actor,
    organisation: Organisation,
    code: str,
    kind: str,
    on: date | None = None,
    url: str = "",
    receipt: str = "",
    exemption: str = "",
    reason: str = "",
    now: datetime,
) -> DutyRecord:
    """Record that a duty was seen done, that a text exempts from it, or why it is not done.

    :raises Forbidden: the actor is no person who describes data of the organisation.
    :raises NotFound: there is no such obligation.
    :raises Invalid: nothing says where it was seen, the address is not where the law wants it, the day is to come, no
        text exempts, or no reason is given.
    """
    require(by, "describe", organisation.pk, date_of(now))
    law, day = obligation(code), on or date_of(now)
    _check_day(day, date_of(now))
    url, receipt, reason = url.strip(), " ".join(receipt.split()), " ".join(reason.split())
    if kind == DutyRecord.Kind.SEEN:
        _check_seen(law, url, receipt)
    elif kind == DutyRecord.Kind.EXEMPT:
        _check_exemption(law, exemption)
    elif kind == DutyRecord.Kind.REASON:
        _check_reason(reason)
    else:
        raise Invalid(
            "no_such_record",
            gettext_noop("« %(kind)s » n’est pas une réponse possible."),
            gettext_noop("Réponses possibles : %(kinds)s."),
            {"kind": kind, "kinds": ", ".join(DutyRecord.Kind.values)},
        )
    with transaction.atomic():
        made = DutyRecord.objects.create(
            organisation=organisation,
            code=law.code,
            kind=kind,
            on=day,
            url=url if kind == DutyRecord.Kind.SEEN else "",
            receipt=receipt[:100] if kind == DutyRecord.Kind.SEEN else "",
            exemption=exemption if kind == DutyRecord.Kind.EXEMPT else "",
            reason=reason[:500] if kind == DutyRecord.Kind.REASON else "",
            by_id=person_of(by),
            at=now,
        )
        record(by=by, verb="record_duty", subject=organisation, facts={"duty": law.code, "kind": kind}, now=now)
    return made


def share_status(*, by: Actor, organisation: Organisation, now: datetime) -> StatusSharing:
    """Let the coordinator see what the organisation has not done: its own people alone can agree to it.

    :raises Forbidden: the actor is not of the organisation, or only coordinates it.
    :raises Conflict: it is shared already.
    """
    _require_of_the_body(by, organisation, now)
    with transaction.atomic():
        if StatusSharing.objects.filter(organisation=organisation, ended_at=None).exists():
            raise Conflict("already_shared", gettext_noop("C’est déjà partagé."), gettext_noop("Rien à faire."))
        made = StatusSharing.objects.create(organisation=organisation, by_id=person_of(by), at=now)
        record(by=by, verb="share_status", subject=organisation, now=now)
    return made


def stop_sharing(*, by: Actor, organisation: Organisation, now: datetime) -> None:
    """Take the agreement back.

    :raises Forbidden: the actor is not of the organisation, or only coordinates it.
    """
    _require_of_the_body(by, organisation, now)
    with transaction.atomic():
        running = StatusSharing.objects.filter(organisation=organisation, ended_at=None)
        if running.update(ended_at=now, ended_by_id=person_of(by)):
            record(by=by, verb="stop_sharing", subject=organisation, now=now)


def _require_of_the_body(by: Actor, organisation: Organisation, now: datetime) -> None:
    if organisation.pk not in bodies_of_their_own(by, [organisation], date_of(now)):
        raise Forbidden(
            "not_of_the_body",
            gettext_noop("Seule une personne de l’organisation peut donner ou reprendre cet accord."),
            gettext_noop("Demandez-le au référent ou au signataire de l’organisation."),
        )


def _check_day(day: date, today: date) -> None:
    if day > today:
        raise Invalid(
            "day_to_come",
            gettext_noop("Cette date est à venir."),
            gettext_noop("Notez le jour où vous l’avez vu ou fait."),
        )


def _check_seen(law: Obligation, url: str, receipt: str) -> None:
    if not law.place.online:
        return
    if not url and not receipt:
        raise Invalid(
            "where_missing",
            gettext_noop("Il manque l’adresse où on peut le voir, ou le numéro du récépissé."),
            gettext_noop("Copiez l’adresse de la page : %(place)s."),
            {"place": law.place.title},
        )
    if url and not law.place.holds(url):
        raise Invalid(
            "wrong_place",
            gettext_noop("Cette adresse n’est pas à l’endroit que veut le texte : %(place)s."),
            gettext_noop("Déposez-y d’abord, puis copiez l’adresse. Une copie ailleurs ne suffit pas."),
            {"place": law.place.title},
        )


def _check_exemption(law: Obligation, exemption: str) -> None:
    if exemption_of(law, exemption) is None:
        raise Invalid(
            "no_such_exemption",
            gettext_noop("Aucun texte ne prévoit cette dispense."),
            gettext_noop("Dites plutôt pourquoi ce n’est pas fait."),
        )


def _check_reason(reason: str) -> None:
    if not reason:
        raise Invalid(
            "reason_missing",
            gettext_noop("Il manque la raison."),
            gettext_noop("Écrivez en une phrase pourquoi ce n’est pas fait."),
        )
