"""pontdarc restore: bring a backup back into an empty data folder."""

from argparse import ArgumentParser
from pathlib import Path

from pontdarc.cli.command import Command, later


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FICHIER", help="ce qu’a écrit pontdarc backup")
    parser.add_argument(
        "--erasures",
        type=Path,
        metavar="LISTE",
        help="liste des effacements à appliquer de nouveau (sinon celle qui est à côté de la sauvegarde)",
    )


COMMAND = Command(
    "restore",
    "restaurer une sauvegarde dans un dossier de données vide",
    _arguments,
    later("pontdarc.cli.running.restore:restore"),
)
