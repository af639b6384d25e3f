"""pontdarc rebuild: what serves queries, maps and searches, made again from the archives."""

from argparse import ArgumentParser

from pontdarc.cli.command import Command, later


def _arguments(parser: ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--dataset", metavar="JEU", help="un seul jeu de données, par le nom de son adresse")
    which.add_argument("--all", action="store_true", help="les versions passées aussi")


COMMAND = Command(
    "rebuild",
    "refaire ce qui se déduit des archives : requêtes, tuiles, fichiers à télécharger, recherche",
    _arguments,
    later("pontdarc.cli.running.rebuild:rebuild"),
    needs_catalogue=True,
)
