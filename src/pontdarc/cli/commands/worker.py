"""pontdarc worker: the background work, until it is stopped."""

from argparse import ArgumentParser

from pontdarc.cli.command import Command, later


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="faire ce qui attend, puis s’arrêter")


COMMAND = Command(
    "worker",
    "faire le travail de fond : préparer, publier, relever les sources, rappeler",
    _arguments,
    later("pontdarc.cli.running.worker:run"),
    needs_catalogue=True,
)
