"""The portal: home, search, dataset, organisation."""

from django.conf import settings
from django.db.models import Count, Sum
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pontdarc.approach.property import rights_told
from pontdarc.core.profile import Profile, from_json
from pontdarc.extraction.contracts import public_waivers
from pontdarc.legal.rights import licence_text
from pontdarc.mediation.queries import public_questions, public_reuses
from pontdarc.network import queries as network
from pontdarc.network.models import Organisation
from pontdarc.outside import clock
from pontdarc.publication.consolidations import sources_of
from pontdarc.publication.models import Dataset, Theme, Version
from pontdarc.publication.profiles import profile_of
from pontdarc.publication.queries import (
    erased_versions,
    public_dataset,
    public_datasets,
    public_version_numbered,
    public_versions,
    published_version,
    raw_path,
)
from pontdarc.publication.repair_samples import repair_samples
from pontdarc.web.publication import differences, finding, formats, points, preview
from pontdarc.web.publication.drawings import drawn
from pontdarc.web.publication.freshness import freshness
from pontdarc.web.publication.glance import glance
from pontdarc.web.publication.profiles import told
from pontdarc.web.publication.quality import quality_of, shares
from pontdarc.web.publication.registers import registers_shown
from pontdarc.web.publication.structured import structured

LATEST = 6
LISTED_PLACES = 60


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show one question, my commune, the themes, three figures, what changed lately."""
    datasets = public_datasets()
    versions = Version.objects.filter(dataset__in=datasets, state=Version.State.PUBLISHED)
    counts = dict(datasets.order_by().values_list("theme").annotate(n=Count("pk")))
    themes = [(value, label, counts.get(value, 0)) for value, label in Theme.choices if counts.get(value)]
    context = {
        "figures": {
            "datasets": datasets.count(),
            "organisations": datasets.order_by().values("organisation").distinct().count(),
            "rows": versions.aggregate(rows=Sum("rows"))["rows"] or 0,
        },
        "themes": sorted(themes, key=lambda theme: -theme[2]),
        "latest": versions.select_related("dataset__organisation").order_by("-published_at")[:LATEST],
        "communes": Organisation.objects.filter(kind=Organisation.Kind.COMMUNE, listed=True).values_list(
            "name", flat=True
        ),
    }
    return render(request, "publication/home.html", context)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what the words and the facets of the address find."""
    found = finding.find(request.GET)
    template = "publication/_results.html" if request.headers.get("HX-Request") else "publication/search.html"
    response = render(request, template, {"found": found})
    response["Vary"] = "HX-Request"
    return response


