"""Facts that people of an organisation declare about it, one by one or in bulk."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from pontdarc.core.words import gettext_noop
from pontdarc.journal.actions import record
from pontdarc.network.models import Fact, Organisation
from pontdarc.network.queries import require
from pontdarc.network.rules import Actor
from pontdarc.outside.clock import date_of

DECLARED = gettext_noop("déclaré par l’organisation")


def declare_facts(
    *, by: Actor, organisation: Organisation, facts: Mapping[str, int | float | str | bool | None], now: datetime
) -> int:
    """Keep what is declared of an organisation this year; None takes a declaration back. Return how many changed.

    The official figures stay beside, with their own source; what is declared later is what is believed.

    :raises Forbidden: the actor does not describe data of the organisation.
    """
    require(by, "describe", organisation.pk, date_of(now))
    vintage = str(date_of(now).year)
    declared = Fact.objects.filter(organisation=organisation, source=DECLARED)
    before = dict(declared.order_by("vintage").values_list("key", "value"))
    changed = {key: value for key, value in facts.items() if before.get(key) != value}
    with transaction.atomic():
        for key, value in changed.items():
            if value is None:
                declared.filter(key=key).delete()
                continue
            Fact.objects.update_or_create(
                organisation=organisation,
                key=key,
                source=DECLARED,
                vintage=vintage,
                defaults={"value": value, "recorded_at": now},
            )
        if changed:
            record(by=by, verb="declare_facts", subject=organisation, facts={"keys": sorted(changed)}, now=now)
    return len(changed)
