"""Entries, limited to what the asker's organisations hold."""

from uuid import UUID

from django.db.models import QuerySet

from pontdarc.core.refusals import NotFound
from pontdarc.core.words import gettext_noop
from pontdarc.inventory.models import Entry
from pontdarc.network.queries import organisations_seen_by
from pontdarc.network.rules import Actor


def entries_seen_by(by: Actor) -> QuerySet[Entry]:
    """Return the entries of the organisations that the actor sees."""
    entries = Entry.objects.select_related("organisation", "holder")
    if by.kind != "person":
        return entries
    return entries.filter(organisation__in=organisations_seen_by(by))


def entry(by: Actor, id: UUID) -> Entry:
    """Return one entry.

    :raises NotFound: there is none that the actor may see.
    """
    found = entries_seen_by(by).filter(pk=id).first()
    if found is None:
        raise NotFound(
            "no_such_entry",
            gettext_noop("Cette fiche d’inventaire n’existe pas, ou n’est pas dans vos organisations."),
            gettext_noop("Revenez à l’inventaire pour choisir une fiche."),
        )
    return found
