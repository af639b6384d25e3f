"""Addresses that never change, whatever happens to titles and names: each leads to the page of today."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from pontdarc.network.models import Organisation
from pontdarc.publication.models import Version
from pontdarc.publication.queries import public_dataset, public_version


def _see_other(url: str) -> HttpResponse:
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response


@require_safe
def dataset(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Lead to the page of a dataset."""
    return _see_other(reverse("dataset", args=[public_dataset(pk).slug]))


@require_safe
def version(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Lead to the page of a version; say that it was withdrawn when its dataset was."""
    dataset_id = Version.objects.filter(pk=pk).values_list("dataset", flat=True).first()
    if dataset_id is not None:
        public_dataset(dataset_id)
    found = public_version(pk)
    return _see_other(reverse("version", args=[found.dataset.slug, found.number]))


@require_safe
def organisation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Lead to the page of an organisation."""
    return _see_other(reverse("organisation", args=[get_object_or_404(Organisation, pk=pk).slug]))
