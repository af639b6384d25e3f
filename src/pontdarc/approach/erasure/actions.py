"""What is done to requests of people and to erasures: ask, register, extend, propose, decide, answer, forget."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import transaction

from pontdarc.approach.erasure import rules
from pontdarc.approach.erasure.events import ErasureDecided, ErasureProposed, PersonAnswered, PersonAsked
from pontdarc.approach.erasure.places import places, sought_for
from pontdarc.approach.erasure.texts import lines_in_editions
from pontdarc.approach.models import Erasure, PersonRequest
from pontdarc.core.refusals import Conflict, Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.journal.actions import announce, record
from pontdarc.network.emails import check_email
from pontdarc.network.erasure import ERASED_NAME
from pontdarc.network.queries import may, person_of, require
from pontdarc.network.rules import MACHINE, Actor
from pontdarc.outside.clock import date_of
from pontdarc.publication.models import Dataset
from pontdarc.publication.queries import public_datasets


def ask(*, dataset: Dataset, right: str, name: str, email: str, text: str = "", now: datetime) -> PersonRequest:
    """Ask something about oneself in a public dataset; nobody sees it but the people who answer.

    :raises Conflict: the dataset is not public. :raises Invalid: no such right, no name, or an address that is none.
    """
    if not public_datasets().filter(pk=dataset.pk).exists():
        raise Conflict(
            "dataset_not_public",
            gettext_noop("Ce jeu de données n’est plus public."),
            gettext_noop("Écrivez à l’organisme qui le tient : son adresse est sur sa page."),
        )
    email = email.strip().lower()
    check_email(email)
    return _keep(dataset, right, PersonRequest.Way.FORM, name, email, text, now, now)


def register(
    *,
    by: Actor,
    dataset: Dataset,
    right: str,
    name: str,
    email: str = "",
    text: str = "",
    received_at: datetime | None = None,
    now: datetime,
) -> PersonRequest:
    """Write down a request that came another way; the delay runs from the day it was received.

    :raises Forbidden: the actor gives no opinion for the organisation. :raises Invalid: see `ask`.
    """
    require(by, "advise", dataset.organisation_id, date_of(now))
    email = email.strip().lower()
    if email:
        check_email(email)
    received = min(received_at or now, now)
    with transaction.atomic():
        request = _keep(dataset, right, PersonRequest.Way.LETTER, name, email, text, received, now)
        record(by=by, verb="register_person_request", subject=request, facts={"right": right}, now=now)
    return request


def _keep(
    dataset: Dataset, right: str, way: str, name: str, email: str, text: str, received: datetime, now: datetime
) -> PersonRequest:
    name = " ".join(name.split())[:200]
    if right not in PersonRequest.Right.values or not name:
        raise Invalid(
            "request_incomplete",
            gettext_noop("Il manque le droit exercé, ou le nom de la personne."),
            gettext_noop("Choisissez le droit, et écrivez le nom tel qu’il figure dans les données."),
        )
    with transaction.atomic():
        request = PersonRequest.objects.create(
            dataset=dataset,
            right=right,
            way=way,
            name=name,
            email=email,
            text=text.strip()[:2000],
            received_at=received,
            due_on=rules.due_on(date_of(received)),
        )
        announce(PersonAsked(request=request.pk))
    return request


def extend(*, by: Actor, request: PersonRequest, why: str, now: datetime) -> PersonRequest:
    """Take two more months to answer, said to the person with the reason (GDPR 12.3).

    :raises Forbidden: the actor gives no opinion for the organisation. :raises Conflict: it is too late, or done.
    """
    require(by, "advise", request.dataset.organisation_id, date_of(now))
    with transaction.atomic():
        request = PersonRequest.objects.select_for_update().get(pk=request.pk)
        received = date_of(request.received_at)
        extended, answered = request.extended_at is not None, request.answered_at is not None
        rules.may_extend(received, date_of(now), extended=extended, answered=answered, why=why)
        request.due_on, request.extended_at, request.extended_why = rules.extended_to(received), now, why.strip()[:300]
        request.save(update_fields=["due_on", "extended_at", "extended_why"])
        record(by=by, verb="extend_person_request", subject=request, now=now)
    return request


def propose_erasure(
    *,
    by: Actor,
    dataset: Dataset,
    people: Iterable[Sequence[str]],
    measure: str,
    article: str,
    request: PersonRequest | None = None,
    now: datetime,
) -> Erasure:
    """Propose, as DPO, to take somebody out of a dataset. *people*: terms that name each, which are not kept.

    :raises Forbidden: the actor gives no opinion for the organisation.
    :raises Conflict: nobody is found so, or the request is answered. :raises Invalid: a term is too short.
    """
    require(by, "advise", dataset.organisation_id, date_of(now))
    if measure not in Erasure.Measure.values or article not in rules.ARTICLES:
        raise Invalid(
            "no_such_measure",
            gettext_noop("Cette mesure, ou cet article, n’est pas dans la liste."),
            gettext_noop("Choisissez-les dans la liste."),
        )
    identifier = uuid4()
    sought = sought_for(identifier, people)
    found = places(dataset, sought, now)
    counts = {**found.counts, "editions": lines_in_editions(dataset, sought)}
    if not (counts["deliveries"] or counts["tables"] or counts["editions"]):
        raise Conflict(
            "nobody_found",
            gettext_noop("Personne n’est trouvé ainsi dans ce jeu de données ni dans ses fichiers reçus."),
            gettext_noop("Essayez une autre forme du nom, ou répondez que rien n’a été trouvé."),
        )
    with transaction.atomic():
        if request is not None and PersonRequest.objects.select_for_update().get(pk=request.pk).answered_at:
            raise _answered()
        erasure = Erasure.objects.create(
            pk=identifier,
            request=request,
            dataset=dataset,
            measure=measure,
            article=article,
            marks=[mark.to_json() for mark in sought.marks],
            places=counts,
            proposed_by_id=by.person,
            proposed_at=now,
        )
        record(by=by, verb="propose_erasure", subject=erasure, facts={"measure": measure, **counts}, now=now)
        announce(ErasureProposed(erasure=erasure.pk))
    return erasure


def decide_erasure(*, by: Actor, erasure: Erasure, accepted: bool, why: str = "", now: datetime) -> Erasure:
    """Decide on an erasure as the person who signs for the public body; once accepted, it is carried out.

    :raises Forbidden: the actor does not sign, or proposed it. :raises Conflict: it is decided.
    """
    require(by, "decide", erasure.dataset.organisation_id, date_of(now))
    with transaction.atomic():
        erasure = Erasure.objects.select_for_update().get(pk=erasure.pk)
        if erasure.decided_at is not None:
            raise Conflict(
                "erasure_decided",
                gettext_noop("Cet effacement est déjà décidé."),
                gettext_noop("Rien à faire."),
            )
        rules.may_decide_erasure(by.person, erasure.proposed_by_id, accepted=accepted, why=why)
        erasure.decided_by_id, erasure.decided_at = by.person, now
        erasure.accepted, erasure.decided_why = accepted, why.strip()[:300]
        erasure.save(update_fields=["decided_by", "decided_at", "accepted", "decided_why"])
        record(by=by, verb="decide_erasure", subject=erasure, facts={"accepted": accepted}, now=now)
        if accepted:
            announce(ErasureDecided(erasure=erasure.pk))
    return erasure


def apply_again(*, by: Actor, erasure: Erasure, now: datetime) -> None:
    """Carry out an erasure again: the person came back in a delivery. The decision covers it.

    :raises Forbidden: the actor neither advises nor decides. :raises Conflict: it was not accepted.
    """
    today = date_of(now)
    if not may(by, "decide", erasure.dataset.organisation_id, today):
        require(by, "advise", erasure.dataset.organisation_id, today)
    if not erasure.accepted:
        raise Conflict(
            "erasure_not_decided",
            gettext_noop("Cet effacement n’a pas été décidé."),
            gettext_noop("Attendez la décision de la personne qui signe."),
        )
    with transaction.atomic():
        record(by=by, verb="apply_erasure_again", subject=erasure, now=now)
        announce(ErasureDecided(erasure=erasure.pk))


def answer(*, by: Actor, request: PersonRequest, answer: str, why: str = "", now: datetime) -> PersonRequest:
    """Answer a request: the delay ends, and the person is written to when they gave an address.

    :raises Forbidden: the actor gives no opinion for the organisation. :raises Conflict: an erasure waits.
    """
    require(by, "advise", request.dataset.organisation_id, date_of(now))
    if answer not in PersonRequest.Answer.values:
        raise Invalid(
            "no_such_answer",
            gettext_noop("Cette réponse n’est pas dans la liste."),
            gettext_noop("Choisissez-la dans la liste."),
        )
    with transaction.atomic():
        request = PersonRequest.objects.select_for_update().get(pk=request.pk)
        if request.answered_at is not None:
            raise _answered()
        erasures = request.erasures.exclude(accepted=False)
        pending, erased = erasures.filter(done_at=None).exists(), erasures.filter(done_at__isnull=False).exists()
        rules.may_answer(answer, why, pending=pending, erased=erased, right=request.right)
        request.answer, request.answer_why, request.answered_at = answer, why.strip()[:2000], now
        request.answered_by_id = by.person
        request.save(update_fields=["answer", "answer_why", "answered_at", "answered_by"])
        record(by=by, verb="answer_person_request", subject=request, facts={"answer": answer}, now=now)
        announce(PersonAnswered(request=request.pk))
    return request


def _answered() -> Conflict:
    return Conflict(
        "request_answered",
        gettext_noop("Cette demande a déjà reçu sa réponse."),
        gettext_noop("Si la personne revient, enregistrez une nouvelle demande."),
    )


def note_copy(*, by: Actor, request: PersonRequest, rows: int, now: datetime) -> None:
    """Write down that somebody took the copy of a person's rows (GDPR 15), before they see it.

    :raises Forbidden: the actor gives no opinion for the organisation.
    """
    require(by, "advise", request.dataset.organisation_id, date_of(now))
    person_of(by, gettext_noop("Seule une personne qui répond peut lire les lignes d’une personne."))
    record(by=by, verb="copy_for_person", subject=request, facts={"rows": rows}, now=now)


def forget_answered(*, now: datetime) -> int:
    """Blank who asked, a stated term after the answer; what was asked, when, and what was answered stay."""
    before = now - timedelta(days=settings.PERSON_RETENTION_DAYS)
    ended = PersonRequest.objects.filter(answered_at__lt=before, forgotten_at=None)
    count = 0
    for request in ended:
        with transaction.atomic():
            forget(request, now)
            record(by=MACHINE, verb="forget_person_request", subject=request, now=now)
        count += 1
    return count


def forget(request: PersonRequest, now: datetime) -> None:
    """Blank who asked and every word that was written about it."""
    PersonRequest.objects.filter(pk=request.pk).update(
        name=ERASED_NAME, email="", text="", extended_why="", answer_why="", forgotten_at=now
    )
