"""Django application of this room."""

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    """Declares the room to Django."""

    name = "pontdarc.network"
    label = "network"
