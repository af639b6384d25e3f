"""Answer the questions of a clearance: each by a person, in a role, on a day, at the title of an article."""

from datetime import date, datetime

from django.db import transaction

from pontdarc.core.refusals import Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.inventory.models import Entry
from pontdarc.journal.actions import record
from pontdarc.legal.models import Answer
from pontdarc.legal.property import check_own_right
from pontdarc.legal.questions import BY_CODE, Choice, Question
from pontdarc.legal.secrets import communicable_on
from pontdarc.network.queries import known_facts, person_of, require, roles_held_by
from pontdarc.network.rules import GRANTS, Actor
from pontdarc.outside.clock import date_of

# What the scan finds speaks for itself.
_NO_REASON = frozenset({"Q10"})


def answer(
    *,
    by: Actor,
    entry: Entry,
    code: str,
    choice: str,
    justification: str = "",
    article: str = "",
    review_on: date | None = None,
    document_on: date | None = None,
    consulted_on: date | None = None,
    now: datetime,
) -> Answer:
    """Answer one question about an entry; it can be answered again, the last one counts.

    *document_on*: date of the document, from which the end of the secret follows. *consulted_on*: day on which the
    operator was asked about its trade secret.

    :raises Forbidden: the actor may not propose for the organisation.
    :raises Invalid: no such question or answer, a secret without a reason, a deferral without a day.
    :raises Unlawful: it opposes the body's own database right, which only one that sells in competition can.
    """
    require(by, "propose", entry.organisation_id, date_of(now))
    person = person_of(by, gettext_noop("Seule une personne peut répondre."))
    question, taken = _asked(code, choice)
    justification = " ".join(justification.split())
    if document_on is not None and question.protects and taken.raises:
        review_on = review_on or communicable_on(question.protects, document_on)
    _check(question, taken, justification, review_on, consulted_on, date_of(now))
    if taken.slug == "competition":
        facts_known = known_facts([entry.organisation_id]).get(entry.organisation_id, {})
        check_own_right(facts_known.get("sells_in_competition") is True)
    with transaction.atomic():
        made = Answer.objects.create(
            entry=entry,
            code=code,
            choice=choice,
            by_id=person,
            role=_role(by, entry, now),
            at=now,
            article=(" ".join(article.split()) or taken.article or question.article)[:100],
            justification=justification[:1000],
            review_on=review_on,
            consulted_on=consulted_on,
        )
        facts = {"entry": entry.pk, "question": code, "choice": choice}
        record(by=by, verb="answer", subject=made, facts=facts, now=now)
    return made


def _asked(code: str, choice: str) -> tuple[Question, Choice]:
    question = BY_CODE.get(code)
    taken = question.choice(choice) if question else None
    if question is None or taken is None:
        raise Invalid(
            "no_such_answer",
            gettext_noop("Cette réponse n’est pas possible."),
            gettext_noop("Choisissez l’une des réponses proposées."),
        )
    return question, taken


def _check(
    question: Question,
    taken: Choice,
    justification: str,
    review_on: date | None,
    consulted_on: date | None,
    today: date,
) -> None:
    if taken.raises and question.code not in _NO_REASON and not justification:
        raise Invalid(
            "reason_missing",
            gettext_noop("Cette réponse engage : elle dit pourquoi."),
            gettext_noop("Écrivez-le en une phrase, sans recopier de donnée : elle sera gardée au dossier."),
        )
    if taken.effect == "defer" and review_on is None:
        raise Invalid(
            "day_missing",
            gettext_noop("Différer, c’est dire quand en reparler."),
            gettext_noop("Donnez la date à laquelle la question sera reposée."),
        )
    if review_on is not None and review_on <= today and taken.effect == "defer":
        raise Invalid(
            "term_past",
            gettext_noop("La date de réexamen est déjà passée."),
            gettext_noop("Choisissez une date à venir, ou laissez-la vide."),
        )
    if consulted_on is not None and consulted_on > today:
        raise Invalid(
            "day_to_come",
            gettext_noop("Cette date est à venir."),
            gettext_noop("Notez le jour où l’entreprise a été interrogée."),
        )


def _role(by: Actor, entry: Entry, now: datetime) -> str:
    held = roles_held_by(by, date_of(now))
    names = [role.name for role in held if role.organisation_id == entry.organisation_id]
    return next(name for name in names if "propose" in GRANTS.get(name, frozenset()))
