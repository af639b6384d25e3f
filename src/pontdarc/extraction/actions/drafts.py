"""What is done to rows typed here before they are deposited: kept as a draft, then gone."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction

from pontdarc.core.refusals import Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.extraction import rules
from pontdarc.extraction.models import Draft
from pontdarc.inventory.models import Entry
from pontdarc.journal.actions import record
from pontdarc.network.queries import require
from pontdarc.network.rules import MACHINE, Actor
from pontdarc.outside.clock import date_of


def save_draft(
    *, by: Actor, entry: Entry, standard: str, rows: Sequence[Mapping[str, str]], at: int = 0, now: datetime
) -> Draft:
    """Keep rows in the draft of an entry, from row *at* on, in the place of those that were there.

    Rows left empty at the end are dropped; those in the middle keep their place while one types.

    :raises Forbidden: the actor may not deliver for the organisation.
    :raises Invalid: too many rows for what is typed by hand, or a cell too long.
    """
    require(by, "deliver", entry.organisation_id, date_of(now))
    if any(len(text) > rules.LONGEST_CELL for row in rows for text in row.values()):
        raise Invalid(
            "cell_too_long",
            gettext_noop("Une cellule est trop longue : %(most)s caractères au plus."),
            gettext_noop("Raccourcissez-la, ou déposez un fichier."),
            {"most": rules.LONGEST_CELL},
        )
    with transaction.atomic():
        draft, is_new = Draft.objects.select_for_update().get_or_create(
            entry=entry, defaults={"standard": standard, "by_id": by.person, "changed_at": now}
        )
        kept = rules.with_rows(draft.rows, at, [dict(row) for row in rows])
        if len(kept) > rules.MOST_ROWS:
            raise Invalid(
                "too_many_rows",
                gettext_noop("La saisie prend %(most)s lignes au plus."),
                gettext_noop("Au-delà, déposez un fichier : il est lu tel qu’il est."),
                {"most": rules.MOST_ROWS},
            )
        draft.rows, draft.standard, draft.by_id, draft.changed_at = kept, standard, by.person, now
        draft.save()
        if is_new:
            record(by=by, verb="save_draft", subject=draft, facts={"entry": entry.pk}, now=now)
    return draft


def discard_draft(*, by: Actor, draft: Draft, now: datetime) -> None:
    """Forget the rows of a draft.

    :raises Forbidden: the actor may not deliver for the organisation.
    """
    require(by, "deliver", draft.entry.organisation_id, date_of(now))
    with transaction.atomic():
        record(by=by, verb="discard_draft", subject=draft, facts={"entry": draft.entry_id}, now=now)
        draft.delete()


def discard_expired_drafts(*, now: datetime) -> int:
    """Forget the rows that nobody touched for the term of the settings, and return how many drafts went.

    Who last typed in them, when, and how many rows there were stay in the audit trail.
    """
    ended = Draft.objects.filter(changed_at__lt=rules.drafts_end(now, settings.DRAFT_RETENTION_DAYS))
    count = 0
    for draft in ended.iterator():
        with transaction.atomic():
            facts: dict[str, object] = {"entry": draft.entry_id, "author": draft.by_id, "rows": len(draft.rows)}
            facts |= {"changed_at": draft.changed_at, "term_days": settings.DRAFT_RETENTION_DAYS}
            record(by=MACHINE, verb="discard_expired_draft", subject=draft, facts=facts, now=now)
            draft.delete()
        count += 1
    return count
