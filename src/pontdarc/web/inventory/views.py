"""The inventory: what exists, and where each set of data is on its way."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pontdarc.approach.beneficiaries import STANDARD as SUBSIDIES
from pontdarc.extraction.queries import links_of, sources_seen_by
from pontdarc.inventory import actions, queries
from pontdarc.legal.queries import clearance_for, proposals_seen_by
from pontdarc.network.queries import may
from pontdarc.network.rules import VERBS
from pontdarc.outside import clock
from pontdarc.publication.models import Dataset, Version
from pontdarc.publication.profiles import profile_of
from pontdarc.publication.queries import scope_of, versions_seen_by
from pontdarc.web import refusals
from pontdarc.web.inventory.forms import EntryForm, NewEntryForm
from pontdarc.web.inventory.steps import next_move, steps_of
from pontdarc.web.publication.profiles import told
from pontdarc.web.session import actor, workspace


@require_safe
@workspace
def entries(request: HttpRequest) -> HttpResponse:
    """List the entries of my organisations."""
    by = actor(request)
    found = queries.entries_seen_by(by).select_related("organisation", "dataset")
    text = request.GET.get("q", "").strip()
    if text:
        found = found.filter(title__icontains=text)
    context = {"entries": found[:500], "text": text, "may_describe": may(by, "describe", None, clock.today())}
    return render(request, "inventory/entries.html", {**context, "here": "inventory"})


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def new_entry(request: HttpRequest) -> HttpResponse:
    """Write a set of data into the inventory, then ask for its file."""
    by = actor(request)
    form = NewEntryForm(by, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals.Telling(request):
            entry = actions.register(by=by, now=clock.now(), **form.cleaned_data)
            return redirect("deposit", entry.pk)
    return render(request, "inventory/new.html", {"form": form, "here": "inventory"})


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def describe(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write what is known of an entry."""
    by = actor(request)
    found = queries.entry(by, pk)
    initial = {name: getattr(found, name) for name in EntryForm.base_fields}
    form = EntryForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.describe(by=by, entry=found, now=clock.now(), **form.cleaned_data)
        messages.success(request, _("C’est noté."))
        return redirect("entry", found.pk)
    return render(request, "inventory/describe.html", {"form": form, "entry": found, "here": "inventory"})


@require_safe
@workspace
def entry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show where a set of data is on its way, who acts next, and everything that happened to it."""
    by = actor(request)
    found = queries.entry(by, pk)
    dataset = Dataset.objects.filter(entry=found).first()
    versions = list(versions_seen_by(by, dataset)) if dataset else []
    proposals = list(proposals_seen_by(by).filter(entry=found).order_by("-at")[:20])
    deliveries = list(found.deliveries.select_related("by").order_by("-received_at")[:20])
    rights = {verb: may(by, verb, found.organisation_id, clock.today()) for verb in VERBS}
    held = next((version for version in versions if version.state == Version.State.HELD), None)
    context = {
        "entry": found,
        "dataset": dataset,
        "versions": [version for version in versions if version.state != Version.State.DISCARDED],
        "held": held,
        "columns": told(held.columns, profile_of(held)) if held else [],
        "proposals": proposals,
        "deliveries": deliveries,
        "links": links_of(by, found.pk),
        "sources": sources_seen_by(by).filter(entry=found),
        "rights": rights,
        "releasable": bool(held and rights["propose"] and held.held and _is_covered(held)),
        "steps": steps_of(found),
        "subsidies": found.standard.partition("@")[0] == SUBSIDIES,
        "next": next_move(found, deliveries, proposals, held, rights),
        "here": "inventory",
    }
    return render(request, "inventory/entry.html", context)


def _is_covered(held: Version) -> bool:
    """Say whether a clearance covers a version, so that only a look is missing."""
    return clearance_for(held.dataset.entry_id, scope_of(held), clock.today()).decision is not None
