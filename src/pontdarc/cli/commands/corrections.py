"""pontdarc corrections: the rows that only their supplier can complete, sent as a workbook and taken back."""

import hashlib
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pontdarc.cli.command import DONE, LEFT_TO_DO, Command, answer
from pontdarc.cli.corrections import SENT, TAKEN
from pontdarc.cli.figures import rows
from pontdarc.cli.files import add_choices, choices_of, draft_of, left_to_do, must_exist
from pontdarc.cli.recipes import checked
from pontdarc.core.recipe import to_yaml
from pontdarc.outside import clock, confined
from pontdarc.standardisation.catalogue import find


def _arguments(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    send = actions.add_parser("send", help="écrire le classeur des lignes à corriger, cellules colorées et commentées")
    send.add_argument("file", type=Path, metavar="FICHIER", help="le fichier où il reste à corriger")
    send.add_argument("--output", type=Path, required=True, metavar="CLASSEUR", help="le classeur XLSX à écrire")
    send.add_argument("--hide-personal", action="store_true", help="sans les colonnes qui parlent de personnes")
    take = actions.add_parser("take", help="remettre dans le fichier les lignes d’un classeur corrigé")
    take.add_argument("file", type=Path, metavar="FICHIER", help="le fichier, tel qu’il était à l’envoi")
    take.add_argument("workbook", type=Path, metavar="CLASSEUR", help="le classeur corrigé")
    take.add_argument("--output", type=Path, required=True, metavar="SORTIE", help="le fichier corrigé à écrire (CSV)")
    for each in actions.choices.values():
        each.add_argument("--standard", metavar="NOM", help="le standard à suivre, s’il n’est pas reconnu seul")
        each.add_argument("--recipe", type=Path, metavar="RECETTE", help="rejouer cette recette (YAML)")
        each.add_argument("--save-recipe", type=Path, metavar="RECETTE", help="garder la recette, et les corrections")
        each.add_argument("--organisation", metavar="SIREN", help="l’organisation : remplit les colonnes qu’elle donne")
        add_choices(each)
        each.add_argument("--json", action="store_true", default=False, help="répondre en JSON", dest="json_here")


def _run(args: Namespace) -> int:
    args.json = args.json or args.json_here
    for path in (args.file, args.recipe, args.workbook if args.action == "take" else None):
        if path is not None:
            must_exist(path)
    draft = draft_of(args.output)
    try:
        document = confined.run(SENT if args.action == "send" else TAKEN, _order(args, draft))
        draft.replace(args.output)
    finally:
        draft.unlink(missing_ok=True)
    recipe = document.pop("recipe", None)
    if args.save_recipe is not None:
        args.save_recipe.write_text(recipe, encoding="utf-8")
    document["output"] = str(args.output)
    if args.action == "send":
        answer(args, document, lambda: _sent(document))
        return LEFT_TO_DO if document["rows"] or document["whole_file"] else DONE
    answer(args, document, lambda: _taken(document))
    return DONE if document["valid"] else LEFT_TO_DO


def _order(args: Namespace, draft: Path) -> dict[str, object]:
    with args.file.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    order: dict[str, object] = {
        "path": str(args.file.resolve()),
        "name": args.file.name,
        "digest": digest,
        "target": str(draft),
        "standard": find(args.standard).name if args.standard else None,
        "recipe": to_yaml(checked(args.recipe)) if args.recipe else None,
        "choices": asdict(choices_of(args)),
        "organisation": args.organisation,
        "today": clock.today().isoformat(),
    }
    if args.action == "send":
        return {**order, "hide_personal": args.hide_personal}
    keep = args.save_recipe is not None
    return {**order, "workbook": str(args.workbook.resolve()), "keep": keep, "show_values": args.show_values}


def _sent(document: dict[str, Any]) -> str:
    lines = [f"Lignes à corriger : {document['rows']}, dans {document['output']}"]
    if document["left"]:
        lines.append(f"Il en reste {document['left']} : un nouveau classeur les montrera une fois celles-ci corrigées.")
    if document["hidden"]:
        lines.append(f"Colonnes qui parlent de personnes, non montrées : {', '.join(document['hidden'])}")
    if document["whole_file"]:
        lines.append(f"À corriger dans le fichier entier : {', '.join(filter(None, document['whole_file']))}")
    return "\n".join(lines)


def _taken(document: dict[str, Any]) -> str:
    lines = [f"Cellules reprises : {document['cells']}, sur {rows(document['rows'])}, dans {document['output']}"]
    if "kept" in document:
        lines.append(f"Corrections gardées dans la recette : {document['kept']}")
    if document.get("kept_out"):
        lines.append(f"Laissées hors de la recette, parce qu’elles parlent de personnes : {document['kept_out']}")
    lines += left_to_do(document["remaining"])
    return "\n".join(lines)


COMMAND = Command("corrections", "envoyer les lignes à corriger en classeur, et les reprendre", _arguments, _run)
