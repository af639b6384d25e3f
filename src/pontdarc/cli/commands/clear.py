"""pontdarc clear: propose, advise or decide, as the owner of the personal token."""

from argparse import ArgumentParser
from datetime import date

from pontdarc.cli.command import Command, later


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("dataset", metavar="JEU", help="nom du jeu dans son adresse, ou son identifiant")
    act = parser.add_mutually_exclusive_group(required=True)
    act.add_argument("--propose", action="store_true", help="proposer (référent)")
    act.add_argument("--advise", action="store_true", help="donner un avis (DPO, juriste)")
    act.add_argument("--decide", action="store_true", help="décider (signataire)")
    parser.add_argument(
        "--outcome",
        required=True,
        metavar="ISSUE",
        help="publish, publish_after_redaction, publish_after_anonymisation, publish_restricted, link_only, defer, "
        "do_not_publish, out_of_scope ; pour un avis : favourable, conditions, unfavourable, ask",
    )
    parser.add_argument("--article", default="", metavar="ARTICLE", help="par exemple CRPA L312-1-1")
    parser.add_argument("--note", default="", metavar="TEXTE", help="justification")
    parser.add_argument("--against-opinion", default="", metavar="TEXTE", help="pourquoi, contre un avis")
    parser.add_argument("--review-on", type=date.fromisoformat, metavar="AAAA-MM-JJ", help="dernier jour couvert")
    parser.add_argument("--drop", action="append", metavar="COLONNE", help="colonne à laisser de côté (avec --propose)")
    parser.add_argument("--mask", action="append", metavar="COLONNE", help="colonne à masquer (avec --propose)")


COMMAND = Command(
    "clear",
    "proposer la publication d’un jeu, donner un avis, décider",
    _arguments,
    later("pontdarc.cli.running.clear:clear"),
    needs_catalogue=True,
)
