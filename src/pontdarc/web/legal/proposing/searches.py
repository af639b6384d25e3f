"""A search of the best plan as the pages give it, follow it and show it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pontdarc.core.privacy.plan import plan_of, write_step
from pontdarc.network.queries import may
from pontdarc.network.rules import Actor
from pontdarc.outside import clock
from pontdarc.publication.models import PlanSearch
from pontdarc.publication.searching import (
    cancel_search,
    plan_search,
    progress_of,
    search_again,
)
from pontdarc.standardisation.models import Preparation
from pontdarc.standardisation.queries import last_preparation
from pontdarc.web import refusals
from pontdarc.web.legal.proposing.forms import ProtectForm
from pontdarc.web.legal.risk_shown import by_column, forbidden_in_words
from pontdarc.web.session import actor, workspace


def order_of(protect: ProtectForm, preparation: Preparation, quasi: Sequence[str]) -> dict[str, Any]:
    """Return what is to be compared for the columns *quasi* (publication.planning.search)."""
    asked, secret = protect.asked, protect.sensitive_column
    kinds = {str(each["name"]): each.get("kind") for each in preparation.report["columns"]}
    forbidden = {name: levels for name, levels in protect.forbidden.items() if name in quasi}
    ways = {each.name: [write_step(call) for call in each.ways] for each in protect.columns if each.name in forbidden}
    return {
        "quasi": list(quasi),
        "kinds": {name: kinds.get(name) for name in quasi},
        "k": asked.k,
        "left_out": asked.left_out,
        "locked": [name for name in protect.cleaned_data["lock"] if name in quasi],
        "sensitive": secret or None,
        "diverse": asked.diverse,
        "closeness": asked.closeness,
        "given": [write_step(call) for call in protect.plan.of(secret)] if secret else [],
        "ways": ways,
        "forbidden": forbidden,
    }


def searched(by: Actor, identifier: str) -> PlanSearch:
    """Return the search that an address names.

    :raises NotFound: there is none that the actor may see.
    """
    try:
        return plan_search(by, UUID(identifier))
    except ValueError:
        return plan_search(by, UUID(int=0))


def told(search: PlanSearch) -> dict[str, Any]:
    """Return what the pages say of a search that came to its end."""
    found: Mapping[str, Any] = search.found or {}
    return {**found, "k": search.order["k"], "share": found["left_out"] / max(1, found["rows"])}


@dataclass(frozen=True, slots=True)
class Found:
    """What becomes of a column in the plan that was found, and what it loses."""

    name: str
    words: str
    loss: float


def _columns(search: PlanSearch) -> list[Found]:
    found: Mapping[str, Any] = search.found or {}
    words = by_column(plan_of(found["steps"]))
    return [Found(each["name"], words.get(each["name"], _("telle quelle")), each["loss"]) for each in found["columns"]]


@require_safe
@workspace
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show how a search goes, then what it found."""
    return render(request, "legal/plan.html", _state(actor(request), pk))


@require_safe
@workspace
def progress(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the same as a fragment, for the page that waits."""
    return render(request, "legal/_plan_progress.html", _state(actor(request), pk))


def _state(by: Actor, pk: UUID) -> dict[str, object]:
    search = plan_search(by, pk)
    entry = search.preparation.delivery.entry
    last, order = last_preparation(entry.pk), search.order
    context: dict[str, object] = {
        "search": search,
        "entry": entry,
        "progress": progress_of(search),
        "may_propose": may(by, "propose", entry.organisation_id, clock.today()),
        "outdated": last is None or last.pk != search.preparation_id,
        "order": order,
        "forbidden": forbidden_in_words(order.get("forbidden") or {}),
        "here": "inventory",
    }
    if search.found is None:
        return context
    hidden = plan_of(search.found["steps"]).drop
    return context | {
        "plan": told(search),
        "columns": _columns(search),
        "effect": search.found["effect"],
        "nothing_left": len(hidden) == len(search.found["columns"]),
    }


@require_POST
@workspace
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Have a search stopped."""
    by = actor(request)
    found = plan_search(by, pk)
    with refusals.Telling(request):
        cancel_search(by=by, search=found, now=clock.now())
    return redirect("plan-search", found.pk)


@require_POST
@workspace
def again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take up again a search that stopped."""
    by = actor(request)
    found = plan_search(by, pk)
    with refusals.Telling(request):
        search_again(by=by, search=found, now=clock.now())
    return redirect("plan-search", found.pk)
