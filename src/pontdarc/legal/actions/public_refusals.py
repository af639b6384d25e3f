"""A refusal as a public line: one person words it so that it discloses nothing, the signatory approves the words."""

from datetime import datetime

from django.db import transaction

from pontdarc.core.refusals import Forbidden, Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.journal.actions import record
from pontdarc.legal.models import Decision, PublicRefusal
from pontdarc.legal.queries import CLOSED
from pontdarc.network.queries import person_of, require
from pontdarc.network.rules import Actor
from pontdarc.outside.clock import date_of


def word_refusal(*, by: Actor, decision: Decision, wording: str, now: datetime) -> PublicRefusal:
    """Write what the public would read of a refusal; new words are approved again.

    :raises Forbidden: the actor may not propose for the organisation.
    :raises Invalid: it is no refusal, or there are no words or too many.
    """
    require(by, "propose", decision.proposal.entry.organisation_id, date_of(now))
    wording = " ".join(wording.split())
    if decision.outcome not in CLOSED:
        raise Invalid(
            "not_a_refusal",
            gettext_noop("Cette décision ne refuse rien."),
            gettext_noop("Rien à annoncer : ce qui est publié a sa page."),
        )
    if not 1 <= len(wording) <= 300 or "@" in wording:
        raise Invalid(
            "wording_length",
            gettext_noop("Il manque le texte, ou il est trop long."),
            gettext_noop("Dites en une phrase ce qui n’est pas publié, sans rien en révéler."),
        )
    with transaction.atomic():
        values = {"wording": wording, "by_id": person_of(by), "at": now, "approved_by": None, "approved_at": None}
        made, _ = PublicRefusal.objects.update_or_create(decision=decision, defaults=values)
        record(by=by, verb="word_refusal", subject=made, facts={"decision": decision.pk}, now=now)
    return made


def approve_refusal(*, by: Actor, refusal: PublicRefusal, now: datetime) -> PublicRefusal:
    """Let the public read these words.

    :raises Forbidden: the actor does not sign for the organisation, or wrote the words.
    """
    require(by, "decide", refusal.decision.proposal.entry.organisation_id, date_of(now))
    with transaction.atomic():
        present = PublicRefusal.objects.select_for_update().get(pk=refusal.pk)
        if present.by_id == by.person:
            raise Forbidden(
                "own_words",
                gettext_noop("On n’approuve pas ses propres mots : un titre peut déjà révéler quelque chose."),
                gettext_noop("Une autre personne doit les relire."),
            )
        present.approved_by_id, present.approved_at = person_of(by), now
        present.save(update_fields=["approved_by", "approved_at"])
        record(by=by, verb="approve_refusal", subject=present, facts={"decision": present.decision_id}, now=now)
    return present
