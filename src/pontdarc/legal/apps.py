"""Django application of this room."""

from django.apps import AppConfig


class LegalConfig(AppConfig):
    """Declares the room to Django."""

    name = "pontdarc.legal"
    label = "legal"
