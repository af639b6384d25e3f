"""The work of the confined child that looks at rows again: to show some of them, or to write their workbook."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from pontdarc.core.findings import Finding
from pontdarc.core.privacy.masking import PERSONAL_KINDS, mask, mask_finding
from pontdarc.core.sheets import Sheets
from pontdarc.standardisation.confined_preparing import planned_of
from pontdarc.standardisation.correction_workbook import Cause, Row, ToCorrect, write
from pontdarc.standardisation.preparing import Plan
from pontdarc.standardisation.wrong_rows import RowSeen, Wrong, rows_at, source_rows, wrong_in

ROWS = "pontdarc.standardisation.confined_rows:rows"
WORKBOOK = "pontdarc.standardisation.confined_rows:workbook"
MOST_ROWS = 5_000
_ERROR = "error"


def rows(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the rows of one cause: the order of standardisation.job, and what is wanted.

    *arguments*: ``id`` and ``column`` of the cause, ``offset``, ``count``; ``masked``: kind of each column whose values
    are masked. The answer: ``columns``, ``total``, and ``rows``, each with its ``line``, by which it is told from the
    others, ``sheet`` and ``row`` where it is to be found, ``cells``, ``digest``, the ``raw`` cell of the column, what
    is said of it (``words``) and the ``suggestion``, if there is one.
    """
    planned = planned_of(arguments)
    wrong, column = wrong_in(planned), str(arguments["column"])
    lines = wrong.lines(arguments["id"], column)
    said = wrong.said(arguments["id"], column)
    page = lines[arguments["offset"] : arguments["offset"] + arguments["count"]]
    columns, masked = planned.sample.frame.columns, arguments.get("masked", {})
    return {
        "columns": columns,
        "total": len(lines),
        "rows": [
            _row(row, columns, column, said.get(row.line), masked) | _place(planned.sheets, row.line)
            for row in rows_at(planned, page)
        ],
    }


def _place(sheets: Sheets, line: int) -> dict[str, Any]:
    sheet, row = sheets.place(line)
    return {"sheet": sheet, "row": row}


def _row(
    row: RowSeen, columns: list[str], column: str, finding: Finding | None, masked: Mapping[str, str | None]
) -> dict[str, Any]:
    cells = [
        mask(cell, masked[name]) if cell is not None and name in masked else cell
        for name, cell in zip(columns, row.cells, strict=True)
    ]
    hidden = column in masked
    answer: dict[str, Any] = {"line": row.line, "cells": cells, "digest": row.digest}
    answer["raw"] = None if hidden else row.raw.get(column)
    if finding is None:
        return answer
    if hidden:
        kind = masked[column]
        finding = mask_finding(finding, kind if kind in PERSONAL_KINDS else "address")
    params = {"column": finding.column or "", "value": finding.value or "", "row": finding.row or "", **finding.params}
    words = {"text": finding.kind.text, "hint": finding.kind.hint, "params": params}
    return {**answer, "words": words, "suggestion": None if hidden else finding.params.get("suggestion")}


def workbook(arguments: Mapping[str, Any]) -> dict[str, int]:
    """Write the workbook of the rows to correct at ``target``; return how many ``rows`` it has, how many are ``left``.

    *arguments*: the order of standardisation.job; ``digest`` of the delivery; ``hidden``: columns of the file that are
    not shown; ``findings``: what is wrong in the whole file, see `about_the_file`.
    """
    return write_workbook(
        planned_of(arguments),
        Path(arguments["target"]),
        digest=arguments["digest"],
        filename=arguments.get("filename") or "",
        hidden=set(arguments.get("hidden", ())),
        whole=arguments.get("findings", ()),
    )


def about_the_file(report: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return what a report says is wrong in the file as a whole: columns that it lacks."""
    return [
        {"column": str(each.get("column") or ""), "text": each["words"]["text"], "hint": each["words"]["hint"]}
        for each in report.get("findings", [])
        if each.get("level") == "error" and each.get("row") is None and "words" in each
    ]


def write_workbook(
    planned: Plan,
    target: Path,
    *,
    digest: str,
    filename: str,
    hidden: Collection[str],
    whole: Iterable[Mapping[str, Any]],
) -> dict[str, int]:
    """Write the workbook of the rows that remain wrong in a file, as `workbook` does."""
    wrong, table = wrong_in(planned), planned.application.table
    columns = [name for name in table.columns if name not in hidden]
    marks, here = _marks(planned, wrong, columns)
    kept = sorted({line for line, _ in marks})[:MOST_ROWS]
    ranks = [table.columns.index(name) for name in columns]
    found = [
        Row(line, planned.sheets.place(line), [cells[rank] for rank in ranks])
        for line, cells in source_rows(planned, kept)
    ]
    left = max(wrong.rows_of(here) - len(kept), 0)
    causes = _causes(planned, wrong, here, whole)
    write(target, ToCorrect(digest, filename, columns, found, marks, causes, left, sorted(hidden)))
    return {"rows": len(found), "left": left}


def _marks(
    planned: Plan, wrong: Wrong, columns: list[str]
) -> tuple[dict[tuple[int, int], list[str]], set[tuple[str, str]]]:
    """Return what is said of each cell of the file, by line and rank, and the causes that are so shown."""
    feeds = {feed.target: feed.sources for feed in planned.mapping.feeds}
    marks: dict[tuple[int, int], list[str]] = {}
    here: set[tuple[str, str]] = set()
    for finding in wrong.findings:
        if finding.level != _ERROR or finding.row is None:
            continue
        column = finding.column or ""
        sources = feeds.get(column, (column,))
        for rank in (columns.index(name) for name in sources if name in columns):
            marks.setdefault((finding.row, rank), []).append(f"{finding.message()} {finding.hint()}")
            here.add((finding.id, column))
    return marks, here


def _causes(planned: Plan, wrong: Wrong, here: set[tuple[str, str]], whole: Iterable[Mapping[str, Any]]) -> list[Cause]:
    """Return what is wrong, the most frequent first. *whole*: findings about the whole file, as a report has them."""
    counts = {(row["id"], row["column"]): row["len"] for row in wrong.places.group_by("id", "column").len().to_dicts()}
    first: dict[tuple[str, str], Finding] = {}
    for finding in wrong.findings:
        if finding.level == _ERROR:
            first.setdefault((finding.id, finding.column or ""), finding)
    causes = [
        Cause(column, finding.message(), finding.hint(), counts.get((id, column), 1), (id, column) in here)
        for (id, column), finding in first.items()
    ]
    causes += [
        Cause(str(each.get("column") or ""), str(each["text"]), str(each["hint"]), 1, here=False) for each in whole
    ]
    return sorted(causes, key=lambda cause: -cause.count)
