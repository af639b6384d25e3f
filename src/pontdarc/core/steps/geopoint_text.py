"""A point written as Table Schema wants it, longitude first, however it was written."""

import re

import numpy as np

from pontdarc.core.geography.france import in_france
from pontdarc.core.json_text import lon_lat
from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop

_PLAIN = r"-?\d{1,3}(?:\.\d+)?"
_COMMA = r"-?\d{1,3}(?:[.,]\d+)?"
_PAIRS = (
    re.compile(rf"[\[(]?\s*({_PLAIN})\s*[,; ]\s*({_PLAIN})\s*[\])]?"),
    re.compile(rf"({_COMMA})\s*[; ]\s*({_COMMA})"),
)
_LONGITUDE_FIRST = (
    re.compile(
        rf'\{{.*"Point".*"coordinates"\s*:\s*\[\s*({_PLAIN})\s*,\s*({_PLAIN})\s*(?:,[^\[\]]*)?\].*\}}', re.DOTALL
    ),
    re.compile(rf"(?i)(?:SRID=4326;)?\s*POINT\s*Z?\s*\(\s*({_PLAIN})\s+({_PLAIN})[^()]*\)"),
)
_WRITTEN = {"default": "{0},{1}", "array": "[{0}, {1}]"}


def _mend(text: str, params: Params, context: Context) -> str | None:
    format = str(params.get("format", "default"))
    point = lon_lat(text, format)
    if format not in _WRITTEN or (point is not None and _in_france(*point)):
        return text
    pair = _longitude_and_latitude(text.strip())
    return text if pair is None else _WRITTEN[format].format(*pair)


def _longitude_and_latitude(text: str) -> tuple[str, str] | None:
    """Return both numbers as they are written, None where only a person can tell which is which."""
    for pattern in _LONGITUDE_FIRST:
        found = pattern.fullmatch(text)
        if found:
            return found[1], found[2]
    for pattern in _PAIRS:
        found = pattern.fullmatch(text)
        if found:
            first, second = (number.replace(",", ".") for number in found.groups())
            as_read, turned = (_in_france(float(x), float(y)) for x, y in ((first, second), (second, first)))
            return None if as_read == turned else (first, second) if as_read else (second, first)
    return None


def _in_france(longitude: float, latitude: float) -> bool:
    return bool(in_france(np.array([[longitude, latitude]]))[0])


STEP = Step(
    "geopoint_text",
    gettext_noop("Point écrit comme attendu, longitude d’abord"),
    gettext_noop(
        "Écrit un point (« 44.73, 4.59 », GeoJSON ou WKT) dans la forme du standard. Un couple de nombres n’est "
        "remis dans l’ordre que si un seul ordre le place en France."
    ),
    _mend,
)
