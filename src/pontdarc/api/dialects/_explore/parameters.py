"""The parameters of an Explore address, and the limits the dialect sets, in its own words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict

from pontdarc.api.dialects._explore.wire import Refused
from pontdarc.core.query.parsing import parse
from pontdarc.core.query.tree import Query

ROWS = 10
MOST_ROWS = 100
MOST_REACH = 10_000
MOST_GROUPS = 20_000
TRUE_FALSE: Mapping[str, bool] = {"true": True, "false": False, "1": True, "0": False, "": True}


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for."""

    query: Query
    links: bool = False


def asked_page(params: QueryDict) -> Asked:
    """Return what a page of records asks for.

    :raises Refused: a parameter is outside what the dialect accepts. :raises Malformed: a clause is not understood.
    """
    query = _query(params)
    limit = integer(params, "limit", ROWS)
    offset = integer(params, "offset", 0)
    grouped = bool(query.group_by)
    most = MOST_GROUPS if grouped else MOST_ROWS
    reach = MOST_GROUPS if grouped else MOST_REACH
    check(-1 <= limit <= most, "limit", limit, f"-1 <= limit <= {most}")
    check(offset >= 0, "offset", offset, "offset >= 0")
    limit = most if limit == -1 else limit
    check(offset + limit <= reach, "sum of offset + limit", offset + limit, f"<= {reach}")
    return Asked(replace(query, limit=limit, offset=offset), boolean(params, "include_links"))


def asked_export(params: QueryDict) -> Query:
    """Return what an export asks for: everything, unless limited."""
    query = _query(params)
    limit = integer(params, "limit", -1)
    check(limit >= -1, "limit", limit, "limit >= -1")
    return replace(query, limit=None if limit == -1 else limit)


def _query(params: QueryDict) -> Query:
    return parse(
        select=params.get("select", ""),
        where=[text for text in params.getlist("where") if text.strip()],
        group_by=params.get("group_by", ""),
        order_by=params.get("order_by", "") or params.get("sort", ""),
        refine=[text for text in params.getlist("refine") if text.strip()],
        exclude=[text for text in params.getlist("exclude") if text.strip()],
    )


def integer(params: QueryDict, name: str, default: int) -> int:
    """Return a whole number."""
    text = str(params.get(name, "")).strip()
    if not text:
        return default
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 12):
        raise Refused.parameter(name, text[:50], "an integer")
    return int(text)


def boolean(params: QueryDict, name: str, default: bool = False) -> bool:
    """Return true or false."""
    if name not in params:
        return default
    text = str(params[name]).strip().lower()
    if text not in TRUE_FALSE:
        raise Refused.parameter(name, text[:50], "true or false")
    return TRUE_FALSE[text]


def choice(params: QueryDict, name: str, choices: tuple[str, ...]) -> str:
    """Return one of the choices, the first when nothing is said."""
    text = params.get(name) or choices[0]
    if text not in choices:
        raise Refused.parameter(name, text[:50], " or ".join(map(repr, choices)))
    return text


def check(right: bool, name: str, found: int, expected: str) -> None:
    """Refuse a number outside its bounds."""
    if not right:
        raise Refused.parameter(name, str(found), expected)
