"""Addresses of the portal."""

from django.urls import path

from pontdarc.web.mediation import views as mediation
from pontdarc.web.publication import files, pages, views

urlpatterns = [
    path("", views.home, name="home"),
    path("donnees/", views.search, name="search"),
    path("donnees/<slug:slug>/", views.dataset, name="dataset"),
    path("donnees/<slug:slug>/apercu", views.fragment, name="preview"),
    path("donnees/<slug:slug>/lieux.geojson", views.places, name="places"),
    path("donnees/<slug:slug>/telecharger/<slug:extension>", files.download, name="download"),
    path("donnees/<slug:slug>/versions/<int:number>/", views.version, name="version"),
    path(
        "donnees/<slug:slug>/versions/<int:number>/telecharger/<slug:extension>",
        files.download,
        name="version-download",
    ),
    path("donnees/<slug:slug>/reutilisation", mediation.leave_reuse, name="leave-reuse"),
    path("donnees/<slug:slug>/question", mediation.ask, name="ask"),
    path("id/dataset/<uuid:pk>", views.identifier, name="identifier"),
    path("organisations/", views.organisations, name="organisations"),
    path("organisations/<slug:slug>/", views.organisation, name="organisation"),
    path("ma-commune/", views.commune, name="commune"),
    path("moissonnage/", pages.harvest, name="harvest"),
    path("demarche/", pages.about, name="about"),
    path("accessibilite/", pages.accessibility, name="accessibility"),
    path("mentions-legales/", pages.legal_notice, name="legal-notice"),
    path("donnees-personnelles/", pages.privacy, name="privacy"),
    path("apparence/", pages.look, name="look"),
]
