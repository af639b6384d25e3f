"""Django application of this room."""

from django.apps import AppConfig


class MediationConfig(AppConfig):
    """Declares the room to Django."""

    name = "pontdarc.mediation"
    label = "mediation"
