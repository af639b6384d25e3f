"""Promise freshness, keep the promise, remind those who are late."""

from datetime import datetime
from urllib.parse import quote

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext

from pontdarc.core.refusals import Unavailable
from pontdarc.core.words import gettext_noop
from pontdarc.journal.actions import record
from pontdarc.network.queries import people_with
from pontdarc.network.rules import MACHINE, Actor
from pontdarc.outside import mail
from pontdarc.outside.clock import date_of
from pontdarc.outside.dates import day
from pontdarc.publication.actions import describe_dataset
from pontdarc.publication.models import Dataset, Version
from pontdarc.updating.models import Promise
from pontdarc.updating.queries import Late, late
from pontdarc.updating.rules import REMINDER_EVERY, next_due


def promise(*, by: Actor, dataset: Dataset, frequency: str, now: datetime) -> Promise:
    """Say how often the data will change; the next delivery is due from the last one that was published.

    :raises Forbidden: the actor may not describe data of the organisation.
    :raises Invalid: no such frequency.
    """
    with transaction.atomic():
        dataset = describe_dataset(by=by, dataset=dataset, frequency=frequency, now=now)
        kept = _promise(dataset, now)
        record(by=by, verb="promise", subject=kept, facts={"frequency": frequency, "due_on": kept.due_on}, now=now)
    return kept


def keep_promise(*, dataset: Dataset, now: datetime) -> Promise:
    """Note that a delivery was published: the next one is due a period later, and nobody is late any more."""
    return _promise(dataset, now)


def _promise(dataset: Dataset, now: datetime) -> Promise:
    published = dataset.versions.filter(state=Version.State.PUBLISHED).select_related("preparation__delivery").first()
    kept_on = date_of(published.preparation.delivery.received_at) if published else None
    due_on = next_due(dataset.frequency, kept_on or date_of(now))
    values = {"kept_on": kept_on, "due_on": due_on, "reminded_at": None, "reminders": 0}
    kept, _ = Promise.objects.update_or_create(dataset=dataset, defaults=values)
    return kept


def remind_late(*, now: datetime) -> int:
    """Write to those who look after a late dataset, once a week at most; return how many messages were sent for.

    A reminder is claimed before it is sent, so that two workers do not send it twice.
    """
    sent = 0
    for each in late(MACHINE, date_of(now)):
        unreminded = Q(reminded_at__isnull=True) | Q(reminded_at__lte=now - REMINDER_EVERY)
        claimed = Promise.objects.filter(unreminded, pk=each.promise.pk)
        if not claimed.update(reminded_at=now, reminders=F("reminders") + 1):
            continue
        try:
            _remind(each)
        except Unavailable:
            former = each.promise
            Promise.objects.filter(pk=former.pk).update(reminded_at=former.reminded_at, reminders=former.reminders)
            continue
        record(by=MACHINE, verb="remind", subject=each.dataset, facts={"days": each.days}, now=now)
        sent += 1
    return sent


def _remind(each: Late) -> None:
    organisation = each.dataset.organisation
    people = list(people_with(["referent"], organisation)) or list(people_with(["coordinator"], organisation))
    subject = " ".join((gettext(_SUBJECT) % {"title": each.dataset.title}).split())
    for person in people:
        mail.send(to=person.email, subject=subject, text=_body(each))


_SUBJECT = gettext_noop("« %(title)s » attend sa mise à jour")
_BODY = gettext_noop("""Bonjour,

« %(title)s » devait être mis à jour le %(due)s. Il a %(days)s jours de retard.

Cause : %(cause)s

Que faire : %(advice)s
%(url)s

Vous recevez ce message parce que vous suivez les données de : %(organisation)s. Prochain rappel dans une semaine.
""")


def _body(each: Late) -> str:
    return gettext(_BODY) % {
        "title": each.dataset.title,
        "due": day(each.due_on),
        "days": each.days,
        "cause": each.cause,
        "advice": each.advice,
        "url": f"{settings.SITE_URL}/espace/fiches/{quote(str(each.dataset.entry_id))}/",
        "organisation": each.dataset.organisation.name,
    }
