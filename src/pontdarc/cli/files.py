"""The file that a command is given, and the reading choices given with it."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pontdarc.core.refusals import Conflict, NotFound
from pontdarc.core.tables import Choices
from pontdarc.core.words import gettext_noop


def add_choices(parser: ArgumentParser) -> None:
    """Declare the reading choices as options."""
    parser.add_argument("--encoding", metavar="NOM", help="encodage, s’il est mal reconnu (utf-8, cp1252…)")
    parser.add_argument("--delimiter", metavar="SIGNE", help="délimiteur, s’il est mal reconnu (tab pour tabulation)")
    parser.add_argument("--header-row", type=int, metavar="LIGNE", help="ligne de l’en-tête, 0 s’il n’y en a pas")
    parser.add_argument("--header-rows", type=int, metavar="NOMBRE", help="nombre de lignes de l’en-tête")
    parser.add_argument("--sheet", metavar="NOM", help="feuille du classeur")
    parser.add_argument("--member", metavar="NOM", help="fichier de l’archive")


def choices_of(args: Namespace) -> Choices:
    """Return the reading choices given as options."""
    return Choices(args.member, args.sheet, args.encoding, args.delimiter, args.header_row, args.header_rows)


def place_of(finding: Mapping[str, Any]) -> str:
    """Return where a finding is: its sheet, if there are several, and its line; empty for the whole file."""
    if not finding["row"]:
        return ""
    sheet = f"feuille « {finding['sheet']} », " if finding["sheet"] else ""
    return f"{sheet}ligne {finding['row']}"


def must_exist(path: Path) -> None:
    """Refuse a path where there is no file that we may read.

    :raises NotFound: there is none.
    """
    if not path.is_file() or not os.access(path, os.R_OK):
        raise NotFound(
            "no_such_file",
            gettext_noop("Le fichier « %(name)s » n’existe pas ou ne peut pas être ouvert."),
            gettext_noop("Vérifiez le chemin et les droits de lecture."),
            {"name": str(path)},
        )


def draft_of(target: Path) -> Path:
    """Return where to write before the file takes its name.

    :raises Conflict: nothing can be written there.
    """
    folder = target.resolve().parent
    if not folder.is_dir() or not os.access(folder, os.W_OK) or target.is_dir():
        raise Conflict(
            "no_such_folder",
            gettext_noop("Le dossier « %(name)s » n’existe pas ou ne peut pas être écrit."),
            gettext_noop("Créez-le, ou choisissez un autre endroit pour la sortie."),
            {"name": str(folder)},
        )
    return folder / f".{target.name}.{os.getpid()}.part"


def sentence_of(finding: Mapping[str, Any]) -> str:
    """Return a finding as a line: its level, its place, what is wrong and what to do."""
    place = f" ({place_of(finding)})" if finding["row"] else ""
    return f"[{finding['level']}]{place} {finding['message']} {finding['hint']}"


def left_to_do(findings: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the lines that say what remains to be done."""
    return ["Reste à faire :" if findings else "Reste à faire : rien", *(f"  {sentence_of(one)}" for one in findings)]
