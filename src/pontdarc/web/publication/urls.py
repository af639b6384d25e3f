"""Addresses of the portal."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page

from pontdarc.web.erasure import views as erasure
from pontdarc.web.extraction import waivers
from pontdarc.web.mediation import requests
from pontdarc.web.mediation import views as mediation
from pontdarc.web.publication import crawlers, files, pages, permanent, quality, registers, views


def page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let browsers keep a page and ask whether it is still right: what is withdrawn is withdrawn at once."""
    return cache_control(no_cache=True)(conditional_page(view))


urlpatterns = [
    path("robots.txt", crawlers.robots, name="robots"),
    path("sitemap.xml", page(crawlers.sitemap), name="sitemap"),
    path("", page(views.home), name="home"),
    path("donnees/", page(views.search), name="search"),
    path("donnees/<slug:slug>/", page(views.dataset), name="dataset"),
    path("donnees/<slug:slug>/qualite.svg", page(quality.badge), name="quality"),
    path("donnees/<slug:slug>/apercu", page(views.fragment), name="preview"),
    path("donnees/<slug:slug>/lieux.geojson", page(views.places), name="places"),
    path("donnees/<slug:slug>/telecharger/<slug:extension>", files.download, name="download"),
    path("donnees/<slug:slug>/telecharger/<slug:extension>/preparation", files.progress, name="download-preparation"),
    path("donnees/<slug:slug>/fichier-recu", files.received, name="received"),
    path("donnees/<slug:slug>/versions/<int:number>/fichier-recu", files.received, name="version-received"),
    path("donnees/<slug:slug>/versions/<int:number>/", page(views.version), name="version"),
    path(
        "donnees/<slug:slug>/versions/<int:number>/telecharger/<slug:extension>",
        files.download,
        name="version-download",
    ),
    path(
        "donnees/<slug:slug>/versions/<int:number>/telecharger/<slug:extension>/preparation",
        files.progress,
        name="version-download-preparation",
    ),
    path("donnees/<slug:slug>/reutilisation", mediation.leave_reuse, name="leave-reuse"),
    path("donnees/<slug:slug>/question", mediation.ask, name="ask"),
    path("donnees/<slug:slug>/personne", erasure.ask, name="person-asks"),
    path("id/dataset/<uuid:pk>", permanent.dataset, name="identifier"),
    path("id/version/<uuid:pk>", permanent.version, name="version-identifier"),
    path("id/organisation/<uuid:pk>", permanent.organisation, name="organisation-identifier"),
    path("organisations/", page(views.organisations), name="organisations"),
    path("organisations/<slug:slug>/", page(views.organisation), name="organisation"),
    path("organisations/<slug:slug>/repertoire/", page(registers.public_register), name="public-register"),
    path("organisations/<slug:slug>/repertoire.<str:suffix>", registers.register_file, name="public-register-file"),
    path("organisations/<slug:slug>/repertoire/<int:year>/", page(registers.public_register), name="public-edition"),
    path(
        "organisations/<slug:slug>/repertoire/<int:year>.<str:suffix>",
        registers.register_file,
        name="public-edition-file",
    ),
    path("organisations/<slug:slug>/acces-aux-documents/", page(registers.access), name="public-access"),
    path("organisations/<slug:slug>/algorithmes/", page(registers.public_algorithms), name="public-algorithms"),
    path(
        "organisations/<slug:slug>/algorithmes.<str:suffix>", registers.algorithms_file, name="public-algorithms-file"
    ),
    path("organisations/<slug:slug>/demander/", requests.ask, name="request-document"),
    path("organisations/<slug:slug>/dispenses/", page(waivers.of_organisation), name="organisation-waivers"),
    path("organisations/<slug:slug>/dispenses.<str:suffix>", page(waivers.as_data), name="organisation-waivers-data"),
    path("dispenses/", page(waivers.waivers), name="waivers"),
    path("ma-commune/", page(views.commune), name="commune"),
    path("moissonnage/", page(pages.harvest), name="harvest"),
    path("non-publies/", page(pages.refused), name="refused"),
    path("demarche/", page(pages.about), name="about"),
    path("accessibilite/", page(pages.accessibility), name="accessibility"),
    path("mentions-legales/", page(pages.legal_notice), name="legal-notice"),
    path("donnees-personnelles/", page(pages.privacy), name="privacy"),
    path("apparence/", pages.look, name="look"),
]
