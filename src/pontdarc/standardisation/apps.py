"""Django application of this room."""

from django.apps import AppConfig


class StandardisationConfig(AppConfig):
    """Declares the room to Django."""

    name = "pontdarc.standardisation"
    label = "standardisation"
