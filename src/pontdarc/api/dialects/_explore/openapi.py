"""The OpenAPI document of the dialect, made from what is served."""

from collections.abc import Iterable

from pontdarc.api.dialects._explore.parameters import MOST_REACH, MOST_ROWS, ROWS

Parameter = dict[str, object]


def _text(name: str, description: str, *, repeated: bool = False) -> Parameter:
    schema: dict[str, object] = {"type": "array", "items": {"type": "string"}} if repeated else {"type": "string"}
    return {"name": name, "in": "query", "description": description, "schema": schema}


def _whole(name: str, description: str, default: int, minimum: int, maximum: int | None = None) -> Parameter:
    schema: dict[str, object] = {"type": "integer", "default": default, "minimum": minimum}
    if maximum is not None:
        schema["maximum"] = maximum
    return {"name": name, "in": "query", "description": description, "schema": schema}


def _flag(name: str, description: str, default: bool) -> Parameter:
    return {"name": name, "in": "query", "description": description, "schema": {"type": "boolean", "default": default}}


_SELECT = _text("select", "Fields, aliases and aggregates: `nom, count(*) as n`")
_FILTERS = [
    _text("where", "Predicates; several are joined by AND: `montant > 1000 and nom like 'eau'`", repeated=True),
    _text("order_by", "Fields, aliases or aggregates, each with asc or desc"),
    _text("group_by", "Fields or date functions: `year(date) as annee`"),
    _text("refine", "`field:value`, kept", repeated=True),
    _text("exclude", "`field:value`, left out", repeated=True),
    _text("lang", "Language of the names of days and months in date_format(): fr (default) or en"),
    _text("timezone", "IANA time zone (default UTC) of dates without offset, parts of dates, moments answered"),
]
_ZONE = [_FILTERS[5], _FILTERS[6]]
_FACETS = [
    _text("facet", 'A field, or `facet(name="x", disjunctive=true, sort="-count", limit=20)`', repeated=True),
    _FILTERS[0], *_FILTERS[3:],
]  # fmt: skip
_PAGE = [
    _whole("limit", f"Rows of the page, {ROWS} by default; -1 means {MOST_ROWS}", ROWS, -1, MOST_ROWS),
    _whole("offset", f"Rows skipped; offset + limit is at most {MOST_REACH}", 0, 0, MOST_REACH),
    _flag("include_links", "Add `_links`", False),
    _flag("include_app_metas", "Datasets: add the metas `explore`, `visualization` and `processing`", False),
]
_FILE = [
    _whole("limit", "Rows of the file; -1 means all", -1, -1),
    _text("delimiter", "CSV: `;` (default), `,`, tab or `|`"),
    _flag("with_bom", "CSV: byte order mark", True),
    _flag("use_labels", "CSV, spreadsheets: titles in the header", False),
    _flag("quote_all", "CSV: quote every text", False),
    _text("list_separator", "CSV: between the values of a list"),
    _flag("compressed", "Gzip the file", False),
    _text("parquet_compression", "Parquet: snappy (default) or zstd"),
    _whole("epsg", "Reference system of geometries, for the formats that carry one", 4326, 1024),
    _text("name_field", "GPX: the field that names a point"),
    _text("description_field_list", "GPX: the fields that describe a point, separated by commas"),
    _flag("use_extension", "GPX: the other fields as extensions", True),
]
_DISTRIBUTIONS = [
    _text(
        "include_exports", "DCAT, data.json: the formats of datasets to tell of, separated by commas; all by default"
    ),
    _flag("use_labels_in_exports", "DCAT, data.json: files whose header has titles, at other addresses", False),
]
_ID = {"name": "dataset_id", "in": "path", "required": True, "schema": {"type": "string"}}


