"""Addresses of the portal and the workspace."""

from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from pontdarc.web import branding, stylesheet

urlpatterns = [
    path("style-<slug:digest>.css", stylesheet.stylesheet, name="stylesheet"),
    path("marque.css", branding.stylesheet, name="brand"),
    path("marque/logo", branding.logo),
    path("langue/", csrf_exempt(set_language), name="set_language"),  # no token: see publication.pages.look
    path("espace/", include("pontdarc.web.workspace.urls")),
    path("depot/", include("pontdarc.web.extraction.deposit_urls")),
    path("", include("pontdarc.web.publication.urls")),
]
