"""pontdarc erase: the list of erasures, carrying it out again after a restoration, the proof of one."""

from argparse import ArgumentParser
from pathlib import Path
from uuid import UUID

from pontdarc.cli.command import Command, later


def _arguments(parser: ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--list", type=Path, metavar="FICHIER", help="écrire la liste des effacements, sans aucun nom")
    which.add_argument(
        "--attest", type=UUID, metavar="EFFACEMENT", help="prouver qu’un effacement a tout emporté, et garder la preuve"
    )
    which.add_argument("--replay", type=Path, metavar="LISTE", help="appliquer de nouveau une liste d’effacements")


COMMAND = Command(
    "erase",
    "garder la liste des effacements décidés, les appliquer de nouveau, ou prouver l’un d’eux",
    _arguments,
    later("pontdarc.cli.running.erase:erase"),
    needs_catalogue=True,
)
