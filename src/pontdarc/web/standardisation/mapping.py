"""Which column of the file fills each column of the standard: shown, and corrected in one gesture."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.request import QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods

from pontdarc.core.recipe import from_yaml
from pontdarc.inventory.queries import entry as entry_seen
from pontdarc.outside import clock
from pontdarc.standardisation.actions import correct_mapping
from pontdarc.standardisation.catalogue import standards
from pontdarc.standardisation.joining import Joined, joined_in
from pontdarc.standardisation.models import Preparation
from pontdarc.standardisation.queries import last_preparation
from pontdarc.web import refusals
from pontdarc.web.session import actor, workspace

EMPTY, CONSTANT = "", "="
SEPARATORS = (
    (" ", gettext_lazy("une espace")),
    (", ", gettext_lazy("une virgule")),
    (" - ", gettext_lazy("un tiret")),
    ("/", gettext_lazy("une barre oblique")),
    ("", pgettext_lazy("entre deux valeurs", "rien")),
)
_ROOM = 2
"""Columns that may be added to the first one, before any was."""


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def mapping(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show which column of the file fills each column of the standard, and take corrections."""
    by = actor(request)
    entry = entry_seen(by, pk)
    preparation = last_preparation(entry.pk)
    if preparation is None:
        messages.error(request, _("Déposez d’abord un fichier."))
        return redirect("deposit", entry.pk)
    feeds = _feeds(preparation)
    if request.method == "POST":
        changes = _changes(request.POST, feeds)
        with refusals.Telling(request):
            if changes:
                preparation = correct_mapping(by=by, entry=entry, changes=changes, now=clock.now())
            messages.success(request, _("Les colonnes sont corrigées, et le seront aux prochains dépôts."))
            return redirect("delivery", preparation.delivery_id)
    sources = [str(column["name"]) for column in (preparation.report.get("reading") or {}).get("columns", [])]
    context = {"entry": entry, "feeds": feeds, "sources": sources, "preparation": preparation, "here": "inventory"}
    return render(request, "standardisation/mapping.html", context)


def _feeds(preparation: Preparation) -> list[dict[str, Any]]:
    """Return the target columns with what fills them and what the standard says of them."""
    report = preparation.report
    standard = standards().get(str(report.get("standard")))
    fields = {one.name: one for one in standard.schema.fields} if standard else {}
    joined = joined_in(from_yaml(preparation.recipe.document))
    return [
        {
            **feed,
            "title": _(field.title) if (field := fields.get(feed["target"])) and field.title else "",
            "required": bool(field and field.constraints.required),
            **_chosen(feed, joined.get(feed["target"])),
        }
        for feed in report.get("feeds", [])
    ]


def _chosen(feed: Mapping[str, Any], joined: Joined | None) -> dict[str, Any]:
    """Return the column that is chosen, those that are added to it, and the signs that may stand between them."""
    first = (feed.get("sources") or [EMPTY])[0]
    sources = list(joined.sources) if joined else [first] if first else []
    separator = joined.separator if joined else SEPARATORS[0][0]
    known = dict(SEPARATORS)
    return {
        "chosen": sources[0] if sources else EMPTY,
        "others": [*sources[1:], EMPTY] if joined else [EMPTY] * _ROOM,
        "several": joined is not None,
        "separator": separator,
        "separators": SEPARATORS if separator in known else (*SEPARATORS, (separator, f"« {separator} »")),
    }


def _changes(posted: QueryDict, feeds: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what differs from what fills each column now.

    By target column: ``c`` the column of the file, ``m`` those that follow it, ``s`` the sign between them, ``v`` the
    value that is the same everywhere.
    """
    changes: dict[str, Any] = {}
    for feed in feeds:
        target = feed["target"]
        source, constant = posted.get(f"c.{target}"), posted.get(f"v.{target}", "").strip()
        others = [name for name in posted.getlist(f"m.{target}") if name]
        separator = posted.get(f"s.{target}", feed["separator"])
        if source is None:
            continue
        if source == CONSTANT and constant and constant != feed.get("constant"):
            changes[target] = {"value": constant}
        elif source == EMPTY and (feed["chosen"] or feed.get("constant")):
            changes[target] = None
        elif source not in (CONSTANT, EMPTY) and others:
            if [source, *others] != [feed["chosen"], *filter(None, feed["others"])] or separator != feed["separator"]:
                changes[target] = {"sources": [source, *others], "separator": separator}
        elif source not in (CONSTANT, EMPTY) and (source != feed["chosen"] or feed["several"]):
            changes[target] = source
    return changes
