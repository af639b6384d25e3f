"""pontdarc serve: portal, workspace, APIs and background work, until it is stopped."""

from argparse import ArgumentParser

from pontdarc.cli.command import Command, later


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--port", type=int, metavar="N", help="port (sinon PORT, sinon 8000)")
    parser.add_argument("--host", default="127.0.0.1", metavar="ADRESSE", help="adresse d’écoute")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="processus du travail de fond")


COMMAND = Command(
    "serve",
    "servir le portail, l’espace de travail, les API et le travail de fond",
    _arguments,
    later("pontdarc.cli.running.serve:serve"),
)
