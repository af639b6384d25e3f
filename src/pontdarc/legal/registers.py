"""What the registers of organisations hold: lines and editions, designations, algorithms."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from pontdarc.core.refusals import NotFound
from pontdarc.core.words import gettext_noop
from pontdarc.legal.algorithms import Treatment
from pontdarc.legal.models.registers import AccessOfficer, Algorithm, RegisterEdition, RegisterLine
from pontdarc.network.models import Organisation


def lines_approved(organisation_id: UUID) -> QuerySet[RegisterLine]:
    """Return the lines of the register whose words somebody approved."""
    lines = RegisterLine.objects.filter(entry__organisation_id=organisation_id, approved_at__isnull=False)
    return lines.select_related("entry").order_by("title")


def lines_to_approve(organisations: Iterable[Organisation]) -> QuerySet[RegisterLine]:
    """Return the lines whose words nobody approved yet, the longest waiting first."""
    lines = RegisterLine.objects.filter(entry__organisation__in=organisations, approved_at=None)
    return lines.select_related("entry__organisation").order_by("at")


def algorithms_to_approve(organisations: Iterable[Organisation]) -> QuerySet[Algorithm]:
    """Return the algorithms described since they were last approved, the longest waiting first."""
    found = Algorithm.objects.filter(Q(approved_at=None) | Q(at__gt=F("approved_at")), organisation__in=organisations)
    return found.select_related("organisation").order_by("at")


def editions_of(organisation_id: UUID) -> QuerySet[RegisterEdition]:
    """Return the yearly editions of an organisation, the last first."""
    return RegisterEdition.objects.filter(organisation_id=organisation_id).order_by("-year")


def designations(organisations: Iterable[UUID], on: date) -> QuerySet[AccessOfficer]:
    """Return the designations that run in organisations on a day; who was erased is designated no more."""
    running = Q(role__until__isnull=True) | Q(role__until__gte=on)
    found = AccessOfficer.objects.filter(running, role__organisation_id__in=list(organisations), role__since__lte=on)
    return found.filter(role__person__erased_at__isnull=True).select_related("role__person", "role__organisation")


def shared_with(designation: AccessOfficer, on: date) -> QuerySet[Organisation]:
    """Return the other organisations whose person in charge is the same one that day."""
    others = AccessOfficer.objects.filter(role__person=designation.role.person).exclude(pk=designation.pk)
    bodies = others.values("role__organisation")
    running = designations([row["role__organisation"] for row in bodies], on).filter(
        role__person=designation.role.person
    )
    return Organisation.objects.filter(pk__in=running.values("role__organisation"))


def algorithms_of(organisations: Iterable[UUID]) -> QuerySet[Algorithm]:
    """Return the algorithms that organisations describe, public or not."""
    return Algorithm.objects.filter(organisation_id__in=list(organisations)).select_related("by", "approved_by")


def algorithm(organisation_id: UUID, id: UUID) -> Algorithm:
    """Return one algorithm of an organisation.

    :raises NotFound: it has none of that name.
    """
    found = algorithms_of([organisation_id]).filter(pk=id).first()
    if found is None:
        raise NotFound(
            "no_such_algorithm",
            gettext_noop("Ce traitement n’est pas dans le registre de l’organisation."),
            gettext_noop("Revenez au registre des algorithmes."),
        )
    return found


def treatments_published(organisation_id: UUID) -> list[Treatment]:
    """Return what the public reads of the algorithms of an organisation."""
    found = algorithms_of([organisation_id]).filter(published__isnull=False)
    return [Treatment.from_json(each.published) for each in found if each.published]


def treatment_of(kept: Algorithm) -> Treatment:
    """Return an algorithm as it is described now."""
    return Treatment(
        id=str(kept.pk),
        title=kept.title,
        decision=kept.decision,
        legal_basis=kept.legal_basis,
        purpose=kept.purpose,
        automation=kept.automation,
        contribution=kept.contribution,
        data_used=kept.data_used,
        parameters=kept.parameters,
        operations=kept.operations,
        run_by=kept.run_by,
        code_url=kept.code_url,
        contact_name=kept.contact_name,
        contact_email=kept.contact_email,
        notice_since=kept.notice_since.isoformat() if kept.notice_since else "",
        used_until=kept.used_until.isoformat() if kept.used_until else "",
    )
