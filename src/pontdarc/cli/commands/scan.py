"""pontdarc scan: the signs of personal data in a file, column by column."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pontdarc.cli.command import DONE, LEFT_TO_DO, Command, answer
from pontdarc.cli.files import must_exist
from pontdarc.core.privacy.detection import Scanner
from pontdarc.core.privacy.lawful import lawful_cases
from pontdarc.core.privacy.scanned import ColumnScan
from pontdarc.core.reading import read
from pontdarc.core.recognition import recognise_together
from pontdarc.core.refusals import Unreadable
from pontdarc.core.words import gettext_noop
from pontdarc.outside import confined, sirene

_PARTIAL = (
    "masquez ou retirez leur nom et leur adresse avant de publier (C. com., A.123-96, à vérifier), "
    "par exemple avec les étapes mask_column ou drop_column."
)
JOB = "pontdarc.cli.commands.scan:search"
_ROWS = 20_000

_ROLES = {
    "direct": "désigne une personne",
    "indirect": "aide à reconnaître une personne, ou à joindre un service",
    "sensitive": "donnée sensible",
}
_NO_SIGN = (
    "Aucun indice de donnée personnelle trouvé. Ce n’est pas une preuve d’absence : "
    "relisez les colonnes de texte libre avant de publier."
)
_SIGNS = "Des indices de données personnelles ont été trouvés : il faut masquer, retirer ou justifier avant de publier."


def search(arguments: dict[str, Any]) -> dict[str, Any]:
    """Scan every table of the file, in the child process: *path*, *name*, *sirene* (an extract, else the one kept).

    The top level mirrors the main table; ``personal`` is true as soon as one table is.

    :raises Unreadable: the file holds no table, so that nothing can be said of it.
    """
    reading = read(Path(arguments["path"]), name=arguments["name"])
    if not reading.tables:
        raise Unreadable(
            "no_table",
            gettext_noop(
                "Aucun tableau n’a pu être lu dans ce fichier : on ne peut pas dire s’il contient des personnes."
            ),
            gettext_noop(
                "Lancez « pontdarc read » pour savoir pourquoi, puis déposez le fichier de données d’origine."
            ),
        )
    extract = arguments.get("sirene")
    register = sirene.given(Path(extract)) if extract else sirene.kept()
    tables = []
    known = recognise_together((table.sample(_ROWS).frame, table.types) for table in reading.tables)
    for table, recognised in zip(reading.tables, known, strict=True):
        scanner = Scanner(recognised, register)
        for piece in table.pieces():
            scanner.add(piece.frame)
        found = scanner.scan()
        columns = [_column(column) for column in found.columns]
        lawful = lawful_cases(column.name for column in found.columns) if found.personal else ()
        told = [{"article": case.article, "text": case.text} for case in lawful]
        tables.append({"name": table.name, "columns": columns, "personal": found.personal, "lawful": told})
    return {
        "columns": tables[reading.main]["columns"],
        "lawful": tables[reading.main]["lawful"],
        "personal": any(table["personal"] for table in tables),
        "tables": tables,
    }


def _column(column: ColumnScan) -> dict[str, Any]:
    return {
        "name": column.name,
        "kind": column.kind,
        "role": column.role,
        "certainty": column.certainty,
        "share": column.share,
        "examples_masked": list(column.examples_masked),
        **({"holders": asdict(column.holders)} if column.holders else {}),
    }


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FICHIER", help="le fichier à examiner")
    parser.add_argument(
        "--sirene",
        type=Path,
        metavar="EXTRAIT",
        help="stock des unités légales (CSV ou Parquet), sinon celui qui est gardé",
    )


def _run(args: Namespace) -> int:
    must_exist(args.file)
    order = {"path": str(args.file.resolve()), "name": args.file.name}
    if args.sirene is not None:
        must_exist(args.sirene)
        order["sirene"] = str(args.sirene.resolve())
    document = confined.run(JOB, order)
    answer(args, document, lambda: _sentences(document))
    return LEFT_TO_DO if document["personal"] else DONE


def _sentences(document: dict[str, Any]) -> str:
    lines = [_SIGNS if document["personal"] else _NO_SIGN]
    several = len(document["tables"]) > 1
    for table in document["tables"]:
        if several:
            lines.append(f"Tableau {table['name']} :")
        lines += [_line(column) for column in table["columns"] if column["role"] != "none"]
        lines += [f"  À vérifier : {case['text']} ({case['article']})" for case in table["lawful"]]
    return "\n".join(lines)


def _line(column: dict[str, Any]) -> str:
    share = f"{column['share']:.1%}".replace(".", ",").replace("%", " %")
    examples = f", par exemple {' ; '.join(column['examples_masked'])}" if column["examples_masked"] else ""
    by = column["kind"] or ("valeurs" if column["share"] else "en-tête")
    said = f"{_ROLES[column['role']]} ({by}), {share} des cellules remplies{examples}"
    return "\n".join([f"  {column['name']} : {said}", *_holders(column.get("holders"))])


def _holders(found: dict[str, Any] | None) -> list[str]:
    """Say who holds the numbers of a column, and what to do about those who left the register."""
    if found is None:
        return []
    lines = []
    if found["natural"]:
        lines.append(f"    {found['natural']} SIREN d’entrepreneurs individuels, d’après Sirene.")
    if found["unknown"]:
        lines.append(f"    {found['unknown']} SIREN absents d’un extrait de Sirene : ils comptent pour des personnes.")
    if found["partial"]:
        lines.append(f"    {found['partial']} SIREN en diffusion partielle : {_PARTIAL}")
    return lines


COMMAND = Command("scan", "cherche les données personnelles d’un fichier", _arguments, _run)
