from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from pontdarc.core.refusals import Unavailable
from pontdarc.extraction.models import Delivery, Source
from pontdarc.outside import mail
from pontdarc.publication.models import Dataset
from pontdarc.publication.queries import public_dataset
from pontdarc.updating import actions, queries
from pontdarc.updating.models import Promise
from tests.world.built import built
from tests.world.datasets import public_dataset as public_dataset_of
from tests.world.territory import NOW, Network, actor
from tests.world.way import PLACES, PLACES_LATER, clear, drop, register


@pytest.fixture
def dataset(network: Network, data: Path) -> Dataset:
    return built(_promised, network, folder=data)


def _promised(network: Network) -> Dataset:
    entry = register(network)
    drop(network, entry, PLACES)
    clear(network, entry)
    found = public_dataset("lieux-de-promenade")
    actions.promise(by=actor(network.referent), dataset=found, frequency="WEEKLY", now=NOW)
    return found


def test_a_late_dataset_is_listed_with_its_cause_and_what_to_do(network: Network, dataset: Dataset) -> None:
    by, due = actor(network.referent), NOW.date() + timedelta(days=7)
    assert queries.late(by, due + timedelta(days=1)) == ()
    [late] = queries.late(by, due + timedelta(days=3))
    assert (late.dataset.pk, late.due_on, late.days) == (dataset.pk, due, 3)
    assert "aucun fichier" in late.cause
    assert "Déposez" in late.advice
    assert queries.late(actor(network.signatory), due + timedelta(days=3)) == ()


def test_the_cause_names_the_source_that_is_refused(network: Network, dataset: Dataset) -> None:
    refusal = {"code": "x", "sentence": "Le serveur répond 404.", "advice": "Vérifiez l’adresse."}
    Source.objects.create(entry=dataset.entry, connector="http", last_refusal=refusal, last_success_at=NOW)
    [late] = queries.late(actor(network.referent), NOW.date() + timedelta(days=20))
    assert "23\u00a0novembre 2026" in late.cause
    assert "404" in late.cause
    assert late.advice == "Vérifiez l’adresse."


def test_a_reminder_says_what_to_do_and_comes_once_a_week(network: Network, dataset: Dataset, mailoutbox: list) -> None:
    mailoutbox.clear()
    at = NOW + timedelta(days=10)
    assert actions.remind_late(now=at) == 1
    [message] = mailoutbox
    assert message.to == [network.referent.email]
    assert "30\u00a0novembre 2026" in message.body
    assert f"/espace/fiches/{dataset.entry_id}/" in message.body
    assert actions.remind_late(now=at + timedelta(days=6)) == 0
    assert actions.remind_late(now=at + timedelta(days=7)) == 1


def test_a_reminder_that_could_not_be_sent_is_sent_later(
    network: Network, dataset: Dataset, mailoutbox: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**message: str) -> None:
        raise Unavailable("mail_not_sent", "Non.", "Plus tard.")

    at = NOW + timedelta(days=10)
    with monkeypatch.context() as patch:
        patch.setattr(mail, "send", refuse)
        assert actions.remind_late(now=at) == 0
    assert actions.remind_late(now=at) == 1


def test_a_delivery_that_is_published_keeps_the_promise(network: Network, dataset: Dataset, mailoutbox: list) -> None:
    late_day = NOW.date() + timedelta(days=10)
    assert queries.late(actor(network.referent), late_day)
    drop(network, dataset.entry, PLACES_LATER, hours=24 * 9)
    assert queries.late(actor(network.referent), late_day) == ()
    assert queries.promises_seen_by(actor(network.referent)).get().due_on == NOW.date() + timedelta(days=16)


def test_the_causes_of_many_late_datasets_are_asked_at_once(
    network: Network, dataset: Dataset, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    at = NOW.date() + timedelta(days=20)
    for rank in range(3):
        other = public_dataset_of(network.commune, network.mayor, slug=f"autre-{rank}", title=f"Autre {rank}", now=NOW)
        Promise.objects.update_or_create(dataset=other, defaults={"due_on": NOW.date()})
    Delivery.objects.filter(entry=dataset.entry).update(refusal={"sentence": "Illisible.", "advice": "Ouvrez-le."})
    with django_assert_max_num_queries(6):
        found = queries.late(actor(network.referent), at)
    assert len(found) == 4
    assert [late.advice for late in found if late.dataset == dataset] == ["Ouvrez-le."]
