"""Change the list of standards known here, as the owner of the token or as the operator."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from pontdarc.cli.command import DONE, LEFT_TO_DO, answer
from pontdarc.cli.files import must_exist
from pontdarc.cli.running.asker import asker
from pontdarc.core.refusals import NotFound
from pontdarc.core.words import gettext_noop
from pontdarc.outside import clock
from pontdarc.standardisation.adding import (
    LARGEST,
    Published,
    Refreshed,
    add_published,
    add_standard,
    published_schemas,
    read_address,
    remove_standard,
)
from pontdarc.standardisation.catalogue import origin_of
from pontdarc.standardisation.standard import Standard


def standards(args: Namespace) -> int:
    """Run ``pontdarc standards`` for what changes the list."""
    if args.action == "add":
        return _add(args)
    if args.action == "remove":
        name = remove_standard(by=asker(), name=args.slug, now=clock.now())
        answer(args, {"removed": name}, lambda: f"Retiré : {name}")
        return DONE
    return _refresh(args)


def _add(args: Namespace) -> int:
    address = args.schema if args.schema.startswith(("http://", "https://")) else ""
    if address:
        content = read_address(address)
    else:
        path = Path(args.schema)
        must_exist(path)
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    made = add_standard(
        by=asker(), content=content, source=address, slug=args.slug, version=args.as_version, now=clock.now()
    )
    answer(args, _document(made), lambda: f"Ajouté : {made.name}, {len(made.schema.fields)} colonnes ({made.title})")
    return DONE


def _document(made: Standard) -> dict[str, Any]:
    return {
        "slug": made.slug,
        "version": made.version,
        "title": made.title,
        "fields": list(made.schema.names),
        **origin_of(made),
    }


def _refresh(args: Namespace) -> int:
    found = published_schemas()
    wanted = [each for each in found if each.news] if args.all else _named(found, args.names)
    done = add_published(by=asker(), wanted=wanted, now=clock.now())
    added = {each.name for each in done.added}
    news = [each for each in found if each.news and f"{each.slug}@{each.version}" not in added]
    document = {
        "published": len(found),
        "new": [_line(each) for each in news if each.news == "new"],
        "newer": [_line(each) for each in news if each.news == "newer"],
        "added": sorted(added),
        "refused": [
            {"name": name, "why": refusal.sentence(), "advice": refusal.advice()} for name, refusal in done.refused
        ],
    }
    answer(args, document, lambda: _sentences(document, done))
    return LEFT_TO_DO if done.refused else DONE


def _named(found: list[Published], names: list[str]) -> list[Published]:
    by_name = {each.slug: each for each in found}
    for name in names:
        if name not in by_name:
            raise NotFound(
                "not_published",
                gettext_noop("Le catalogue national n’a pas de schéma « %(name)s » qui se mette en tableau."),
                gettext_noop("Lancez la commande sans nom pour voir la liste."),
                {"name": name},
            )
    return [by_name[name] for name in names]


def _line(each: Published) -> dict[str, Any]:
    return {
        "slug": each.slug,
        "version": each.version,
        "title": each.title,
        "known": list(each.known),
        "in_use": each.in_use,
        "url": each.address,
    }


def _sentences(document: dict[str, Any], done: Refreshed) -> str:
    lines = [f"{document['published']} schémas publiés"]
    lines += [f"Ajouté : {each.name} ({each.title})" for each in done.added]
    lines += [f"Pas ajouté : {each['name']}. {each['why']} {each['advice']}" for each in document["refused"]]
    if document["newer"]:
        lines.append("Une version plus récente existe :")
        for each in document["newer"]:
            used = ", utilisé ici" if each["in_use"] else ""
            lines.append(f"  {each['slug']} {each['version']} (ici : {', '.join(each['known'])}{used})")
    if document["new"]:
        lines.append("Nouveaux (donnez leur nom, ou --all, pour les ajouter) :")
        lines += [f"  {each['slug']} {each['version']} : {each['title']}" for each in document["new"]]
    return "\n".join(lines)
