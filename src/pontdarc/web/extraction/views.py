"""Files come in: by the drop, by somebody who is invited, by themselves."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pontdarc.core.refusals import Refusal
from pontdarc.extraction import actions
from pontdarc.extraction.contracts import contracts_seen_by
from pontdarc.extraction.models import Delivery, DepositLink
from pontdarc.inventory.queries import entries_seen_by
from pontdarc.inventory.queries import entry as entry_seen
from pontdarc.network.queries import organisations_where
from pontdarc.outside import clock
from pontdarc.web import refusals
from pontdarc.web.extraction.forms import DepositForm, InviteForm, SourceForm
from pontdarc.web.extraction.receiving import answer_refusal, answer_to, take
from pontdarc.web.session import actor, workspace


@require_safe
@workspace
def choose(request: HttpRequest) -> HttpResponse:
    """Ask which set of data the file is for; with only one, do not ask."""
    by = actor(request)
    mine = entries_seen_by(by).filter(organisation__in=organisations_where(by, "deliver"))
    if mine.count() == 1:
        return redirect("deposit", mine[0].pk)
    return render(request, "extraction/choose.html", {"entries": mine[:500], "here": "inventory"})


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def deposit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the drop, and take the file."""
    by = actor(request)
    entry = entry_seen(by, pk)
    form = DepositForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            delivery = take(by, entry, form, Delivery.Origin.WORKSPACE)
        except Refusal as refusal:
            return answer_refusal(request, refusal, reverse("deposit", args=[entry.pk]))
        return answer_to(request, reverse("delivery", args=[delivery.pk]))
    context = {"entry": entry, "form": form, "action": request.path, "here": "inventory"}
    return render(request, "extraction/deposit.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send a deposit link to somebody who has no account."""
    by = actor(request)
    entry = entry_seen(by, pk)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals.Telling(request):
            person = actions.guest(by=by, organisation=entry.organisation_id, now=clock.now(), **form.cleaned_data)
            actions.invite(by=by, entry=entry, person=person, now=clock.now())
            messages.success(request, _("Le lien est envoyé à %(name)s. Il vaut 30 jours.") % {"name": person.name})
            return redirect("entry", entry.pk)
    return render(request, "extraction/invite.html", {"entry": entry, "form": form, "here": "inventory"})


@require_POST
@workspace
def revoke_link(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a deposit link."""
    by = actor(request)
    seen = Q(entry__in=entries_seen_by(by)) | Q(contract__in=contracts_seen_by(by))
    link = get_object_or_404(DepositLink.objects.filter(seen), pk=pk)
    actions.revoke_link(by=by, link=link, now=clock.now())
    messages.success(request, _("Le lien ne fonctionne plus."))
    return redirect("contract", link.contract_id) if link.contract_id else redirect("entry", link.entry_id)


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def add_source(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say where the file is renewed by itself."""
    by = actor(request)
    entry = entry_seen(by, pk)
    form = SourceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals.Telling(request):
            hours, url = form.cleaned_data["every_hours"], form.cleaned_data["url"]
            actions.add_source(
                by=by, entry=entry, connector="http", parameters={"url": url}, every_hours=hours, now=clock.now()
            )
            messages.success(request, _("Le fichier sera relevé à cette adresse."))
            return redirect("entry", entry.pk)
    return render(request, "extraction/source.html", {"entry": entry, "form": form, "here": "inventory"})
