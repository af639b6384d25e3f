"""The register of algorithms: one person describes a treatment, another approves what the public reads."""

from datetime import date, datetime
from typing import Final

from django.db import transaction

from pontdarc.core.refusals import Forbidden, Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.journal.actions import record
from pontdarc.legal.algorithms import AUTOMATIONS
from pontdarc.legal.models.registers import Algorithm
from pontdarc.legal.registers import treatment_of
from pontdarc.network.emails import check_email
from pontdarc.network.models import Organisation
from pontdarc.network.queries import person_of, require
from pontdarc.network.rules import Actor
from pontdarc.outside.clock import date_of

ASKED: Final = (
    "title",
    "decision",
    "legal_basis",
    "purpose",
    "contribution",
    "data_used",
    "parameters",
    "operations",
    "run_by",
    "contact_name",
    "contact_email",
)
LONGEST: Final = 4_000


def describe_algorithm(
    *,
    by: Actor,
    organisation: Organisation,
    algorithm: Algorithm | None = None,
    automation: str,
    code_url: str = "",
    notice_since: date | None = None,
    used_until: date | None = None,
    now: datetime,
    **described: str,
) -> Algorithm:
    """Describe a treatment, or describe it again: the public keeps reading what was approved until this one is.

    *described*: every field of :data:`ASKED`.

    :raises Forbidden: the actor is no person who may propose for the organisation.
    :raises Invalid: something is missing or too long, no such degree of automation, or a notice to come.
    """
    require(by, "propose", organisation.pk, date_of(now))
    fields = {name: described.get(name, "").strip() for name in ASKED}
    _check(fields, automation, notice_since, date_of(now))
    with transaction.atomic():
        made = _described_again(algorithm) if algorithm else Algorithm(organisation=organisation)
        for name, value in fields.items():
            setattr(made, name, value)
        made.automation, made.code_url = automation, code_url.strip()
        made.notice_since, made.used_until = notice_since, used_until
        made.by_id, made.at = person_of(by), now
        made.save()
        facts = {"organisation": organisation.pk, "automation": automation}
        record(by=by, verb="describe_algorithm", subject=made, facts=facts, now=now)
    return made


def _described_again(algorithm: Algorithm) -> Algorithm:
    """The row as it is now: somebody may have approved it since it was read."""
    return Algorithm.objects.select_for_update().get(pk=algorithm.pk)


def _check(fields: dict[str, str], automation: str, notice_since: date | None, today: date) -> None:
    limits = {name: getattr(Algorithm._meta.get_field(name), "max_length", None) or LONGEST for name in ASKED}
    if automation not in AUTOMATIONS or any(not 1 <= len(fields[name]) <= limits[name] for name in ASKED):
        raise Invalid(
            "algorithm_incomplete",
            gettext_noop("Il manque une réponse, ou l’une d’elles est trop longue (CRPA, art. R311-3-1-2)."),
            gettext_noop("Remplissez chaque rubrique en quelques phrases simples."),
        )
    check_email(fields["contact_email"])
    if notice_since is not None and notice_since > today:
        raise Invalid(
            "day_to_come",
            gettext_noop("Cette date est à venir."),
            gettext_noop("Notez le jour depuis lequel les décisions portent la mention, ou laissez vide."),
        )


def approve_algorithm(*, by: Actor, algorithm: Algorithm, now: datetime) -> Algorithm:
    """Publish a treatment as it is described now.

    :raises Forbidden: the actor does not sign for the organisation, or described it.
    """
    require(by, "decide", algorithm.organisation_id, date_of(now))
    with transaction.atomic():
        present = Algorithm.objects.select_for_update().get(pk=algorithm.pk)
        if present.by_id == by.person:
            raise Forbidden(
                "own_words",
                gettext_noop("On ne publie pas seul ce que l’on a décrit : des règles peuvent révéler un secret."),
                gettext_noop("Une autre personne qui signe doit relire (CRPA, art. L311-5 2°)."),
            )
        present.published = treatment_of(present).to_json()
        present.approved_by_id, present.approved_at = person_of(by), now
        present.save(update_fields=["published", "approved_by", "approved_at"])
        facts = {"organisation": present.organisation_id}
        record(by=by, verb="approve_algorithm", subject=present, facts=facts, now=now)
    return present


def hide_algorithm(*, by: Actor, algorithm: Algorithm, now: datetime) -> Algorithm:
    """Take a treatment out of the public at once; its description stays for who works on it.

    :raises Forbidden: the actor may not propose for the organisation.
    """
    require(by, "propose", algorithm.organisation_id, date_of(now))
    with transaction.atomic():
        algorithm.published = None
        algorithm.save(update_fields=["published"])
        facts = {"organisation": algorithm.organisation_id}
        record(by=by, verb="hide_algorithm", subject=algorithm, facts=facts, now=now)
    return algorithm