def document(server: str, formats: Iterable[str], catalogue_formats: Iterable[str]) -> dict[str, object]:
    """Return the document; *formats*: the slugs of the export formats of datasets, then of the catalogue."""
    record = {"name": "record_id", "in": "path", "required": True, "schema": {"type": "string"}}
    whole = {"name": "format", "in": "path", "required": True, "schema": {"enum": list(catalogue_formats)}}
    format_ = {"name": "format", "in": "path", "required": True, "schema": {"type": "string", "enum": list(formats)}}
    one = "/catalog/datasets/{dataset_id}"
    return {
        "openapi": "3.1.0",
        "info": {"title": "Explore API", "version": "2.1", "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}},
        "servers": [{"url": server}],
        "paths": {
            "/catalog/datasets": _get("datasets", "Datasets of the catalogue", [_SELECT, *_FILTERS, *_PAGE], "Page"),
            "/catalog/facets": _get("catalogue_facets", "Facets of the catalogue", _FACETS, "Facets"),
            "/catalog/exports": _get("catalogue_exports", "Formats of the catalogue", [], "Links"),
            "/catalog/exports/{format}": _get(
                "catalogue_export",
                "The catalogue as a file",
                [whole, _SELECT, *_FILTERS, *_FILE, *_DISTRIBUTIONS],
                None,
            ),
            one: _get("dataset", "One dataset", [_ID, _SELECT, *_ZONE, *_PAGE[2:]], "Dataset"),
            f"{one}/records": _get("records", "Rows or groups of a dataset", [_ID, _SELECT, *_FILTERS, *_PAGE], "Page"),
            f"{one}/records/{{record_id}}": _get("record", "One row", [_ID, record, _SELECT, *_ZONE], "Record"),
            f"{one}/facets": _get("facets", "Facets of a dataset", [_ID, *_FACETS], "Facets"),
            f"{one}/attachments": _get("attachments", "Files joined to a dataset", [_ID], "Attachments"),
            f"{one}/exports": _get("exports", "Formats of a dataset", [_ID], "Links"),
            f"{one}/exports/{{format}}": _get("export", "A file", [_ID, format_, _SELECT, *_FILTERS, *_FILE], None),
        },
        "components": {"schemas": _SCHEMAS},
    }


def _get(name: str, summary: str, parameters: list[Parameter], schema: str | None) -> dict[str, object]:
    content: dict[str, object] = {"*/*": {}}
    if schema:
        content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    error = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}}
    responses = {
        "200": {"description": "Done", "content": content},
        "304": {"description": "Not modified since the ETag that was sent"},
        "400": {"description": "A parameter or a clause is wrong", **error},
        "404": {"description": "Unknown dataset", **error},
        "410": {"description": "Withdrawn dataset", **error},
        "503": {"description": "The query takes too long", **error},
    }
    return {"get": {"operationId": name, "summary": summary, "parameters": parameters, "responses": responses}}


_OBJECT: dict[str, object] = {"type": "object", "additionalProperties": True}
_SCHEMAS: dict[str, object] = {
    "Page": {
        "type": "object",
        "required": ["total_count", "results"],
        "properties": {"total_count": {"type": "integer"}, "results": {"type": "array", "items": _OBJECT}},
    },
    "Record": _OBJECT,
    "Facets": {
        "type": "object",
        "properties": {"links": {"type": "array"}, "facets": {"type": "array", "items": _OBJECT}},
    },
    "Attachments": {
        "type": "object",
        "properties": {"links": {"type": "array"}, "attachments": {"type": "array", "items": _OBJECT}},
    },
    "Dataset": {
        **_OBJECT,
        "properties": {"dataset_id": {"type": "string"}, "fields": {"type": "array"}, "metas": _OBJECT},
    },
    "Links": {
        "type": "object",
        "properties": {
            "links": {
                "type": "array",
                "items": {"type": "object", "properties": {"rel": {"type": "string"}, "href": {"type": "string"}}},
            }
        },
    },
    "Error": {
        "type": "object",
        "required": ["message", "error_code"],
        "properties": {"message": {"type": "string"}, "error_code": {"type": "string"}},
    },
}
