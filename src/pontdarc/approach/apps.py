"""Django application of this room."""

from django.apps import AppConfig


class ApproachConfig(AppConfig):
    """Declares the room to Django."""

    name = "pontdarc.approach"
    label = "approach"
