"""Django application of this room."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Declares the room to Django."""

    name = "pontdarc.api"
    label = "api"
