"""Rows and facets as the dialect shapes them: shapes are features, links and identifiers come on demand."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

import orjson

from pontdarc.api.dialects._explore.parameters import Asked
from pontdarc.api.dialects._explore.wire import dumped
from pontdarc.core.query.columns import ROW_ID, Column
from pontdarc.core.query.compiling import has_aggregate
from pontdarc.core.query.engine import Page
from pontdarc.core.query.facets import FacetAnswer, FacetValue
from pontdarc.core.query.tree import Columns, FieldName, Named, Query, Star

Address = Callable[[str], str]
Object = dict[str, object]


def results(page: Page) -> list[Object]:
    """Return the rows: geometries as features, texts that hold JSON as what they hold, clusters by their middle."""
    rows = page.rows()
    for column in page.columns:
        shape = _shaper(column)
        if shape is not None:
            for row in rows:
                row[column.name] = shape(row[column.name])
    return rows


def _shaper(column: Column) -> Callable[[object], object] | None:
    if column.type == "geometry":
        return _feature
    if column.cluster:
        return _cluster
    return _parsed if column.json else None


def _feature(geometry: object) -> Object | None:
    if not geometry:
        return None
    return {"type": "Feature", "geometry": orjson.loads(str(geometry)), "properties": {}}


def _cluster(middle: object) -> Object | None:
    return {"cluster_centroid": middle} if middle else None


def _parsed(text: object) -> object:
    try:
        return None if text is None else orjson.loads(str(text))
    except orjson.JSONDecodeError:
        return text


def one_by_one(query: Query) -> bool:
    """Whether each result is a row of the table, and not a group of them."""
    return not query.group_by and not any(
        isinstance(item, Named) and has_aggregate(item.value) for item in query.select
    )


def with_identifiers(query: Query) -> Query:
    """Return the query with the identifier of each row."""
    select = query.select or (Star(),)
    if any(isinstance(item, Named) and item.key == ROW_ID.name for item in select):
        return query
    if all(isinstance(item, Columns) and not item.included for item in select):
        # Leaving some out starts from all, unless something is named beside.
        select = (Star(), *select)
    return replace(query, select=(*select, Named(FieldName(ROW_ID.name), ROW_ID.name)))


def with_links(rows: Sequence[Object], dataset: str, changed: datetime, address: Address) -> list[Object]:
    """Return the rows with what ``include_links`` adds to each."""
    found = []
    for row in rows:
        size = len(dumped({name: value for name, value in row.items() if name != ROW_ID.name}))
        found.append(
            {
                "_id": str(row[ROW_ID.name]),
                "_timestamp": changed,
                "_size": size,
                "_links": [
                    {"rel": "self", "href": address(f"catalog/datasets/{dataset}/records/{row[ROW_ID.name]}")},
                    {"rel": "datasets", "href": address("catalog/datasets")},
                    {"rel": "dataset", "href": address(f"catalog/datasets/{dataset}")},
                ],
            }
            | {name: value for name, value in row.items() if name != ROW_ID.name}
        )
    return found


def page_links(asked: Asked, total: int, address: Callable[[int], str]) -> list[Object]:
    """Return the links between pages; *address* gives that of the page at an offset."""
    limit, offset = asked.query.limit or 1, asked.query.offset
    last = max(0, (total - 1) // limit * limit)
    offsets = {"self": offset, "first": 0, "last": last}
    if offset > 0:
        offsets["prev"] = max(0, offset - limit)
    if offset + limit < total:
        offsets["next"] = offset + limit
    return [{"rel": rel, "href": address(at)} for rel, at in offsets.items()]


def facets(answers: Sequence[FacetAnswer]) -> list[Object]:
    """Return facets as trees; one without any value is left out."""
    return [{"name": each.name, "facets": list(map(_value, each.values))} for each in answers if each.values]


def _value(value: FacetValue) -> Object:
    shown: Object = {"name": value.name, "count": value.count, "state": value.state, "value": value.value}
    return shown | ({"facets": list(map(_value, value.children))} if value.children else {})
