"""Clearances, and the proposals that wait for somebody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from pontdarc.core.refusals import NotFound
from pontdarc.core.words import gettext_noop
from pontdarc.legal.articles import protects_a_secret
from pontdarc.legal.models import Answer, Decision, Opinion, Proposal, PublicRefusal
from pontdarc.legal.property import doubts_on
from pontdarc.legal.questioning import concern_of, raises
from pontdarc.legal.rights import sources_of
from pontdarc.legal.rules import (
    PUBLISHING,
    DecisionValues,
    Doubt,
    OpinionGiven,
    Scope,
    covers,
    is_personal_role,
    last_verdicts,
)
from pontdarc.legal.rules import standing_doubt as _standing_doubt
from pontdarc.network.queries import organisations_seen_by, organisations_where, roles_held_by
from pontdarc.network.rules import Actor
from pontdarc.outside import clock

ADVISING_ROLES = ("dpo", "lawyer")
CLOSED = ("do_not_publish", "publish_restricted", "defer")


@dataclass(frozen=True, slots=True)
class Clearance:
    """Whether something may be public. *decision* is None unless it covers everything that was seen.

    *doubts*: why not. *nearest*: the decision they are about, None when nobody has decided.
    """

    decision: Decision | None
    doubts: tuple[Doubt, ...]
    nearest: Decision | None = None


def clearance_for(entry_id: UUID, seen: Scope, today: date) -> Clearance:
    """Return the clearance that covers, today, exactly what is about to be public.

    The last positive decision alone counts: an older one, maybe laxer, does not come back when it ends. What the data
    is made from must allow it too: the rights of third parties may change after the decision.
    """
    last = Decision.objects.filter(proposal__entry_id=entry_id, outcome__in=PUBLISHING).order_by("-at").first()
    doubt = _standing_doubt(values_of(last) if last else None, today)
    if last is None or doubt:
        return Clearance(None, (doubt,) if doubt else (), last)
    doubts = (*covers(Scope.from_json(last.scope), seen), *doubts_on(seen.licence, sources_of(entry_id)))
    return Clearance(None if doubts else last, doubts, last)


def values_of(decision: Decision) -> DecisionValues:
    """Return what of a decision says whether it is in force."""
    return DecisionValues(decision.outcome, decision.review_on, decision.revoked_at is not None)


def decisions_in_force(today: date) -> QuerySet[Decision]:
    """Return the decisions that let something be public today: legal.rules.standing_doubt finds nothing, in SQL."""
    unended = Q(review_on__isnull=True) | Q(review_on__gte=today)
    return Decision.objects.filter(unended, outcome__in=PUBLISHING, revoked_at__isnull=True)


def proposals_seen_by(by: Actor) -> QuerySet[Proposal]:
    """Return the proposals on entries that the actor sees, the last first."""
    proposals = Proposal.objects.select_related("entry", "entry__organisation", "by", "decision", "decision__by")
    if by.kind == "person":
        proposals = proposals.filter(entry__organisation__in=organisations_seen_by(by))
    return proposals.prefetch_related("opinions", "opinions__by")


def proposal(by: Actor, id: UUID) -> Proposal:
    """Return one proposal.

    :raises NotFound: there is none that the actor may see.
    """
    found = proposals_seen_by(by).filter(pk=id).first()
    if found is None:
        raise NotFound(
            "no_such_proposal",
            gettext_noop("Cette proposition n’existe pas, ou n’est pas dans vos organisations."),
            gettext_noop("Revenez à la liste de ce qui vous attend."),
        )
    return found


def open_proposal(entry_id: UUID) -> Proposal | None:
    """Return the proposal on an entry that nobody has decided yet."""
    return Proposal.objects.filter(entry_id=entry_id, decision=None, withdrawn_at=None).first()


def proposals_waiting_for(by: Actor, on: date | None = None) -> list[Proposal]:
    """Return the open proposals on which the actor is the one to act now, the longest waiting first.

    An adviser is waited for until somebody of their role has answered something else than « ask »; a signatory, once
    the DPO was heard when personal data was found. Nobody is waited for on a proposal that they may not judge.
    """
    if by.person is None:
        return []
    on = on or clock.today()
    waiting = proposals_seen_by(by).filter(decision=None, withdrawn_at=None).order_by("at")
    advising = _advising_roles(by, on)
    deciding = frozenset(organisations_where(by, "decide", on).values_list("pk", flat=True))
    return [each for each in waiting if _waits_for(each, by.person, advising, deciding)]


def _advising_roles(by: Actor, on: date) -> frozenset[tuple[str, UUID]]:
    held = roles_held_by(by, on)
    return frozenset((role.name, role.organisation_id) for role in held if role.name in ADVISING_ROLES)


def _waits_for(
    proposal: Proposal, person: UUID, advising: frozenset[tuple[str, UUID]], deciding: frozenset[UUID]
) -> bool:
    if is_sensitive(proposal) and proposal.by_id == person:
        return False
    organisation_id = proposal.entry.organisation_id
    verdicts = verdicts_on(proposal)
    roles = [role for role, where in advising if where == organisation_id]
    if any(verdicts.get(role, "ask") == "ask" for role in roles):
        return True
    heard = "dpo" in verdicts or not is_personal(proposal)
    return organisation_id in deciding and heard


def verdicts_on(proposal: Proposal) -> dict[str, str]:
    """Return the last verdict of each role on a proposal."""
    return last_verdicts(opinions_given(proposal.opinions.all()))


def opinions_given(opinions: Iterable[Opinion]) -> list[OpinionGiven]:
    """Return opinions as the rules see them."""
    return [OpinionGiven(opinion.role, opinion.verdict, opinion.at) for opinion in opinions]


def is_personal(proposal: Proposal) -> bool:
    """Tell whether personal data was found in what is proposed, be it among the columns that would be public or not."""
    signs = proposal.signs if isinstance(proposal.signs, list) else []
    found = any(isinstance(sign, dict) and is_personal_role(sign.get("role", "direct")) for sign in signs)
    return found or Scope.from_json(proposal.scope).personal


def is_sensitive(proposal: Proposal) -> bool:
    """Tell whether personal data or a secret is at stake: four eyes are needed."""
    redacted = proposal.outcome == "publish_after_redaction"
    return redacted or is_secret(proposal) or is_personal(proposal) or _raised(proposal, "personal")


def is_secret(proposal: Proposal) -> bool:
    """Tell whether a secret is at stake, by the article or by the answers."""
    return protects_a_secret(proposal.article) or _raised(proposal, "secrecy")


def _raised(proposal: Proposal, concern: str) -> bool:
    """Whether a question of this concern was answered so that somebody else must look."""
    answers = proposal.answers if isinstance(proposal.answers, list) else []
    pairs = [(str(each.get("code")), str(each.get("choice"))) for each in answers if isinstance(each, dict)]
    return any(raises(code, choice) and concern_of(code) in (concern, "") for code, choice in pairs)


def last_answers(entry_id: UUID) -> dict[str, Answer]:
    """Return the last answer to each question about an entry, by code."""
    given = Answer.objects.filter(entry_id=entry_id).select_related("by").order_by("at")
    return {each.code: each for each in given}


def public_refusals() -> QuerySet[PublicRefusal]:
    """Return the refusals that the public may read: worded, approved, and of the last decision on their entry."""
    later = Decision.objects.filter(
        proposal__entry=OuterRef("decision__proposal__entry"), at__gt=OuterRef("decision__at")
    )
    approved = PublicRefusal.objects.filter(approved_at__isnull=False, decision__revoked_at__isnull=True)
    shown = approved.filter(~Exists(later), decision__outcome__in=CLOSED)
    return shown.select_related("decision__proposal__entry__organisation").order_by("-approved_at")
