"""pontdarc territory load: the official organisations of a département."""

from argparse import ArgumentParser

from pontdarc.cli.command import Command, later


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("action", choices=["load"], help="load : charger le département, ses communes et ses EPCI")
    parser.add_argument("--departement", required=True, metavar="CODE", help="code du département, par exemple 07")


COMMAND = Command(
    "territory",
    "charger les organisations d’un département",
    _arguments,
    later("pontdarc.cli.running.territory:load"),
    needs_catalogue=True,
)
