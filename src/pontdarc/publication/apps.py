"""Django application of this room."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    """Declares the room to Django."""

    name = "pontdarc.publication"
    label = "publication"
