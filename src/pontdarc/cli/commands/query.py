"""pontdarc query: ask a published dataset, through the public gate."""

from argparse import ArgumentParser

from pontdarc.cli.command import Command, later


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("dataset", metavar="JEU", help="nom du jeu de données dans son adresse")
    parser.add_argument(
        "sentence", nargs="?", metavar="REQUÊTE", help="« select … where … group by … order by … limit … »"
    )
    parser.add_argument("--select", metavar="COLONNES", help="colonnes, calculs et agrégats")
    parser.add_argument("--where", action="append", metavar="CONDITION", help="lignes à garder ; peut être répété")
    parser.add_argument("--group-by", metavar="COLONNES", help="regroupement")
    parser.add_argument("--order-by", metavar="COLONNES", help="ordre")
    parser.add_argument("--refine", action="append", metavar="COLONNE:VALEUR", help="valeur à garder")
    parser.add_argument("--exclude", action="append", metavar="COLONNE:VALEUR", help="valeur à écarter")
    parser.add_argument("--facet", action="append", metavar="COLONNE", help="compter les lignes par valeur")
    parser.add_argument("--limit", type=int, metavar="N", help="nombre de lignes (20 à l’écran, toutes avec --csv)")
    parser.add_argument("--offset", type=int, metavar="N", help="lignes à sauter")
    parser.add_argument("--timezone", default="Europe/Paris", metavar="ZONE", help="fuseau des dates (Europe/Paris)")
    parser.add_argument("--lang", default="fr", metavar="LANGUE", help="langue des noms de jours et de mois : fr ou en")
    parser.add_argument("--csv", action="store_true", help="répondre en CSV")


COMMAND = Command(
    "query",
    "interroger un jeu publié",
    _arguments,
    later("pontdarc.cli.running.query:ask"),
    needs_catalogue=True,
)
