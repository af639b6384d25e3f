"""Somebody recognises themselves; the DPO looks, proposes, answers; the signatory decides; the proof is shown."""

from collections.abc import Callable
from datetime import datetime, time
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pontdarc.approach.erasure import actions, attesting, queries
from pontdarc.approach.erasure.copying import copy_rows, look, terms_at
from pontdarc.approach.erasure.letters import letter
from pontdarc.approach.models import Attestation, Erasure, PersonRequest
from pontdarc.network.queries import may, organisations_where
from pontdarc.network.rules import Actor
from pontdarc.outside import clock
from pontdarc.publication.models import Dataset
from pontdarc.publication.queries import public_dataset
from pontdarc.web.erasure.forms import (
    AnswerForm,
    AskForm,
    AttestForm,
    ProposeErasureForm,
    ReasonForm,
    RegisterForm,
    SearchForm,
    TermsForm,
)
from pontdarc.web.session import actor, workspace

View = Callable[..., HttpResponseBase]
HERE = "people"


def private(view: View) -> View:
    """Keep what names somebody out of browsers' memories and of error reports."""
    return never_cache(sensitive_post_parameters()(view))


@private
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Take the request of somebody who recognises themselves in a public dataset."""
    dataset = public_dataset(slug)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not form.is_robot():
            actions.ask(dataset=dataset, now=clock.now(), **form.said)
        messages.success(request, _("Votre demande est arrivée. Vous aurez une réponse sous un mois au plus."))
        return redirect("dataset", dataset.slug)
    context = {"dataset": dataset, "form": form, "kept_days": settings.PERSON_RETENTION_DAYS}
    return render(request, "erasure/ask.html", context)


@private
@require_safe
@workspace
def people(request: HttpRequest) -> HttpResponse:
    """List the requests that I answer, the first due first, and the erasures that I decide."""
    by = actor(request)
    found = queries.requests_for(by)
    context = {
        "waiting": found.filter(answered_at=None).order_by("due_on"),
        "answered": found.filter(answered_at__isnull=False).order_by("-answered_at")[:30],
        "to_decide": queries.erasures_to_decide(by),
        "erasures": queries.erasures_for(by).exclude(decided_at=None)[:30],
        "answers": may(by, "advise", None, clock.today()),
        "today": clock.today(),
        "here": HERE,
    }
    return render(request, "erasure/people.html", context)


@private
@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def register(request: HttpRequest) -> HttpResponse:
    """Write down a request that came by letter, by e-mail or at the desk."""
    by = actor(request)
    form = RegisterForm(request.POST or None, initial={"received_on": clock.today()})
    form.fields["dataset"].queryset = Dataset.objects.filter(  # type: ignore[attr-defined]
        organisation__in=organisations_where(by, "advise")
    )
    if request.method == "POST" and form.is_valid():
        fields = dict(form.cleaned_data)
        received = datetime.combine(fields.pop("received_on"), time(12), clock.PARIS)
        made = actions.register(by=by, received_at=received, now=clock.now(), **fields)
        return redirect("person-request", made.pk)
    return render(request, "erasure/register.html", {"form": form, "here": HERE})


@private
@require_safe
@workspace
def case(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a request: who asks what, until when, and what I may do."""
    return render(request, "erasure/case.html", _case(queries.request_for(actor(request), pk)))


def _case(found: PersonRequest) -> dict[str, object]:
    """Return what the page of a request shows."""
    received = clock.date_of(found.received_at)
    waits = found.answered_at is None
    return {
        "case": found,
        "dataset": found.dataset,
        "erasures": found.erasures.select_related("proposed_by", "decided_by"),
        "days": (found.due_on - clock.today()).days,
        "terms": SearchForm(),
        "answer_form": AnswerForm() if waits else None,
        "extend_form": ReasonForm(auto_id="extend_%s") if waits and found.extended_at is None else None,
        "received": received,
        "here": HERE,
    }


