"""What is known of the rights on data: sources of an entry, licences an organisation may use, its house delay."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext

from pontdarc.legal.licences import LICENCES, LicenceText
from pontdarc.legal.licences import licence as listed
from pontdarc.legal.models.property import Homologation, HouseDelay, SourceUsed
from pontdarc.legal.property import Source
from pontdarc.outside.dates import day

HOUSE_DELAY = 15
"""Days given to an operator about its trade secret where an organisation chose nothing else: ours, no text's."""


def sources_kept(entry_id: UUID) -> QuerySet[SourceUsed]:
    """Return the sources of an entry that were not taken back, in the order in which they were noted."""
    return SourceUsed.objects.filter(entry_id=entry_id, removed_at=None).select_related("by")


def sources_of(*entries: UUID) -> tuple[Source, ...]:
    """Return what entries are made from, as the rules see it."""
    kept = SourceUsed.objects.filter(entry_id__in=entries, removed_at=None).order_by("at")
    found = (
        Source(each.kind, each.title, each.holder, each.terms, each.url, each.agreed_on is not None) for each in kept
    )
    return tuple(dict.fromkeys(found))


def licence_text(slug: str) -> LicenceText:
    """Return a licence, listed by the law or homologated.

    :raises Invalid: it is neither.
    """
    of_the_law = next((each for each in LICENCES if each.slug == slug), None)
    if of_the_law is not None:
        return of_the_law
    kept = Homologation.objects.filter(slug=slug).first()
    return _text(kept) if kept else listed(slug)


def licences_of(organisation_id: UUID) -> tuple[LicenceText, ...]:
    """Return the licences that an organisation may use: those of the law, then those it had homologated."""
    homologated = Homologation.objects.filter(organisation_id=organisation_id)
    return (*LICENCES, *map(_text, homologated))


def _text(kept: Homologation) -> LicenceText:
    words = gettext("Homologation n° %(number)s du %(day)s.") % {"number": kept.number, "day": day(kept.decided_on)}
    return LicenceText(kept.slug, kept.title, kept.url, "", words)


def house_delay(organisation_id: UUID) -> int:
    """Return the days that an organisation gives to an operator to say what is its trade secret."""
    kept = HouseDelay.objects.filter(organisation_id=organisation_id).first()
    return kept.days if kept else HOUSE_DELAY
