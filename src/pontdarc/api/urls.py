"""Addresses of the dialects, taken from their registry."""

from pontdarc.api import dialects
from pontdarc.api.dialect import Dialect
from pontdarc.core.registry import discover

DIALECTS: dict[str, Dialect] = discover(dialects, "DIALECT")
urlpatterns = [pattern for dialect in DIALECTS.values() for pattern in dialect.patterns]
