"""The register of public information: one person words a line, another approves it; the year's edition is frozen."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction

from pontdarc.core.refusals import Conflict, Forbidden, Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.inventory.models import Entry
from pontdarc.journal.actions import record
from pontdarc.legal.models.registers import RegisterEdition, RegisterLine
from pontdarc.legal.register import Line, struck
from pontdarc.network.models import Organisation
from pontdarc.network.queries import person_of, require
from pontdarc.network.rules import Actor
from pontdarc.outside.clock import date_of


def word_line(
    *,
    by: Actor,
    entry: Entry,
    title: str,
    object: str,
    created_on: date | None = None,
    updates: str = "",
    conditions: str = "",
    fees: str = "",
    fees_basis: str = "",
    now: datetime,
) -> RegisterLine:
    """Write what the register says of an entry; new words are approved again.

    :raises Forbidden: the actor is no person who may propose for the organisation.
    :raises Invalid: no title or object, a fee without its basis, or a day to come.
    """
    require(by, "propose", entry.organisation_id, date_of(now))
    title, object, updates, conditions, fees, fees_basis = (
        " ".join(text.split()) for text in (title, object, updates, conditions, fees, fees_basis)
    )
    if not 1 <= len(title) <= 200 or not 1 <= len(object) <= 500:
        raise Invalid(
            "wording_length",
            gettext_noop("Il manque le titre ou l’objet, ou l’un des deux est trop long."),
            gettext_noop("Dites ce qu’est le document sans rien révéler de ce qu’il protège."),
        )
    if fees and not fees_basis:
        raise Invalid(
            "fees_without_basis",
            gettext_noop("Une redevance se publie avec ses bases de calcul (CRPA, art. L322-6)."),
            gettext_noop("Écrivez-les, ou laissez la redevance vide : la réutilisation est gratuite."),
        )
    if created_on is not None and created_on > date_of(now):
        raise Invalid(
            "day_to_come",
            gettext_noop("Cette date est à venir."),
            gettext_noop("Notez le jour où le document a été créé, ou laissez vide."),
        )
    with transaction.atomic():
        values = {
            "title": title,
            "object": object,
            "created_on": created_on,
            "updates": updates[:300],
            "conditions": conditions[:300],
            "fees": fees[:200],
            "fees_basis": fees_basis[:300],
            "by_id": person_of(by),
            "at": now,
            "approved_by": None,
            "approved_at": None,
        }
        made, _ = RegisterLine.objects.update_or_create(entry=entry, defaults=values)
        record(by=by, verb="word_line", subject=made, facts={"entry": entry.pk}, now=now)
    return made


def approve_line(*, by: Actor, line: RegisterLine, now: datetime) -> RegisterLine:
    """Let the public read these words in the register.

    :raises Forbidden: the actor does not sign for the organisation, or wrote the words.
    """
    require(by, "decide", line.entry.organisation_id, date_of(now))
    with transaction.atomic():
        present = RegisterLine.objects.select_for_update().get(pk=line.pk)
        if present.by_id == by.person:
            raise Forbidden(
                "own_words",
                gettext_noop("On n’approuve pas ses propres mots : un titre peut déjà révéler quelque chose."),
                gettext_noop("Une autre personne doit les relire."),
            )
        present.approved_by_id, present.approved_at = person_of(by), now
        present.save(update_fields=["approved_by", "approved_at"])
        record(by=by, verb="approve_line", subject=present, facts={"entry": present.entry_id}, now=now)
    return present


def strike_line(*, by: Actor, line: RegisterLine, now: datetime) -> None:
    """Take a line out of the register at once; editions that hold it show it no more.

    :raises Forbidden: the actor may not propose for the organisation.
    """
    require(by, "propose", line.entry.organisation_id, date_of(now))
    with transaction.atomic():
        record(by=by, verb="strike_line", subject=line, facts={"entry": line.entry_id}, now=now)
        line.delete()


def publish_edition(*, by: Actor, organisation: Organisation, lines: Sequence[Line], now: datetime) -> RegisterEdition:
    """Freeze the register of this year; *lines*: what the public may read of it today.

    :raises Forbidden: the actor does not sign for the organisation.
    :raises Conflict: the year has its edition, or there is nothing to put in it.
    """
    require(by, "decide", organisation.pk, date_of(now))
    year = date_of(now).year
    with transaction.atomic():
        if RegisterEdition.objects.filter(organisation=organisation, year=year).exists():
            raise Conflict(
                "edition_made",
                gettext_noop("L’édition %(year)s est déjà publiée : elle ne change plus."),
                gettext_noop("Le répertoire du jour dit ce qui a changé depuis. La prochaine édition attend janvier."),
                {"year": year},
            )
        if not lines:
            raise Conflict(
                "edition_empty",
                gettext_noop("Le répertoire est vide : aucun document n’est encore public ni approuvé."),
                gettext_noop("Publiez un jeu, ou rédigez une ligne de l’inventaire et faites-la approuver."),
            )
        made = RegisterEdition.objects.create(
            organisation=organisation,
            year=year,
            lines=[line.to_json() for line in lines],
            by_id=person_of(by),
            at=now,
        )
        facts = {"organisation": organisation.pk, "year": year, "lines": len(lines)}
        record(by=by, verb="publish_edition", subject=made, facts=facts, now=now)
    return made


def strike_from_edition(
    *, by: Actor, edition: RegisterEdition, ids: Collection[str], article: str, now: datetime
) -> RegisterEdition:
    """Take lines that name somebody out of an edition: in the place of each stands that it was struck, and why.

    *ids*: of the lines. An edition changes for nothing else.

    :raises Forbidden: the actor may not describe data of the organisation.
    """
    require(by, "describe", edition.organisation_id, date_of(now))
    with transaction.atomic():
        edition = RegisterEdition.objects.select_for_update().get(pk=edition.pk)
        gone = [each["id"] for each in edition.lines if each["id"] in ids]
        edition.lines = [
            struck(each["id"], article, date_of(now)).to_json() if each["id"] in ids else each for each in edition.lines
        ]
        edition.save(update_fields=["lines"])
        facts = {"year": edition.year, "lines": len(gone), "article": article}
        record(by=by, verb="strike_from_edition", subject=edition, facts=facts, now=now)
    return edition
