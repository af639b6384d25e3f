"""The file that a command is given, and the reading choices given with it."""

import os
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pontdarc.core.refusals import NotFound
from pontdarc.core.tables import Choices
from pontdarc.core.words import gettext_noop


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
