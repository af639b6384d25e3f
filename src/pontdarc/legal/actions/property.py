"""Note what data is made from and who holds rights on it, a homologated licence, the delay given to operators."""

from datetime import date, datetime

from django.db import transaction

from pontdarc.core.refusals import Conflict, Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.inventory.models import Entry
from pontdarc.journal.actions import record
from pontdarc.legal.licences import LICENCES
from pontdarc.legal.models.property import Homologation, HouseDelay, SourceUsed
from pontdarc.legal.property import BY_SLUG
from pontdarc.network.emails import check_email
from pontdarc.network.models import Organisation
from pontdarc.network.queries import person_of, require
from pontdarc.network.rules import Actor
from pontdarc.outside.clock import date_of

LONGEST_DELAY = 60


def record_source(
    *,
    by: Actor,
    entry: Entry,
    kind: str,
    title: str,
    holder: str = "",
    contact_email: str = "",
    terms: str = "",
    url: str = "",
    agreed_on: date | None = None,
    agreement: str = "",
    now: datetime,
) -> SourceUsed:
    """Note a source of an entry. The holder is told to reusers (CRPA L322-5); its agreement stays on file.

    :raises Forbidden: the actor is no person who may propose for the organisation.
    :raises Invalid: no such kind, a source without a name, a third party without a name, an agreement to come.
    """
    require(by, "propose", entry.organisation_id, date_of(now))
    known = BY_SLUG.get(kind)
    title, holder, terms = (" ".join(text.split()) for text in (title, holder, terms))
    if known is None or not 1 <= len(title) <= 200:
        raise Invalid(
            "source_missing",
            gettext_noop("Il manque la sorte de source, ou son nom."),
            gettext_noop("Dites d’où vient ce qui est mêlé aux données, par exemple « BD TOPO »."),
        )
    holder, terms = holder or known.holder, terms or known.terms
    if known.third_party and not holder:
        raise Invalid(
            "holder_missing",
            gettext_noop("Il manque le nom de qui a des droits sur cette source (CRPA, art. L322-5)."),
            gettext_noop("Écrivez le nom de la personne ou de l’organisme : il sera dit à qui réutilise."),
        )
    _check_agreement(agreed_on, agreement, date_of(now))
    if contact_email.strip():
        check_email(contact_email.strip())
    with transaction.atomic():
        made = SourceUsed.objects.create(
            entry=entry,
            kind=kind,
            title=title,
            holder=holder[:200],
            contact_email=contact_email.strip(),
            terms=terms[:300],
            url=url.strip(),
            agreed_on=agreed_on,
            agreement=" ".join(agreement.split())[:300],
            by_id=person_of(by),
            at=now,
        )
        facts = {"entry": entry.pk, "kind": kind, "agreed": agreed_on is not None}
        record(by=by, verb="record_source", subject=made, facts=facts, now=now)
    return made


def _check_agreement(agreed_on: date | None, agreement: str, today: date) -> None:
    if agreed_on is not None and agreed_on > today:
        raise Invalid(
            "day_to_come",
            gettext_noop("Cette date est à venir."),
            gettext_noop("Notez le jour où l’accord a été donné."),
        )
    if (agreed_on is None) != (not agreement.strip()):
        raise Invalid(
            "agreement_incomplete",
            gettext_noop("Un accord se note avec sa date et sa référence."),
            gettext_noop("Donnez les deux, par exemple le jour et le numéro du courrier, ou aucun."),
        )


def take_source_back(*, by: Actor, source: SourceUsed, now: datetime) -> None:
    """Say that a source is no longer in the data.

    :raises Forbidden: the actor is no person who may propose for the organisation.
    """
    require(by, "propose", source.entry.organisation_id, date_of(now))
    with transaction.atomic():
        if SourceUsed.objects.filter(pk=source.pk, removed_at=None).update(removed_at=now):
            record(by=by, verb="take_source_back", subject=source, facts={"entry": source.entry_id}, now=now)


def record_homologation(
    *,
    by: Actor,
    organisation: Organisation,
    title: str,
    url: str,
    number: str,
    decided_on: date,
    document: str,
    now: datetime,
) -> Homologation:
    """Record that a licence which the law does not list was homologated: number, day, where the decision is read.

    :raises Forbidden: the actor does not sign for the organisation.
    :raises Invalid: the number, the name, the text or the decision is missing, or the day is to come.
    :raises Conflict: that decision is recorded already.
    """
    require(by, "decide", organisation.pk, date_of(now))
    title, number = " ".join(title.split()), " ".join(number.split())
    links = [url.strip(), document.strip()]
    if not title or not number or not all(link.startswith("https://") for link in links) or decided_on > date_of(now):
        raise Invalid(
            "homologation_incomplete",
            gettext_noop("Une homologation se note avec son numéro, sa date et l’adresse de la décision (D323-2-2)."),
            gettext_noop("Complétez les champs ; la date ne peut pas être à venir, les adresses sont en https."),
        )
    slug = f"hom-{number.lower().replace(' ', '').replace('/', '-').replace('.', '-')}"[:20].strip("-")
    with transaction.atomic():
        if Homologation.objects.filter(slug=slug).exists() or slug in {each.slug for each in LICENCES}:
            raise Conflict(
                "homologation_known",
                gettext_noop("Cette homologation est déjà notée."),
                gettext_noop("Choisissez la licence dans la liste."),
            )
        made = Homologation.objects.create(
            organisation=organisation,
            slug=slug,
            title=title[:200],
            url=links[0],
            number=number[:50],
            decided_on=decided_on,
            document=links[1],
            by_id=person_of(by),
            at=now,
        )
        record(by=by, verb="record_homologation", subject=made, facts={"organisation": organisation.pk}, now=now)
    return made


def set_house_delay(*, by: Actor, organisation: Organisation, days: int, now: datetime) -> HouseDelay:
    """Choose how many days an operator has to say what is its trade secret; the month of an access request runs on.

    :raises Forbidden: the actor is no person who may propose for the organisation.
    :raises Invalid: it is not from 1 to 60 days.
    """
    require(by, "propose", organisation.pk, date_of(now))
    if not 1 <= days <= LONGEST_DELAY:
        raise Invalid(
            "delay_out_of_range",
            gettext_noop("Le délai laissé à une entreprise va de 1 à %(most)s jours."),
            gettext_noop("Au-delà, le mois donné pour répondre à une demande serait passé depuis longtemps."),
            {"most": LONGEST_DELAY},
        )
    with transaction.atomic():
        values = {"days": days, "by_id": person_of(by), "at": now}
        made, _ = HouseDelay.objects.update_or_create(organisation=organisation, defaults=values)
        record(by=by, verb="set_house_delay", subject=organisation, facts={"days": days}, now=now)
    return made
