"""The trade-secret step with an operator: it flags columns and says why, the authority decides, it may answer once.

No text fixes a delay: the one that is passed in is the house's. The operator's silence stops nothing; neither does
the authority's decide anything: a column that nobody decided on stays out.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from pontdarc.core.refusals import Conflict, Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.actions.deliveries import live_links
from pontdarc.extraction.events import SecretDecided, SecretFlagged, SecretReplied
from pontdarc.extraction.models import Asked, SecretFlag
from pontdarc.extraction.queries import link_ended
from pontdarc.journal.actions import announce, record
from pontdarc.legal.actions import answer
from pontdarc.legal.rights import house_delay
from pontdarc.network.queries import require
from pontdarc.network.rules import Actor
from pontdarc.outside.clock import date_of

LONGEST = 1000


def flag_secret(*, by: Actor, asked: Asked, column: str, reason: str, now: datetime) -> SecretFlag:
    """Say, as the operator, that a column is a trade secret, and why; until somebody decides, it can be said again.

    :raises Forbidden: the actor has no live link for what is asked.
    :raises Invalid: there is no reason.
    :raises Conflict: the authority has decided on this column.
    """
    person = _by_link(by, asked, now)
    reason = _said(reason)
    with transaction.atomic():
        known = SecretFlag.objects.select_for_update().filter(asked=asked, column=column).first()
        if known is not None and known.decision:
            raise Conflict(
                "secret_decided",
                gettext_noop("L’autorité a déjà décidé pour la colonne « %(column)s »."),
                gettext_noop("Si elle sera publiée, répondez à sa décision avant le jour dit."),
                {"column": column},
            )
        flag = known or SecretFlag(asked=asked, column=column[:200])
        flag.reason, flag.by_id, flag.at = reason, person, now
        flag.save()
        record(by=by, verb="flag_secret", subject=flag, facts={"asked": asked.pk}, now=now)
        announce(SecretFlagged(flag=flag.pk, entry=asked.entry_id))
    return flag


def decide_secret(*, by: Actor, flag: SecretFlag, decision: str, why: str, now: datetime) -> SecretFlag:
    """Decide, for the authority, on a flagged column; once all are decided, question Q7 of the clearance is answered.

    A decision to publish holds after the authority's own delay, which runs once, whatever the operator answers.

    :raises Forbidden: the actor is no person who proposes for the authority.
    :raises Invalid: no such decision, or it says not why.
    """
    entry = flag.asked.entry
    require(by, "propose", entry.organisation_id, date_of(now))
    why = _said(why)
    if decision not in SecretFlag.Decision.values:
        raise Invalid(
            "no_such_decision",
            gettext_noop("Cette décision n’est pas possible."),
            gettext_noop("Retirez la colonne, ou dites pourquoi elle est publiée."),
        )
    with transaction.atomic():
        flag = SecretFlag.objects.select_for_update(of=("self",)).select_related("asked__entry").get(pk=flag.pk)
        flag.decision, flag.why = decision, why
        flag.decided_by_id, flag.decided_at = by.person, now
        if decision == SecretFlag.Decision.REDACT:
            flag.applies_on = None
        else:
            flag.applies_on = flag.applies_on or date_of(now) + timedelta(days=house_delay(entry.organisation_id))
        flag.save()
        record(by=by, verb="decide_secret", subject=flag, facts={"decision": decision}, now=now)
        announce(SecretDecided(flag=flag.pk, entry=entry.pk))
        _answer_question(by, flag, now)
    return flag


def _answer_question(by: Actor, flag: SecretFlag, now: datetime) -> None:
    """Q7 asks whether the data hold a trade secret: what the authority decided on each column answers it."""
    flags = list(SecretFlag.objects.filter(asked=flag.asked).order_by("column"))
    if any(not each.decision for each in flags):
        return
    redacted = [each for each in flags if each.decision == SecretFlag.Decision.REDACT]
    answer(
        by=by,
        entry=flag.asked.entry,
        code="Q7",
        choice="partly" if redacted else "no",
        justification=" ".join(f"« {each.column} » : {each.why}" for each in redacted or flags),
        consulted_on=min(date_of(each.at) for each in flags),
        now=now,
    )


def reply_secret(*, by: Actor, flag: SecretFlag, reply: str, now: datetime) -> SecretFlag:
    """Answer, as the operator and once, a decision to publish a flagged column, before the day it holds.

    :raises Forbidden: the actor has no live link for what is asked.
    :raises Invalid: the answer is empty.
    :raises Conflict: there is no such decision, it holds already, or it was answered.
    """
    _by_link(by, flag.asked, now)
    reply = _said(reply)
    with transaction.atomic():
        flag = SecretFlag.objects.select_for_update().get(pk=flag.pk)
        if flag.applies_on is None or flag.applies_on <= date_of(now) or flag.reply:
            raise Conflict(
                "reply_closed",
                gettext_noop("Cette décision n’attend plus de réponse."),
                gettext_noop("Écrivez à l’autorité : ses coordonnées sont au bas de la page."),
            )
        flag.reply, flag.replied_at = reply, now
        flag.save(update_fields=["reply", "replied_at"])
        record(by=by, verb="reply_secret", subject=flag, now=now)
        announce(SecretReplied(flag=flag.pk, entry=flag.asked.entry_id))
    return flag


def _by_link(by: Actor, asked: Asked, now: datetime) -> UUID:
    if by.person is None or not live_links(by, asked.entry, now).exists():
        raise link_ended()
    return by.person


def _said(text: str) -> str:
    text = " ".join(text.split())
    if not 1 <= len(text) <= LONGEST:
        raise Invalid(
            "reason_missing",
            gettext_noop("Il manque la raison, ou elle dépasse 1 000 caractères."),
            gettext_noop("Écrivez-la en une ou deux phrases, sans recopier de donnée."),
        )
    return text
