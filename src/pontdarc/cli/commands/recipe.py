"""pontdarc recipe: what turns a file into a conforming table, shown, checked, tested, compared, reused."""

import importlib
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from pontdarc.cli.command import DONE, LEFT_TO_DO, Command, answer, later
from pontdarc.cli.files import must_exist
from pontdarc.cli.recipes import checked, judged, sentences
from pontdarc.core.recipe import to_yaml
from pontdarc.standardisation.adapting import for_another

_ON_FILES = frozenset({"check", "test", "reuse"})


def _arguments(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    check = actions.add_parser("check", help="dire si une recette écrite à la main est bien formée")
    check.add_argument("recipe", type=Path, metavar="RECETTE")
    test = actions.add_parser("test", help="essayer une recette sur un fichier, sans rien écrire")
    test.add_argument("file", type=Path, metavar="FICHIER")
    test.add_argument("--recipe", type=Path, required=True, metavar="RECETTE", help="le document YAML")
    test.add_argument("--save", type=Path, metavar="SORTIE", help="écrire la recette proposée pour la nouvelle forme")
    test.add_argument("--organisation", metavar="SIREN", help="l’organisation : remplit les colonnes qu’elle donne")
    reuse = actions.add_parser("reuse", help="copier une recette sans ce qui est propre à son organisation")
    reuse.add_argument("recipe", type=Path, metavar="RECETTE")
    reuse.add_argument("--output", type=Path, required=True, metavar="SORTIE")
    shown = actions.add_parser("show", help="montrer la recette d’un jeu de données")
    shown.add_argument("dataset", metavar="JEU", help="le nom du jeu dans son adresse")
    shown.add_argument("--number", type=int, metavar="N", help="un numéro ancien ; sinon, la dernière")
    history = actions.add_parser("list", help="toutes les recettes d’un jeu, et qui les a faites")
    history.add_argument("dataset", metavar="JEU")
    diff = actions.add_parser("diff", help="ce qui a changé d’une recette à une autre")
    diff.add_argument("dataset", metavar="JEU")
    diff.add_argument("before", type=int, metavar="AVANT")
    diff.add_argument("now", type=int, nargs="?", metavar="APRES", help="la dernière par défaut")
    write = actions.add_parser("write", help="faire d’un document la recette d’un jeu")
    write.add_argument("dataset", metavar="JEU")
    write.add_argument("recipe", type=Path, metavar="RECETTE")
    write.add_argument("--from-another", action="store_true", help="elle vient d’une autre organisation")
    back = actions.add_parser("back", help="revenir à une recette ancienne")
    back.add_argument("dataset", metavar="JEU")
    back.add_argument("number", type=int, metavar="N")
    follow = actions.add_parser("follow", help="adopter la recette proposée pour un fichier qui a changé de forme")
    follow.add_argument("dataset", metavar="JEU")
    for each in actions.choices.values():
        each.add_argument("--json", action="store_true", default=False, help="répondre en JSON", dest="json_here")


def _run(args: Namespace) -> int:
    args.json = args.json or args.json_here
    if args.action not in _ON_FILES:
        importlib.import_module("pontdarc.cli.catalogue").prepare_catalogue()
        return later("pontdarc.cli.running.recipe:recipe")(args)
    if args.action == "test":
        return _test(args)
    must_exist(args.recipe)
    document = checked(args.recipe)
    said: dict[str, Any] = {
        "standard": f"{document.standard}@{document.version}" if document.standard else None,
        "columns": len(document.mapping),
        "steps": len(document.before) + len(document.steps),
    }
    if args.action == "reuse":
        args.output.write_text(to_yaml(for_another(document)), encoding="utf-8")
        said["output"] = str(args.output)
        answer(args, said, lambda: f"Recette à reprendre : {args.output}")
    else:
        words = f"{said['standard'] or 'sans standard'}, {said['columns']} colonnes, {said['steps']} étapes"
        answer(args, said, lambda: f"La recette est bien formée : {words}.")
    return DONE


def _test(args: Namespace) -> int:
    must_exist(args.file)
    must_exist(args.recipe)
    document = judged(args.file, args.recipe, organisation=args.organisation, show_values=args.show_values)
    proposed = document.pop("proposed", None)
    if args.save is not None and proposed is not None:
        args.save.write_text(proposed, encoding="utf-8")
        document["saved"] = str(args.save)
    answer(args, document, lambda: sentences(document))
    blocked = any(each["blocking"] for each in document["drift"])
    return DONE if document["valid"] is not False and not blocked else LEFT_TO_DO


COMMAND = Command("recipe", "montrer, vérifier, essayer, comparer et reprendre des recettes", _arguments, _run)
