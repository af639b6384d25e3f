"""Fills a data folder with the demonstration, by the real approach: nothing is written beside the actions.

    DATA=./data python -m demo.fill

A folder that holds it already is left as it is.
"""

import importlib
import os
import sys
from pathlib import Path

import django
from django.core.management import call_command

FILES = Path(__file__).parent / "files"


def main() -> int:
    """Make the catalogue, fill it when it is empty, print the log-ins."""
    data = Path(os.environ.get("DATA", "data"))
    data.mkdir(parents=True, exist_ok=True)
    (data / "demo").touch()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pontdarc.config.settings")
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    telling = importlib.import_module("demo.telling")
    if not telling.is_told():
        sys.stdout.write("Les fichiers de demo/ passent par le vrai chemin…\n")
        sys.stdout.flush()
        telling.tell(FILES)
    sys.stdout.write(telling.log_ins())
    return 0


if __name__ == "__main__":
    sys.exit(main())
