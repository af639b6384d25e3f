"""Django application of this room."""

from django.apps import AppConfig


class InventoryConfig(AppConfig):
    """Declares the room to Django."""

    name = "pontdarc.inventory"
    label = "inventory"
