"""One dataset of the département made of all the public ones of a standard, rebuilt when one of them changes.

docs/decisions/0033-consolidation.md says under whose decision it is public, and what makes a row leave it.
"""

import hashlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext, override

from pontdarc.approach.journeys import settle
from pontdarc.core.privacy.plan import PrivacyPlan
from pontdarc.core.refusals import Conflict, Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.actions import receive
from pontdarc.extraction.models import Delivery
from pontdarc.inventory.actions import register
from pontdarc.journal.actions import end_run, start_run
from pontdarc.legal.queries import clearance_for
from pontdarc.legal.rules import Scope
from pontdarc.network.models import Organisation
from pontdarc.network.queries import require
from pontdarc.network.rules import MACHINE, Actor
from pontdarc.outside.clock import date_of
from pontdarc.publication.actions import make_version
from pontdarc.publication.consolidating import SourceTable, combine
from pontdarc.publication.consolidations import (
    candidate_of,
    close_lost,
    consolidations_of,
    note_build,
    note_parts,
    public_versions_of,
    start,
)
from pontdarc.publication.gathering import (
    chosen,
    common_columns,
    common_plan,
    dataset_path,
    producer_columns,
    strictest_licence,
)
from pontdarc.publication.models import Consolidation, Dataset, Version
from pontdarc.publication.queries import scope_of, table_path
from pontdarc.standardisation.actions import keep_derived
from pontdarc.standardisation.catalogue import find, versions
from pontdarc.standardisation.models import Preparation
from pontdarc.standardisation.places import coordinates
from pontdarc.standardisation.standard import Standard
from pontdarc.updating.rules import NO_ROWS

RUN: Final = "consolidate"
GEOMETRY: Final = "geometry"


@dataclass(frozen=True, slots=True)
class _Together:
    """What a build is made of: the versions taken, their common columns and protections."""

    standard: Standard
    sources: Sequence[Version]
    columns: list[dict[str, Any]]
    plan: PrivacyPlan


def consolidate(*, by: Actor, standard: str, organisation: Organisation | None = None, now: datetime) -> Consolidation:
    """Begin the dataset that gathers a standard, or build it again; public once the signatory has decided on it.

    *standard*: a name the catalogue knows. *organisation*: which one answers for it, the département by default.

    :raises Forbidden: the actor may not describe the data of that organisation.
    :raises Conflict: nothing public follows the standard, or the gathered dataset was withdrawn.
    """
    wanted = find(standard)
    known = Consolidation.objects.filter(standard=wanted.slug).select_related("dataset__entry").first()
    owner = known.dataset.organisation if known else organisation or departement()
    require(by, "describe", owner.pk, date_of(now))
    if known is not None:
        if known.dataset.withdrawn_at is not None:
            raise Conflict(
                "consolidation_withdrawn",
                gettext_noop("Le jeu réuni de ce standard a été retiré du public."),
                gettext_noop("Un jeu retiré ne revient pas : les jeux de chaque organisme restent publics."),
            )
        return rebuild(known, now=now)
    found = public_versions_of(wanted.slug)
    if not any(each.conforms for each in found):
        raise Conflict(
            "nothing_to_consolidate",
            gettext_noop("Aucun jeu public et conforme ne suit encore le standard %(standard)s."),
            gettext_noop("Publiez-en au moins un, puis recommencez."),
            {"standard": wanted.slug},
        )
    licence = strictest_licence(each.dataset.licence for each in found if each.conforms)
    with override(settings.LANGUAGE_CODE):
        title = _title(wanted)
        description = gettext(_DESCRIPTION)
    entry = register(by=by, organisation=owner, title=title, standard=wanted.slug, description=description, now=now)
    return rebuild(start(by=by, entry=entry, standard=wanted, licence=licence, now=now), now=now)


_TITLE = gettext_noop("%(standard)s, tout le territoire")
_DESCRIPTION = gettext_noop(
    "Les jeux publics de tous les organismes du territoire qui suivent ce standard, réunis en un seul. "
    "Chaque ligne dit qui la produit. Ce jeu est refait dès que l’un d’eux change."
)
_LONGEST = 200


