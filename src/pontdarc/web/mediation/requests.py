"""Requests for documents: the public form, the queue by deadline, one request, its letter to print."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pontdarc.approach.request_messages import letter as letter_of
from pontdarc.approach.requests import clock_of_request
from pontdarc.mediation import actions
from pontdarc.mediation.delays import SEIZURE, due_on
from pontdarc.mediation.queries import answering, document_request, requests_seen_by
from pontdarc.network import queries as network
from pontdarc.network.models import Organisation
from pontdarc.network.queries import may
from pontdarc.outside import clock
from pontdarc.web import refusals
from pontdarc.web.mediation.request_forms import AnswerForm, InscribeForm, RequestForm, TransmitForm
from pontdarc.web.session import actor, workspace

HERE = "requests"
CLOSED_SHOWN = 50


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a request for a document, and say at once until when it is answered."""
    body = network.present_organisation(slug)
    today = clock.today()
    context: dict[str, object] = {
        "organisation": body,
        "due_on": due_on(today),
        "seize_until": SEIZURE.due(due_on(today)),
        "answered_here": answering(Organisation.objects.filter(pk=body.pk), today).exists(),
    }
    form = RequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not form.is_robot():
            actions.request_document(organisation=body, now=clock.now(), **form.said)
        return render(request, "mediation/request_left.html", context)
    return render(request, "mediation/request.html", {**context, "form": form})


@require_safe
@workspace
def requests(request: HttpRequest) -> HttpResponse:
    """List the requests to answer, the nearest day first, then the others."""
    found, today = requests_seen_by(actor(request)), clock.today()
    waiting = [(each, clock_of_request(each, today)) for each in found.filter(outcome="", forgotten_at=None)]
    context = {
        "waiting": sorted(waiting, key=lambda one: one[1].due_on),
        "closed": found.exclude(outcome="").order_by("-answered_at")[:CLOSED_SHOWN],
        "here": HERE,
    }
    return render(request, "mediation/requests.html", context)


@require_safe
@workspace
def one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a request, its clock, and what may be done."""
    by = actor(request)
    found, today = document_request(by, pk), clock.today()
    open_ = not found.outcome and found.forgotten_at is None
    context = {
        "request_": found,
        "clock": clock_of_request(found, today),
        "open": open_,
        "answer_form": AnswerForm(found) if open_ and by.person else None,
        "transmit_form": TransmitForm(found) if open_ and found.transmitted_from_id is None else None,
        "inscribe_form": InscribeForm(initial={"title": found.subject})
        if open_ and found.entry_id is None and may(by, "describe", found.organisation_id, today)
        else None,
        "here": HERE,
    }
    return render(request, "mediation/request_one.html", context)


@require_POST
@workspace
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer a request."""
    by = actor(request)
    found = document_request(by, pk)
    form = AnswerForm(found, request.POST)
    if not form.is_valid():
        messages.error(request, _("Il manque votre réponse, ou une adresse n’a pas la bonne forme."))
        return redirect("document-request", found.pk)
    with refusals.Telling(request):
        actions.answer_request(by=by, request=found, now=clock.now(), **form.cleaned_data)
        messages.success(request, _("Votre réponse part par e-mail. La lettre peut être imprimée."))
    return redirect("document-request", found.pk)


@require_POST
@workspace
def transmit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send a request on to who holds the document."""
    by = actor(request)
    found = document_request(by, pk)
    form = TransmitForm(found, request.POST)
    if not form.is_valid():
        messages.error(request, _("Choisissez l’organisation qui détient le document."))
        return redirect("document-request", found.pk)
    to = form.cleaned_data["to"]
    actions.transmit_request(by=by, request=found, to=to, now=clock.now())
    messages.success(request, _("La demande est transmise à %(name)s. La personne le sait.") % {"name": to.name})
    return redirect("requests")


@require_POST
@workspace
def inscribe(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write what is asked for into the inventory."""
    by = actor(request)
    found = document_request(by, pk)
    entry = actions.inscribe_request(by=by, request=found, title=request.POST.get("title", ""), now=clock.now())
    messages.success(request, _("C’est à l’inventaire. Une fois le jeu publié, revenez répondre à la demande."))
    return redirect("entry", entry.pk)


@require_safe
@workspace
def letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the letter of an answer, made to be printed."""
    found = document_request(actor(request), pk)
    if not found.outcome:
        raise Http404
    context = {"request_": found, "lines": letter_of(found), "here": HERE}
    return render(request, "mediation/request_letter.html", context)
