"""The proof of an erasure, asked for, followed while it is made, and kept with who asked and when.

It takes a minute and more: the worker makes it. What is sought are fingerprints, forgotten once it is over.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from pontdarc.approach.erasure.events import AttestationAsked
from pontdarc.approach.erasure.places import key_of, sought_for, sought_of
from pontdarc.approach.erasure.proof import Left, Proof, Watch, Where, prove_by
from pontdarc.approach.models import Attestation, Erasure
from pontdarc.core.privacy.marks import Seeker, marks_from_json
from pontdarc.core.refusals import Conflict
from pontdarc.core.words import gettext_noop
from pontdarc.journal.actions import announce, beat, end_run, record, start_run
from pontdarc.journal.models import Run
from pontdarc.journal.progress import percent_of
from pontdarc.journal.queries import last_run
from pontdarc.network.queries import require
from pontdarc.network.rules import MACHINE, Actor
from pontdarc.outside.clock import date_of
from pontdarc.standardisation.erasing import Sought

RUN: Final = "attest"
"""The kind of the runs that prove erasures."""
GIVEN_UP: Final = timedelta(days=1)
"""After so long nobody works on it any more: the fingerprints go, whatever became of it."""
_EVERY: Final = 0.5
_NAMES_ITSELF: Final = gettext_noop("(l’adresse elle-même la nomme)")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a proof is. *state*: waiting, running or given_up; *done* of *total* in *stage*, a `proof.Where`."""

    state: str
    stage: str = ""
    done: int = 0
    total: int | None = None

    @property
    def percent(self) -> int | None:
        """How far the stage is."""
        return percent_of(self.done, self.total)


def ask_attestation(*, by: Actor, erasure: Erasure, terms: Sequence[str] = (), now: datetime) -> Attestation:
    """Ask for the proof of an erasure; without *terms*, what the erasure itself found is sought.

    :raises Forbidden: a person who gives no opinion for the organisation. :raises Invalid: a term is too short.
    :raises Conflict: it is not carried out yet, or one is being made.
    """
    if by.kind == "person":
        require(by, "advise", erasure.dataset.organisation_id, date_of(now))
    if erasure.done_at is None:
        raise Conflict(
            "erasure_not_done",
            gettext_noop("Cet effacement n’est pas encore exécuté."),
            gettext_noop("Attendez qu’il le soit, puis demandez l’attestation."),
        )
    with transaction.atomic():
        Erasure.objects.select_for_update().get(pk=erasure.pk)
        if under_way(erasure, now):
            raise Conflict(
                "attestation_under_way",
                gettext_noop("Une attestation de cet effacement est en cours."),
                gettext_noop("Suivez-la depuis la page de l’effacement."),
            )
        made = Attestation(erasure=erasure, asked_by_id=by.person, asked_at=now)
        made.marks = [mark.to_json() for mark in sought_for(made.pk, [terms]).marks] if terms else []
        made.save()
        record(by=by, verb="ask_attestation", subject=made, facts={"erasure": erasure.pk}, now=now)
        announce(AttestationAsked(attestation=made.pk))
    return made


def under_way(erasure: Erasure, now: datetime) -> Attestation | None:
    """Return the proof that is being made, if one is."""
    return erasure.attestations.filter(done_at=None, asked_at__gt=now - GIVEN_UP).first()


def attest(attestation: Attestation, now: datetime) -> Attestation:
    """Look everywhere, and keep what was found. Safe to run twice: what is done is done."""
    if attestation.done_at is not None or attestation.asked_at <= now - GIVEN_UP:
        return attestation
    run = start_run(RUN, attestation.pk)
    sought = _sought_by(attestation)
    proof = prove_by([attestation.erasure.dataset], sought, now, watch=_beating(run))
    kept = _without_names(proof, Seeker(sought.marks, sought.key))
    with transaction.atomic():
        attestation.done_at, attestation.nothing_found, attestation.marks = now, proof.clean, []
        attestation.found = kept.to_json()
        attestation.save(update_fields=["done_at", "nothing_found", "marks", "found"])
        facts = {"clean": proof.clean, "addresses": proof.addresses, "files": proof.files, "rows": proof.rows}
        record(by=MACHINE, verb="attest", subject=attestation, facts=facts, now=now)
        end_run(run, "done")
    return attestation


def _sought_by(attestation: Attestation) -> Sought:
    if not attestation.marks:
        return sought_of(attestation.erasure)
    return Sought(marks_from_json(attestation.marks), key_of(attestation.pk))


def _beating(run: Run) -> Watch:
    last = 0.0

    def watch(where: Where, done: int, total: int) -> None:
        nonlocal last
        if where != run.stage or time.monotonic() - last >= _EVERY:
            last = time.monotonic()
            beat(run, done, total, stage=where)

    return watch


def _without_names(proof: Proof, seeker: Seeker) -> Proof:
    """Leave out of what is kept the addresses that hold the very name that was sought."""

    def said(place: str) -> str:
        return _NAMES_ITSELF if seeker.is_in(place) else place

    return replace(
        proof,
        left=tuple(Left(said(each.place), each.what) for each in proof.left),
        beside=tuple(Left(said(each.place), each.what) for each in proof.beside),
        unopened=tuple(map(said, proof.unopened)),
    )


def proof_of(attestation: Attestation) -> Proof | None:
    """Return what was found, once it is."""
    return Proof.from_json(attestation.done_at, attestation.found) if attestation.done_at else None


def progress_of(attestation: Attestation, now: datetime) -> Progress:
    """Return how far a proof is that is being made."""
    if attestation.asked_at <= now - GIVEN_UP:
        return Progress("given_up")
    run = last_run(RUN, attestation.pk)
    return Progress("running", run.stage, run.done, run.total) if run is not None else Progress("waiting")


def forget_given_up(*, now: datetime) -> int:
    """Blank the fingerprints of the proofs that nobody makes any more."""
    old = Attestation.objects.filter(done_at=None, asked_at__lte=now - GIVEN_UP).exclude(marks=[])
    return old.update(marks=[])
