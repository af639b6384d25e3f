"""Propose, advise, decide, revoke: each by a person, each once, each dated."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from pontdarc.core.refusals import Conflict, Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.inventory.models import Entry
from pontdarc.journal.actions import announce, record
from pontdarc.legal import rules
from pontdarc.legal.actions.standing import apply_standing_opinions
from pontdarc.legal.articles import protects_a_secret
from pontdarc.legal.events import Advised, ClearanceRevoked, Decided, Proposed
from pontdarc.legal.models import Answer, Decision, Opinion, Proposal
from pontdarc.legal.property import check_licence, check_outcome
from pontdarc.legal.queries import ADVISING_ROLES, is_personal, is_sensitive, last_answers, verdicts_on
from pontdarc.legal.rights import licence_text, sources_of
from pontdarc.legal.risk import Asked, check_measured
from pontdarc.legal.rules import Scope
from pontdarc.network.queries import person_of, require, roles_held_by
from pontdarc.network.rules import Actor
from pontdarc.outside.clock import date_of

_KEPT_OF_A_SIGN = ("column", "kind", "role", "share", "certainty", "holders")


def propose(
    *,
    by: Actor,
    entry: Entry,
    outcome: str,
    article: str,
    justification: str = "",
    scope: Scope,
    signs: Sequence[Mapping[str, object]] = (),
    delivery: UUID | None = None,
    asked: Asked | None = None,
    now: datetime,
) -> Proposal:
    """Propose what to do with an entry, exactly for *scope*; a former proposal that nobody decided is withdrawn.

    *asked*: what is to be measured of the risk; None: nothing is.

    *signs*: what the scan found, one mapping per column (column, kind, role, share, certainty, holders); anything else
    in them is left out, so that no value is kept.

    :raises Forbidden: the actor may not propose for the organisation.
    :raises Invalid: no such outcome or licence, or no article.
    :raises Unlawful: what is called anonymised rests on pseudonyms alone, or what it is made from asks for another
        licence, or its holder has not agreed.
    """
    require(by, "propose", entry.organisation_id, date_of(now))
    _check_outcome(outcome)
    rules.check_anonymises(outcome, scope.steps)
    _check_rights(entry.pk, outcome, scope.licence)
    with transaction.atomic():
        Proposal.objects.filter(entry=entry, decision=None, withdrawn_at=None).update(withdrawn_at=now)
        proposal = Proposal.objects.create(
            entry=entry,
            by_id=_person(by),
            at=now,
            outcome=outcome,
            article=_article(article),
            justification=justification.strip(),
            scope=scope.to_json(),
            signs=[{key: sign[key] for key in _KEPT_OF_A_SIGN if key in sign} for sign in signs],
            delivery=delivery,
            answers=[_kept(each) for each in last_answers(entry.pk).values()],
            risk={"asked": asked.to_json()} if asked is not None else {},
        )
        facts = {"entry": entry.pk, "outcome": outcome, "article": proposal.article, "columns": len(scope.columns)}
        record(by=by, verb="propose", subject=proposal, facts=facts, now=now)
        announce(Proposed(proposal=proposal.pk, entry=entry.pk))
        apply_standing_opinions(proposal, now)
    return proposal


def _kept(answer: Answer) -> dict[str, object]:
    """Return an answer as a proposal keeps it: who by their identifier, so that erasing a person erases the name."""
    return {
        "code": answer.code,
        "choice": answer.choice,
        "by": str(answer.by_id),
        "role": answer.role,
        "at": answer.at.isoformat(),
        "article": answer.article,
        "justification": answer.justification,
        "review_on": answer.review_on.isoformat() if answer.review_on else None,
        "consulted_on": answer.consulted_on.isoformat() if answer.consulted_on else None,
    }


def note_risk(*, by: Actor, proposal: Proposal, figures: Mapping[str, object], now: datetime) -> Proposal:
    """Write the figures of the risk in the dossier of a proposal; those that a decision was made on stay.

    *figures*: of publication.measuring: shares, counts and names of columns. Where the decision did not wait for them,
    they say so (``after_decision``): nobody accepted them, and no later delivery is compared with them.
    """
    with transaction.atomic():
        present = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
        decided = Decision.objects.filter(proposal=present).exists()
        if present.withdrawn_at or (decided and present.risk.get("figures")):
            return present
        present.risk = {**present.risk, "figures": {**figures, "after_decision": decided}}
        present.save(update_fields=["risk"])
        facts = {"proposal": present.pk, "k": figures.get("k"), "rows": figures.get("rows")}
        record(by=by, verb="note_risk", subject=present, facts=facts, now=now)
    return present


def advise(
    *,
    by: Actor,
    proposal: Proposal,
    verdict: str,
    article: str = "",
    note: str = "",
    now: datetime,
) -> Opinion:
    """Give an opinion as DPO or lawyer of the organisation; it can be given again, the last of each role counts.

    Who is both gives the DPO's.

    :raises Forbidden: the actor is neither, or proposed it themselves while personal data or a secret is at stake.
    :raises Conflict: it is decided or withdrawn.
    :raises Invalid: no such verdict, or nothing said with conditions, a question or an unfavourable opinion.
    """
    organisation_id = proposal.entry.organisation_id
    require(by, "advise", organisation_id, date_of(now))
    held = {role.name for role in roles_held_by(by, date_of(now)) if role.organisation_id == organisation_id}
    role = next(name for name in ADVISING_ROLES if name in held)
    _check_verdict(verdict, note)
    with transaction.atomic():
        proposal = _open(proposal)
        rules.may_advise(adviser=_person(by), proposer=proposal.by_id, sensitive=is_sensitive(proposal))
        opinion = Opinion.objects.create(
            proposal=proposal,
            by_id=_person(by),
            role=role,
            at=now,
            verdict=verdict,
            article=article.strip()[:100],
            note=note.strip(),
        )
        facts = {"proposal": proposal.pk, "role": role, "verdict": verdict}
        record(by=by, verb="advise", subject=opinion, facts=facts, now=now)
        announce(Advised(proposal=proposal.pk, entry=proposal.entry_id, opinion=opinion.pk))
    return opinion


def decide(
    *,
    by: Actor,
    proposal: Proposal,
    outcome: str,
    article: str,
    justification: str = "",
    against_opinion: str = "",
    review_on: date | None = None,
    now: datetime,
) -> Decision:
    """Decide on a proposal as the person who signs for the public body; the outcome may differ from the proposal.

    What is refused is no longer covered by an older decision either, and what is published under less protection than
    is decided now stays public no longer: such clearances are revoked at once.

    :raises Forbidden: the actor does not sign for the organisation, or proposed it themselves (legal.rules).
    :raises Unlawful: personal data was found and the DPO was not heard, pseudonyms are called anonymous, or third
        parties have rights (legal.property).
    :raises Conflict: it is decided or withdrawn, or its risk is being measured.
    :raises Invalid: no such outcome, no article, a term in the past, or a reason is missing.
    """
    require(by, "decide", proposal.entry.organisation_id, date_of(now))
    _check_outcome(outcome)
    _check_term(review_on, date_of(now))
    _check_rights(proposal.entry_id, outcome, Scope.from_json(proposal.scope).licence)
    with transaction.atomic():
        proposal = _open(proposal)
        rules.check_anonymises(outcome, Scope.from_json(proposal.scope).steps)
        check_measured(outcome, proposal.risk)
        rules.may_decide(
            decider=_person(by),
            proposer=proposal.by_id,
            outcome=outcome,
            proposed=proposal.outcome,
            verdicts=verdicts_on(proposal),
            personal=is_personal(proposal),
            secrecy=is_sensitive(proposal) or protects_a_secret(article) or outcome == "publish_after_redaction",
            advisers=set(proposal.opinions.values_list("by_id", flat=True)),
            against_opinion=against_opinion,
        )
        decision = Decision.objects.create(
            proposal=proposal,
            by_id=_person(by),
            at=now,
            outcome=outcome,
            article=_article(article),
            justification=justification.strip(),
            against_opinion=against_opinion.strip(),
            scope=proposal.scope,
            review_on=review_on,
        )
        facts = {"proposal": proposal.pk, "outcome": outcome, "article": decision.article, "review_on": review_on}
        record(by=by, verb="decide", subject=decision, facts=facts, now=now)
        if outcome in rules.PUBLISHING:
            # Announced first, so that what replaces the former versions is there when they go.
            announce(Decided(decision=decision.pk, entry=proposal.entry_id))
            _end_those_that_protect_less(by, decision, now)
        else:
            _end_those_that_would_cover(by, decision, now)
            announce(Decided(decision=decision.pk, entry=proposal.entry_id))
    return decision


def revoke(*, by: Actor, decision: Decision, why: str, now: datetime) -> Decision:
    """End a clearance, and the older ones of the same entry with it: none of them comes back to life.

    :raises Forbidden: the actor does not sign for the organisation.
    :raises Conflict: it is revoked already.
    :raises Invalid: it does not say why.
    """
    entry = decision.proposal.entry
    require(by, "decide", entry.organisation_id, date_of(now))
    if not why.strip():
        raise Invalid(
            "reason_missing",
            gettext_noop("Une révocation dit pourquoi."),
            gettext_noop("Écrivez la raison en une phrase : elle sera gardée avec la décision."),
        )
    with transaction.atomic():
        present = Decision.objects.select_for_update().get(pk=decision.pk)
        if present.revoked_at:
            raise Conflict(
                "already_revoked",
                gettext_noop("Cette décision est déjà révoquée."),
                gettext_noop("Rien à faire."),
            )
        older = Decision.objects.filter(proposal__entry=entry, revoked_at=None, at__lt=present.at)
        for each in [present, *older.filter(outcome__in=rules.PUBLISHING)]:
            _end(by, each, why.strip(), entry, now)
    decision.refresh_from_db()
    return decision


def _check_rights(entry_id: UUID, outcome: str, licence: str) -> None:
    licence_text(licence)
    sources = sources_of(entry_id)
    check_outcome(outcome, sources)
    if outcome in rules.SHOWING:
        check_licence(licence, sources)


def _end_those_that_would_cover(by: Actor, refused: Decision, now: datetime) -> None:
    scope = Scope.from_json(refused.scope)
    for each in _clearances_before(refused):
        if not rules.covers(Scope.from_json(each.scope), scope):
            _end(by, each, "Remplacée par une décision de ne pas publier.", refused.proposal.entry, now)


def _end_those_that_protect_less(by: Actor, decided: Decision, now: datetime) -> None:
    scope = Scope.from_json(decided.scope)
    for each in _clearances_before(decided):
        if rules.less_protected(Scope.from_json(each.scope), scope):
            _end(by, each, "Remplacée par une décision qui protège davantage.", decided.proposal.entry, now)


def _clearances_before(decision: Decision) -> QuerySet[Decision]:
    others = Decision.objects.filter(proposal__entry=decision.proposal.entry_id, outcome__in=rules.PUBLISHING)
    return others.filter(revoked_at=None).exclude(pk=decision.pk)


def _end(by: Actor, decision: Decision, why: str, entry: Entry, now: datetime) -> None:
    decision.revoked_at, decision.revoked_by_id, decision.revoked_why = now, _person(by), why
    decision.save(update_fields=["revoked_at", "revoked_by", "revoked_why"])
    record(by=by, verb="revoke", subject=decision, facts={"entry": entry.pk}, now=now)
    announce(ClearanceRevoked(decision=decision.pk, entry=entry.pk))


def _open(proposal: Proposal) -> Proposal:
    """Return the proposal, locked, when it can still be advised and decided."""
    present = Proposal.objects.select_for_update(of=("self",)).select_related("entry").get(pk=proposal.pk)
    if present.withdrawn_at or Decision.objects.filter(proposal=present).exists():
        raise Conflict(
            "proposal_closed",
            gettext_noop("Cette proposition est déjà tranchée, ou a été remplacée par une autre."),
            gettext_noop("Ouvrez la fiche pour voir la proposition en cours."),
        )
    return present


def _person(by: Actor) -> UUID:
    return person_of(by, gettext_noop("Seule une personne peut proposer, donner un avis ou décider."))


def _check_outcome(outcome: str) -> None:
    if outcome not in rules.OUTCOMES:
        raise Invalid(
            "no_such_outcome",
            gettext_noop("« %(outcome)s » n’est pas une issue possible."),
            gettext_noop("Issues possibles : %(outcomes)s."),
            {"outcome": outcome, "outcomes": ", ".join(sorted(rules.OUTCOMES))},
        )


def _check_verdict(verdict: str, note: str) -> None:
    if verdict not in rules.VERDICTS:
        raise Invalid(
            "no_such_verdict",
            gettext_noop("« %(verdict)s » n’est pas un avis possible."),
            gettext_noop("Avis possibles : %(verdicts)s."),
            {"verdict": verdict, "verdicts": ", ".join(sorted(rules.VERDICTS))},
        )
    if verdict != "favourable" and not note.strip():
        raise Invalid(
            "reason_missing",
            gettext_noop("Un avis réservé ou défavorable dit pourquoi, ou ce qui manque."),
            gettext_noop("Écrivez-le en une phrase : la personne qui signe le lira."),
        )


def _check_term(review_on: date | None, today: date) -> None:
    if review_on is not None and review_on < today:
        raise Invalid(
            "term_past",
            gettext_noop("La date de réexamen est déjà passée."),
            gettext_noop("Choisissez une date à venir, ou laissez-la vide."),
        )


def _article(article: str) -> str:
    article = " ".join(article.split())
    if not 1 <= len(article) <= 100 or "@" in article:
        raise Invalid(
            "article_missing",
            gettext_noop("Il manque l’article sur lequel se fonde cet acte."),
            gettext_noop("Choisissez-le dans la liste, ou écrivez-le. Exemple : CRPA L312-1-1."),
        )
    return article
