"""Days in words, as a sentence says them, in the language of whoever reads."""

import importlib
from datetime import date
from typing import Final

from pontdarc.core.words import day_in_french

_HARD: Final = "\u00a0"


def day(when: date) -> str:
    """Return a day in words: 1er mars 2026, or 1 March 2026; the day keeps its month on its line."""
    # Here, since the rules of the law say days too: commands that know them do not wait for Django.
    translation = importlib.import_module("django.utils.translation")
    if (translation.get_language() or "fr").startswith("fr"):
        return day_in_french(when)
    formats = importlib.import_module("django.utils.formats")
    return str(formats.date_format(when, "j F Y")).replace(" ", _HARD, 1)