def _title(standard: Standard) -> str:
    said = gettext(_TITLE) % {"standard": gettext(standard.title)}
    return said if len(said) <= _LONGEST else gettext(standard.title)[:_LONGEST]


def departement() -> Organisation:
    """Return the département whose approach this is.

    :raises Invalid: there is none, or several.
    """
    found = list(Organisation.objects.filter(listed=True, kind=Organisation.Kind.DEPARTEMENT)[:2])
    if len(found) != 1:
        raise Invalid(
            "which_departement",
            gettext_noop("Il faut dire quel organisme répond du jeu réuni."),
            gettext_noop("Donnez son nom avec --organisation."),
        )
    return found[0]


def rebuild(consolidation: Consolidation, *, now: datetime) -> Consolidation:
    """Build the dataset from what is public now; the same sources give the same version. Safe to run twice.

    Versions with a source that is public no more are withdrawn first. The new one is public by itself inside the
    clearance of the gathered dataset, else it waits.
    """
    run = start_run(RUN, consolidation.pk, now=now)
    try:
        close_lost(by=MACHINE, dataset=consolidation.dataset, now=now)
        together = _gathered(consolidation, now)
        if together is not None:
            _publish(consolidation, together, now)
    except BaseException:
        end_run(run, "failed")
        raise
    end_run(run, "done")
    return Consolidation.objects.select_related("dataset__entry__organisation").get(pk=consolidation.pk)


def _gathered(consolidation: Consolidation, now: datetime) -> _Together | None:
    """Choose what goes in, write down what does not; None when nothing does."""
    dataset = Dataset.objects.get(pk=consolidation.dataset_id)
    standard = find(consolidation.standard)
    found = {str(each.pk): each for each in public_versions_of(standard.slug)}
    candidates = [candidate_of(each) for each in found.values()]
    settled = dataset.versions.filter(number__isnull=False).exists()
    licence = dataset.licence if settled else strictest_licence(each.licence for each in candidates if each.conforms)
    schemas = {each.version: each.schema for each in versions(standard.slug)}
    taken, absent = chosen(candidates, version=standard.version, schemas=schemas, licence=licence)
    note_build(
        consolidation,
        version=standard.version,
        absent=absent,
        licence=None if settled else licence,
        by=MACHINE,
        now=now,
    )
    if not taken:
        return None
    decided = _decided(dataset, now)
    cleared = {column.name for column in decided.columns} if decided else None
    columns = common_columns(taken, standard.schema.names, cleared)
    plan = common_plan(taken, decided.steps if decided else ())
    return _Together(standard, [found[each.key] for each in taken], columns, plan)


def _decided(dataset: Dataset, now: datetime) -> Scope | None:
    nearest = clearance_for(dataset.entry_id, Scope(columns=()), date_of(now)).nearest
    return Scope.from_json(nearest.scope) if nearest else None


def _publish(consolidation: Consolidation, together: _Together, now: datetime) -> Version:
    dataset = Dataset.objects.select_related("entry__organisation").get(pk=consolidation.dataset_id)
    preparation = _preparation(dataset, together, now)
    version = make_version(by=MACHINE, dataset=dataset, preparation=preparation, steps=together.plan.steps(), now=now)
    if version.state != Version.State.HELD:
        return version
    note_parts(version, together.sources)
    doubts = clearance_for(dataset.entry_id, scope_of(version), date_of(now)).doubts
    return settle(version=version, doubts=doubts or ((NO_ROWS,) if version.rows == 0 else ()), now=now)


