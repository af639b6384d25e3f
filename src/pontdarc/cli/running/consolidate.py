"""Gather the public datasets of a standard, as the owner of the token or as the operator."""

from argparse import Namespace
from typing import Any

from django.conf import settings

from pontdarc.approach import consolidation as approach
from pontdarc.approach.dispatch import drain
from pontdarc.cli.command import DONE, LEFT_TO_DO, answer
from pontdarc.cli.figures import rows, several
from pontdarc.cli.running.asker import asker
from pontdarc.network.queries import organisation
from pontdarc.outside import clock
from pontdarc.publication.consolidations import sources_of
from pontdarc.publication.models import Consolidation, Version


def consolidate(args: Namespace) -> int:
    """Run ``pontdarc consolidate``."""
    owner = organisation(args.organisation) if args.organisation else None
    try:
        made = approach.consolidate(by=asker(), standard=args.standard, organisation=owner, now=clock.now())
    finally:
        drain()
    document = _document(made)
    answer(args, document, lambda: _sentences(document))
    return DONE if document["state"] == "published" else LEFT_TO_DO


def _document(made: Consolidation) -> dict[str, Any]:
    version = made.dataset.versions.order_by("-created_at").first()
    names = Version.objects.select_related("dataset__organisation").in_bulk([each["version"] for each in made.left_out])
    left_out = [
        {"organisation": found.dataset.organisation.name, "dataset": found.dataset.slug, **each}
        for each in made.left_out
        if (found := next((one for key, one in names.items() if str(key) == each["version"]), None))
    ]
    return {
        "dataset": made.dataset.slug,
        "standard": f"{made.standard}@{made.standard_version}",
        "licence": made.dataset.licence,
        "url": f"{settings.SITE_URL}/donnees/{made.dataset.slug}/",
        "entry": made.dataset.entry_id,
        "state": str(version.state) if version else "empty",
        "rows": version.rows if version else 0,
        "sources": [
            {"organisation": each.dataset.organisation.name, "dataset": each.dataset.slug, "rows": each.rows}
            for each in (sources_of(version) if version else ())
        ],
        "left_out": left_out,
        "held": list(version.held) if version else [],
    }


def _sentences(document: dict[str, Any]) -> str:
    gathered = several(len(document["sources"]), "jeu réuni", "jeux réunis")
    lines = [f"{document['standard']} : {gathered}, {rows(document['rows'])}"]
    lines += [f"  {each['organisation']} : {rows(each['rows'])} ({each['dataset']})" for each in document["sources"]]
    if document["left_out"]:
        lines.append("Pas encore dedans :")
        lines += [f"  {each['organisation']} : {each['text']} {each['advice']}" for each in document["left_out"]]
    if document["state"] == "published":
        return "\n".join([*lines, f"Publié : {document['url']}"])
    lines.append(f"« {document['dataset']} » n’est pas publié.")
    return "\n".join([*lines, *(f"- {doubt['text']} {doubt['advice']}" for doubt in document["held"])])
