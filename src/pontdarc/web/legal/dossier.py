"""The dossier of a clearance, made to be printed; the opinions that hold elsewhere; the public line of a refusal."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pontdarc.legal import actions, queries
from pontdarc.legal.models import Decision, Opinion, Proposal, PublicRefusal, StandingOpinion
from pontdarc.legal.questions import BY_CODE
from pontdarc.legal.rights import house_delay, licence_text, sources_of
from pontdarc.network.models import Person
from pontdarc.outside import clock
from pontdarc.web.legal.views import case
from pontdarc.web.session import actor, workspace


@require_safe
@workspace
def dossier(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show all that was looked at, answered, advised and decided, with names, dates and articles."""
    by = actor(request)
    found = queries.proposal(by, pk)
    context = {**case(by, found), "answers": list(answered(found)), "today": clock.today()}
    context |= {"sources": sources_of(found.entry_id), "licence": licence_text(str(found.scope["licence"]))}
    return render(request, "legal/dossier.html", context)


def answered(proposal: Proposal) -> Iterator[dict[str, object]]:
    """Yield the answers that a proposal keeps: the question, the answer, who, in what role, when, why."""
    kept = [each for each in proposal.answers if isinstance(each, dict) and each.get("code") in BY_CODE]
    delay = house_delay(proposal.entry.organisation_id)
    names = dict(Person.objects.filter(pk__in=[each["by"] for each in kept]).values_list("pk", "name"))
    for code, question in BY_CODE.items():
        for each in kept:
            if each["code"] == code:
                choice = question.choice(str(each["choice"]))
                words = choice.words if choice else str(each["choice"])
                name = names.get(UUID(str(each["by"])), "")
                yield {**each, "question": question, "words": words, "name": name, "silent_after": _silent(each, delay)}


def _silent(answer: Mapping[str, object], delay: int) -> date | None:
    asked = answer.get("consulted_on")
    return date.fromisoformat(str(asked)) + timedelta(days=delay) if asked else None


@require_POST
@workspace
def extend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let my opinion hold for its standard in all the bodies that I serve."""
    by = actor(request)
    opinion = get_object_or_404(Opinion, pk=pk, proposal__in=queries.proposals_seen_by(by))
    actions.extend_opinion(by=by, opinion=opinion, now=clock.now())
    messages.success(request, _("Cet avis vaut un an pour ce standard, dans toutes vos organisations, à l’identique."))
    return redirect("proposal", opinion.proposal_id)


@require_POST
@workspace
def end_extension(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Stop applying my opinion elsewhere."""
    by = actor(request)
    standing = get_object_or_404(StandingOpinion, pk=pk, by=by.person)
    actions.end_standing_opinion(by=by, standing=standing, now=clock.now())
    messages.success(request, _("Cet avis ne s’applique plus aux nouvelles propositions."))
    return redirect("proposal", standing.opinion.proposal_id)


@require_POST
@workspace
def word(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write what the public would read of a refusal."""
    by = actor(request)
    decision = get_object_or_404(Decision, pk=pk, proposal__in=queries.proposals_seen_by(by))
    actions.word_refusal(by=by, decision=decision, wording=request.POST.get("wording", ""), now=clock.now())
    messages.success(
        request, _("C’est écrit. La personne qui signe doit approuver ces mots avant qu’ils soient publics.")
    )
    return redirect("proposal", decision.proposal_id)


@require_POST
@workspace
def approve(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Approve the words."""
    by = actor(request)
    refusal = get_object_or_404(PublicRefusal, pk=pk, decision__proposal__in=queries.proposals_seen_by(by))
    actions.approve_refusal(by=by, refusal=refusal, now=clock.now())
    messages.success(request, _("Cette ligne est maintenant publique."))
    return redirect("proposal", refusal.decision.proposal_id)