def _preparation(dataset: Dataset, together: _Together, now: datetime) -> Preparation:
    """Return the preparation of these very sources, made when the last delivery was of others.

    The delivery of a gathered dataset is the list of what it is made of: it holds no row.
    """
    manifest = _manifest(together)
    digest = hashlib.sha256(manifest).hexdigest()
    last = dataset.entry.deliveries.filter(origin=Delivery.Origin.DERIVED).first()
    if last is not None and last.sha256 == digest:
        done = Preparation.objects.filter(delivery=last).first()
        if done is not None and not Version.objects.filter(preparation=done, state=Version.State.WITHDRAWN).exists():
            return done
    days = [each.data_date for each in together.sources if each.data_date]
    delivery = receive(
        by=MACHINE,
        entry=dataset.entry,
        file=[manifest],
        filename="sources.json",
        origin=Delivery.Origin.DERIVED,
        data_date=max(days) if len(days) == len(together.sources) else None,
        now=now,
    )
    with tempfile.TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR) as folder:
        table = Path(folder) / "together.parquet"
        tables = [_source(each) for each in together.sources]
        rows = combine(tables, [str(column["name"]) for column in together.columns], table)
        return keep_derived(
            by=MACHINE,
            delivery=delivery,
            standard=together.standard,
            report=_report(together, rows),
            table=table,
            now=now,
        )


def _source(version: Version) -> SourceTable:
    owner = version.dataset.organisation
    return SourceTable(table_path(version), owner.name, owner.siren, dataset_path(version.dataset_id))


def _manifest(together: _Together) -> bytes:
    parts = [
        {
            "organisation": each.dataset.organisation.name,
            "siren": each.dataset.organisation.siren,
            "dataset": str(each.dataset_id),
            "slug": each.dataset.slug,
            "version": str(each.pk),
            "table": each.table,
            "rows": each.rows,
            "licence": each.dataset.licence,
        }
        for each in together.sources
    ]
    document = {
        "standard": together.standard.name,
        "columns": [column["name"] for column in together.columns],
        "steps": list(together.plan.steps()),
        "producer": dataset_path("{dataset}"),
        "parts": parts,
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _report(together: _Together, rows: int) -> dict[str, Any]:
    """Return what a preparation says of itself, for a table that was made of public ones."""
    columns = [*together.columns, *producer_columns(gettext)]
    names = {str(column["name"]) for column in columns}
    schema = together.standard.schema
    absent = [field.name for field in schema.fields if field.constraints.required and field.name not in names]
    return {
        "standard": together.standard.slug,
        "version": together.standard.version,
        "title": together.standard.title,
        "confidence": 1.0,
        "valid": not absent and not together.plan.touched,
        "rows": rows,
        "reading": {"format": "parquet", "rows": rows, "columns": [_plain(column) for column in columns]},
        "mapping": {},
        "feeds": [],
        "unmapped": [],
        "repairs": {},
        "counts": {},
        "errors": 0,
        "findings": [],
        "scan": {"columns": [_sign(column) for column in columns]},
        "columns": columns,
        "geometry": _geometry(schema_names=names, standard=together.standard),
        "drift": [],
    }


def _plain(column: Mapping[str, Any]) -> dict[str, Any]:
    return {key: column.get(key) for key in ("name", "kind", "type")}


def _sign(column: Mapping[str, Any]) -> dict[str, Any]:
    role = column.get("role") or "no"
    return {"name": column["name"], "kind": column.get("kind"), "role": role, "left_out": False}


def _geometry(*, schema_names: set[str], standard: Standard) -> dict[str, str] | None:
    if GEOMETRY in schema_names:
        return {"geojson": GEOMETRY}
    found = coordinates(standard.schema)
    return {"latitude": found[0], "longitude": found[1]} if found and schema_names.issuperset(found) else None


def follow(dataset: Dataset, *, now: datetime) -> None:
    """Build again what is made of this dataset, or could be; what is itself gathered is part of nothing."""
    if Consolidation.objects.filter(dataset=dataset).exists():
        return
    followed = dataset.versions.exclude(standard="").values_list("standard", flat=True).distinct()
    for each in consolidations_of(followed):
        rebuild(each, now=now)


def rebuild_all(now: datetime) -> None:
    """Build every gathered dataset again: a clearance ends on its last day without anybody doing anything."""
    for each in _living():
        rebuild(each, now=now)


def _living() -> QuerySet[Consolidation]:
    return Consolidation.objects.filter(dataset__withdrawn_at__isnull=True).select_related("dataset__entry")
