"""Marks text for people so that gettext collects it; the faces translate it, core never does."""

from collections.abc import Callable
from datetime import date

Translate = Callable[[str], str]


def gettext_noop(text: str) -> str:
    """Return *text* as it is: the name alone tells the message extractor to collect it."""
    return text


_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


def day_in_french(day: date) -> str:
    """Return a day in words, for a text that is kept in French; the day keeps its month on its line.

    >>> day_in_french(date(2026, 3, 1)), day_in_french(date(2026, 12, 9))
    ('1er\xa0mars 2026', '9\xa0décembre 2026')
    """
    return f"{day.day}{'er' if day.day == 1 else ''}\u00a0{_MONTHS[day.month - 1]} {day.year}"


def going_on(text: str) -> str:
    """Return a text as it goes on after a colon; initials keep their capitals.

    >>> going_on("Dates mises en ordre"), going_on("SIRET remis en 14 chiffres")
    ('dates mises en ordre', 'SIRET remis en 14 chiffres')
    """
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
