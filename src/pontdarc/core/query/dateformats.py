"""date_format(): patterns of the dialect, compiled to text in the language asked for."""

import re
from collections.abc import Callable

from sqlglot import exp

from pontdarc.core.query import idioms

MAX_PATTERN = 100
_TOKEN = re.compile(r"'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+")
_SIGNS = re.compile(r"[\s?,.:/\-]+")

_NAMES: dict[str, dict[str, tuple[str, ...]]] = {
    "fr": {
        "E": ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
        "EEEE": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        "MMM": (
            "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
        ),
        "MMMM": (
            "janvier", "février", "mars", "avril", "mai", "juin",
            "juillet", "août", "septembre", "octobre", "novembre", "décembre",
        ),
    },
    "en": {
        "E": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        "EEEE": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        "MMM": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        "MMMM": (
            "January", "February", "March", "April", "May", "June",
            "July", "August", "September", "October", "November", "December",
        ),
    },
}  # fmt: skip
_NUMBERS: dict[str, tuple[str, int]] = {
    "yyyy": ("year", 4), "xxxx": ("isoyear", 4), "w": ("week", 1), "ww": ("week", 2), "e": ("isodow", 1),
    "D": ("doy", 1), "DDD": ("doy", 3), "M": ("month", 1), "MM": ("month", 2), "d": ("day", 1), "dd": ("day", 2),
    "H": ("hour", 1), "HH": ("hour", 2), "m": ("minute", 1), "mm": ("minute", 2), "s": ("second", 1),
    "ss": ("second", 2),
}  # fmt: skip
_SHORT_YEARS = {"yy": "year", "xx": "isoyear"}


Bind = Callable[[str], exp.Expr]


def date_format(wall: exp.Expr, pattern: str, lang: str, bind: Bind) -> exp.Expr | None:
    """Return a wall-clock moment as text, null when it is null; None when the pattern is not one.

    *wall* is copied as often as it takes. *bind* gives the place of a text that comes from outside.
    """
    if not pattern or len(pattern) > MAX_PATTERN:
        return None
    parts: list[exp.Expr] = []
    place = 0
    while place < len(pattern):
        match = _TOKEN.match(pattern, place)
        part = _part(wall, match, lang, bind) if match else None
        if match is None or part is None:
            return None
        parts.append(part)
        place = match.end()
    # A pattern made of signs only would forget the nulls.
    guarded = exp.Case(
        ifs=[exp.If(this=exp.Not(this=exp.Is(this=wall.copy(), expression=exp.null())), true=idioms.joined(*parts))]
    )
    return exp.paren(guarded)


def _part(wall: exp.Expr, match: re.Match[str], lang: str, bind: Bind) -> exp.Expr | None:
    written = match[0]
    if written == "''":
        return idioms.text("'")
    if match[1] is not None:
        return bind(match[1].replace("''", "'"))
    if not match[2]:
        return idioms.text(written) if _SIGNS.fullmatch(written) else None
    return _field(wall, written.replace("Y", "y"), lang)


def _field(wall: exp.Expr, token: str, lang: str) -> exp.Expr | None:
    names = _NAMES.get(lang, _NAMES["fr"]).get(token)
    if names:
        rank = idioms.part("isodow" if token.startswith("E") else "month", wall.copy())
        return _named(rank, names)
    if token in _SHORT_YEARS:
        year = idioms.part(_SHORT_YEARS[token], wall.copy())
        return idioms.padded(exp.paren(exp.Mod(this=year, expression=exp.Literal.number(100))), 2)
    if token not in _NUMBERS:
        return None
    unit, width = _NUMBERS[token]
    value = idioms.part(unit, wall.copy())
    return exp.cast(value, "text") if width == 1 else idioms.padded(value, width)


def _named(rank: exp.Expr, names: tuple[str, ...]) -> exp.Expr:
    ifs = [
        exp.If(this=exp.Literal.number(number), true=idioms.text(name)) for number, name in enumerate(names, start=1)
    ]
    return exp.Case(this=rank, ifs=ifs)
