"""The first page of the workspace."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """Show what there is to do."""
    return render(request, "base.html")
