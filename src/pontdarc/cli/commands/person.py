"""pontdarc person: name somebody and give them a role and an account; export or erase what is held about them."""

from argparse import ArgumentParser

from pontdarc.cli.command import Command, later

ROLES = ("coordinator", "referent", "dpo", "lawyer", "signatory", "reader")


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "action",
        choices=["add", "export", "erase"],
        help="add : ajouter une personne au réseau, ou lui donner un rôle ; export : tout ce qui est gardé sur elle, "
        "en JSON ; erase : l’effacer partout",
    )
    parser.add_argument("email", metavar="ADRESSE", help="son adresse électronique")
    parser.add_argument("--name", metavar="NOM", help="son prénom et son nom, si elle n’est pas encore du réseau")
    parser.add_argument("--organisation", metavar="SLUG", help="add : l’organisation où elle a ce rôle")
    parser.add_argument("--role", choices=ROLES, help="add : son rôle")


COMMAND = Command(
    "person",
    "nommer une personne, son rôle, et ouvrir son compte ; exporter ou effacer ce qui est gardé sur elle",
    _arguments,
    later("pontdarc.cli.running.person:person"),
    needs_catalogue=True,
)
