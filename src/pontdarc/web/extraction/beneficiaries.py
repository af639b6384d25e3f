"""Beneficiaries of subsidies without a right identifier: ask them, read what they answer, take it over or not."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pontdarc.approach.beneficiaries import STANDARD, ask_beneficiary, take_over, wanting
from pontdarc.extraction.actions import settle_identifiers
from pontdarc.extraction.models import IdentifierRequest
from pontdarc.inventory.models import Entry
from pontdarc.inventory.queries import entries_seen_by
from pontdarc.inventory.queries import entry as entry_seen
from pontdarc.network.queries import require
from pontdarc.network.rules import Actor
from pontdarc.outside import clock
from pontdarc.standardisation.queries import last_preparation
from pontdarc.web.session import actor, workspace


class _EmailForm(forms.Form):
    email = forms.EmailField()


@require_safe
@workspace
def beneficiaries(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show who lacks an identifier, who was asked, and what they answered."""
    by = actor(request)
    entry = _table(by, pk)
    preparation = last_preparation(entry.pk)
    asked = IdentifierRequest.objects.filter(entry=entry)
    context = {
        "entry": entry,
        "rows": wanting(by, preparation) if preparation else [],
        "answers": asked.filter(state=IdentifierRequest.State.ANSWERED),
        "others": asked.exclude(state=IdentifierRequest.State.ANSWERED)[:50],
        "here": "inventory",
    }
    return render(request, "extraction/beneficiaries.html", context)


def _table(by: Actor, pk: UUID) -> Entry:
    """A table of subsidies of which the actor takes care: those who only look have no business with addresses."""
    entry = entry_seen(by, pk)
    require(by, "deliver", entry.organisation_id, clock.today())
    preparation = last_preparation(entry.pk)
    standard = (preparation.standard if preparation else "") or entry.standard
    if standard.partition("@")[0] != STANDARD:
        raise Http404
    return entry


@require_POST
@workspace
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask the beneficiary of one row."""
    by = actor(request)
    entry = _table(by, pk)
    form = _EmailForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Il manque l’adresse du bénéficiaire, ou elle n’a pas la bonne forme."))
        return redirect("beneficiaries", entry.pk)
    digest = request.POST.get("row", "")
    ask_beneficiary(by=by, entry=entry, digest=digest, email=form.cleaned_data["email"], now=clock.now())
    messages.success(request, _("La demande est partie. Le lien vaut soixante jours."))
    return redirect("beneficiaries", entry.pk)


@require_POST
@workspace
def settle(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an answer over in the table, or leave it aside."""
    by = actor(request)
    found = get_object_or_404(
        IdentifierRequest.objects.select_related("entry__organisation"), pk=pk, entry__in=entries_seen_by(by)
    )
    if request.POST.get("take") == "yes":
        take_over(by=by, request=found, now=clock.now())
        messages.success(request, _("La correction est dans la recette ; elle sera refaite à chaque dépôt."))
    else:
        settle_identifiers(by=by, request=found, taken=False, now=clock.now())
        messages.success(request, _("La réponse est laissée de côté. Rien n’a changé."))
    return redirect("beneficiaries", found.entry_id)
