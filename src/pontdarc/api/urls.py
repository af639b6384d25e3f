"""Addresses for programs: the dialects, taken from their registry, and what watches over the installation."""

from django.urls import path

from pontdarc.api import dialects, health
from pontdarc.api.dialect import Dialect
from pontdarc.core.registry import discover

DIALECTS: dict[str, Dialect] = discover(dialects, "DIALECT")
urlpatterns = [
    path("sante", health.show, name="health"),
    *(pattern for dialect in DIALECTS.values() for pattern in dialect.patterns),
]
