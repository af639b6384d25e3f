"""The rows of a file in which something remains wrong: which, what is said of each, what they hold."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

import polars as pl

from pontdarc.core.applying import Application
from pontdarc.core.checking import Checker
from pontdarc.core.findings import Finding
from pontdarc.core.recipe import Recipe
from pontdarc.core.steps.replace_cells import digest_of
from pontdarc.standardisation.corrections import with_only
from pontdarc.standardisation.preparing import Plan

DETAILED = 20_000
"""Findings of which the sentence is made; those beyond are known by their place."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """*places*: line, column and id of every finding on a row, in the order of rows. *findings*: those detailed.

    Lines are those of the table: ``Plan.sheets`` says where they are in the file.
    """

    places: pl.DataFrame
    findings: tuple[Finding, ...]

    def lines(self, id: str, column: str) -> list[int]:
        """Return the lines of one cause, each once, in order."""
        found = self.places.filter((pl.col("id") == id) & (pl.col("column") == column))
        return found["line"].unique(maintain_order=True).to_list()

    def rows_of(self, causes: Collection[tuple[str, str]]) -> int:
        """Return how many rows have one of these causes at least, each its id and its column."""
        wanted = pl.DataFrame(list(causes), schema={"id": pl.String, "column": pl.String}, orient="row")
        return self.places.join(wanted, on=["id", "column"], how="semi")["line"].n_unique()

    def said(self, id: str, column: str) -> dict[int, Finding]:
        """Return the detailed findings of one cause, by line."""
        return {
            finding.row: finding
            for finding in self.findings
            if finding.row is not None and finding.id == id and (finding.column or "") == column
        }


@dataclass(frozen=True, slots=True)
class RowSeen:
    """A row. *cells*: mended, in the order of the columns. *digest*: by which a correction finds it again.

    *raw*: the cell of each column before any repair.
    """

    line: int
    cells: tuple[str | None, ...]
    digest: str
    raw: Mapping[str, str | None]


def wrong_in(planned: Plan, *, limit: int = DETAILED) -> Wrong:
    """Return everything that is wrong on a row of the mended table, and in the reading of the file."""
    read = tuple(_on_the_table(planned))
    standard = planned.recognition.standard
    if standard is None:
        return Wrong(_places_of(read), read[:limit])
    names = {feed.target: " + ".join(feed.sources) for feed in planned.mapping.feeds if feed.sources}
    territory = planned.application.context.referential
    checker = Checker(
        planned.sample.frame.columns, standard.schema, source_names=names, limit=limit, territory=territory
    )
    for piece in planned.application.pieces():
        checker.add(piece.frame, piece.lines)
    unfed = [feed.target for feed in planned.mapping.feeds if feed.value is None and not feed.sources]
    findings = checker.verdict(unfed).findings
    places = checker.places(unfed).with_columns(pl.col("column").cast(pl.String), pl.col("id").cast(pl.String))
    return Wrong(pl.concat([_places_of(read), places]), (*read[:limit], *findings))


def _on_the_table(planned: Plan) -> Iterator[Finding]:
    """Yield what was found on rows of the table as it was read, at the lines that rows have in the table."""
    for finding in planned.reading.findings:
        line = None if finding.row is None else planned.sheets.line(finding.sheet, finding.row)
        if line is not None:
            yield replace(finding, sheet=None, row=line)


def _places_of(findings: tuple[Finding, ...]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "line": [finding.row for finding in findings],
            "column": [finding.column or "" for finding in findings],
            "id": [finding.id for finding in findings],
        },
        schema={"line": pl.UInt32, "column": pl.String, "id": pl.String},
    )


def rows_at(planned: Plan, lines: list[int]) -> list[RowSeen]:
    """Return the mended rows at these lines of the file, in order; a line that a repair dropped is not there."""
    wanted = pl.Series(lines, dtype=pl.UInt32)
    raw = {line: (row, names) for line, row, names in _raw(planned, wanted)}
    seen = []
    for piece in planned.application.pieces():
        mask = piece.lines.is_in(wanted.implode())
        for line, cells in zip(piece.lines.filter(mask), piece.frame.filter(mask).iter_rows(), strict=True):
            row, names = raw.get(line, ((), []))
            seen.append(RowSeen(line, tuple(cells), digest_of(row), dict(zip(names, row, strict=True))))
    return seen


def _raw(planned: Plan, wanted: pl.Series) -> Iterator[tuple[int, tuple[str | None, ...], list[str]]]:
    """Yield the rows as the first step on target columns finds them: what a correction of a cell is about."""
    for piece in unmended(planned).pieces():
        mask = piece.lines.is_in(wanted.implode())
        for line, row in zip(piece.lines.filter(mask), piece.frame.filter(mask).iter_rows(), strict=True):
            yield line, row, piece.frame.columns


def unmended(planned: Plan) -> Application:
    """Return the recipe up to its first step on target columns: there, a correction of a cell finds its row."""
    made = planned.application
    bare = with_only(made.recipe, ())
    recipe = Recipe(
        bare.standard, bare.version, bare.reading, bare.columns, bare.before, bare.mapping, (), bare.left_out
    )
    known = {rank: fact for rank, fact in made.facts.items() if rank < len(recipe.before)}
    return Application(recipe, made.table, made.context, known=known)


def source_rows(planned: Plan, lines: list[int]) -> Iterator[tuple[int, tuple[str | None, ...]]]:
    """Yield the rows of the file itself at these lines, in order, as they were read."""
    wanted = pl.Series(lines, dtype=pl.UInt32)
    for piece in planned.application.table.pieces():
        mask = piece.lines.is_in(wanted.implode())
        yield from zip(piece.lines.filter(mask), piece.frame.filter(mask).iter_rows(), strict=True)
