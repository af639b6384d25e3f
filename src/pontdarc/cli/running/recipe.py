"""Recipes of the catalogue, as the owner of the token or as the operator."""

from argparse import Namespace
from typing import Any

from pontdarc.approach.dispatch import drain
from pontdarc.cli.command import DONE, answer
from pontdarc.cli.files import must_exist
from pontdarc.cli.running.asker import asker
from pontdarc.core.refusals import NotFound
from pontdarc.core.words import gettext_noop
from pontdarc.inventory.models import Entry
from pontdarc.network.queries import require
from pontdarc.outside import clock
from pontdarc.publication.queries import dataset_seen
from pontdarc.standardisation.models import Recipe
from pontdarc.standardisation.queries import last_preparation
from pontdarc.standardisation.recipes import (
    difference,
    follow_shape,
    go_back,
    recipe_of,
    take_over,
    write_recipe,
)


def recipe(args: Namespace) -> int:
    """Run ``pontdarc recipe`` for the actions on a dataset."""
    by, now = asker(), clock.now()
    entry = dataset_seen(by, args.dataset).entry
    require(by, "see", entry.organisation_id, clock.today())
    if args.action == "show":
        shown = recipe_of(entry, args.number)
        answer(args, {**_document(shown), "document": shown.document}, lambda: shown.document)
    elif args.action == "list":
        known = list(entry.recipes.select_related("by").order_by("-number"))
        answer(args, [_document(each) for each in known], lambda: "\n".join(map(_line, known)))
    elif args.action == "diff":
        lines = difference(recipe_of(entry, args.before), recipe_of(entry, args.now))
        answer(args, {"lines": lines}, lambda: "\n".join(lines) or "Aucune différence.")
    else:
        made = _changed(args, entry)
        drain(now)
        answer(args, _document(made), lambda: f"Recette {made.number} : elle servira aux prochains dépôts.")
    return DONE


def _changed(args: Namespace, entry: Entry) -> Recipe:
    by, now = asker(), clock.now()
    if args.action == "back":
        return go_back(by=by, entry=entry, number=args.number, now=now)
    if args.action == "follow":
        last = last_preparation(entry.pk)
        if last is None:
            raise NotFound(
                "nothing_prepared",
                gettext_noop("Aucun fichier n’a encore été préparé pour cette fiche."),
                gettext_noop("Déposez d’abord un fichier."),
            )
        return follow_shape(by=by, delivery=last.delivery, now=now).recipe
    must_exist(args.recipe)
    text = args.recipe.read_text(encoding="utf-8-sig", errors="replace")
    write = take_over if args.from_another else write_recipe
    return write(by=by, entry=entry, text=text, now=now)


def _document(shown: Recipe) -> dict[str, Any]:
    return {
        "number": shown.number,
        "at": shown.created_at,
        "by": shown.by.name if shown.by else None,
        "digest": shown.digest,
    }


def _line(shown: Recipe) -> str:
    at = shown.created_at.astimezone(clock.PARIS)
    return f"{shown.number:4} {at:%d/%m/%Y %H:%M} {shown.by.name if shown.by else 'Pont d’Arc'}"
