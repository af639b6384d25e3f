"""Gets the catalogue ready for the commands that need it, so that the others start at once."""

import os

import django
from django.core.management import call_command


def prepare_catalogue(command: str) -> None:
    """Set Django up over the data folder and bring its database to the present, creating both when missing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pontdarc.config.settings")
    django.setup()
    if command != "restore":
        call_command("migrate", verbosity=0, interactive=False)
