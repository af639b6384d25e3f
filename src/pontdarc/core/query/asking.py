"""Facets as they are asked for: a name, or ``facet(name="x", disjunctive=true, sort="-count", limit=20)``."""

import re
from typing import get_args

from pontdarc.core.query import refusals, tree
from pontdarc.core.query.facets import MAX_VALUES, FacetRequest, Sort
from pontdarc.core.query.parsing import parse

_CALL = re.compile(r"\s*facet\s*\(", re.IGNORECASE)
_NAMES = ("name", "disjunctive", "hierarchical", "separator", "sort", "limit")
_LONGEST = 10


def facet_request(text: str) -> FacetRequest:
    """Return the facet that a text asks for.

    :raises Malformed: it is no name and no call of facet(), or one of its settings makes no sense.
    """
    try:
        return _called(text) if _CALL.match(text) else FacetRequest(text.strip().strip("`"))
    except refusals.Malformed as refusal:
        refusal.clause = "facet"
        raise


def _called(text: str) -> FacetRequest:
    (named,) = parse(group_by=text).group_by[:1]
    call = named.value
    if not isinstance(call, tree.Call) or call.name != "facet":
        raise refusals.syntax(1, text[:20], "facet(name='field', …)")
    settings: dict[str, tree.Expression] = {}
    for argument in call.arguments:
        if not isinstance(argument, tree.Keyword) or argument.name not in _NAMES:
            raise refusals.wrong_type("facet", "argument", ", ".join(f"{name}=" for name in _NAMES), argument.at)
        settings[argument.name] = argument.value
    if "name" not in settings:
        raise refusals.wrong_type("facet", "nothing", "name='field'", call.at)
    return FacetRequest(
        name=_text(settings, "name", ""),
        disjunctive=_flag(settings, "disjunctive"),
        hierarchical=_flag(settings, "hierarchical") or "separator" in settings,
        separator=_separator(settings),
        sort=_sort(settings),
        limit=_limit(settings),
    )


def _text(settings: dict[str, tree.Expression], name: str, default: str) -> str:
    value = settings.get(name)
    if value is None:
        return default
    if isinstance(value, tree.FieldName):
        return value.name
    if not isinstance(value, tree.Text):
        raise refusals.wrong_type(name, "value", "'text'", value.at)
    return value.value


def _flag(settings: dict[str, tree.Expression], name: str) -> bool:
    value = settings.get(name)
    if value is None:
        return False
    if not isinstance(value, tree.Constant) or value.value is None:
        raise refusals.wrong_type(name, "value", "true, false", value.at)
    return value.value


def _separator(settings: dict[str, tree.Expression]) -> str:
    text = _text(settings, "separator", "/")
    if not 0 < len(text) <= _LONGEST:
        raise refusals.not_a(f"separator of 1 to {_LONGEST} characters", text, settings["separator"].at)
    return text


def _sort(settings: dict[str, tree.Expression]) -> Sort:
    text = _text(settings, "sort", "-count")
    for sort in get_args(Sort):
        if text == sort:
            return sort  # type: ignore[no-any-return]
    raise refusals.not_a("sort (" + ", ".join(get_args(Sort)) + ")", text, settings["sort"].at)


def _limit(settings: dict[str, tree.Expression]) -> int | None:
    value = settings.get("limit")
    if value is None:
        return None
    if not isinstance(value, tree.Number) or not value.whole or not 0 <= value.value <= MAX_VALUES:
        raise refusals.wrong_type("limit", "value", f"integer between 0 and {MAX_VALUES}", value.at)
    return int(value.value)
