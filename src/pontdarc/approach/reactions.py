"""The one page « when this happens, do that ». Every reaction is safe to run twice: the worker may be killed."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from pontdarc.approach import consolidation, journeys, messages, operator_messages, request_messages, tasks
from pontdarc.approach.erasure import letters
from pontdarc.approach.erasure.attesting import attest
from pontdarc.approach.erasure.events import (
    AttestationAsked,
    ErasureDecided,
    ErasureProposed,
    PersonAnswered,
    PersonAsked,
)
from pontdarc.approach.erasure.purging import carry_out
from pontdarc.approach.models import Attestation, Erasure, PersonRequest
from pontdarc.approach.risk import measure_proposed
from pontdarc.core.refusals import Refusal, Unavailable
from pontdarc.extraction.actions import forget_destroyed
from pontdarc.extraction.events import (
    DeliveryDestroyed,
    DeliveryReceived,
    IdentifiersGiven,
    SecretDecided,
    SecretFlagged,
    SecretReplied,
    SourceFailed,
)
from pontdarc.extraction.models import Delivery, IdentifierRequest, SecretFlag, Source
from pontdarc.inventory.actions import move
from pontdarc.inventory.models import Entry
from pontdarc.journal.actions import beat, end_run, start_run
from pontdarc.journal.models import Run
from pontdarc.legal.events import Advised, ClearanceRevoked, Decided, Proposed
from pontdarc.legal.models import Decision, Opinion, Proposal
from pontdarc.mediation.events import (
    ContributionLeft,
    QuestionAnswered,
    RequestAnswered,
    RequestReceived,
    RequestSilent,
    RequestTransmitted,
)
from pontdarc.mediation.models import DocumentRequest, Question
from pontdarc.network.rules import MACHINE
from pontdarc.outside.confined import Stopped, Watch
from pontdarc.publication.actions import suspend
from pontdarc.publication.erasing import forget_erased
from pontdarc.publication.events import DatasetWithdrawn, PlanWanted, VersionHeld, VersionPublished, VersionsErased
from pontdarc.publication.models import Dataset, PlanSearch, Version
from pontdarc.publication.queries import tables_kept
from pontdarc.publication.searching import carry_out as search_plan
from pontdarc.standardisation.actions import prepare
from pontdarc.standardisation.events import Prepared, Unprepared
from pontdarc.standardisation.models import Preparation
from pontdarc.standardisation.runs import RUN
from pontdarc.updating.actions import keep_promise

Payload = Mapping[str, Any]
Reaction = Callable[[Payload, datetime], None]


def _prepare(payload: Payload, now: datetime) -> None:
    delivery = Delivery.objects.select_related("entry__organisation").get(pk=payload["delivery"])
    if delivery.refusal or delivery.destroyed_at:
        return
    run = start_run(RUN, delivery.pk)
    try:
        prepare(by=MACHINE, delivery=delivery, watch=_beating(run), now=now)
    except Unavailable:
        raise
    except Stopped:
        end_run(run, "cancelled")
    except Refusal as refusal:
        end_run(run, "failed", refusal)
    else:
        end_run(run, "done")


def _beating(run: Run) -> Watch:
    """Return what writes how far a preparation is, and stops it when somebody asked for that."""

    def watch(said: Mapping[str, Any]) -> bool:
        return beat(run, said.get("rows", 0), said.get("total"), stage=said.get("stage", ""))

    return watch


def _leave_no_file(payload: Payload, now: datetime) -> None:
    delivery = Delivery.objects.get(pk=payload["delivery"])
    forget_destroyed(delivery=delivery, keep_blobs=tables_kept())


def _leave_no_table(payload: Payload, now: datetime) -> None:
    forget_erased(UUID(payload["dataset"]))


def _update(payload: Payload, now: datetime) -> None:
    found = Preparation.objects.select_related("delivery__entry__organisation", "recipe").get(pk=payload["preparation"])
    journeys.update(preparation=found, now=now)


def _tell_unreadable(payload: Payload, now: datetime) -> None:
    delivery = Delivery.objects.select_related("entry__organisation").get(pk=payload["delivery"])
    if delivery.refusal:
        messages.tell_unreadable(delivery.entry, delivery.refusal)


def _tell_held(payload: Payload, now: datetime) -> None:
    version = Version.objects.select_related("dataset__entry__organisation").get(pk=payload["version"])
    if version.state == Version.State.HELD and version.held:
        messages.tell_held(version)


def _after_publication(payload: Payload, now: datetime) -> None:
    version = Version.objects.select_related("dataset__entry").get(pk=payload["version"])
    stage = Entry.Stage.UPDATED if (version.number or 0) > 1 else Entry.Stage.PUBLISHED
    with transaction.atomic():
        move(by=MACHINE, entry=version.dataset.entry, stage=stage, now=now)
        keep_promise(dataset=version.dataset, now=now)
    tasks.warm.enqueue(str(version.pk))
    consolidation.follow(version.dataset, now=now)


def _tell_proposed(payload: Payload, now: datetime) -> None:
    proposal = Proposal.objects.select_related("entry__organisation").get(pk=payload["proposal"])
    measure_proposed(proposal, now)
    messages.tell_proposed(proposal)


def _search_plan(payload: Payload, now: datetime) -> None:
    search = PlanSearch.objects.select_related("preparation").filter(pk=payload["search"]).first()
    if search is not None:
        search_plan(search, now)


def _tell_advised(payload: Payload, now: datetime) -> None:
    messages.tell_advised(Opinion.objects.select_related("proposal__entry__organisation").get(pk=payload["opinion"]))


def _apply_decision(payload: Payload, now: datetime) -> None:
    decision = Decision.objects.select_related("proposal__entry__organisation").get(pk=payload["decision"])
    journeys.apply_decision(decision=decision, now=now)
    messages.tell_decided(decision)


def _suspend(payload: Payload, now: datetime) -> None:
    decision = Decision.objects.select_related("proposal__entry__organisation").get(pk=payload["decision"])
    suspended = suspend(by=MACHINE, decision=decision, now=now)
    replaced = Version.objects.filter(dataset__entry=decision.proposal.entry_id, state=Version.State.PUBLISHED).exists()
    if suspended and not replaced:
        messages.tell_revoked(decision)
    for dataset in Dataset.objects.filter(entry=decision.proposal.entry_id):
        consolidation.follow(dataset, now=now)


def _leave_consolidations(payload: Payload, now: datetime) -> None:
    consolidation.follow(Dataset.objects.get(pk=payload["dataset"]), now=now)


def _tell_source_failed(payload: Payload, now: datetime) -> None:
    source = Source.objects.select_related("entry__organisation").get(pk=payload["source"])
    if source.last_refusal and payload.get("failures", 1) == 1:
        messages.tell_source_failed(source.entry, source.last_refusal)


def _tell_contribution(payload: Payload, now: datetime) -> None:
    dataset = Dataset.objects.select_related("organisation").get(pk=payload["dataset"])
    messages.tell_contribution(dataset, payload["kind"])


def _tell_answered(payload: Payload, now: datetime) -> None:
    messages.tell_answered(Question.objects.select_related("dataset__organisation").get(pk=payload["question"]))


def _flag(payload: Payload) -> SecretFlag:
    related = ("asked__contract__operator", "asked__entry__organisation", "by")
    return SecretFlag.objects.select_related(*related).get(pk=payload["flag"])


def _tell_flagged(payload: Payload, now: datetime) -> None:
    operator_messages.tell_flagged(_flag(payload))


def _tell_secret_decided(payload: Payload, now: datetime) -> None:
    operator_messages.tell_secret_decided(_flag(payload))


def _tell_replied(payload: Payload, now: datetime) -> None:
    operator_messages.tell_replied(_flag(payload))


def _tell_identifiers(payload: Payload, now: datetime) -> None:
    found = IdentifierRequest.objects.select_related("entry__organisation").filter(pk=payload["request"]).first()
    if found is not None:
        operator_messages.tell_identifiers(found)


def _on_request(tell: Callable[[DocumentRequest], None]) -> Reaction:
    def react(payload: Payload, now: datetime) -> None:
        related = ("organisation", "transmitted_from", "dataset")
        tell(DocumentRequest.objects.select_related(*related).get(pk=payload["request"]))

    return react


def _tell_person_asked(payload: Payload, now: datetime) -> None:
    letters.tell_asked(PersonRequest.objects.select_related("dataset__organisation").get(pk=payload["request"]))


def _tell_erasure_proposed(payload: Payload, now: datetime) -> None:
    letters.tell_proposed(Erasure.objects.select_related("dataset__organisation").get(pk=payload["erasure"]))


def _carry_out_erasure(payload: Payload, now: datetime) -> None:
    erasure = Erasure.objects.select_related("dataset__entry__organisation").get(pk=payload["erasure"])
    letters.tell_done(carry_out(erasure, now))


def _attest(payload: Payload, now: datetime) -> None:
    related = ("erasure__dataset__organisation",)
    attest(Attestation.objects.select_related(*related).get(pk=payload["attestation"]), now)


def _send_answer(payload: Payload, now: datetime) -> None:
    letters.send_answer(PersonRequest.objects.select_related("dataset__organisation").get(pk=payload["request"]))


REACTIONS: Final[Mapping[str, Reaction]] = {
    DeliveryReceived.name: _prepare,
    DeliveryDestroyed.name: _leave_no_file,
    Prepared.name: _update,
    Unprepared.name: _tell_unreadable,
    VersionHeld.name: _tell_held,
    VersionPublished.name: _after_publication,
    DatasetWithdrawn.name: _leave_consolidations,
    VersionsErased.name: _leave_no_table,
    PlanWanted.name: _search_plan,
    Proposed.name: _tell_proposed,
    Advised.name: _tell_advised,
    Decided.name: _apply_decision,
    ClearanceRevoked.name: _suspend,
    SourceFailed.name: _tell_source_failed,
    ContributionLeft.name: _tell_contribution,
    QuestionAnswered.name: _tell_answered,
    SecretFlagged.name: _tell_flagged,
    SecretDecided.name: _tell_secret_decided,
    SecretReplied.name: _tell_replied,
    IdentifiersGiven.name: _tell_identifiers,
    RequestReceived.name: _on_request(request_messages.tell_received),
    RequestTransmitted.name: _on_request(request_messages.tell_transmitted),
    RequestAnswered.name: _on_request(request_messages.tell_request_answered),
    RequestSilent.name: _on_request(request_messages.tell_silent),
    PersonAsked.name: _tell_person_asked,
    ErasureProposed.name: _tell_erasure_proposed,
    ErasureDecided.name: _carry_out_erasure,
    AttestationAsked.name: _attest,
    PersonAnswered.name: _send_answer,
}
