"""pontdarc backup: everything that cannot be rebuilt, in one file."""

from argparse import ArgumentParser
from pathlib import Path

from pontdarc.cli.command import Command, later


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FICHIER", help="sauvegarde.tar, ou .tar.gz pour la comprimer")
    parser.add_argument(
        "--portable", action="store_true", help="catalogue en JSON, pour passer de SQLite à PostgreSQL ou l’inverse"
    )


COMMAND = Command(
    "backup",
    "sauvegarder le dossier de données dans un fichier",
    _arguments,
    later("pontdarc.cli.running.backup:backup"),
    needs_catalogue=True,
)
