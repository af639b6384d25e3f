"""Django application of this room."""

from django.apps import AppConfig


class UpdatingConfig(AppConfig):
    """Declares the room to Django."""

    name = "pontdarc.updating"
    label = "updating"
