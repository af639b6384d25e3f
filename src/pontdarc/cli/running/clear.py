"""Propose, advise or decide on a dataset, as the owner of PONTDARC_TOKEN and as nobody else."""

from argparse import Namespace

from pontdarc.approach.dispatch import drain
from pontdarc.approach.journeys import propose_for
from pontdarc.cli.command import DONE, LEFT_TO_DO, answer
from pontdarc.cli.running.asker import person_asking
from pontdarc.core.refusals import Conflict
from pontdarc.core.words import gettext_noop
from pontdarc.legal import actions as legal
from pontdarc.legal.models import Decision, Proposal
from pontdarc.legal.queries import open_proposal
from pontdarc.legal.rules import PUBLISHING
from pontdarc.network.rules import Actor
from pontdarc.outside import clock
from pontdarc.publication.models import Dataset, Version
from pontdarc.publication.queries import dataset_seen


def clear(args: Namespace) -> int:
    """Run ``pontdarc clear``."""
    by = person_asking()
    dataset = dataset_seen(by, args.dataset)
    if args.propose:
        return _propose(args, by, dataset)
    return _advise(args, by, dataset) if args.advise else _decide(args, by, dataset)


def _propose(args: Namespace, by: Actor, dataset: Dataset) -> int:
    proposal = propose_for(
        by=by,
        dataset=dataset,
        outcome=args.outcome,
        article=args.article,
        note=args.note,
        drop=args.drop,
        mask=args.mask,
        now=clock.now(),
    )
    drain()
    document = {"dataset": dataset.slug, "proposal": proposal.pk, "outcome": proposal.outcome, "state": "proposed"}
    answer(args, document, lambda: f"Proposé : « {dataset.title} », {proposal.get_outcome_display()}.")
    return DONE


def _advise(args: Namespace, by: Actor, dataset: Dataset) -> int:
    proposal = _open(dataset)
    opinion = legal.advise(
        by=by, proposal=proposal, verdict=args.outcome, article=args.article, note=args.note, now=clock.now()
    )
    drain()
    document = {"dataset": dataset.slug, "proposal": proposal.pk, "opinion": opinion.pk, "outcome": opinion.verdict}
    answer(args, {**document, "state": "advised"}, lambda: f"Avis donné : {opinion.get_verdict_display().lower()}.")
    return DONE


def _decide(args: Namespace, by: Actor, dataset: Dataset) -> int:
    proposal = _open(dataset)
    decision = legal.decide(
        by=by,
        proposal=proposal,
        outcome=args.outcome,
        article=args.article,
        justification=args.note,
        against_opinion=args.against_opinion,
        review_on=args.review_on,
        now=clock.now(),
    )
    drain()
    version = _last_version(dataset)
    state = str(version.state) if version else "decided"
    document = {
        "dataset": dataset.slug,
        "proposal": proposal.pk,
        "decision": decision.pk,
        "outcome": decision.outcome,
        "state": state,
    }
    answer(args, document, lambda: _sentences(decision, version))
    return LEFT_TO_DO if decision.outcome in PUBLISHING and state != Version.State.PUBLISHED else DONE


def _last_version(dataset: Dataset) -> Version | None:
    return dataset.versions.order_by("-preparation__delivery__received_at").first()


def _sentences(decision: Decision, version: Version | None) -> str:
    said = f"Décidé : {decision.get_outcome_display()} ({decision.article}). Décision {decision.pk}."
    if version is None:
        return said
    reasons = [f"- {doubt['text']} {doubt['advice']}" for doubt in version.held]
    return "\n".join([said, f"Dernière version : {version.get_state_display().lower()}.", *reasons])


def _open(dataset: Dataset) -> Proposal:
    found = open_proposal(dataset.entry_id)
    if found is None:
        raise Conflict(
            "no_proposal",
            gettext_noop("Aucune proposition n’est ouverte pour ce jeu."),
            gettext_noop("Le référent propose d’abord : pontdarc clear JEU --propose --outcome publish --article …"),
        )
    return found
