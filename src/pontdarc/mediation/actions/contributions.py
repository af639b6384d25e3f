"""What the public leaves on a dataset, and what those who keep it do with it."""

from datetime import datetime

from django.db import transaction

from pontdarc.core.refusals import Conflict, NotFound
from pontdarc.core.words import gettext_noop
from pontdarc.journal.actions import announce, record
from pontdarc.mediation.events import ContributionLeft, QuestionAnswered
from pontdarc.mediation.models import Moderated, Question, Reuse
from pontdarc.mediation.rules import address_of, text_of
from pontdarc.network.emails import check_email
from pontdarc.network.queries import require
from pontdarc.network.rules import Actor
from pontdarc.outside.clock import date_of
from pontdarc.publication.models import Dataset
from pontdarc.publication.queries import public_datasets


def leave_reuse(
    *,
    dataset: Dataset,
    title: str,
    url: str,
    description: str = "",
    author_name: str,
    author_email: str,
    now: datetime,
) -> Reuse:
    """Leave something made with a public dataset; it waits until somebody has read it.

    :raises NotFound: the dataset is not public.
    :raises Invalid: a text or an address is wrong.
    """
    _check_public(dataset)
    reuse = Reuse(
        dataset=dataset,
        title=text_of(title, most=200),
        url=address_of(url),
        description=description.strip()[:2000],
        author_name=text_of(author_name, most=100),
        author_email=_email(author_email),
        left_at=now,
    )
    with transaction.atomic():
        reuse.save(force_insert=True)
        announce(ContributionLeft(item=reuse.pk, kind="reuse", dataset=dataset.pk))
    return reuse


def ask(*, dataset: Dataset, text: str, author_name: str, author_email: str, now: datetime) -> Question:
    """Ask a question on a public dataset; it waits until somebody has read it.

    :raises NotFound: the dataset is not public.
    :raises Invalid: a text or an address is wrong.
    """
    _check_public(dataset)
    question = Question(
        dataset=dataset,
        text=text_of(text),
        author_name=text_of(author_name, most=100),
        author_email=_email(author_email),
        left_at=now,
    )
    with transaction.atomic():
        question.save(force_insert=True)
        announce(ContributionLeft(item=question.pk, kind="question", dataset=dataset.pk))
    return question


def _check_public(dataset: Dataset) -> None:
    if not public_datasets().filter(pk=dataset.pk).exists():
        raise NotFound(
            "no_dataset",
            gettext_noop("Ce jeu de données n’est pas public."),
            gettext_noop("Cherchez-en un autre dans le catalogue."),
        )


def _email(email: str) -> str:
    email = email.strip().lower()
    check_email(email)
    return email


def moderate(*, by: Actor, item: Reuse | Question, accept: bool, now: datetime) -> Moderated:
    """Show a contribution, or refuse it.

    :raises Forbidden: the actor does not moderate for the organisation.
    """
    require(by, "moderate", item.dataset.organisation_id, date_of(now))
    with transaction.atomic():
        item.state = Moderated.State.ACCEPTED if accept else Moderated.State.REFUSED
        item.moderated_by_id, item.moderated_at = by.person, now
        item.save(update_fields=["state", "moderated_by", "moderated_at"])
        record(by=by, verb="moderate", subject=item, facts={"accepted": accept}, now=now)
    return item


def answer(*, by: Actor, question: Question, text: str, now: datetime) -> Question:
    """Answer a question: it shows with its answer, and its author gets it by e-mail.

    :raises Forbidden: the actor does not moderate for the organisation.
    :raises Conflict: the question was refused.
    """
    require(by, "moderate", question.dataset.organisation_id, date_of(now))
    with transaction.atomic():
        question = Question.objects.select_for_update(of=("self",)).select_related("dataset").get(pk=question.pk)
        if question.state == Moderated.State.REFUSED:
            raise Conflict(
                "question_refused",
                gettext_noop("Cette question a été refusée."),
                gettext_noop("Acceptez-la d’abord, puis répondez."),
            )
        question.answer, question.answered_by_id, question.answered_at = text_of(text), by.person, now
        if question.state == Moderated.State.WAITING:
            question.state, question.moderated_by_id, question.moderated_at = (
                Moderated.State.ACCEPTED,
                by.person,
                now,
            )
        question.save(update_fields=["answer", "answered_by", "answered_at", "state", "moderated_by", "moderated_at"])
        record(by=by, verb="answer", subject=question, now=now)
        announce(QuestionAnswered(question=question.pk, dataset=question.dataset_id))
    return question
