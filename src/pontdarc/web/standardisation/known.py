"""The standards known here: add one by file or address, take one away, follow the national catalogue."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pontdarc.core.refusals import Refusal
from pontdarc.inventory.models import Entry
from pontdarc.network.queries import may
from pontdarc.outside import clock
from pontdarc.standardisation.adding import (
    LARGEST,
    add_published,
    add_standard,
    check_may_add,
    published_schemas,
    read_address,
    remove_standard,
)
from pontdarc.standardisation.catalogue import every_version, origin_of
from pontdarc.web import refusals
from pontdarc.web.session import actor, workspace


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def known(request: HttpRequest) -> HttpResponse:
    """List the standards; take a new one."""
    by = actor(request)
    refusal, given = None, {name: request.POST.get(name, "").strip() for name in ("address", "slug", "version")}
    if request.method == "POST":
        try:
            made = add_standard(
                by=by,
                content=_content(request, given["address"]),
                source=given["address"],
                slug=given["slug"],
                version=given["version"],
                now=clock.now(),
            )
        except Refusal as refused:
            refusal = refused
        else:
            done = _("Le standard « %(title)s » est ajouté : il est reconnu dès le prochain dépôt.")
            messages.success(request, done % {"title": made.title})
            return redirect("known-standards")
    used = set(Entry.objects.exclude(standard="").values_list("standard", flat=True))
    listed = [(each, origin_of(each), each.slug in used) for each in every_version().values()]
    context = {
        "added": [each for each in listed if each[1]["origin"] == "added"],
        "ours": [each for each in listed if each[1]["origin"] != "added"],
        "may_add": may(by, "manage", None, clock.today()),
        "refusal": refusal and {"sentence": refusal.sentence(_), "advice": refusal.advice(_)},
        "given": given,
        "here": "standards",
    }
    return render(request, "standardisation/known.html", context, status=400 if refusal else 200)


def _content(request: HttpRequest, address: str) -> bytes:
    """Return the schema that was dropped, else the one at the address."""
    check_may_add(actor(request), clock.now())
    file = request.FILES.get("file")
    return file.read(LARGEST + 1) if file is not None else read_address(address)


@require_POST
@workspace
def remove(request: HttpRequest) -> HttpResponse:
    """Take away a standard that was added."""
    name = remove_standard(by=actor(request), name=request.POST.get("name", ""), now=clock.now())
    messages.success(request, _("Le standard %(name)s est retiré.") % {"name": name})
    return redirect("known-standards")


@require_POST
@workspace
def refresh(request: HttpRequest) -> HttpResponse:
    """Read the index of the national catalogue, show what is new, add what was ticked."""
    by, now = actor(request), clock.now()
    check_may_add(by, now)
    found = published_schemas()
    names = set(request.POST.getlist("add"))
    done = add_published(by=by, wanted=[each for each in found if each.slug in names], now=now)
    for name, why in done.refused:
        messages.error(request, f"{name} : {refusals.said(why)}")
    for made in done.added:
        messages.success(request, _("Ajouté : %(name)s.") % {"name": made.name})
    taken = {made.name for made in done.added}
    news = [each for each in found if each.news and f"{each.slug}@{each.version}" not in taken]
    context = {
        "newer": [each for each in news if each.news == "newer"],
        "new": [each for each in news if each.news == "new"],
        "count": len(found),
        "here": "standards",
    }
    return render(request, "standardisation/published.html", context)
