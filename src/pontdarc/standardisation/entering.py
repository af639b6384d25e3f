"""Rows typed in the fields of a standard: mended and checked as a file is, and written as the standard asks."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from pontdarc.core.applying import Application
from pontdarc.core.checking import check
from pontdarc.core.findings import Finding
from pontdarc.core.headers import words_of
from pontdarc.core.recipe import Feed, Recipe
from pontdarc.core.referential import Body
from pontdarc.core.schema import Field
from pontdarc.core.step import Context
from pontdarc.core.steps.registry import registry
from pontdarc.core.tables import Table
from pontdarc.standardisation.repairing import choose_steps
from pontdarc.standardisation.standard import Standard
from pontdarc.standardisation.writing import written

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Typed:
    """Rows after what is safe to mend was mended, and what remains wrong in them, the row counted from 0."""

    rows: tuple[dict[str, str], ...]
    findings: tuple[Finding, ...]


def given(standard: Standard, body: Body) -> dict[str, str]:
    """Return what is the same on every row of an organisation: its name, its numbers."""
    facts = {field.name: getattr(body, field.body_fact) for field in standard.schema.fields if field.body_fact}
    return {name: fact for name, fact in facts.items() if fact}


def is_empty(row: Row, already: Row) -> bool:
    """Tell whether nothing was typed in a row besides what was *already* there."""
    return all(not text.strip() or already.get(name) == text for name, text in row.items())


def mended(rows: Sequence[Row], standard: Standard, context: Context) -> Typed:
    """Return the rows as they would be published; a row in which nothing was typed is not looked at.

    What loses something of a text is not done: who types is there to shorten it.
    """
    already = given(standard, context.body)
    places = [place for place, row in enumerate(rows) if not is_empty(row, already)]
    names = standard.schema.names
    cells = {name: [rows[place].get(name, "").strip() or already.get(name) for place in places] for name in names}
    frame = pl.DataFrame(cells, schema=dict.fromkeys(names, pl.String))
    lines = pl.Series(places, dtype=pl.UInt32)
    table = Table(None, frame, lines)
    calls = choose_steps(standard.schema, {}, lambda: iter([frame]))
    recipe = Recipe(
        standard.slug,
        standard.version,
        mapping=tuple(Feed(name, name, (name,)) for name in names),
        steps=tuple(call for call in calls if not registry()[call.step].loses),
    )
    done = next(Application(recipe, table, context).pieces()) if places else None
    after = done.frame if done is not None else frame
    found = check(after, standard.schema, lines=lines, territory=context.referential).findings if places else ()
    result = [dict(row) for row in rows]
    for place, row in zip(places, after.iter_rows(named=True), strict=True):
        result[place] = {name: text for name, text in row.items() if text}
    return Typed(tuple(result), tuple(finding for finding in found if finding.row is not None))


def pasted(text: str, standard: Standard, first: str | None = None) -> list[dict[str, str]]:
    """Return the rows of what was copied from a spreadsheet: cells between tabulations.

    A first row of names says which column is which; else they are those of the standard from *first* on.
    """
    lines = list(csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\x00", "")), delimiter="\t"))
    if not lines:
        return []
    headers = _named(lines[0], standard.schema.fields)
    if headers is None:
        names = list(standard.schema.names)
        headers = list(names[names.index(first) if first in names else 0 :])
    else:
        lines = lines[1:]
    return [
        {name: cell.strip() for name, cell in zip(headers, line, strict=False) if name and cell.strip()}
        for line in lines
    ]


def _named(cells: Sequence[str], fields: Sequence[Field]) -> list[str | None] | None:
    """Return the field that each cell names, None when fewer than half of them name one: it is no row of names."""
    known = {
        "".join(words_of(word)): field.name
        for field in reversed(fields)
        for word in (*reversed(field.synonyms), field.title, field.name)
        if word
    }
    found = [known.get("".join(words_of(cell))) for cell in cells]
    filled = [cell for cell in cells if cell.strip()]
    return found if filled and sum(name is not None for name in found) * 2 >= len(filled) else None


def as_file(rows: Iterable[Row], standard: Standard) -> Iterator[bytes]:
    """Yield the file that the standard asks for, as a table whatever its own form is."""
    names = standard.schema.names
    kept = [[row.get(name) or None for name in names] for row in rows if row]
    frame = pl.DataFrame(kept, schema=dict.fromkeys(names, pl.String), orient="row")
    table = replace(standard, file_rules=replace(standard.file_rules, format="csv"))
    return (text.encode(standard.file_rules.encoding) for text in written([frame], table, "csv"))


def filename(standard: Standard, body: Body, today: date) -> str:
    """Return what the file is called, as the standard asks when it does."""
    name = standard.file_rules.name or f"AAAAMMJJ_{standard.slug.rpartition('/')[2]}"
    parts = {"AAAAMMJJ": f"{today:%Y%m%d}", "AAAA": f"{today:%Y}", "SIREN": body.siren or (body.siret or "")[:9]}
    for sign, value in parts.items():
        name = name.replace(sign, value)
    return f"{name.replace('__', '_').strip('_')}.csv"