@require_safe
def commune(request: HttpRequest) -> HttpResponse:
    """Lead to the page of the commune that was named, or show those that it could be."""
    name = request.GET.get("nom", "").strip()
    candidates = Organisation.objects.filter(listed=True, name__icontains=name) if name else Organisation.objects.none()
    exact = [o for o in candidates if o.name.lower() == name.lower()]
    if len(exact) == 1 or len(candidates) == 1:
        return redirect("organisation", (exact or list(candidates))[0].slug)
    return render(request, "publication/commune.html", {"name": name, "candidates": candidates[:50]})


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """List those who publish, by kind."""
    counts = dict(public_datasets().order_by().values_list("organisation").annotate(n=Count("pk")))
    found = Organisation.objects.filter(pk__in=counts)
    groups: dict[str, list[tuple[Organisation, int]]] = {}
    for one in found:
        groups.setdefault(one.get_kind_display(), []).append((one, counts[one.pk]))
    return render(request, "publication/organisations.html", {"groups": groups})


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an organisation: who it is, who helps, what it publishes."""
    found = network.present_organisation(slug)
    datasets = public_datasets().filter(organisation=found).select_related("organisation")
    context = {
        "organisation": found,
        "results": finding.results(datasets),
        "population": network.population_of(found),
        "groups": Organisation.objects.filter(members__member=found, listed=True),
        "members": Organisation.objects.filter(groups__group=found, listed=True),
        "registers": registers_shown(found, clock.today()),
        "waivers": public_waivers().filter(contract__authority=found).exists(),
    }
    return render(request, "publication/organisation.html", context)


def _current(slug: str) -> tuple[Dataset, Version]:
    dataset = public_dataset(slug)
    return dataset, published_version(dataset)


def _blank(profile: Profile) -> frozenset[str]:
    return frozenset(column.name for column in profile.columns if column.missing == profile.rows)


@require_safe
def dataset(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a dataset: what it is, who answers, what was altered, its rows, downloads, history."""
    found, version = _current(slug)
    places = points.places(version, LISTED_PLACES) if version.geometry else []
    quality = quality_of(found, version, clock.today())
    profile = from_json(profile_of(version))
    columns = told(version.columns, profile_of(version))
    table = preview.preview(version, request.GET, _blank(profile))
    context = {
        "dataset": found,
        "version": version,
        "organisation": found.organisation,
        "freshness": freshness(found, version, clock.today()),
        "quality": quality,
        "quality_parts": shares(quality),
        "received": reverse("received", args=[found.slug]) if raw_path(version) else None,
        "samples": repair_samples(version),
        "quality_url": request.build_absolute_uri(reverse("quality", args=[found.slug])),
        "glance": glance(profile, found.organisation),
        "preview": table,
        "places": places,
        "drawn": points.drawn(version) if places else None,
        "drawings": [] if table.whole else drawn(columns, profile),
        "columns": columns,
        "first_formats": formats.first(version),
        "format_groups": formats.groups(version),
        "versions": list(public_versions(found)),
        "erased": list(erased_versions(found)),
        "sources": sources_of(version),
        "licence": licence_text(found.licence),
        "rights": rights_told(version),
        "reuses": public_reuses(found),
        "questions": public_questions(found),
        "permanent": request.build_absolute_uri(reverse("identifier", args=[found.pk])),
        "api_example": request.build_absolute_uri(f"/api/explore/v2.1/catalog/datasets/{found.slug}/records?limit=20"),
        "structured": structured(request, found, version),
        "tiles": settings.TILES,
    }
    return render(request, "publication/dataset.html", context)


@require_safe
def fragment(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the table alone, for the page that already stands."""
    found, version = _current(slug)
    blank = _blank(from_json(profile_of(version)))
    context = {"dataset": found, "version": version, "preview": preview.preview(version, request.GET, blank)}
    if not request.headers.get("HX-Request"):
        return redirect(f"{reverse('dataset', args=[found.slug])}?{request.GET.urlencode()}#apercu")
    response = render(request, "publication/_table.html", context)
    response["HX-Push-Url"] = f"{reverse('dataset', args=[found.slug])}?{request.GET.urlencode()}"
    return response


@require_safe
def places(request: HttpRequest, slug: str) -> JsonResponse:
    """Answer the places of the current version, for the map."""
    _found, version = _current(slug)
    return JsonResponse(
        {"type": "FeatureCollection", "features": points.places(version) if version.geometry else []},
        content_type="application/geo+json",
    )


@require_safe
def version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show one version of the past: what was altered, what changed since the one before, its downloads."""
    found = public_dataset(slug)
    public_version_numbered(found, number)
    known = {one.number: one for one in public_versions(found)}
    before = next((known[n] for n in range(number - 1, 0, -1) if n in known), None)
    one = known[number]
    context = {
        "dataset": found,
        "organisation": found.organisation,
        "version": one,
        "before": before,
        "columns": told(one.columns, profile_of(one)),
        "difference": differences.difference(before, one) if before else None,
        "received": reverse("version-received", args=[found.slug, number]) if raw_path(one) else None,
        "samples": repair_samples(one),
        "first_formats": formats.first(one, past=True),
        "format_groups": formats.groups(one, past=True),
    }
    return render(request, "publication/version.html", context)
