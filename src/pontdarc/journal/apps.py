"""Django application of this room."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Declares the room to Django."""

    name = "pontdarc.journal"
    label = "journal"
