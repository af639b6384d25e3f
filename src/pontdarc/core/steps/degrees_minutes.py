"""Angles in degrees, minutes and seconds, or with their hemisphere, to decimal degrees."""

import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop

_ANGLE = re.compile(
    r"(?P<before>[NSEWO])?\s*(?P<sign>[-+−])?\s*(?P<degrees>\d{1,3}(?:[.,]\d+)?)\s*(?:°|º|deg|d)?\s*"
    r"(?:(?P<minutes>\d{1,2}(?:[.,]\d+)?)\s*(?:['’′´]|min|m)\s*)?"
    r"(?:(?P<seconds>\d{1,2}(?:[.,]\d+)?)\s*(?:\"|”|″|''|’’|′′|sec|s)?\s*)?"
    r"(?P<after>[NSEWO]|Nord|Sud|Est|Ouest)?",
    re.IGNORECASE,
)
_PLACES = 6
_SIXTY = 60
_NEGATIVE = frozenset("SWO")


def _mend(text: str, params: Params, context: Context) -> str | None:
    match = _ANGLE.fullmatch(text.strip())
    if match is None or (match["before"] and match["after"]):
        return text
    side = (match["before"] or match["after"] or "").upper()[:1]
    if not side and not match["minutes"] and "°" not in text and "º" not in text:
        return text
    if match["sign"] and side:
        return text
    degrees, minutes, seconds = (_number(match[part]) for part in ("degrees", "minutes", "seconds"))
    exact = (match["minutes"] or match["seconds"]) and degrees != int(degrees)
    if exact or minutes > _SIXTY or seconds > _SIXTY or (match["seconds"] and not match["minutes"]):
        return text
    angle = degrees + minutes / _SIXTY + seconds / _SIXTY**2
    negative = side in _NEGATIVE if side else match["sign"] in ("-", "−")
    if not match["minutes"]:
        return f"{'-' if negative else ''}{match['degrees'].replace(',', '.')}"
    return str(round(-angle if negative else angle, _PLACES))


def _number(text: str | None) -> float:
    return float(text.replace(",", ".")) if text else 0.0


STEP = Step(
    "degrees_minutes",
    gettext_noop("Angles écrits en degrés décimaux"),
    gettext_noop("Écrit « 44°43′48″ N » sous la forme 44.73, et « 4.59 E » sous la forme 4.59."),
    _mend,
    settled=r"-?\d+(?:\.\d+)?",
)
