"""Opening hours in the notation of OpenStreetMap (wiki.openstreetmap.org/wiki/Key:opening_hours/specification).

The notation has no nesting: it is one regular expression, made of the names its specification gives to the parts.
"""

import re

from pontdarc.core.check import Cells, Check, Rule, always, by_distinct_value
from pontdarc.core.findings import declare
from pontdarc.core.schema import RowCheck
from pontdarc.core.words import gettext_noop

OPENING_HOURS = declare(
    "opening_hours",
    "error",
    gettext_noop("« %(value)s » n’est pas un horaire dans la notation d’OpenStreetMap (colonne « %(column)s »)."),
    gettext_noop(
        "Jours en anglais sur deux lettres, heures sur quatre chiffres : « Mo-Fr 08:30-12:00,14:00-17:00; Sa off »."
    ),
)
_LONGEST = 2000


def _list(part: str) -> str:
    return rf"{part}(?:,{part})*"


def _between(start: str, end: str) -> str:
    return rf"{start}(?:-{end})?"


_COMMENT = r'"[^"]+"'
_DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su)"
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_YEAR = r"(?:19|[2-9]\d)\d\d"
_DAY_NUMBER = r"(?:0[1-9]|[12]\d|3[01]|[1-9])"
_MINUTES = r"[0-5]\d"
_HOUR = rf"(?:(?:[01]\d|2[0-3]):{_MINUTES}|24:00)"
_LATE_HOUR = rf"(?:(?:[0-3]\d|4[0-7]):{_MINUTES}|48:00)"
_EVENT = "(?:dawn|sunrise|sunset|dusk)"
_MOVED_EVENT = rf"(?:{_EVENT}|\({_EVENT}[+-]{_HOUR}\))"
_DAYS_AWAY = r"(?: [+-]\d+ days?)"
_NTH = rf"(?:-[1-5]|{_between('[1-5]', '[1-5]')})"

_SPAN_END = rf"-(?:{_LATE_HOUR}|{_MOVED_EVENT})(?:\+|/{_HOUR}|/{_MINUTES})?"
_SPAN = rf"(?:{_HOUR}|{_MOVED_EVENT})(?:\+|{_SPAN_END})"
_HOURS = _list(f"(?:{_SPAN})")
_DAYS = _list(rf"(?:{_DAY}\[{_NTH}(?:,{_NTH})*\]{_DAYS_AWAY}?|{_between(_DAY, _DAY)})")
_HOLIDAYS = _list(rf"(?:PH{_DAYS_AWAY}?|SH)")
_WEEKDAYS = rf"(?:{_HOLIDAYS}[, ]{_DAYS}|{_DAYS}(?:,{_HOLIDAYS})?|{_HOLIDAYS})"

_DATE = rf"(?:(?:{_YEAR} )?(?:{_MONTH} {_DAY_NUMBER}|easter)(?:[+-]{_DAY})?{_DAYS_AWAY}?)"
_DATES = rf"(?:{_DATE}(?:\+|-(?:{_DATE}|{_DAY_NUMBER}))?|(?:{_YEAR} )?{_between(_MONTH, _MONTH)})"
_WEEK = r"(?:0[1-9]|[1-4]\d|5[0-3]|[1-9])"
_STEP = r"(?:/\d+)?"
_WEEKS = f"week {_list(_between(_WEEK, _WEEK) + _STEP)}"
_YEARS = _list(rf"{_YEAR}(?:\+|-{_YEAR}{_STEP})?")
_SEASON = rf"(?:{_list(_DATES)}(?: {_WEEKS})?|{_YEARS}(?: {_list(_DATES)})?(?: {_WEEKS})?|{_WEEKS})"
_WIDE = rf"(?:{_SEASON}:?|{_COMMENT}:)"
_SMALL = rf"(?:{_WEEKDAYS}(?: {_HOURS})?|{_HOURS})"
_SELECTOR = rf"(?:24/7|{_WIDE} {_SMALL}|{_WIDE}|{_SMALL})"
_MODIFIER = rf"(?:(?:open|closed|off|unknown)(?: {_COMMENT})?|{_COMMENT})"
_RULE = rf"(?:{_SELECTOR}(?: {_MODIFIER})?|{_MODIFIER})"
_NOTATION = re.compile(rf"{_RULE}(?:(?:; |, | \|\| ){_RULE})*")


def is_opening_hours(text: str) -> bool:
    """Return whether the text follows the notation."""
    return len(text) <= _LONGEST and _NOTATION.fullmatch(text) is not None


def _rules(spec: RowCheck, cells: Cells) -> tuple[Rule, ...]:
    (name,) = spec.columns
    broken = ~by_distinct_value(cells.text(name), is_opening_hours)
    return (Rule(OPENING_HOURS, spec.columns, broken, always(OPENING_HOURS)),)


CHECK = Check("opening_hours", "opening-hours-value", gettext_noop("horaires d’ouverture"), _rules)
