"""Tables that follow a standard, made from its schema; and as people and spreadsheets hand them in."""

from datetime import date, timedelta
from itertools import cycle, islice

import polars as pl

from pontdarc.core.checking import Checker
from pontdarc.core.schema import Field
from pontdarc.standardisation.standard import Standard

ROWS = 15
_FIRST = date(2024, 1, 31)


def valid_table(standard: Standard) -> pl.DataFrame:
    """Return rows that the schema takes: the values of its lists in turn, days, numbers within bounds, or nothing."""
    schema = standard.schema
    columns = {field.name: list(islice(cycle(_values(field)), ROWS)) for field in schema.fields}
    columns |= {
        field.name: [field.example or None] * ROWS
        for check in schema.checks
        for field in schema.fields
        if field.name in check.columns
    }
    frame = pl.DataFrame(columns, schema=dict.fromkeys(schema.names, pl.String))
    checker = Checker(schema.names, schema)
    checker.add(frame)
    wrong = set(checker.places()["line"].to_list())
    return frame.filter(pl.Series([line + 2 not in wrong for line in range(ROWS)]))


def _values(field: Field) -> list[str | None]:
    limits = field.constraints
    if limits.unique:
        return [field.example]
    found: list[str | None] = [field.example or None]
    if limits.enum:
        found += list(limits.enum)
    elif field.type == "boolean":
        found += [*field.true_values, *field.false_values]
    elif field.type == "date" and field.format in ("default", "any"):
        found += [(_FIRST + timedelta(days=33 * rank)).isoformat() for rank in range(7)]
    elif field.type == "number" and not limits.pattern:
        found += ["0", "1.234", "12.50", "0.5", "1200"]
    elif field.type == "integer":
        found += ["0", "7", "1200"]
    return found if limits.required else [*found, None]


def soiled(frame: pl.DataFrame, standard: Standard) -> pl.DataFrame:
    """Return the table with what files have: French days and numbers, capitals, blanks, words for nothing, a total."""
    dirty = frame
    for rank, field in enumerate(standard.schema.fields):
        cell = pl.col(field.name)
        if field.type == "date":
            dirt = cell.str.replace(r"^(\d{4})-(\d\d)-(\d\d)$", "$3/$2/$1")
        elif field.type == "number":
            dirt = cell.str.replace(".", ",", literal=True) + "\u202f€"
        elif field.type == "integer":
            dirt = cell + ",0"
        elif field.constraints.enum or field.type == "boolean":
            dirt = cell.str.to_uppercase() + " "
        elif field.kind in ("siret", "siren", "insee_commune", "postal_code"):
            dirt = cell.str.replace(r"^0", "")
        else:
            dirt = "\u00a0" + cell
        every = pl.int_range(pl.len()) % 3 == rank % 3
        dirty = dirty.with_columns(pl.when(every).then(dirt).otherwise(cell).alias(field.name))
    total = dict.fromkeys(frame.columns) | {frame.columns[0]: "Total"}
    return pl.concat([dirty, pl.DataFrame([total], schema=dirty.schema)])
