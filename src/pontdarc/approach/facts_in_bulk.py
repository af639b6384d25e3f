"""Facts of many organisations in one spreadsheet: the sheet to fill in, and what is understood when it comes back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import polars as pl
from django.db.models import QuerySet

from pontdarc.approach.compliance import Checklist, checklists
from pontdarc.core.downloads.registry import Rows, downloads
from pontdarc.core.query.columns import Column
from pontdarc.core.refusals import Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.legal.facts import ASKED, FactAsked
from pontdarc.network.actions import declare_facts
from pontdarc.network.models import Organisation
from pontdarc.network.queries import organisations_where
from pontdarc.network.rules import Actor
from pontdarc.outside import confined
from pontdarc.outside.clock import date_of
from pontdarc.outside.csv_text import csv_text

JOB = "pontdarc.approach.facts_sheet_reading:understand"
LARGEST = 5 * 1024**2
_KEY, _NAME = "organisation", "nom"
_YES = frozenset({"oui", "o", "vrai", "true", "1", "x", "yes"})
_NO = frozenset({"non", "n", "faux", "false", "0", "no"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that was not understood: the row of the sheet, the column, what it should hold (msgid)."""

    row: int
    column: str
    expected: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What an uploaded sheet did: organisations and facts that changed; cells and rows left out."""

    organisations: int
    facts: int
    wrong: tuple[Cell, ...]
    unknown: tuple[str, ...]


def sheet(by: Actor, today: date) -> list[list[str]]:
    """Return the sheet to fill in: a header, then one row for each organisation that the actor describes.

    Only the facts that would change an answer for somebody have a column; a cell is marked « – » where it would not.
    """
    found = checklists(by, _theirs(by, today), today)
    asked = [each for each in ASKED if any(each.name in one.asked for one in found)]
    header = [_KEY, _NAME, *(each.label for each in asked)]
    return [header, *(_row(one, asked) for one in found)]


def _theirs(by: Actor, today: date) -> QuerySet[Organisation]:
    return organisations_where(by, "describe", today).filter(listed=True).order_by("kind", "name")


def _row(one: Checklist, asked: Sequence[FactAsked]) -> list[str]:
    return [one.organisation.slug, one.organisation.name, *("" if each.name in one.asked else "–" for each in asked)]


def as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Return the sheet as a CSV that spreadsheets of French computers open as it is."""
    return csv_text(rows).encode("utf-8-sig")


def as_xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    """Return the sheet as a workbook."""
    header, *body = rows
    frame = pl.DataFrame(body, schema=dict.fromkeys(header, pl.String), orient="row")
    columns = tuple(Column(name, "text") for name in header)
    return b"".join(downloads()["xlsx"].chunks(Rows(columns, lambda: iter([frame]))))


def take(*, by: Actor, path: Path, name: str, now: datetime) -> Taken:
    """Declare what a sheet says, whatever its format; empty and dashed cells say nothing.

    :raises Refusal: it cannot be read, or it is not our sheet.
    """
    if path.stat().st_size > LARGEST:
        raise Invalid(
            "file_too_large",
            gettext_noop("Ce fichier est trop gros pour un tableau de faits."),
            gettext_noop("Reprenez le tableau proposé sur cette page."),
        )
    rows = confined.run(JOB, {"path": str(path), "name": name})["rows"]
    return declare(by=by, rows=rows, now=now)


def declare(*, by: Actor, rows: Sequence[Mapping[str, str | None]], now: datetime) -> Taken:
    """Declare the facts of rows: the organisation by its slug, then one column for each fact.

    :raises Invalid: there is no column of organisations, or none of facts.
    """
    headers = {" ".join(name.split()).lower(): name for row in rows[:1] for name in row}
    asked = {each: headers[each.label.lower()] for each in ASKED if each.label.lower() in headers}
    if _KEY not in headers or not asked:
        raise Invalid(
            "not_the_sheet",
            gettext_noop("Ce fichier n’est pas le tableau des faits : il lui manque ses colonnes."),
            gettext_noop("Téléchargez le tableau sur cette page, remplissez-le, puis renvoyez-le."),
        )
    known = {each.slug: each for each in _theirs(by, date_of(now))}
    wrong: list[Cell] = []
    changed, unknown, facts = 0, [], 0
    for rank, row in enumerate(rows, start=2):
        slug = (row.get(headers[_KEY]) or "").strip()
        if slug not in known:
            unknown += [slug] if slug else []
            continue
        values = _values(rank, row, asked, wrong)
        count = declare_facts(by=by, organisation=known[slug], facts=values, now=now) if values else 0
        changed, facts = changed + bool(count), facts + count
    return Taken(changed, facts, tuple(wrong), tuple(unknown))


def _values(
    rank: int, row: Mapping[str, str | None], asked: Mapping[FactAsked, str], wrong: list[Cell]
) -> dict[str, int | float | str | bool | None]:
    values: dict[str, int | float | str | bool | None] = {}
    for each, header in asked.items():
        text = (row.get(header) or "").strip()
        if text in ("", "–", "-"):
            continue
        value = value_of(each, text)
        if value is None:
            wrong.append(Cell(rank, header, _EXPECTED[each.type]))
        else:
            values[each.name] = value
    return values


_EXPECTED = {
    "boolean": gettext_noop("oui ou non"),
    "choice": gettext_noop("municipale ou totale"),
    "integer": gettext_noop("un nombre entier"),
    "number": gettext_noop("un nombre"),
}


def value_of(asked: FactAsked, text: str) -> int | float | str | bool | None:
    """Return what a text says of a fact, None when it says nothing that we understand."""
    plain = "".join(text.lower().split())
    if asked.type == "boolean":
        return True if plain in _YES else False if plain in _NO else None
    if asked.type == "choice":
        return plain if plain in ("municipale", "totale") else None
    try:
        number = float(plain.replace(",", "."))
    except ValueError:
        return None
    if not 0 <= number < 1e9:
        return None
    if asked.type == "number":
        return number
    return int(number) if number.is_integer() else None
