"""Django application of this room."""

from django.apps import AppConfig


class ExtractionConfig(AppConfig):
    """Declares the room to Django."""

    name = "pontdarc.extraction"
    label = "extraction"
