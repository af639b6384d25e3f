"""Rows to correct sent as a workbook and taken back, for a file in a folder: in a confined child, as any stranger's."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pontdarc.cli.organisations import body_called
from pontdarc.core.recipe import Recipe, to_yaml
from pontdarc.core.recipe_text import read_by_hand
from pontdarc.core.referential import Body
from pontdarc.core.refusals import Invalid
from pontdarc.core.tables import Choices
from pontdarc.core.words import gettext_noop
from pontdarc.outside import confined
from pontdarc.outside.official import official_referential
from pontdarc.standardisation.catalogue import standards
from pontdarc.standardisation.confined_merging import AS_WRITTEN, put_back
from pontdarc.standardisation.confined_rows import about_the_file, write_workbook
from pontdarc.standardisation.corrections import corrected
from pontdarc.standardisation.people import kept_out_of_recipes, personal_sources
from pontdarc.standardisation.prepared import Prepared
from pontdarc.standardisation.preparing import Plan, judge, plan
from pontdarc.standardisation.reporting import finding_as_json, report_of
from pontdarc.standardisation.returned import delivery_corrected
from pontdarc.standardisation.returned_corrections import corrections_of
from pontdarc.standardisation.rules import stored_report

SENT = "pontdarc.cli.corrections:sent"
TAKEN = "pontdarc.cli.corrections:taken"
_LIMIT = 1000


def sent(arguments: dict[str, Any]) -> dict[str, Any]:
    """Write the workbook of the rows to correct at *target*, in the child process.

    *arguments*: *path*, *name*, *digest* of the file, *standard*, *recipe*, *choices*, *organisation*, *today*, and
    *hide_personal*: the columns that speak of people are left out.

    :raises Invalid: no standard was asked for and none is recognised.
    """
    planned = _planned(arguments)
    report = stored_report(report_of(judge(planned, limit=_LIMIT), limit=_LIMIT))
    hidden = personal_sources(report) if arguments["hide_personal"] else []
    written = write_workbook(
        planned,
        Path(arguments["target"]),
        digest=arguments["digest"],
        filename=arguments["name"],
        hidden=hidden,
        whole=about_the_file(report),
    )
    return {
        "standard": report["standard"],
        "version": report["version"],
        **written,
        "hidden": hidden,
        "whole_file": [each["column"] for each in about_the_file(report)],
        "recipe": to_yaml(planned.application.recipe),
    }


def taken(arguments: dict[str, Any]) -> dict[str, Any]:
    """Write the file with the corrected rows of *workbook* at *target*, in the child process.

    *arguments*: as for `sent`; *keep*: the corrections are put in the recipe too, which is returned. Those of columns
    that speak of people stay out of it.

    :raises Invalid: the workbook is about another file, or is not as it left.
    """
    _check_is_of(Path(arguments["workbook"]), arguments["digest"])
    planned = _planned(arguments)
    target = Path(arguments["target"])
    merged = put_back(planned.application.table, Path(arguments["workbook"]), target)
    recipe = planned.application.recipe
    again = judge(_planned({**arguments, "path": str(target), "recipe": to_yaml(recipe), "choices": AS_WRITTEN}))
    document: dict[str, Any] = {"rows": len(merged.changed), "cells": merged.cells, **_left(again, arguments)}
    if arguments["keep"]:
        kept_out = kept_out_of_recipes(stored_report(report_of(again, limit=0)))
        made = corrections_of(planned, merged.changed)
        kept = [one for one in made if one.column not in kept_out]
        document |= {"kept": len(kept), "kept_out": len(made) - len(kept)}
        document["recipe"] = to_yaml(corrected(recipe, kept))
    return document


def _planned(arguments: dict[str, Any]) -> Plan:
    referential = official_referential()
    recipe = read_by_hand(arguments["recipe"]) if arguments["recipe"] else None
    planned = plan(
        Path(arguments["path"]),
        today=date.fromisoformat(arguments["today"]),
        standard=arguments["standard"] if recipe is None else None,
        recipe=recipe,
        body=body_called(arguments["organisation"], referential) if arguments["organisation"] else Body(),
        referential=referential,
        choices=_choices(arguments["choices"], recipe),
        name=arguments["name"],
        limits=confined.reading_limits(),
    )
    if recipe is None and planned.recognition.standard is None:
        raise nothing_recognised()
    return planned


def _choices(given: dict[str, Any], recipe: Recipe | None) -> Choices | None:
    """Return the reading choices that were given; those of the recipe are completed by them."""
    chosen = {name: value for name, value in given.items() if value is not None}
    if recipe is None:
        return Choices(**chosen)
    return replace(recipe.reading, **chosen) if chosen else None


def nothing_recognised() -> Invalid:
    """Return the refusal of a file that follows no standard when one is needed."""
    return Invalid(
        "nothing_recognised",
        gettext_noop("Ce fichier ne ressemble à aucun des standards connus : rien n’a été réparé."),
        gettext_noop("S’il doit suivre l’un d’eux, dites lequel avec --standard : %(known)s."),
        {"known": ", ".join(standards())},
    )


def _check_is_of(workbook: Path, digest: str) -> None:
    found = delivery_corrected(workbook)
    if found is None:
        raise Invalid(
            "no_workbook_of_rows",
            gettext_noop("Ce fichier n’est pas un classeur de lignes à corriger."),
            gettext_noop("Donnez le classeur que « pontdarc corrections send » a écrit, une fois corrigé."),
        )
    if found != digest:
        raise Invalid(
            "workbook_of_another_file",
            gettext_noop("Ce classeur corrige un autre fichier : rien n’en a été repris."),
            gettext_noop("Donnez le fichier dont les lignes ont été envoyées, tel qu’il était alors."),
        )


def _left(again: Prepared, arguments: dict[str, Any]) -> dict[str, Any]:
    """Return what remains wrong in the file once its corrected rows are back in it."""
    findings = [finding for finding in again.reading.findings if finding.level == "error"]
    findings += again.verdict.findings if again.verdict else ()
    show = bool(arguments["show_values"])
    return {
        "standard": again.standard.slug if again.standard else None,
        "remaining": [finding_as_json(finding, again.kinds, show=show) for finding in findings],
        "valid": all(finding.level != "error" for finding in findings),
    }
