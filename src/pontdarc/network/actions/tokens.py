"""What is done to personal tokens."""

from datetime import datetime, timedelta

from django.db import transaction

from pontdarc.core.refusals import Forbidden, Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.journal.actions import record
from pontdarc.network.models import PersonalToken
from pontdarc.network.rules import Actor
from pontdarc.outside import clock
from pontdarc.outside.secrets import digest, new_token


def create_token(*, by: Actor, label: str, days: int = 365, now: datetime | None = None) -> str:
    """Make a personal token for the actor and return it in clear: it cannot be shown again.

    :raises Forbidden: the operator and the machine have none.
    :raises Invalid: it would last less than a day or more than two years.
    """
    now = now or clock.now()
    if by.person is None:
        raise Forbidden(
            "token_for_nobody",
            gettext_noop("Un jeton agit au nom d’une personne."),
            gettext_noop("Connectez-vous avec votre compte et créez-le dans votre espace."),
        )
    if not 1 <= days <= 730:
        raise Invalid(
            "token_term",
            gettext_noop("Un jeton dure entre un jour et deux ans."),
            gettext_noop("Choisissez une durée entre 1 et 730 jours."),
        )
    token = new_token()
    with transaction.atomic():
        kept = PersonalToken.objects.create(
            person_id=by.person,
            label=label.strip()[:100],
            digest=digest(token),
            created_at=now,
            expires_at=now + timedelta(days=days),
        )
        record(by=by, verb="create_token", subject=kept, facts={"days": days}, now=now)
    return token


def revoke_token(*, by: Actor, token: PersonalToken, now: datetime | None = None) -> PersonalToken:
    """End a token; its owner and the operator may.

    :raises Forbidden: it is somebody else's.
    """
    now = now or clock.now()
    if by.kind == "person" and token.person_id != by.person:
        raise Forbidden(
            "token_of_others",
            gettext_noop("Ce jeton n’est pas le vôtre."),
            gettext_noop("Demandez à son propriétaire ou à l’administrateur de le révoquer."),
        )
    with transaction.atomic():
        token.revoked_at = token.revoked_at or now
        token.save(update_fields=["revoked_at"])
        record(by=by, verb="revoke_token", subject=token, now=now)
    return token
