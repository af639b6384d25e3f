"""pontdarc restore: bring a backup back into an empty data folder."""

from argparse import ArgumentParser
from pathlib import Path

from pontdarc.cli.command import Command, later


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FICHIER", help="ce qu’a écrit pontdarc backup")


COMMAND = Command(
    "restore",
    "restaurer une sauvegarde dans un dossier de données vide",
    _arguments,
    later("pontdarc.cli.running.restore:restore"),
)
