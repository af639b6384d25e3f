"""The types of a served table: those of the Parquet file, and of the dictionary where every value allows it."""

from pontdarc.core.query.columns import ColumnType

TYPES: tuple[tuple[str, ColumnType, str], ...] = (
    ("BOOLEAN", "boolean", "BOOLEAN"),
    ("DATE", "date", "DATE"),
    ("TIMESTAMP", "datetime", "TIMESTAMP"),
    ("DOUBLE", "number", "DOUBLE"),
    ("FLOAT", "number", "DOUBLE"),
    ("DECIMAL", "number", "DOUBLE"),
    ("HUGEINT", "number", "DOUBLE"),
    ("UHUGEINT", "number", "DOUBLE"),
    ("UBIGINT", "number", "DOUBLE"),
    ("BIGINT", "integer", "BIGINT"),
    ("INTEGER", "integer", "BIGINT"),
    ("UINTEGER", "integer", "BIGINT"),
    ("SMALLINT", "integer", "BIGINT"),
    ("USMALLINT", "integer", "BIGINT"),
    ("TINYINT", "integer", "BIGINT"),
    ("UTINYINT", "integer", "BIGINT"),
)
"""Beginning of the engine's name of a type, ours, and the engine's type that is stored."""
DECLARED: dict[str, tuple[ColumnType, str]] = {
    "integer": ("integer", "BIGINT"),
    "year": ("integer", "BIGINT"),
    "number": ("number", "DOUBLE"),
    "boolean": ("boolean", "BOOLEAN"),
    "date": ("date", "DATE"),
    "datetime": ("datetime", "TIMESTAMP"),
}
"""Table Schema's words."""
KEPT_AS_TEXT = r"^[+-]?0\d"
"""Digits behind a zero are a code, whatever was declared: a number would lose the zero."""


def stored(column: str, physical: str) -> tuple[ColumnType, str]:
    """Return our type of a column that the file holds as *physical*, and the SQL of its value."""
    if physical == "VARCHAR":
        return "text", column
    if physical == "VARCHAR[]":
        return "list", column
    if physical.startswith("GEOMETRY"):
        return "geometry", f"CAST({column} AS GEOMETRY)"
    if physical.endswith("]") or physical.startswith(("STRUCT", "MAP", "UNION")):
        return "text", f"CAST(to_json({column}) AS VARCHAR)"
    if physical == "TIMESTAMP WITH TIME ZONE":
        return "datetime", f"({column} AT TIME ZONE 'UTC')"
    for prefix, type_, sql_type in TYPES:
        if physical.startswith(prefix):
            return type_, f"CAST({column} AS {sql_type})"
    return "text", f"CAST({column} AS VARCHAR)"