@private
@require_POST
@workspace
def search(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Look for the person where I say, and show where they are: places and counts, no cell."""
    by = actor(request)
    found = queries.request_for(by, pk)
    form = SearchForm(request.POST)
    if not form.is_valid():
        return render(request, "erasure/case.html", {**_case(found), "terms": form}, status=422)
    terms = form.lines or terms_at(by=by, dataset=found.dataset, now=clock.now(), **form.place)
    seen = look(by=by, dataset=found.dataset, terms=terms, now=clock.now())
    proposed = ProposeErasureForm(initial={"terms": "\n".join(terms)})
    return render(request, "erasure/case.html", {**_case(found), "terms": form, "seen": seen, "propose_form": proposed})


@private
@require_POST
@workspace
def copy(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the rows of the person, to be given to them."""
    by = actor(request)
    found = queries.request_for(by, pk)
    form = TermsForm(request.POST)
    if not form.is_valid():
        return render(request, "erasure/case.html", {**_case(found), "terms": form}, status=422)
    rows = copy_rows(by=by, request=found, terms=form.lines, now=clock.now())
    return render(request, "erasure/copy.html", {"case": found, "copied": rows, "today": clock.today(), "here": HERE})


@private
@require_POST
@workspace
def propose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Propose to take the person out."""
    by = actor(request)
    found = queries.request_for(by, pk)
    form = ProposeErasureForm(request.POST)
    if not form.is_valid():
        return render(request, "erasure/case.html", {**_case(found), "propose_form": form}, status=422)
    made = actions.propose_erasure(
        by=by,
        dataset=found.dataset,
        people=[form.lines],
        measure=form.cleaned_data["measure"],
        article=form.cleaned_data["article"],
        request=found,
        now=clock.now(),
    )
    messages.success(request, _("C’est proposé. La personne qui signe est prévenue."))
    return redirect("erasure", made.pk)


@require_POST
@workspace
def extend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take two more months, with the reason."""
    by = actor(request)
    found = queries.request_for(by, pk)
    actions.extend(by=by, request=found, why=request.POST.get("why", ""), now=clock.now())
    messages.success(request, _("Le délai est prolongé. Dites-le à la personne, avec la raison."))
    return redirect("person-request", found.pk)


@private
@require_POST
@workspace
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer the person."""
    by = actor(request)
    found = queries.request_for(by, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return render(request, "erasure/case.html", {**_case(found), "answer_form": form}, status=422)
    actions.answer(by=by, request=found, now=clock.now(), **form.cleaned_data)
    sent = _("La réponse part par e-mail.") if found.email else _("Imprimez la lettre et envoyez-la.")
    messages.success(request, sent)
    return redirect("person-letter", found.pk)


@private
@require_safe
@workspace
def show_letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the letter, made to be printed."""
    found = queries.request_for(actor(request), pk)
    context = {"case": found, "paragraphs": letter(found), "today": clock.today(), "here": HERE}
    return render(request, "erasure/letter.html", context)


@private
@require_safe
@workspace
def erasure(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show an erasure: what is proposed, what was decided, what went."""
    by = actor(request)
    return render(request, "erasure/erasure.html", _erasure(by, queries.erasure_for(by, pk)))


def _erasure(by: Actor, found: Erasure) -> dict[str, object]:
    organisation, today = found.dataset.organisation_id, clock.today()
    advises, decides = may(by, "advise", organisation, today), may(by, "decide", organisation, today)
    return {
        "erasure": found,
        "dataset": found.dataset,
        "people": len(found.marks),
        "decides": decides and found.decided_at is None and found.proposed_by_id != by.person,
        "reason": ReasonForm(),
        "proves": advises and found.done_at is not None and attesting.under_way(found, clock.now()) is None,
        "again": (advises or decides) and bool(found.accepted) and found.done_at is not None,
        "terms": AttestForm(),
        "attestations": found.attestations.select_related("asked_by"),
        "advises": advises,
        "here": HERE,
    }


@require_POST
@workspace
def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide on an erasure."""
    by = actor(request)
    found = queries.erasure_for(by, pk)
    accepted = request.POST.get("accept") == "yes"
    actions.decide_erasure(by=by, erasure=found, accepted=accepted, why=request.POST.get("why", ""), now=clock.now())
    said = _("C’est décidé : l’effacement s’exécute.") if accepted else _("C’est refusé. Rien ne change.")
    messages.success(request, said)
    return redirect("erasure", found.pk)


@require_POST
@workspace
def again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Carry out an erasure again, on what came back."""
    by = actor(request)
    found = queries.erasure_for(by, pk)
    actions.apply_again(by=by, erasure=found, now=clock.now())
    messages.success(request, _("L’effacement s’exécute de nouveau sur ce qui est revenu."))
    return redirect("erasure", found.pk)


@private
@require_POST
@workspace
def attest(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for the proof of an erasure, and follow it."""
    by = actor(request)
    found = queries.erasure_for(by, pk)
    running = attesting.under_way(found, clock.now())
    if running is not None:
        return redirect("attestation", running.pk)
    form = AttestForm(request.POST)
    context = _erasure(by, found)
    if not context["proves"] or not form.is_valid():
        return render(request, "erasure/erasure.html", {**context, "terms": form}, status=422)
    made = attesting.ask_attestation(by=by, erasure=found, terms=form.lines, now=clock.now())
    return redirect("attestation", made.pk)


@private
@require_safe
@workspace
def attestation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show how far a proof is, then what was asked, opened and found."""
    return render(request, "erasure/attestation.html", _attestation(queries.attestation_for(actor(request), pk)))


@private
@require_safe
@workspace
def attestation_progress(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show how far it is, for the page that waits; lead to the page once it is over."""
    found = queries.attestation_for(actor(request), pk)
    if found.done_at:
        return HttpResponse(headers={"HX-Redirect": reverse("attestation", args=[found.pk])})
    return render(request, "erasure/_attesting.html", _attestation(found))


def _attestation(found: Attestation) -> dict[str, object]:
    return {
        "attestation": found,
        "erasure": found.erasure,
        "dataset": found.erasure.dataset,
        "proof": attesting.proof_of(found),
        "progress": None if found.done_at else attesting.progress_of(found, clock.now()),
        "here": HERE,
    }
