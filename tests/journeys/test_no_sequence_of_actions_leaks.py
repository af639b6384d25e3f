"""Whatever anybody does, in whatever order, what is public has a clearance in force: seen in the database and outside.

The machine plays the people of Saint-Arcens and a stranger; what they may not do is refused, and refusing is an
action like another. After each, the public addresses are asked and compared with what the decisions say.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from pontdarc.approach.dispatch import drain
from pontdarc.approach.erasure import actions as erasure
from pontdarc.approach.journeys import deliver, propose_for, release
from pontdarc.approach.models import Erasure
from pontdarc.core.refusals import Refusal
from pontdarc.inventory import actions as inventory
from pontdarc.legal import actions as legal
from pontdarc.legal.models import Decision, Proposal
from pontdarc.legal.rules import PUBLISHING, Scope, covers
from pontdarc.network.models import Person
from pontdarc.network.rules import MACHINE, OPERATOR, Actor
from pontdarc.outside import clock
from pontdarc.publication import actions as publication
from pontdarc.publication.models import Dataset, Version
from pontdarc.publication.queries import scope_of
from tests.world.territory import QUICK_HASHERS, Network, actor, build_network
from tests.world.way import prepare_in_this_process

START = datetime(2026, 11, 23, 9, 0, tzinfo=clock.PARIS)
MARK = "zqx"
PLAIN = "nom;type\n" + "".join(f"Place {MARK}{n};parc\n" for n in range(8))
WITH_EMAILS = "nom;type;courriel\n" + "".join(f"Place {MARK}{n};parc;c.durand{n}@exemple.fr\n" for n in range(8))
LONGER = PLAIN + f"Place {MARK} neuve;jardin\n"
FILES = (PLAIN, WITH_EMAILS, LONGER)
ROLES = ("referent", "dpo", "lawyer", "mayor", "coordinator", "secretary", "signatory", "operator", "machine")
OUTCOMES = ("publish", "publish_after_redaction", "do_not_publish", "defer", "link_only")
VERDICTS = ("favourable", "conditions", "unfavourable", "ask")
who = st.sampled_from(ROLES)
FEW_AND_LONG = settings(max_examples=10, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck))
"""What matters is what follows what."""


class Approach(RuleBasedStateMachine):
    """One entry of the commune, and everything that people can do about it."""

    network: Network

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.point = transaction.atomic()
        self.point.__enter__()
        self.entry = inventory.register(
            by=actor(self.network.referent), organisation=self.network.commune, title="Places", now=self.now
        )

    def teardown(self) -> None:
        """Leave the database as it was."""
        transaction.set_rollback(True)
        self.point.__exit__(None, None, None)

    @initialize(published=st.booleans())
    def begin(self, published: bool) -> None:
        """Begin with nothing, or with what is public already: long sequences meet that state rarely."""
        if published:
            self.file("referent", PLAIN)
            self.propose("referent", "publish", drop=False)
            self.advise("dpo", "favourable")
            self.decide("mayor", "publish", term=3)

    def _by(self, role: str) -> Actor:
        if role in ("operator", "machine"):
            return OPERATOR if role == "operator" else MACHINE
        person: Person = getattr(self.network, role)
        return actor(person)

    def _try(self, do: Callable[[], Any]) -> None:
        try:
            with transaction.atomic():
                do()
        except Refusal:
            pass
        drain(self.now)

    @rule(role=who, content=st.sampled_from(FILES))
    def file(self, role: str, content: str) -> None:
        """Drop a file."""
        self.now += timedelta(minutes=1)
        given = {"entry": self.entry, "file": [content.encode()], "filename": "export.csv", "now": self.now}
        self._try(lambda: deliver(by=self._by(role), **given))

    @rule(role=who, outcome=st.sampled_from(OUTCOMES), drop=st.booleans())
    def propose(self, role: str, outcome: str, drop: bool) -> None:
        """Propose something for the last file."""
        given = {"entry": self.entry, "outcome": outcome, "article": "CRPA L312-1-1", "now": self.now}
        self._try(lambda: propose_for(by=self._by(role), drop=["courriel"] if drop else [], **given))

    @rule(role=who, verdict=st.sampled_from(VERDICTS))
    def advise(self, role: str, verdict: str) -> None:
        """Give an opinion on the last proposal."""
        last = Proposal.objects.filter(entry=self.entry).first()
        if last is not None:
            given = {"proposal": last, "verdict": verdict, "note": "Parce que.", "now": self.now}
            self._try(lambda: legal.advise(by=self._by(role), **given))

    @rule(role=who, outcome=st.sampled_from(OUTCOMES), term=st.sampled_from([None, 0, 3]))
    def decide(self, role: str, outcome: str, term: int | None) -> None:
        """Decide on the last proposal."""
        last = Proposal.objects.filter(entry=self.entry).first()
        if last is not None:
            review = None if term is None else clock.date_of(self.now) + timedelta(days=term)
            given = {"proposal": last, "outcome": outcome, "article": "CRPA L312-1-1", "against_opinion": "Car."}
            self._try(lambda: legal.decide(by=self._by(role), review_on=review, now=self.now, **given))

    @rule(role=who)
    def revoke(self, role: str) -> None:
        """Revoke the last decision."""
        last = Decision.objects.filter(proposal__entry=self.entry).first()
        if last is not None:
            self._try(lambda: legal.revoke(by=self._by(role), decision=last, why="Erreur.", now=self.now))

    @rule(role=who, newest=st.booleans(), suspended=st.booleans())
    def publish(self, role: str, newest: bool, suspended: bool) -> None:
        """Publish a version outright, or confirm it."""
        versions = list(Version.objects.filter(dataset__entry=self.entry))
        if versions:
            version, by = versions[0 if newest else -1], self._by(role)
            self._try(lambda: publication.publish(by=by, version=version, suspended=suspended, now=self.now))
            self._try(lambda: release(by=by, version=version, now=self.now))

    @rule(role=who, licence=st.sampled_from(["lov2", "odc-odbl"]))
    def describe(self, role: str, licence: str) -> None:
        """Change the licence, which a clearance covers."""
        dataset = Dataset.objects.filter(entry=self.entry).first()
        if dataset is not None:
            given = {"dataset": dataset, "licence": licence, "now": self.now}
            self._try(lambda: publication.describe_dataset(by=self._by(role), **given))

    @rule(role=who)
    def withdraw(self, role: str) -> None:
        """Withdraw the dataset."""
        dataset = Dataset.objects.filter(entry=self.entry).first()
        if dataset is not None and role in ("referent", "secretary", "dpo"):
            given = {"dataset": dataset, "why": "Erreur.", "now": self.now}
            self._try(lambda: publication.withdraw(by=self._by(role), **given))

    @rule(proposer=who, decider=who, accepted=st.booleans())
    def erase(self, proposer: str, decider: str, accepted: bool) -> None:
        """Propose and decide an erasure."""
        dataset = Dataset.objects.filter(entry=self.entry).first()
        if dataset is None:
            return
        given = {"dataset": dataset, "people": [[f"{MARK}3"]], "measure": "rows", "article": "RGPD art. 17"}
        self._try(lambda: erasure.propose_erasure(by=self._by(proposer), now=self.now, **given))
        last = Erasure.objects.filter(dataset=dataset, decided_at=None).first()
        if last is not None:
            given = {"erasure": last, "accepted": accepted, "why": "Car.", "now": self.now}
            self._try(lambda: erasure.decide_erasure(by=self._by(decider), **given))

    @rule(days=st.integers(1, 5))
    def wait(self, days: int) -> None:
        """Let days pass: a clearance ends by itself."""
        self.now += timedelta(days=days)
        drain(self.now)

    @invariant()
    def only_what_is_cleared_is_public(self) -> None:
        """Ask as a stranger, and compare with what the decisions say, read here and not by the gate."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(clock, "today", lambda: clock.date_of(self.now))
            patch.setattr(clock, "now", lambda: self.now)
            cleared = self._cleared()
            for dataset in Dataset.objects.filter(entry=self.entry):
                self._ask(dataset, cleared)

    def _cleared(self) -> set[UUID]:
        """Return the versions that a decision in force covers, signed by who signs, heard the DPO where it must."""
        today = clock.date_of(self.now)
        found = set()
        for version in Version.objects.filter(dataset__entry=self.entry, state__in=("published", "replaced")):
            decision = version.clearance
            assert decision is not None
            signed = decision.by_id == self.network.mayor.pk and decision.proposal.by_id != self.network.mayor.pk
            in_force = decision.revoked_at is None and (decision.review_on is None or decision.review_on >= today)
            inside = not covers(Scope.from_json(decision.scope), scope_of(version))
            standing = version.dataset.withdrawn_at is None and version.erased_at is None
            if signed and in_force and inside and standing and decision.outcome in PUBLISHING:
                found.add(version.pk)
        return found

    def _ask(self, dataset: Dataset, cleared: set[UUID]) -> None:
        stranger = Client()
        current = Version.objects.filter(dataset=dataset, state="published").first()
        shown = current is not None and current.pk in cleared
        for address in (
            f"/donnees/{dataset.slug}/telecharger/csv",
            f"/api/explore/v2.1/catalog/datasets/{dataset.slug}/records",
        ):
            answer = stranger.get(address)
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
            assert (answer.status_code == 200) == shown, address
            assert shown or MARK.encode() not in content, address
            if shown:
                assert b"@exemple.fr" not in content or "courriel" in str(current.clearance.scope)  # type: ignore[union-attr]
        for version in Version.objects.filter(dataset=dataset, number__isnull=False):
            answer = stranger.get(f"/donnees/{dataset.slug}/versions/{version.number}/telecharger/csv")
            assert (answer.status_code == 200) == (shown and version.pk in cleared), version.number


@pytest.mark.long
@pytest.mark.django_db
def test_no_sequence_of_actions_by_any_role_ends_in_public_data_without_a_clearance(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(django_settings, "DATA", tmp_path)
    monkeypatch.setattr(django_settings, "FILE_UPLOAD_TEMP_DIR", str(tmp_path))
    monkeypatch.setattr(django_settings, "PASSWORD_HASHERS", QUICK_HASHERS)
    prepare_in_this_process(monkeypatch)
    Approach.network = build_network(START)
    run_state_machine_as_test(Approach, settings=FEW_AND_LONG)
