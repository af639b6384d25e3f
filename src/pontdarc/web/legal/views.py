"""Propose, advise, decide: one page per case, with the facts under the eyes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pontdarc.core.privacy.plan import plan_of
from pontdarc.legal import actions, queries
from pontdarc.legal.articles import article
from pontdarc.legal.models import Decision, Opinion, Proposal, PublicRefusal, StandingOpinion
from pontdarc.legal.rules import Scope, covers, goes_against
from pontdarc.network.queries import may
from pontdarc.network.rules import Actor
from pontdarc.outside import clock
from pontdarc.web import refusals
from pontdarc.web.legal.forms import DecisionForm, OpinionForm, WhyForm
from pontdarc.web.legal.risk_shown import by_column, protections_of, risk_shown
from pontdarc.web.legal.samples import masked_samples
from pontdarc.web.session import actor, workspace


@require_safe
@workspace
def waiting(request: HttpRequest) -> HttpResponse:
    """List what waits for my opinion or my decision: personal data first, then the longest waiting."""
    by = actor(request)
    mine = queries.proposals_waiting_for(by, clock.today())
    ordered = sorted(mine, key=lambda one: (not queries.is_sensitive(one), one.at))
    others = queries.proposals_seen_by(by).order_by("-at")[:30]
    known = {one.pk for one in mine}
    context = {"waiting": ordered, "others": [one for one in others if one.pk not in known], "here": "proposals"}
    return render(request, "legal/waiting.html", context)


@require_safe
@workspace
def proposal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a case: what is proposed, what was found, what changed, who said what; then what I may answer."""
    by = actor(request)
    found = queries.proposal(by, pk)
    return render(request, "legal/proposal.html", case(by, found))


def case(by: Actor, found: Proposal) -> dict[str, object]:
    """Return what the page of a case shows, and the forms that the actor may send."""
    decision = Decision.objects.filter(proposal=found).select_related("by").first()
    open_ = decision is None and found.withdrawn_at is None
    organisation, today = found.entry.organisation_id, clock.today()
    scope = Scope.from_json(found.scope)
    plan = plan_of(scope.steps)
    before = Decision.objects.filter(proposal__entry=found.entry, at__lt=found.at).select_related("proposal").first()
    verdicts = queries.verdicts_on(found)
    return {
        "proposal": found,
        "entry": found.entry,
        "decision": decision,
        "opinions": found.opinions.all(),
        "scope": scope,
        "protections": protections_of(found),
        "protected": by_column(plan),
        "pseudonymised": plan.pseudonymised,
        **risk_shown(found.risk),
        "article": article(found.article),
        "signs": found.signs,
        "samples": masked_samples(by, found),
        "personal": queries.is_personal(found),
        "before": before,
        "changed": covers(Scope.from_json(before.scope), scope) if before else (),
        "against": goes_against("publish", found.outcome, verdicts),
        "opinion_form": OpinionForm() if open_ and may(by, "advise", organisation, today) else None,
        "decision_form": DecisionForm(initial={"article": found.article})
        if open_ and may(by, "decide", organisation, today)
        else None,
        "revoke_form": WhyForm()
        if decision and not decision.revoked_at and may(by, "decide", organisation, today)
        else None,
        "standing": _standing(by, found),
        "extendable": _extendable(by, found),
        **_refusal(by, found, decision),
        "here": "proposals",
    }


def _standing(by: Actor, found: Proposal) -> StandingOpinion | None:
    """My opinion on this case, where it holds elsewhere."""
    return StandingOpinion.objects.filter(opinion__proposal=found, by=by.person, ended_at=None).first()


def _extendable(by: Actor, found: Proposal) -> Opinion | None:
    """My opinion on this case, where it may hold elsewhere."""
    mine = found.opinions.filter(by=by.person, verdict__in=("favourable", "conditions")).last()
    standard = Scope.from_json(found.scope).standard
    return mine if mine and standard and not queries.is_secret(found) and not _standing(by, found) else None


def _refusal(by: Actor, found: Proposal, decision: Decision | None) -> dict[str, object]:
    """The public line of a refusal: its words, who may write them, who may approve them."""
    if decision is None or decision.revoked_at or decision.outcome not in queries.CLOSED:
        return {}
    organisation, today = found.entry.organisation_id, clock.today()
    refusal = PublicRefusal.objects.filter(decision=decision).select_related("by", "approved_by").first()
    waits = refusal is not None and refusal.approved_at is None and refusal.by_id != by.person
    return {
        "refusal": refusal,
        "may_word": may(by, "propose", organisation, today),
        "may_approve": waits and may(by, "decide", organisation, today),
        "refusable": True,
    }


@require_POST
@workspace
def advise(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an opinion."""
    by = actor(request)
    found = queries.proposal(by, pk)
    form = OpinionForm(request.POST)
    if form.is_valid():
        with refusals.Telling(request):
            actions.advise(by=by, proposal=found, now=clock.now(), **form.cleaned_data)
            messages.success(request, _("Votre avis est enregistré et daté. Il est joint au dossier."))
            return redirect("proposals")
    return render(request, "legal/proposal.html", {**case(by, found), "opinion_form": form}, status=422)


@require_POST
@workspace
def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a decision."""
    by = actor(request)
    found = queries.proposal(by, pk)
    form = DecisionForm(request.POST)
    if form.is_valid():
        with refusals.Telling(request):
            actions.decide(by=by, proposal=found, now=clock.now(), **form.cleaned_data)
            messages.success(request, _("Votre décision est enregistrée et datée."))
            return redirect("proposal", found.pk)
    return render(request, "legal/proposal.html", {**case(by, found), "decision_form": form}, status=422)


@require_POST
@workspace
def revoke(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a decision: what it covered is public no more."""
    by = actor(request)
    decision = get_object_or_404(Decision.objects.filter(proposal__in=queries.proposals_seen_by(by)), pk=pk)
    actions.revoke(by=by, decision=decision, why=request.POST.get("why", ""), now=clock.now())
    messages.success(request, _("La décision est révoquée. Les données ne sont plus publiques."))
    return redirect("proposal", decision.proposal_id)
