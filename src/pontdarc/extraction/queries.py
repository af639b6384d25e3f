"""Deliveries, links and sources, limited to what the asker's organisations hold."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from pontdarc.core.refusals import Forbidden, Gone, NotFound
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.models import Delivery, DepositLink, IdentifierRequest, Source
from pontdarc.extraction.storage import blobs
from pontdarc.inventory.queries import entries_seen_by
from pontdarc.network.rules import Actor
from pontdarc.outside import clock
from pontdarc.outside.secrets import digest

_CHUNK = 1 << 20


def deliveries_seen_by(by: Actor) -> QuerySet[Delivery]:
    """Return the deliveries for the entries that the actor sees, the last first."""
    deliveries = Delivery.objects.select_related("entry", "entry__organisation")
    return deliveries if by.kind != "person" else deliveries.filter(entry__in=entries_seen_by(by))


def delivery(by: Actor, id: UUID) -> Delivery:
    """Return one delivery.

    :raises NotFound: there is none that the actor may see.
    """
    found = deliveries_seen_by(by).filter(pk=id).first()
    if found is None:
        raise NotFound(
            "no_such_delivery",
            gettext_noop("Ce dépôt n’existe pas, ou n’est pas dans vos organisations."),
            gettext_noop("Revenez à la fiche pour voir ses dépôts."),
        )
    return found


def merged_of(delivery: Delivery) -> Delivery | None:
    """Return the delivery that a workbook of corrected rows made of another one, None when it is no such workbook."""
    return Delivery.objects.filter(workbook=delivery).first()


def raw(by: Actor, id: UUID) -> Iterator[bytes]:
    """Return the bytes of a delivery as they came.

    :raises NotFound: there is none that the actor may see.
    :raises Gone: it was destroyed.
    """
    found = delivery(by, id)
    if found.destroyed_at:
        raise Gone(
            "delivery_destroyed",
            gettext_noop("Ce fichier a été détruit : le délai de conservation est passé, ou une décision l’a ordonné."),
            gettext_noop("Demandez-le au service qui l’avait produit."),
        )
    return _chunks(found.sha256)


def _chunks(sha256: str) -> Iterator[bytes]:
    with blobs().path(sha256).open("rb") as file:
        yield from iter(lambda: file.read(_CHUNK), b"")


def link(token: str, now: datetime | None = None) -> DepositLink:
    """Return the deposit link that this token opens.

    :raises NotFound: it is unknown.
    :raises Forbidden: it is expired or revoked.
    """
    found = (
        DepositLink.objects.filter(digest=digest(token))
        .select_related("entry__organisation", "contract__authority", "contract__operator", "person", "created_by")
        .first()
    )
    if found is None:
        raise NotFound(
            "no_such_link",
            gettext_noop("Ce lien de dépôt n’existe pas."),
            gettext_noop("Vérifiez que l’adresse est copiée en entier depuis le message reçu."),
        )
    if found.revoked_at or found.expires_at <= (now or clock.now()) or found.person.erased_at:
        raise link_ended()
    return found


def link_ended() -> Forbidden:
    """Return the refusal of a deposit link that opens nothing any more."""
    return Forbidden(
        "link_ended",
        gettext_noop("Ce lien de dépôt n’est plus valable."),
        gettext_noop("Demandez un nouveau lien à la personne qui vous l’avait envoyé."),
    )


def identifier_request(token: str, now: datetime) -> IdentifierRequest:
    """Return the request that this token opens.

    :raises NotFound: it is unknown. :raises Forbidden: its term is over, or the answer was settled.
    """
    found = IdentifierRequest.objects.filter(digest=digest(token)).select_related("entry__organisation").first()
    if found is None:
        raise NotFound(
            "no_such_link",
            gettext_noop("Ce lien n’existe pas."),
            gettext_noop("Vérifiez que l’adresse est copiée en entier depuis le message reçu."),
        )
    settled = found.state in (IdentifierRequest.State.TAKEN, IdentifierRequest.State.REFUSED)
    if settled or found.expires_at <= now:
        raise Forbidden(
            "link_ended",
            gettext_noop("Ce lien n’est plus valable."),
            gettext_noop("Il n’y a plus rien à faire. Une question ? Écrivez à qui vous a accordé la subvention."),
        )
    return found


def links_of(by: Actor, entry_id: UUID) -> QuerySet[DepositLink]:
    """Return the deposit links of an entry that the actor sees, the last first."""
    links = DepositLink.objects.filter(entry_id=entry_id, entry__in=entries_seen_by(by))
    return links.select_related("person").order_by("-created_at")


def sources_seen_by(by: Actor) -> QuerySet[Source]:
    """Return the sources of the entries that the actor sees."""
    return Source.objects.filter(entry__in=entries_seen_by(by)).select_related("entry", "entry__organisation")


def due_sources(now: datetime) -> QuerySet[Source]:
    """Return the sources whose time has come, the longest waiting first."""
    due = Source.objects.filter(enabled=True, next_run_at__lte=now)
    return due.select_related("entry").order_by("next_run_at")
