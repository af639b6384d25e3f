"""The parameters of an Explore address, and the limits the dialect sets, in its own words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.http import QueryDict

from pontdarc.api.dialects._explore.wire import Refused
from pontdarc.core.query.asking import facet_request
from pontdarc.core.query.columns import ROW_ID
from pontdarc.core.query.facets import FacetRequest
from pontdarc.core.query.functions import AGGREGATES
from pontdarc.core.query.moments import is_zone
from pontdarc.core.query.parsing import parse
from pontdarc.core.query.tree import Call, Compare, FieldName, Number, Query
from pontdarc.outside import clock

ROWS = 10
MOST_ROWS = 100
MOST_REACH = 10_000
MOST_GROUPS = 20_000
MOST_FACETS = 50
USUAL_VALUES = 20
_CLAUSES = ("select", "where", "group_by", "order_by")
TRUE_FALSE: Mapping[str, bool] = {"true": True, "false": False, "1": True, "0": False, "": True}


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for. *moment*: the present, when the answer depends on it through ``now()``."""

    query: Query
    links: bool = False
    app_metas: bool = False
    moment: str = ""


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
    return Asked(
        replace(query, limit=limit, offset=offset),
        boolean(params, "include_links"),
        boolean(params, "include_app_metas"),
        present(params),
    )


def asked_one(params: QueryDict, identifier: str) -> Query:
    """Return what one record asks for.

    :raises Refused: the identifier is not one.
    """
    if not (identifier.isascii() and identifier.isdigit() and len(identifier) <= 15):
        raise Refused("RecordNotFoundError", f"Unknown record: {identifier[:50]}", 404)
    same = Compare("=", FieldName(ROW_ID.name), Number(Decimal(identifier), identifier))
    query = _query(params)
    return replace(query, where=(same,), refine=(), exclude=(), group_by=(), order_by=(), limit=1)


def asked_export(params: QueryDict, *, with_offset: bool = False) -> Query:
    """Return what an export asks for: everything, unless limited.

    :raises Refused: a limit out of bounds, or the order of too many groups.
    """
    query = _query(params)
    limit = integer(params, "limit", -1)
    check(limit >= -1, "limit", limit, "limit >= -1")
    if not 0 <= limit <= MOST_GROUPS and any(isinstance(order.value, Call) for order in query.order_by):
        _check_order(query, limit)
    offset = integer(params, "offset", 0) if with_offset else 0
    check(offset >= 0, "offset", offset, "offset >= 0")
    return replace(query, limit=None if limit == -1 else limit, offset=offset)


def _check_order(query: Query, limit: int) -> None:
    if query.group_by and any(
        isinstance(order.value, Call) and order.value.name in AGGREGATES for order in query.order_by
    ):
        message = (
            f"ODSQL query is malformed: aggregation function in order by is not supported with a limit > {MOST_GROUPS}."
            f" Please remove the order by or set a limit parameter lower than {MOST_GROUPS + 1}."
            " Clause(s) containing the error(s): order_by."
        )
        raise Refused("ODSQLError", message)


def asked_facets(params: QueryDict, usual: Sequence[str]) -> tuple[tuple[FacetRequest, ...], Query]:
    """Return the facets asked for, the *usual* ones when none is named, and the filters."""
    texts = [text for text in params.getlist("facet") if text.strip()]
    if len(texts) > MOST_FACETS:
        raise Refused.parameter("facet", f"{len(texts)} values", f"at most {MOST_FACETS}")
    requests = tuple(map(facet_request, texts)) or tuple(FacetRequest(name, limit=USUAL_VALUES) for name in usual)
    query = _query(params)
    return requests, replace(query, select=(), group_by=(), order_by=())


def _query(params: QueryDict) -> Query:
    return parse(
        select=params.get("select", ""),
        where=[text for text in params.getlist("where") if text.strip()],
        group_by=params.get("group_by", ""),
        order_by=params.get("order_by", "") or params.get("sort", ""),
        refine=[text for text in params.getlist("refine") if text.strip()],
        exclude=[text for text in params.getlist("exclude") if text.strip()],
        timezone=zone(params),
        lang=params.get("lang", "") or "fr",
        now=clock.now().replace(tzinfo=None),
    )


def zone(params: QueryDict) -> str:
    """Return the time zone asked for, by its IANA name.

    :raises Refused: there is no such zone.
    """
    name = params.get("timezone", "") or "UTC"
    if not is_zone(name):
        raise Refused.parameter("timezone", name[:50], "a time zone of the IANA database (Europe/Paris)")
    return name


def present(params: QueryDict) -> str:
    """Return the present when a clause may speak of it: the answer is then never the same."""
    said = any("now" in text.lower() for name in _CLAUSES for text in params.getlist(name))
    return clock.now().isoformat() if said else ""


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
