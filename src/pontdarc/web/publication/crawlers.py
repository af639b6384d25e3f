"""What search engines are told: where to look, and where not to."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pontdarc.network.models import Organisation
from pontdarc.publication.queries import public_datasets

STANDING = ("home", "search", "organisations", "about", "harvest", "accessibility", "legal-notice", "privacy")
CLOSED = ("/espace/", "/compte/", "/administration/", "/depot/", "/apparence/", "/langue/", "/api/", "/donnees/?")
MOST = 20_000
"""Datasets in the map of the site: with the organisations, under the 50,000 addresses of one sitemap (sitemaps.org)."""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keep engines out of the workspace, and of the endless combinations of a search."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in CLOSED),
        "",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """List what is public: standing pages, datasets with their last change, those who publish."""
    public = public_datasets()
    pages: list[tuple[str, datetime | None]] = [(reverse(name), None) for name in STANDING]
    pages += [
        (reverse("dataset", args=[slug]), modified)
        for slug, modified in public.order_by("-modified_at").values_list("slug", "modified_at")[:MOST]
    ]
    publishers = Organisation.objects.filter(datasets__in=public).distinct().values_list("slug", flat=True)
    pages += [(reverse("organisation", args=[slug]), None) for slug in publishers]
    context = {"pages": pages, "base": settings.SITE_URL}
    return render(request, "publication/sitemap.xml", context, content_type="application/xml")
