"""A recipe in a file of its own, tried on a file to prepare: in a confined child, as for any stranger's file."""

from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

from pontdarc.cli.files import left_to_do
from pontdarc.cli.organisations import body_called
from pontdarc.core.recipe import Recipe, to_yaml
from pontdarc.core.recipe_text import read_by_hand
from pontdarc.core.refusals import Invalid
from pontdarc.core.step import WHOLE_TABLE
from pontdarc.core.steps.registry import registry
from pontdarc.core.words import gettext_noop
from pontdarc.outside import clock, confined
from pontdarc.outside.official import official_referential
from pontdarc.standardisation.adapting import kept_choices, moved
from pontdarc.standardisation.catalogue import find
from pontdarc.standardisation.prepared import Prepared
from pontdarc.standardisation.preparing import prepare
from pontdarc.standardisation.reporting import finding_as_json

JOB = "pontdarc.cli.recipes:tried"
_LIMIT = 1000


def checked(path: Path) -> Recipe:
    """Return the recipe that a file holds.

    :raises Invalid: it is none; the sentence says the line. :raises NotFound: its standard is not known here.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid(
            "recipe_encoding",
            gettext_noop("La recette n’est pas un texte en UTF-8."),
            gettext_noop("Enregistrez-la en UTF-8 depuis votre éditeur de texte."),
        ) from error
    document = read_by_hand(text)
    if document.standard is None:
        return document
    standard = find(f"{document.standard}@{document.version}" if document.version else document.standard)
    return replace(read_by_hand(text, targets=standard.schema.names), standard=standard.slug, version=standard.version)


def judged(file: Path, recipe: Path, *, organisation: str | None, show_values: bool) -> dict[str, Any]:
    """Return what a recipe gives on a file, and what it proposes when the shape of the file changed."""
    arguments: dict[str, object] = {
        "path": str(file.resolve()),
        "name": file.name,
        "recipe": to_yaml(checked(recipe)),
        "organisation": organisation,
        "today": clock.today().isoformat(),
        "show_values": show_values,
    }
    return confined.run(JOB, arguments)


def tried(arguments: dict[str, Any]) -> dict[str, Any]:
    """Try a recipe, in the child process: *path*, *name*, *recipe*, *organisation*, *today*, *show_values*."""
    recipe = read_by_hand(arguments["recipe"])
    referential = official_referential()
    told: dict[str, Any] = {
        "today": date.fromisoformat(arguments["today"]),
        "referential": referential,
        "name": arguments["name"],
        "limit": _LIMIT,
        "limits": confined.reading_limits(),
        "body": body_called(arguments["organisation"], referential) if arguments["organisation"] else None,
    }
    path = Path(arguments["path"])
    prepared = prepare(path, recipe=recipe, **told)
    document = _told(prepared, show=bool(arguments["show_values"]))
    if any(drift.blocking for drift in prepared.drift):
        again = adapted(path, recipe, prepared, told)
        document["proposal"] = [asdict(each) for each in moved(recipe, again.recipe)]
        document["proposed"] = to_yaml(again.recipe)
    return document


def adapted(path: Path, recipe: Recipe, prepared: Prepared, told: dict[str, Any]) -> Prepared:
    """Return the file prepared by a recipe made anew around the choices of the former one that still stand."""
    held = prepared.reading.table.columns if prepared.reading.table else []
    standard = f"{recipe.standard}@{recipe.version}" if recipe.standard else None
    overrides = kept_choices(recipe, prepared.drift, held)
    return prepare(path, standard=standard, choices=None, overrides=overrides, **told)


def _told(prepared: Prepared, *, show: bool) -> dict[str, Any]:
    broken = [finding for finding in prepared.reading.findings if finding.level == "error"]
    verdict = prepared.verdict
    remaining = [*broken, *(verdict.findings if verdict else ())]
    return {
        "standard": prepared.standard.name if prepared.standard else None,
        "rows": prepared.rows,
        "mapping": prepared.mapping.as_json(),
        "repairs": {column: dict(steps) for column, steps in prepared.repairs.items()},
        "drift": drift_as_json(prepared),
        "remaining": [finding_as_json(finding, prepared.kinds, show=show) for finding in remaining],
        "valid": (verdict.valid if verdict else None) and not broken,
    }


def drift_as_json(prepared: Prepared) -> list[dict[str, Any]]:
    """Return what changed since the recipe."""
    return [{**asdict(drift), "text": drift.sentence()} for drift in prepared.drift]


def sentences(document: dict[str, Any]) -> str:
    """Return what to say of a recipe that was tried."""
    lines = [f"Standard : {document['standard'] or 'aucun'}", f"Lignes : {document['rows']}"]
    lines += changes(document)
    lines.append("Réparations :" if document["repairs"] else "Réparations : aucune")
    for column, steps in document["repairs"].items():
        where = "lignes" if column == WHOLE_TABLE else column
        lines += [f"  {where} : {registry()[step].title} ({count})" for step, count in steps.items()]
    lines += left_to_do(document["remaining"])
    if document.get("saved"):
        lines.append(f"Recette proposée : {document['saved']}")
    return "\n".join(lines)


def changes(document: dict[str, Any]) -> list[str]:
    """Return the lines that say what changed in the shape of the file, and what is proposed."""
    lines = ["Depuis la recette :" if document["drift"] else "Depuis la recette : rien n’a changé"]
    lines += [f"  {'!' if each['blocking'] else '-'} {each['text']}" for each in document["drift"]]
    if document.get("proposal") is not None:
        lines.append("Ce que nous proposons (--save pour garder la recette) :")
        for each in document["proposal"]:
            lines.append(f"  {each['target']} ← {each['now'] or 'rien'} (avant : {each['before'] or 'rien'})")
        if not document["proposal"]:
            lines.append("  les mêmes colonnes remplies de la même façon")
    return lines
