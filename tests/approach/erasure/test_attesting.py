"""The proof of an erasure is asked for, made by the worker, and kept: with who asked, and without what was sought."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from pontdarc.approach.dispatch import drain
from pontdarc.approach.erasure import attesting
from pontdarc.approach.erasure.attesting import ask_attestation, progress_of, proof_of, under_way
from pontdarc.approach.erasure.places import sought_for
from pontdarc.approach.models import Attestation, Erasure
from pontdarc.core.refusals import Conflict, Forbidden, Invalid
from pontdarc.journal.models import AuditEvent, Run
from pontdarc.mediation import actions as mediation
from pontdarc.network.rules import OPERATOR
from pontdarc.publication.models import Dataset
from tests.approach.erasure.digging import dig_in_a_child
from tests.approach.erasure.test_purging import PEOPLE, SOMEBODY, _catalogue, _erase, _published
from tests.world.datasets import public_dataset
from tests.world.territory import Network, actor
from tests.world.way import drop, later

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def erased(network: Network, data: Path, monkeypatch: pytest.MonkeyPatch) -> Erasure:
    """Somebody is taken out of what was published."""
    dig_in_a_child(monkeypatch)
    _, dataset = _published(network, PEOPLE)
    return _erase(network, dataset)


@pytest.fixture
def done(network: Network, data: Path, monkeypatch: pytest.MonkeyPatch) -> Erasure:
    """An erasure that is said to be carried out, of somebody who never was in what is published."""
    dig_in_a_child(monkeypatch)
    return done_erasure(public_dataset(network.commune, network.mayor, now=later(0)))


def done_erasure(dataset: Dataset) -> Erasure:
    """Write an erasure as the worker leaves it."""
    pk = uuid4()
    return Erasure.objects.create(
        pk=pk,
        dataset=dataset,
        measure="rows",
        article="RGPD art. 17",
        marks=[mark.to_json() for mark in sought_for(pk, [[SOMEBODY]]).marks],
        proposed_at=later(1),
        decided_at=later(2),
        accepted=True,
        done_at=later(3),
    )


def _ask(network: Network, erasure: Erasure, *terms: str, hours: int = 6) -> Attestation:
    return ask_attestation(by=actor(network.dpo), erasure=erasure, terms=terms, now=later(hours))


def test_what_the_erasure_found_is_sought_without_typing_it_again_and_whoever_came_back_is_found(
    network: Network, erased: Erasure
) -> None:
    asked = _ask(network, erased)
    assert progress_of(asked, later(6)).state == "waiting"
    with pytest.raises(Conflict, match="est en cours"):
        _ask(network, erased)
    drain(later(7))
    kept = Attestation.objects.get()
    assert (kept.asked_by, kept.asked_at, kept.done_at, kept.nothing_found) == (network.dpo, later(6), later(7), True)
    proof = proof_of(kept)
    assert proof is not None
    assert proof.clean
    assert proof.addresses > 100
    assert proof.files > 0
    assert proof.rows > 100
    assert under_way(erased, later(7)) is None
    run = Run.objects.get(kind=attesting.RUN)
    assert (run.subject, run.state, run.stage) == (kept.pk, "done", "rows")
    assert AuditEvent.objects.get(verb="ask_attestation").actor == network.dpo.pk
    attesting.attest(kept, later(8))
    assert Attestation.objects.get().done_at == later(7), "a worker that died after the work does not do it again"

    drop(network, erased.dataset.entry, PEOPLE.replace("Nom3", "Autre"), hours=9)
    _ask(network, erased, hours=9)
    drain(later(9))
    again = Attestation.objects.get(done_at=later(9))
    assert again.nothing_found is False
    assert "fichier reçu" in {each["what"] for each in again.found["left"]}


def test_another_form_of_the_name_is_sought_by_fingerprints_that_go_with_the_search(
    network: Network, done: Erasure
) -> None:
    mediation.ask(
        dataset=done.dataset,
        text="Qui était Mme Vrqz ?",
        author_name="A",
        author_email="a@courriel.example",
        now=later(6),
    )
    asked = _ask(network, done, "Vrqz")
    assert asked.marks
    assert "vrqz" not in str(asked.marks).lower()
    drain(later(6))
    kept = Attestation.objects.get()
    assert kept.marks == []
    assert [each["place"] for each in kept.found["left"]] == ["mediation.question"]
    assert "zqxwberg" not in _catalogue()


def test_an_address_that_holds_the_name_is_not_kept_with_it(network: Network, done: Erasure) -> None:
    type(done.dataset).objects.filter(pk=done.dataset_id).update(slug="aides-a-ysaline-zqxwberg")
    _ask(network, done)
    drain(later(6))
    kept = Attestation.objects.get()
    assert not kept.nothing_found
    assert "zqxwberg" not in str(kept.found).lower()
    assert "(l’adresse elle-même la nomme)" in {each["place"] for each in kept.found["left"]}


def test_only_who_advises_asks_once_it_is_done(network: Network, done: Erasure) -> None:
    with pytest.raises(Forbidden):
        ask_attestation(by=actor(network.referent), erasure=done, now=later(6))
    with pytest.raises(Invalid):
        _ask(network, done, "a")
    Erasure.objects.filter(pk=done.pk).update(done_at=None)
    done.refresh_from_db()
    with pytest.raises(Conflict, match="pas encore exécuté"):
        _ask(network, done)
    assert not Attestation.objects.exists()


def test_what_nobody_makes_any_more_is_said_so_and_forgets_what_was_sought(network: Network, done: Erasure) -> None:
    asked = ask_attestation(by=OPERATOR, erasure=done, terms=[SOMEBODY], now=later(6))
    after = later(6) + timedelta(days=1)
    assert progress_of(asked, after).state == "given_up"
    attesting.forget_given_up(now=after)
    asked.refresh_from_db()
    assert asked.marks == []
    assert attesting.attest(asked, after).done_at is None
    assert ask_attestation(by=OPERATOR, erasure=done, now=after).pk != asked.pk
