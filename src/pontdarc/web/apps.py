"""Django application of this room."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Declares the room to Django."""

    name = "pontdarc.web"
    label = "web"
