"""pontdarc repair: a file put in the form of a standard, and what only a person can complete."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from pontdarc.cli.command import DONE, LEFT_TO_DO, Command, answer
from pontdarc.cli.corrections import nothing_recognised
from pontdarc.cli.files import add_choices, choices_of, draft_of, left_to_do, must_exist
from pontdarc.cli.mapping_shown import mapping_shown
from pontdarc.cli.organisations import body_called
from pontdarc.cli.recipes import adapted, changes, checked, drift_as_json
from pontdarc.core.recipe import to_yaml
from pontdarc.core.recipe_text import read_by_hand
from pontdarc.core.step import WHOLE_TABLE
from pontdarc.core.steps.registry import registry
from pontdarc.core.tables import Choices
from pontdarc.outside import clock, confined
from pontdarc.outside.official import official_referential
from pontdarc.standardisation.adapting import moved
from pontdarc.standardisation.catalogue import find
from pontdarc.standardisation.preparing import prepare
from pontdarc.standardisation.reporting import feed_as_json, finding_as_json
from pontdarc.standardisation.standard import Standard
from pontdarc.standardisation.writing import format_for, written

JOB = "pontdarc.cli.commands.repair:mend"
_LIMIT = 1000


def mend(arguments: dict[str, Any]) -> dict[str, Any]:
    """Repair a file, in the child process: *path*, *name*, *standard*, *organisation*, *today*, *limit*, *out*.

    *output*: the name that *out* will take, which says the format.

    :raises Invalid: no standard was asked for and none is recognised.
    """
    referential = official_referential()
    told: dict[str, Any] = {
        "today": date.fromisoformat(arguments["today"]),
        "body": body_called(arguments["organisation"], referential) if arguments["organisation"] else None,
        "referential": referential,
        "name": arguments["name"],
        "limit": arguments["limit"],
        "limits": confined.reading_limits(),
    }
    path = Path(arguments["path"])
    by_recipe = read_by_hand(arguments["recipe"]) if arguments["recipe"] else None
    if by_recipe is not None:
        prepared = prepare(path, recipe=by_recipe, **told)
        changed = {"drift": drift_as_json(prepared)}
        if arguments["adapt"] and any(drift.blocking for drift in prepared.drift):
            prepared = adapted(path, by_recipe, prepared, told)
            changed["proposal"] = [asdict(each) for each in moved(by_recipe, prepared.recipe)]
    else:
        changed = {}
        prepared = prepare(path, standard=arguments["standard"], choices=Choices(**arguments["choices"]), **told)
    if prepared.standard is None or prepared.verdict is None:
        raise nothing_recognised()
    format_ = format_for(arguments["output"], prepared.standard)
    write(prepared.pieces(), Path(arguments["out"]), prepared.standard, format_)
    broken = [finding for finding in prepared.reading.findings if finding.level == "error"]
    show = bool(arguments["show_values"])
    return {
        **({"recipe": to_yaml(prepared.recipe)} if arguments["save"] else {}),
        **changed,
        "standard": prepared.standard.slug,
        "version": prepared.standard.version,
        "confidence": prepared.recognition.confidence,
        "runner_up": prepared.recognition.runner_up,
        "feeds": [feed_as_json(feed) for feed in prepared.mapping.feeds],
        "left_out": list(prepared.mapping.left_out),
        "mapping": prepared.mapping.as_json(),
        "repairs": {column: dict(steps) for column, steps in prepared.repairs.items()},
        "remaining": [
            finding_as_json(finding, prepared.kinds, show=show) for finding in (*broken, *prepared.verdict.findings)
        ],
        "valid": prepared.verdict.valid and not broken,
    }


def write(pieces: Iterable[pl.DataFrame], path: Path, standard: Standard, format: str) -> None:
    """Write a table by the file rules of its standard; *format*: csv, or the form the standard asks for."""
    with path.open("w", encoding=standard.file_rules.encoding, newline="") as file:
        for text in written(pieces, standard, format):
            file.write(text)


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FICHIER", help="le fichier à réparer")
    parser.add_argument("--standard", metavar="NOM", help="le standard à suivre, s’il n’est pas reconnu seul")
    parser.add_argument("--recipe", type=Path, metavar="RECETTE", help="rejouer cette recette (YAML)")
    parser.add_argument("--adapt", action="store_true", help="suivre la nouvelle forme du fichier, choix gardés")
    parser.add_argument("--save-recipe", type=Path, metavar="RECETTE", help="garder la recette qui a servi")
    parser.add_argument("--organisation", metavar="SIREN", help="l’organisation : remplit les colonnes qu’elle donne")
    parser.add_argument("--output", type=Path, required=True, metavar="SORTIE", help="le fichier réparé à écrire")
    parser.add_argument("--limit", type=int, default=_LIMIT, metavar="N", help="constats montrés au plus (1000)")
    add_choices(parser)


def _run(args: Namespace) -> int:
    must_exist(args.file)
    if args.recipe is not None:
        must_exist(args.recipe)
    standard = find(args.standard).slug if args.standard else None
    draft = draft_of(args.output)
    choices = choices_of(args)
    arguments: dict[str, object] = {
        "path": str(args.file.resolve()),
        "name": args.file.name,
        "out": str(draft),
        "output": args.output.name,
        "standard": standard,
        "organisation": args.organisation,
        "today": clock.today().isoformat(),
        "limit": max(args.limit, 0),
        "show_values": args.show_values,
        "choices": asdict(choices),
        "recipe": to_yaml(checked(args.recipe)) if args.recipe else None,
        "adapt": args.adapt,
        "save": args.save_recipe is not None,
    }
    try:
        document = confined.run(JOB, arguments)
        draft.replace(args.output)
    finally:
        draft.unlink(missing_ok=True)
    if args.save_recipe is not None:
        args.save_recipe.write_text(document.pop("recipe"), encoding="utf-8")
    answer(args, document, lambda: _sentences(document, args.output))
    lost = "proposal" not in document and any(each["blocking"] for each in document.get("drift", ()))
    return DONE if document["valid"] and not lost else LEFT_TO_DO


def _sentences(document: dict[str, Any], output: Path) -> str:
    sure = f"{document['standard']} {document['version']} (certitude : {document['confidence']:.0%})"
    lines = [f"Standard : {sure}", f"Fichier réparé : {output}"]
    lines += changes(document) if "drift" in document else []
    lines += mapping_shown(document)
    lines.append("Réparations :" if document["repairs"] else "Réparations : aucune")
    for column, steps in document["repairs"].items():
        where = "lignes" if column == WHOLE_TABLE else column
        lines += [f"  {where} : {registry()[step].title} ({count})" for step, count in steps.items()]
    lines += left_to_do(document["remaining"])
    return "\n".join(lines)


COMMAND = Command("repair", "met un fichier dans la forme d’un standard et dit ce qui reste à faire", _arguments, _run)
