"""An opinion that a DPO or a lawyer gives once for a standard, in all the bodies they serve."""

from datetime import date, datetime, timedelta

from django.db import transaction

from pontdarc.core.refusals import Forbidden, Invalid
from pontdarc.core.words import day_in_french, gettext_noop
from pontdarc.journal.actions import announce, record
from pontdarc.legal.events import Advised
from pontdarc.legal.models import Opinion, Proposal, StandingOpinion
from pontdarc.legal.queries import is_secret
from pontdarc.legal.rules import Scope, covers, is_personal_role
from pontdarc.network.queries import roles_of
from pontdarc.network.rules import MACHINE, Actor
from pontdarc.outside.clock import date_of

LASTS = timedelta(days=365)
_GIVEN_FOR = gettext_noop("Avis donné pour le standard %(standard)s le %(day)s, appliqué à un cas identique. %(note)s")


def extend_opinion(*, by: Actor, opinion: Opinion, until: date | None = None, now: datetime) -> StandingOpinion:
    """Let a favourable opinion hold for its standard in every body that its giver serves, a year by default.

    It is applied to what shows no more than what was looked at, and never where a secret is at stake.

    :raises Forbidden: it is somebody else's opinion.
    :raises Invalid: it is not favourable, there is no standard, a secret is at stake, or the day is past.
    """
    if by.person != opinion.by_id:
        raise Forbidden(
            "not_yours",
            gettext_noop("Cet avis n’est pas le vôtre."),
            gettext_noop("Seule la personne qui l’a donné peut l’étendre."),
        )
    proposal, until = opinion.proposal, until or date_of(now) + LASTS
    standard = Scope.from_json(proposal.scope).standard.partition("@")[0]
    if opinion.verdict not in ("favourable", "conditions") or not standard or is_secret(proposal):
        raise Invalid(
            "cannot_extend",
            gettext_noop("Seul un avis favorable, sur un standard et sans secret en jeu, peut valoir ailleurs."),
            gettext_noop("Donnez un avis pour ce dossier seulement."),
        )
    if until < date_of(now):
        raise Invalid(
            "term_past",
            gettext_noop("Cette date est déjà passée."),
            gettext_noop("Choisissez une date à venir, ou laissez-la vide."),
        )
    with transaction.atomic():
        made = StandingOpinion.objects.create(opinion=opinion, by=opinion.by, standard=standard, at=now, until=until)
        record(by=by, verb="extend_opinion", subject=made, facts={"standard": standard, "until": until}, now=now)
    return made


def end_standing_opinion(*, by: Actor, standing: StandingOpinion, now: datetime) -> None:
    """Stop applying it to what is proposed from now on.

    :raises Forbidden: it is somebody else's.
    """
    if by.person != standing.by_id:
        raise Forbidden(
            "not_yours",
            gettext_noop("Cet avis n’est pas le vôtre."),
            gettext_noop("Seule la personne qui l’a donné peut y mettre fin."),
        )
    with transaction.atomic():
        if StandingOpinion.objects.filter(pk=standing.pk, ended_at=None).update(ended_at=now):
            record(by=by, verb="end_standing_opinion", subject=standing, now=now)


def apply_standing_opinions(proposal: Proposal, now: datetime) -> None:
    """Give a new proposal the opinions that were given beforehand for exactly this, one of each role at most.

    Each is dated, names its giver, and only counts where they hold their role today and did not propose.
    """
    scope, today = Scope.from_json(proposal.scope), date_of(now)
    standard = scope.standard.partition("@")[0]
    if not standard or is_secret(proposal):
        return
    candidates = StandingOpinion.objects.filter(standard=standard, ended_at=None, until__gte=today)
    given: set[str] = set()
    for standing in candidates.select_related("opinion__proposal").order_by("-at"):
        role = standing.opinion.role
        if role not in given and _holds(standing, proposal, scope, today):
            given.add(role)
            _give(standing, proposal, now)


def _holds(standing: StandingOpinion, proposal: Proposal, scope: Scope, today: date) -> bool:
    held = {(role.name, role.organisation_id) for role in roles_of(standing.by_id, today)}
    if (standing.opinion.role, proposal.entry.organisation_id) not in held or standing.by_id == proposal.by_id:
        return False
    looked_at = standing.opinion.proposal
    same = looked_at.outcome == proposal.outcome and not covers(Scope.from_json(looked_at.scope), scope)
    return same and _signs(proposal) <= _signs(looked_at)


def _signs(proposal: Proposal) -> set[tuple[object, object, object]]:
    signs = proposal.signs if isinstance(proposal.signs, list) else []
    return {
        (sign.get("column"), sign.get("kind"), sign.get("role"))
        for sign in signs
        if is_personal_role(sign.get("role", "direct"))
    }


def _give(standing: StandingOpinion, proposal: Proposal, now: datetime) -> None:
    first = standing.opinion
    words = {"standard": standing.standard, "day": day_in_french(date_of(first.at)), "note": first.note}
    opinion = Opinion.objects.create(
        proposal=proposal,
        by_id=standing.by_id,
        role=first.role,
        at=now,
        verdict=first.verdict,
        article=first.article,
        note=(_GIVEN_FOR % words).strip(),
    )
    facts = {"proposal": proposal.pk, "role": first.role, "standing": standing.pk}
    record(by=MACHINE, verb="apply_standing_opinion", subject=opinion, facts=facts, now=now)
    announce(Advised(proposal=proposal.pk, entry=proposal.entry_id, opinion=opinion.pk))
