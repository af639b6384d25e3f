"""pontdarc search-person: is somebody still somewhere? What names them is read on the standard input, and not kept."""

from argparse import ArgumentParser

from pontdarc.cli.command import Command, later


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--dataset", metavar="JEU", action="append", default=[], help="jeu dont toutes les adresses sont interrogées"
    )


COMMAND = Command(
    "search-person",
    "chercher une personne partout : adresses publiques, fichiers, catalogue (ce qui la nomme se donne à l’entrée)",
    _arguments,
    later("pontdarc.cli.running.search_person:search"),
    needs_catalogue=True,
)
