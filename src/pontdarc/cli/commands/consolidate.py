"""pontdarc consolidate: all the public datasets of a standard made one."""

from argparse import ArgumentParser

from pontdarc.cli.command import Command, later


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("standard", metavar="STANDARD", help="le standard à réunir, par exemple scdl/equipements")
    parser.add_argument("--organisation", metavar="NOM", help="qui répond du jeu réuni ; sinon, le département")


COMMAND = Command(
    "consolidate",
    "réunir en un jeu les jeux publics de tous les organismes qui suivent un standard",
    _arguments,
    later("pontdarc.cli.running.consolidate:consolidate"),
    needs_catalogue=True,
)
