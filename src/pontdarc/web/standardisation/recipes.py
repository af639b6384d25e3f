"""The recipe of an entry: read, changed by hand, compared, taken from another, made to follow a new shape."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pontdarc.core.recipe import from_yaml
from pontdarc.core.recipe_text import LONGEST
from pontdarc.core.refusals import Invalid, Refusal
from pontdarc.inventory.models import Entry
from pontdarc.inventory.queries import entry as entry_seen
from pontdarc.network.queries import may
from pontdarc.outside import clock
from pontdarc.standardisation.models import Recipe
from pontdarc.standardisation.queries import last_preparation
from pontdarc.standardisation.recipes import (
    NewShape,
    difference,
    drift_told,
    follow_shape,
    go_back,
    new_shape,
    recipe_of,
    take_over,
    write_recipe,
)
from pontdarc.web import refusals
from pontdarc.web.session import actor, workspace
from pontdarc.web.standardisation.recipe_told import told

PROPOSED_UP_TO = 20_000_000
"""Octets of a file up to which a new recipe is tried while the page is made."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a comparison. *what*: added, removed, place or same."""

    text: str
    what: str


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def recipe(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the recipe and its history; take the one that a person wrote."""
    by = actor(request)
    entry = entry_seen(by, pk)
    text, refusal = None, None
    if request.method == "POST":
        text = _written(request)
        try:
            write = take_over if request.POST.get("another") else write_recipe
            made = write(by=by, entry=entry, text=text, now=clock.now())
        except Refusal as refused:
            refusal = refused
        else:
            done = _("La recette %(number)s est gardée : elle servira aux prochains dépôts.") % {"number": made.number}
            messages.success(request, done)
            return redirect("recipe", entry.pk)
    status = 400 if refusal else 200
    return render(request, "standardisation/recipe.html", _context(request, entry, text, refusal), status=status)


def _written(request: HttpRequest) -> str:
    """Return the document that was typed, or dropped as a file."""
    file = request.FILES.get("file")
    if file is not None:
        content: bytes = file.read(LONGEST * 4)
        return content.decode("utf-8-sig", errors="replace")
    return request.POST.get("text", "").replace("\r\n", "\n")


def _context(request: HttpRequest, entry: Entry, text: str | None, refusal: Refusal | None) -> dict[str, object]:
    known = list(entry.recipes.select_related("by").order_by("-number"))
    preparation = last_preparation(entry.pk)
    shape: NewShape | None = None
    if preparation is not None and preparation.delivery.size <= PROPOSED_UP_TO:
        shape = new_shape(preparation)
    line = refusal.params.get("line") if isinstance(refusal, Invalid) else None
    return {
        "entry": entry,
        "recipes": known,
        "told": told(from_yaml(known[0].document)) if known else None,
        "text": text if text is not None else known[0].document if known else "",
        "refusal": {"sentence": refusal.sentence(_), "advice": refusal.advice(_), "line": line} if refusal else None,
        "preparation": preparation,
        "drift": [each.sentence(_) for each in drift_told(preparation)] if preparation else [],
        "may_follow": bool(preparation and any(each.blocking for each in drift_told(preparation))),
        "shape": shape,
        "compared": _compared(request, entry, known),
        "may_correct": may(actor(request), "deliver", entry.organisation_id, clock.today()),
        "here": "inventory",
    }


def _compared(request: HttpRequest, entry: Entry, known: list[Recipe]) -> dict[str, object] | None:
    """Return what changed from the recipe before to the one that is asked for."""
    asked = request.GET.get("changements", "")
    if not asked.isdecimal() or len(asked) > 6:
        return None
    now = next((each for each in known if each.number == int(asked)), None)
    before = next((each for each in known if now and each.number < now.number), None)
    if now is None or before is None:
        return None
    return {"before": before, "now": now, "lines": list(_lines(difference(before, now)[2:]))}


def _lines(texts: Iterable[str]) -> Iterable[Line]:
    kinds = {"+": "added", "-": "removed", "@": "place"}
    for text in texts:
        yield Line(text, kinds.get(text[:1], "same"))


@require_safe
@workspace
def export(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Give a recipe as a file."""
    found = recipe_of(entry_seen(actor(request), pk), number)
    response = HttpResponse(found.document, content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="recette-{found.number}.yaml"'
    return response


@require_POST
@workspace
def back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Go back to an earlier recipe."""
    entry = entry_seen(actor(request), pk)
    asked = request.POST.get("number", "")
    with refusals.Telling(request):
        number = int(asked) if asked.isdecimal() and len(asked) < 7 else 0
        made = go_back(by=actor(request), entry=entry, number=number, now=clock.now())
        done = _("La recette %(old)s est reprise, sous le numéro %(new)s.") % {"old": asked, "new": made.number}
        messages.success(request, done)
    return redirect("recipe", entry.pk)


@require_POST
@workspace
def follow(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Accept the recipe proposed for a file that changed its shape."""
    entry = entry_seen(actor(request), pk)
    preparation = last_preparation(entry.pk)
    if preparation is None:
        return redirect("recipe", entry.pk)
    follow_shape(by=actor(request), delivery=preparation.delivery, now=clock.now())
    messages.success(request, _("La recette suit la nouvelle forme du fichier. Les prochains dépôts aussi."))
    return redirect("delivery", preparation.delivery_id)
