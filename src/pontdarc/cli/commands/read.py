"""pontdarc read: what a file holds, as it is understood."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from pontdarc.cli.command import DONE, LEFT_TO_DO, Command, answer
from pontdarc.cli.files import add_choices, choices_of, draft_of, must_exist, sentence_of
from pontdarc.core.findings import Finding, as_json
from pontdarc.core.privacy.masking import PERSONAL_KINDS, mask
from pontdarc.core.reading import read
from pontdarc.core.recognition import Recognised, recognise
from pontdarc.core.referential import Body
from pontdarc.core.tables import Choices, Reading, Table
from pontdarc.outside import clock, confined
from pontdarc.standardisation.catalogue import every_version
from pontdarc.standardisation.mapping import map_columns
from pontdarc.standardisation.recognition import recognise_standard
from pontdarc.standardisation.reporting import feed_as_json

JOB = "pontdarc.cli.commands.read:understand"

_ROWS, _FEW_ROWS = 20_000, 500
_WORKBOOKS = frozenset({"xlsx", "xls", "xlsb", "ods", "spreadsheetml"})


def understand(arguments: dict[str, Any]) -> dict[str, Any]:
    """Read the file, in the child process: *path*, *choices*, *as_csv* (a path or None) and *show_values*."""
    choices = Choices(**arguments["choices"])
    reading = read(Path(arguments["path"]), choices, name=arguments["name"], limits=confined.reading_limits())
    kinds = _kinds(reading)
    if arguments["as_csv"] is not None:
        write_csv(reading.table, Path(arguments["as_csv"]))
    document = _document(reading, kinds, show_values=arguments["show_values"])
    return {**document, **_recognition(reading, kinds, arguments["name"])}


def _recognition(reading: Reading, kinds: list[dict[str, Recognised]], name: str) -> dict[str, Any]:
    """Return the standard that the main table follows, and which of its columns would fill which field, and why."""
    nothing: dict[str, Any] = {"standard": None, "version": None, "confidence": 0.0, "runner_up": None, "feeds": []}
    if reading.table is None:
        return nothing
    table, sample = reading.table, reading.table.sample(_ROWS).frame
    sure = {column: (its.kind, its.certainty) for column, its in kinds[reading.main].items()}
    found = recognise_standard(sample, every_version(), f"{name} {table.called}", kinds=sure)
    said = {**nothing, "confidence": found.confidence, "runner_up": found.runner_up}
    if found.standard is None:
        return said
    mapping = map_columns(
        sample, found.standard.schema, Body(), kinds=sure, today=clock.today(), topic=found.standard.topic
    )
    return {
        **said,
        "standard": found.standard.slug,
        "version": found.standard.version,
        "feeds": [feed_as_json(feed) for feed in mapping.feeds if feed.sources],
    }


def _kinds(reading: Reading) -> list[dict[str, Recognised]]:
    """Return what the columns of each table are.

    The main table is looked at from end to end, the others by fewer rows, and once for all those of the same columns:
    a workbook may have a sheet for each year.
    """
    known: dict[tuple[str, ...], dict[str, Recognised]] = {}
    if reading.table is not None:
        known[tuple(reading.table.columns)] = recognise(reading.table.sample(_ROWS).frame, reading.table.types)
    for table in reading.tables:
        names = tuple(table.columns)
        if names not in known:
            known[names] = recognise(table.sample(_FEW_ROWS).frame, table.types)
    return [known[tuple(table.columns)] for table in reading.tables]


def write_csv(table: Table | None, path: Path) -> None:
    """Write the table as understood: UTF-8, commas, RFC 4180, header first; nothing when there is no table."""
    if table is None:
        path.write_bytes(b"")
        return
    with path.open("wb") as file:
        for rank, piece in enumerate(table.pieces()):
            # In a single column, an empty cell is written between quotes: a blank line would be none.
            frame = piece.frame.fill_null("") if piece.frame.width == 1 else piece.frame
            frame.write_csv(
                file,
                include_header=not rank,
                separator=",",
                line_terminator="\r\n",
                quote_style="necessary",
                null_value="",
            )


def _document(reading: Reading, kinds: list[dict[str, Recognised]], *, show_values: bool) -> dict[str, Any]:
    tables = [_table(table, its, reading.format) for table, its in zip(reading.tables, kinds, strict=True)]
    nothing: dict[str, Any] = {"name": None, "sheet": None, "header_row": None, "rows": 0, "columns": []}
    main = tables[reading.main] if tables else nothing
    columns = kinds[reading.main] if kinds else {}
    return {
        "container": reading.container,
        "format": reading.format,
        "encoding": reading.encoding,
        "delimiter": reading.delimiter,
        "sheet": main["sheet"],
        "header_row": main["header_row"],
        "rows": main["rows"],
        "columns": main["columns"],
        "findings": [_finding(finding, columns, show_values=show_values) for finding in reading.findings],
        "tables": tables,
    }


def _table(table: Table, kinds: dict[str, Recognised], format_: str | None) -> dict[str, Any]:
    return {
        "name": table.name,
        "sheet": table.name if format_ in _WORKBOOKS else None,
        "header_row": table.header_row,
        "rows": table.rows,
        "columns": [{"name": name, "kind": its.kind, "type": its.type} for name, its in kinds.items()],
    }


def _finding(finding: Finding, columns: dict[str, Recognised], *, show_values: bool) -> dict[str, object]:
    kind = columns[finding.column].kind if finding.column in columns else None
    if finding.value is not None and not show_values and kind in PERSONAL_KINDS:
        finding = replace(finding, value=mask(finding.value, kind))
    return as_json(finding)


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FICHIER", help="le fichier à lire")
    parser.add_argument("--as-csv", type=Path, metavar="SORTIE", help="écrire le tableau en CSV, tel que compris")
    add_choices(parser)


def _run(args: Namespace) -> int:
    document = read_confined(args.file, choices_of(args), as_csv=args.as_csv, show_values=args.show_values)
    answer(args, document, lambda: _sentences(document))
    return LEFT_TO_DO if any(finding["level"] == "error" for finding in document["findings"]) else DONE


def read_confined(path: Path, choices: Choices, *, as_csv: Path | None, show_values: bool) -> dict[str, Any]:
    """Return the document about the file, read in a child process; *as_csv* is written whole or not at all.

    :raises Refusal: there is no such file, or reading it goes past a limit.
    """
    must_exist(path)
    draft = None if as_csv is None else draft_of(as_csv)
    arguments: dict[str, object] = {
        "path": str(path.resolve()),
        "name": path.name,
        "choices": asdict(choices),
        "as_csv": None if draft is None else str(draft),
        "show_values": show_values,
    }
    try:
        document = confined.run(JOB, arguments)
        if draft is not None and as_csv is not None:
            draft.replace(as_csv)
    finally:
        if draft is not None:
            draft.unlink(missing_ok=True)
    return document


def _sentences(document: dict[str, Any]) -> str:
    known = {
        "Conteneur": document["container"],
        "Format": document["format"],
        "Encodage": document["encoding"],
        "Délimiteur": repr(document["delimiter"]) if document["delimiter"] else None,
        "Feuille": document["sheet"],
        "Ligne d’en-tête": document["header_row"],
        "Lignes de données": document["rows"],
    }
    lines = [f"{name} : {value}" for name, value in known.items() if value is not None]
    lines += [f"  {column['name']} ({column['kind'] or column['type']})" for column in document["columns"][:200]]
    lines += _standard(document)
    lines += map(sentence_of, document["findings"])
    return "\n".join(lines)


def _standard(document: dict[str, Any]) -> list[str]:
    if document["standard"] is None:
        near = f" Le plus proche : {document['runner_up']}." if document["runner_up"] else ""
        return [f"Standard : aucun de ceux qui sont connus.{near}"]
    runner_up = f" ; ensuite : {document['runner_up']}" if document["runner_up"] else ""
    first = f"Standard : {document['standard']} {document['version']}"
    return [f"{first} (certitude : {document['confidence']:.0%}{runner_up})", *map(_column, document["feeds"])]


def _column(feed: dict[str, Any]) -> str:
    return f"  {feed['target']} ← {' + '.join(feed['sources'])} ({feed['certainty']:.0%}). {feed['reason']}"


COMMAND = Command("read", "dit ce que contient un fichier, tel qu’il est compris", _arguments, _run)
