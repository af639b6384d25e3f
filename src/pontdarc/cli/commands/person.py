"""pontdarc person add: name somebody, give them a role and an account; the way in for the first people."""

from argparse import ArgumentParser

from pontdarc.cli.command import Command, later

ROLES = ("coordinator", "referent", "dpo", "lawyer", "signatory", "reader")


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("action", choices=["add"], help="add : ajouter une personne au réseau, ou lui donner un rôle")
    parser.add_argument("email", metavar="ADRESSE", help="son adresse électronique")
    parser.add_argument("--name", metavar="NOM", help="son prénom et son nom, si elle n’est pas encore du réseau")
    parser.add_argument("--organisation", required=True, metavar="SLUG", help="l’organisation où elle a ce rôle")
    parser.add_argument("--role", required=True, choices=ROLES, help="son rôle")


COMMAND = Command(
    "person",
    "nommer une personne, son rôle, et ouvrir son compte",
    _arguments,
    later("pontdarc.cli.running.person:add"),
    needs_catalogue=True,
)
