"""pontdarc publish: take one file through the approach."""

from argparse import ArgumentParser
from pathlib import Path

from pontdarc.cli.command import Command, later


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FICHIER")
    parser.add_argument("--organisation", required=True, metavar="NOM", help="nom dans l’adresse, par exemple privas")
    parser.add_argument("--title", required=True, metavar="TITRE", help="titre du jeu de données")
    parser.add_argument("--dataset", metavar="JEU", help="jeu à mettre à jour ; sinon, un nouveau est fait")
    parser.add_argument("--standard", metavar="NOM[@VERSION]", help="standard visé ; sinon, il est reconnu")
    parser.add_argument("--clearance", metavar="ID", help="décision qui doit couvrir cette version")


COMMAND = Command(
    "publish",
    "publier un fichier, ou le mettre en attente d’autorisation",
    _arguments,
    later("pontdarc.cli.running.publish:publish"),
    needs_catalogue=True,
)
