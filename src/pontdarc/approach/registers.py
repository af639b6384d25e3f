"""The registers of an organisation, put together from what it publishes and from what people worded and approved.

The register of public information is never written by hand: what is public here enters by itself, with the words that
were cleared; of anything else, only approved words.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from pontdarc.inventory.models import Entry
from pontdarc.legal import access, algorithms, register
from pontdarc.legal.compliance import Kept
from pontdarc.legal.models import AccessOfficer, RegisterEdition, RegisterLine
from pontdarc.legal.register import FREE, Line
from pontdarc.legal.registers import algorithms_of, designations, lines_approved, treatment_of
from pontdarc.legal.rights import licence_text
from pontdarc.network.models import Organisation
from pontdarc.outside.clock import date_of
from pontdarc.publication.models import Version
from pontdarc.publication.queries import published_versions
from pontdarc.publication.rules import slug_of

ON_REQUEST = "Sur demande à l’organisation"
"""Conditions of reuse of a document that nobody said anything else of."""


def register_of(organisation: Organisation, today: date) -> tuple[Line, ...]:
    """Return the register as the public may read it today, by title."""
    worded = {line.entry_id: line for line in lines_approved(organisation.pk)}
    served = published_versions(today).filter(dataset__organisation=organisation).select_related("dataset")
    published = {version.dataset.entry_id: version for version in served}
    lines = [_published(version, worded.get(entry)) for entry, version in published.items()]
    lines += [_worded(line) for entry, line in worded.items() if entry not in published]
    return tuple(sorted(lines, key=lambda line: (slug_of(line.title), line.id)))


def _published(version: Version, line: RegisterLine | None) -> Line:
    """A document that is public here: exact title and object are those of its page."""
    dataset = version.dataset
    licence = licence_text(dataset.licence)
    updated = version.data_date or (date_of(version.published_at) if version.published_at else None)
    return Line(
        id=str(dataset.entry_id),
        title=dataset.title,
        object=dataset.description or dataset.title,
        created_on=_iso(line.created_on if line else None),
        conditions=licence.title,
        updated_on=_iso(updated),
        updates=line.updates if line and line.updates else f"Version {version.number}",
        fees=FREE,
        url=f"{settings.SITE_URL}/donnees/{dataset.slug}/",
        conditions_url=licence.url,
    )


def _worded(line: RegisterLine) -> Line:
    return Line(
        id=str(line.entry_id),
        title=line.title,
        object=line.object,
        created_on=_iso(line.created_on),
        conditions=line.conditions or ON_REQUEST,
        updates=line.updates,
        fees=line.fees or FREE,
        fees_basis=line.fees_basis,
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def lines_of(edition: RegisterEdition) -> tuple[Line, ...]:
    """Return the lines of an edition that may still be read: what was struck, or never public, is gone from it too."""
    lines = [Line.from_json(each) for each in edition.lines]
    shown = Version.objects.filter(dataset__entry=OuterRef("pk"), published_at__isnull=False)
    approved = RegisterLine.objects.filter(entry=OuterRef("pk"), approved_at__isnull=False)
    kept = Entry.objects.filter(Q(Exists(shown)) | Q(Exists(approved)), pk__in=[line.id for line in lines])
    standing = {str(pk) for pk in kept.values_list("pk", flat=True)}
    return tuple(line for line in lines if line.id in standing)


def kept_by(organisations: Iterable[Organisation], today: date) -> dict[UUID, tuple[Kept, ...]]:
    """Return what the registers of organisations show of their duties, in as many queries whatever their number."""
    bodies = {each.pk: each for each in organisations}
    editions = _last_editions(bodies)
    ready = _lines_ready(bodies, today)
    running = {each.role.organisation_id: each for each in designations(bodies, today)}
    described: dict[UUID, list[tuple[algorithms.Treatment, bool]]] = {}
    for each in algorithms_of(bodies):
        described.setdefault(each.organisation_id, []).append((treatment_of(each), each.published is not None))
    return {
        pk: (
            *register.kept_of(editions.get(pk), ready[pk], _address(body, "repertoire"), today),
            *_designated(body, running, today),
            *algorithms.kept_of(described.get(pk, ()), _address(body, "algorithmes"), today),
        )
        for pk, body in bodies.items()
    }


def _designated(body: Organisation, running: Mapping[UUID, AccessOfficer], today: date) -> tuple[Kept, ...]:
    found = running.get(body.pk)
    if found is None:
        return ()
    address = _address(body, "acces-aux-documents")
    return access.kept_of(found.role.since, found.authority_told_on, address, today)


def _last_editions(bodies: Iterable[UUID]) -> dict[UUID, tuple[int, date]]:
    found = RegisterEdition.objects.filter(organisation__in=list(bodies)).order_by("year")
    return {each.organisation_id: (each.year, date_of(each.at)) for each in found.defer("lines")}


def _lines_ready(bodies: Iterable[UUID], today: date) -> Counter[UUID]:
    """How many documents the register of each organisation holds today."""
    pks = list(bodies)
    served = published_versions(today).filter(dataset__organisation__in=pks)
    pairs = set(served.values_list("dataset__organisation", "dataset__entry"))
    worded = RegisterLine.objects.filter(entry__organisation__in=pks, approved_at__isnull=False)
    pairs |= set(worded.values_list("entry__organisation", "entry"))
    return Counter(organisation for organisation, _ in pairs)


def _address(body: Organisation, page: str) -> str:
    return f"{settings.SITE_URL}/organisations/{body.slug}/{page}/"
